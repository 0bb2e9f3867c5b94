"""The receipt of each figure: one permanent page that says what it is, where it stands, and how far it was checked.

There are as many receipts as figures, so everything that a page shows is looked up once for all of them: nothing here
searches a table for a single figure. What a receipt says of bounds and checks is worded in ``bounds`` and
``receipt_checks``; how to cite it in ``citations``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from scripts.audit.readings import Reading, read_figures
from scripts.checks.stated import summarise_unread
from scripts.pages.catalogue import Site
from scripts.pages.citations import Citable, cite
from scripts.pages.pages import Stamp
from scripts.phrases import range_text, sentence
from scripts.wording.accounts import CellView, CheckView, RemarkView, TargetView
from scripts.wording.bounds import render_bounds
from scripts.wording.receipt_checks import Checked, list_checks
from scripts.wording.views import FigureView
from scripts.words import number

MOST_REPEATS = 5
STRIP = 1000  # width of the picture of a document, and the least width of a mark in it
MARK = 8


def receipt_stamps(site: Site, address: str, *, has_api: bool = False) -> Iterator[Stamp]:
    """The receipt of every figure, in the order of the files.

    ``address`` is where the site will be, "" if nobody said: then no receipt names an address. ``has_api``: the site
    has a file /api/v1/figures/<figure_id>.json for each.
    """
    desk = Desk(site, address.rstrip("/"), has_api)
    return (desk.stamp(view) for view in site.figures)


def receipt_path(figure_id: str) -> str:
    """Address of a receipt, from the root of the language."""
    return f"receipts/{figure_id}.html"


class Desk:
    """Everything that the receipts of one language need, by figure."""

    def __init__(self, site: Site, address: str, has_api: bool) -> None:
        self.site, self.words, self.address, self.has_api = site, site.words, address, has_api
        self.version = str(site.ledger.descriptor["version"])
        self._trails: dict[str, list[dict[str, str]]] = {}
        self._sources: dict[str, dict[str, Any]] = {}

    def stamp(self, view: FigureView) -> Stamp:
        """The receipt of one figure."""
        words, path = self.words, receipt_path(view.figure_id)
        source = self._source(view.source_id)
        title = words("receipt.title", region=view.region, name=view.name, value=view.text, period=view.period)
        return self.site.renderer.stamp(
            "receipt",
            path,
            title,
            description=self._description(view, source),
            view=view,
            source=source,
            trail=self._trail(view.region_code),
            indicator=self.site.index.get("indicators", view.indicator_id),
            address=f"{self.address}/{words.language}/{path}" if self.address else "",
            data=f"/api/v1/figures/{view.figure_id}.json" if self.has_api else "",
            proof_of=receipt_path,
            **self._proof(view, source),
            **self._accounts(view.figure_id),
            **self._citations(view, source, path),
        )

    def _description(self, view: FigureView, source: Mapping[str, Any]) -> str:
        where = "" if view.start is None else self.words("receipt.where", start=view.start + 1, end=view.end)
        return self.words("receipt.description", value=view.text, source=source["quoted"], where=where)

    def _proof(self, view: FigureView, source: Mapping[str, Any]) -> dict[str, Any]:
        """Bounds, checks and place of a figure."""
        site, is_unread = self.site, view.figure_id in self._unread
        reading = self._readings.get(view.figure_id)
        bounds = render_bounds(view.figure, reading.ranges if reading else None, is_unread, self.words)
        known = Checked(source["runs"], bounds.in_full, is_unread)
        repeats = self._repeats.get((view.source_id, view.as_stated), [])
        spans = [] if view.start is None or view.end is None else [(view.start, view.end), *repeats]
        return {
            "bounds": bounds,
            "repeats": repeats,
            "checks": list_checks(view, known, site.index, self.words),
            "days": range_text(view.period_start, view.period_end, self.words),
            "marks": [_mark(*span, source["length"]) for span in spans if source["length"]],
        }

    def _accounts(self, figure_id: str) -> dict[str, Any]:
        """What the audit and the targets have to do with a figure."""
        cell = self._cells.get(figure_id)
        others = [other for other in cell.figures if other.figure_id != figure_id] if cell else []
        return {
            "verdicts": self.site.accounts.verdicts(self._checks.get(figure_id, [])),
            "remarks": self._remarks.get(figure_id, []),
            "target": self._targets.get(figure_id),
            "answers": self._answers.get(figure_id, []),
            "cell": cell,
            "others": [(other, self._source(other.source_id)) for other in others],
        }

    def _citations(self, view: FigureView, source: Mapping[str, Any], path: str) -> dict[str, Any]:
        words = self.words
        at = {} if view.start is None else {"start": view.start + 1, "end": view.end}
        title = words(
            f"cite.title_{view.evidence}",
            region=view.region,
            period=view.period,
            name=view.name,
            value=view.text,
            id=view.figure_id,
            source=source["quoted"],
            **at,
        )
        item = Citable(view.figure_id, title, f"{words.language}/{path}", self.version)
        return {"citations": cite(item, self.address), "version": self.version}

    def _trail(self, code: str) -> list[dict[str, str]]:
        """Regions down to and with the figure's own."""
        if code not in self._trails:
            own = {"name": self.site.name("regions", code), "path": f"regions/{code}.html"}
            self._trails[code] = [*self.site.trail(code), own]
        return self._trails[code]

    def _source(self, source_id: str) -> dict[str, Any]:
        """What receipts say of a document."""
        if source_id not in self._sources:
            row, words, evidence = self.site.index.get("sources", source_id), self.words, self.site.evidence[source_id]
            title = row.title if words.language == "zh" else row.title_en
            self._sources[source_id] = {
                "title": title,
                "quoted": title if "《" in title else words("cite.quoted", title=title),
                "path": f"reports/{source_id}.html",
                "runs": evidence["runs"],
                "length": evidence["characters"],
                "facts": list(self._source_facts(row, evidence["characters"])),
                "sha256": row.text_sha256,
            }
        return self._sources[source_id]

    def _source_facts(self, row: Any, length: int) -> Iterator[tuple[str, str, str]]:
        """Label, text, and address or "", after the title."""
        words = self.words
        if words.language != "zh":
            yield words("field.original_title"), row.title, ""
        yield words("field.publisher"), row.publisher or sentence(words("text.no_publisher")), ""
        yield words("field.published"), row.published or sentence(words("text.no_date")), ""
        yield words("field.period_covered"), range_text(row.period_start, row.period_end, words), ""
        yield words("field.kind"), sentence(words(f"source_kind.{row.kind}")), ""
        yield words("field.class"), sentence(words(f"source_class.{row.source_class}")), ""
        yield words("field.completeness"), sentence(words(f"completeness.{row.completeness}")), ""
        yield words("field.url"), row.url or sentence(words("text.no_url")), row.url
        if length:
            yield words("field.text_length"), words("text.characters", n=number(length)), ""
        if note := words.pick(row, "note"):
            yield words("field.note"), note, ""

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return read_figures(view.figure for view in self.site.figures)

    @cached_property
    def _unread(self) -> set[str]:
        return set(summarise_unread(self.site.ledger))

    @cached_property
    def _checks(self) -> dict[str, list[CheckView]]:
        checks = self.site.accounts.checks
        return _by_figure((check, (line.figure_id for line in check.working.lines)) for check in checks)

    @cached_property
    def _remarks(self) -> dict[str, list[RemarkView]]:
        remarks = self.site.accounts.remarks
        return _by_figure((remark, (view.figure_id for view in remark.figures)) for remark in remarks)

    @cached_property
    def _targets(self) -> dict[str, TargetView]:
        return {target.target_id: target for target in self.site.accounts.targets}

    @cached_property
    def _answers(self) -> dict[str, list[TargetView]]:
        """Targets that a figure answers or takes further."""
        proofs = {view.proof: view.figure_id for view in self.site.figures}
        targets = self.site.accounts.targets
        return _by_figure(
            (
                target,
                [
                    *(view.figure_id for view in target.progress),
                    *(proofs[proof] for _, proof in target.evidence if proof in proofs),
                ],
            )
            for target in targets
        )

    @cached_property
    def _cells(self) -> dict[str, CellView]:
        return {view.figure_id: cell for cell in self.site.accounts.cells for view in cell.figures}

    @cached_property
    def _repeats(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """Where the words of a figure stand again, by document and words; left out where two figures share them."""
        stated = Counter((view.source_id, view.as_stated) for view in self.site.figures)
        found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for rows in self.site.omissions.values():
            for row in rows:
                key = row.source_id, row.text
                if row.reason == "repeat" and stated[key] == 1 and len(found[key]) < MOST_REPEATS:
                    found[key].append((int(row.span_start), int(row.span_end)))
        return found


def _by_figure(rows: Iterable[tuple[Any, Iterable[str]]]) -> dict[str, list[Any]]:
    """Rows by each figure that they are about, once each."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row, ids in rows:
        for figure_id in dict.fromkeys(filter(None, ids)):
            found[figure_id].append(row)
    return dict(found)


def _mark(start: int, end: int, length: int) -> tuple[int, int]:
    """Place and width of a mark in the picture of a document."""
    width = max((end - start) * STRIP // length, MARK)
    return min(start * STRIP // length, STRIP - width), width
