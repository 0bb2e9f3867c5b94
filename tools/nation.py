"""An invented nation: provinces, prefectures and counties that report each year, as an ordinary ledger with its texts.

Nothing in it is true. Places bear invented names and codes that no place has; numbers come from a seed, so that every
run writes the same bytes. Themes, units, breakdowns, indicators and schemas are those of the checkout.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import product
from pathlib import Path
from random import Random

import pandas as pd
from pypinyin import lazy_pinyin

from scripts.checks.attestation import expected_records, record_file, render_record
from scripts.languages import list_languages
from scripts.ledger.gazetteer import NATION, list_divisions
from scripts.ledger.packages import load_package, load_texts
from scripts.numbers.search import find_runs
from scripts.numbers.vocabulary import either, word_list
from scripts.paths import ROOT

PROVINCES, PREFECTURES, WHOLE = 31, 333, 3_200
FIRST_YEAR, YEARS = 2021, 5
RESULTS, TARGETS = 53, 4
"""Plain results and targets of a report; the three parts of its funds make sixty figures."""
SEED = 20260101
SUFFIX = {"province": "省", "prefecture": "市", "county": "县"}
ENGLISH = {"province": "Province", "prefecture": "Prefecture", "county": "County"}
FIRST, SECOND = "青禾云松岭石桥兰桐杏枫柏梅荷莲溪泉湖沙", "川坪岗湾滩垣埠浦泽塘垭坝岙畈墩汀洲渚峪"
FUNDS, LEVELS = "linking-funds-allocated", ("central", "province", "prefecture")
LEVEL_NAMES = {"central": "中央", "province": "省级", "prefecture": "市级"}
STARTED, PLANNED = "linking-projects-started", "linking-projects-implemented"
PER_HEAD = re.compile("income|consumption$|line$")
SPEAKING = re.compile(either(["当年", *word_list("intention")]))
"""Words of a name that would say something of the time or standing of a figure."""
WORKS = (
    ("programme", "防返贫动态监测", "Monitoring against a return to poverty", "健全防返贫动态监测和帮扶机制"),
    ("work", "农村人居环境整治", "Cleaning up villages", "持续开展农村人居环境整治提升行动"),
    ("mechanism", "驻村帮扶", "Resident teams in villages", "进一步压实驻村帮扶责任"),
)
"""Kind and names of the measures of each report, and the words of its text that name them."""
PHRASES = ("{name}{stated}", "{name}为{stated}", "{name}是{stated}")
FILLERS = ("各项工作有序推进", "工作成效稳步显现", "群众反映总体良好", "有关部门密切配合", "基层干部常去走访")
CONFIGURED = ("keeper.toml", *(language.config for language in list_languages()))
TABLES = ("figures", "omissions", "measures", "relations", "remarks")


@dataclass(frozen=True, slots=True)
class Place:
    """A region: code, names, level, and the code of the one above."""

    code: str
    zh: str
    en: str
    level: str
    parent: str

    @property
    def row(self) -> dict[str, str]:
        """As the table of regions has it."""
        names = {"name_zh": self.zh, "name_en": self.en}
        return {"region_code": self.code, **names, "level": self.level, "parent_code": self.parent}


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure of a report as it is said: the words before and after its number, the number in words, and its cells."""

    before: str
    stated: str
    cells: Mapping[str, str]


def list_places(count: int) -> list[Place]:
    """So many regions in the proportions of a nation, those above before those below."""
    provinces, prefectures = (max(1, round(count * part / WHOLE)) for part in (PROVINCES, PREFECTURES))
    names = _invent_names()
    real = {division.code[:2] for division in list_divisions()}
    free = [f"{number}" for number in range(16, 100) if str(number) not in real]
    places = [_place(f"{free[at]}0000", next(names), "province", NATION) for at in range(provinces)]
    for at in range(prefectures):
        above = places[at % provinces]
        places.append(_place(f"{above.code[:2]}{1 + at // provinces:02}00", next(names), "prefecture", above.code))
    middle = places[provinces:]
    for at in range(count - len(places)):
        above = middle[at % prefectures]
        places.append(_place(f"{above.code[:4]}{21 + at // prefectures:02}", next(names), "county", above.code))
    return places


def _place(code: str, name: str, level: str, parent: str) -> Place:
    english = "".join(lazy_pinyin(name)).capitalize()
    return Place(code, f"{name}{SUFFIX[level]}", f"{english} {ENGLISH[level]}", level, parent)


def _invent_names() -> Iterator[str]:
    """Names of two or three characters that no division of the country begins with."""
    real = {division.name[:2] for division in list_divisions()}
    short = [one + two for one, two in product(FIRST, SECOND)]
    longer = (one + two + three for one, two, three in product(FIRST, FIRST, SECOND) if one != two)
    return (name for name in (*short, *longer) if name[:2] not in real)


@cache
def read_reference(name: str) -> pd.DataFrame:
    """A reference table of the checkout, as text."""
    return pd.read_csv(ROOT / "data" / "reference" / f"{name}.csv", dtype=str, keep_default_na=False)


@cache
def list_indicators() -> pd.DataFrame:
    """The indicators of the nation, in the order in which a report tells of them: all are core, plain numbers."""
    frame, units = read_reference("indicators"), read_reference("units").set_index("unit_id")["dimension"]
    plain = frame["unit_id"].map(units).isin(["count", "money", "ratio"]) & ~frame["unit_id"].isin(["times", "item"])
    silent = frame["name_zh"].map(lambda name: not (find_runs(name) or SPEAKING.search(name)))
    frame = frame[plain & silent].assign(first=lambda rows: rows["core"].replace("", "99").astype(int))
    chosen = frame.sort_values(["first", "indicator_id"]).head(RESULTS + TARGETS)
    return chosen.assign(core=[str(1 + at) for at in range(len(chosen))]).drop(columns="first")


@cache
def _records() -> list[dict[str, str]]:
    return _rows(list_indicators())


def _rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


class Reporter:
    """Writes the report of a place for a year: its text, and the rows of its tables."""

    def __init__(self, place: Place, year: int) -> None:
        self.place, self.year = place, year
        self.source_id = f"r{place.code}-{year}"
        self.random = Random(f"{SEED} {self.source_id}")  # noqa: S311 - the same nation each time
        self.own = {"province": "全省", "prefecture": "全市", "county": "全县"}[place.level]
        self.title = f"{place.zh}{year}年巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作情况"
        self.day = f"{year + 1}-02-{10 + int(place.code[-2:]) % 18:02}"

    def write(self) -> tuple[str, dict[str, list[dict[str, str]]]]:
        """The text and the rows by table."""
        text = f"{self.title}\n发布日期：{self.day}　来源：{self.place.zh}人民政府网站\n\n"
        rows: dict[str, list[dict[str, str]]] = {name: [] for name in TABLES}
        for theme, said in enumerate(self._themes()):
            text += f"{self.year}年，"
            text = self._tell(text, said, rows["figures"])
            for kind, zh, en, words in WORKS[theme % len(WORKS) : theme % len(WORKS) + 1] if theme < len(WORKS) else ():
                rows["measures"].append(self._measure(kind, (zh, en), len(text), words))
                text += f"{words}。"
            text += f"{FILLERS[self.random.randrange(len(FILLERS))]}。\n"
        text += f"{self.year + 1}年，力争"
        text = self._tell(text, self._targets(), rows["figures"]) + "\n"
        rows["omissions"] = self._omissions(text, rows["figures"])
        rows["relations"] = list(self._relations())
        if self.random.random() < 0.2:
            rows["remarks"] = [self._remark()]
        return text, rows

    def source(self, digest: str) -> dict[str, str]:
        """Its row among the sources."""
        return {
            "source_id": self.source_id,
            "title": self.title,
            "title_en": f"{self.place.en}: consolidation and revitalization in {self.year}",
            "publisher": f"{self.place.zh}人民政府",
            "published": self.day,
            "kind": "bulletin",
            "region_code": self.place.code,
            "period_start": f"{self.year}-01-01",
            "period_end": f"{self.year}-12-31",
            "url": f"https://{self.source_id}.example.org/report",
            "text_sha256": digest,
            "completeness": "complete",
            "source_class": "official-site",
        }

    def _tell(self, text: str, said: Iterable[Statement], figures: list[dict[str, str]]) -> str:
        for item in said:
            start = len(text) + len(item.before)
            text += f"{item.before}{item.stated}，"
            span = {"span_start": str(start), "span_end": str(start + len(item.stated))}
            figures.append({**item.cells, "as_stated": item.stated, **span})
        return f"{text[:-1]}。"

    def _themes(self) -> Iterator[list[Statement]]:
        """What it tells of each theme; of a few indicators it says nothing."""
        rows = _records()
        free = [row["indicator_id"] for row in rows if row["indicator_id"] not in (FUNDS, STARTED, PLANNED)]
        skipped = self.random.sample(free, len(rows) - RESULTS)
        for theme in sorted({row["theme_id"] for row in rows}):
            own = [row for row in rows if row["theme_id"] == theme and row["indicator_id"] not in skipped]
            yield [said for row in own for said in self._results(row)]

    def _results(self, row: Mapping[str, str]) -> Iterator[Statement]:
        value = self._value(row, self.year)
        if row["indicator_id"] != FUNDS:
            yield self._said(row, value, "result")
            return
        parts = [value * share // 100 for share in (60, 30)]
        parts.append(value - sum(parts))
        yield self._said(row, value, "result", exactly=True)
        for level, part in zip(LEVELS, parts, strict=True):
            yield self._said(row, part, "result", level=level, exactly=True)

    def _targets(self) -> Iterator[Statement]:
        rows = [row for row in _records() if row["kind"] in ("flow", "share")]
        for row in self.random.sample(rows, TARGETS):
            yield self._said(row, self._value(row, self.year + 1), "target", exactly=True)

    def _value(self, row: Mapping[str, str], year: int) -> int:
        """A number that grows a little each year; money in ten thousands or per head, shares in tenths."""
        random = Random(f"{SEED} {self.place.code} {row['indicator_id']}")  # noqa: S311
        start, growth = random.uniform(300, 900), random.uniform(1.0, 1.08)
        if row["indicator_id"] == STARTED:
            return self._value({**row, "indicator_id": PLANNED}, year) * 7 // 10
        size = {"province": 40, "prefecture": 6, "county": 1}[self.place.level]
        if row["unit_id"] == "percent":
            return min(999, int(start * growth ** (year - FIRST_YEAR)))
        if PER_HEAD.search(row["indicator_id"]):
            return int(25 * start * growth ** (year - FIRST_YEAR))
        return int(size * start * random.choice((1, 3, 8)) * growth ** (year - FIRST_YEAR))

    def _said(
        self, row: Mapping[str, str], value: int, status: str, *, level: str = "", exactly: bool = False
    ) -> Statement:
        qualifier, word = ("exact", "") if exactly or self.random.random() < 0.9 else ("about", "约")
        stated, canonical = _state(row, value)
        year = self.year + (status == "target")
        suffix = "-target" if status == "target" else f"-{level}" if level else ""
        name = f"{LEVEL_NAMES[level]}{row['name_zh']}" if level else row["name_zh"]
        own = self.own if self.random.random() < 0.3 and not level else ""
        before = own + self.random.choice(PHRASES).partition("{stated}")[0].format(name=name)
        cells = {
            "figure_id": f"{self.source_id}-{row['indicator_id']}{suffix}",
            "source_id": self.source_id,
            "region_code": self.place.code,
            "indicator_id": row["indicator_id"],
            "breakdown": f"fund-level={level}" if level else "",
            "period_start": f"{year}-01-01",
            "period_end": f"{year}-12-31",
            "measured": "during" if row["kind"] == "flow" else "at end",
            "status": status,
            "value": canonical,
            "unit": row["unit_id"],
            "qualifier": qualifier,
        }
        return Statement(before, f"{word}{stated}", cells)

    def _measure(self, kind: str, names: tuple[str, str], start: int, words: str) -> dict[str, str]:
        theme = min(row["theme_id"] for row in _records())
        return {
            "measure_id": f"{self.source_id}-{kind}",
            "source_id": self.source_id,
            "region_code": self.place.code,
            "year": str(self.year),
            "theme_id": theme,
            "kind": kind,
            "name_zh": names[0],
            "name_en": names[1],
            "detail_zh": f"{self.year} 年继续做。",
            "detail_en": f"Went on in {self.year}.",
            "span_start": str(start),
            "span_end": str(start + len(words)),
        }

    def _omissions(self, text: str, figures: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
        spans = [(int(row["span_start"]), int(row["span_end"])) for row in figures]
        taken = {at for start, end in spans for at in range(start, end)}
        return [
            {
                "source_id": self.source_id,
                "span_start": str(run.start),
                "span_end": str(run.end),
                "text": run.text,
                "reason": "title" if run.start < len(self.title) else "date" if run.text.isdigit() else "idiom",
            }
            for run in find_runs(text)
            if run.start not in taken
        ]

    def _relations(self) -> Iterator[dict[str, str]]:
        def named(key: str) -> str:
            return f"{{{self.source_id}-{key}}}"

        parts = " + ".join(named(f"{FUNDS}-{level}") for level in LEVELS)
        own = {"source_id": self.source_id}
        yield {
            "relation_id": f"{self.source_id}-funds",
            **own,
            "kind": "sum",
            "formula": f"{parts} = {named(FUNDS)}",
            "name_zh": "各级资金相加等于总数",
            "name_en": "The levels add up to the total",
        }
        yield {
            "relation_id": f"{self.source_id}-started",
            **own,
            "kind": "share",
            "formula": f"{named(STARTED)} / {named(PLANNED)} * 100",
            "unit": "percent",
            "name_zh": "开工项目占实施项目",
            "name_en": "Started among implemented projects",
        }

    def _remark(self) -> dict[str, str]:
        return {
            "remark_id": f"{self.source_id}-wording",
            "source_id": self.source_id,
            "kind": "ambiguous-wording",
            "severity": "note",
            "figure_ids": f"{self.source_id}-{STARTED}",
            "text_zh": "没写开工日期。",
            "text_en": "No date of the start is given.",
        }


def _state(row: Mapping[str, str], value: int) -> tuple[str, str]:
    """A number in the words of a report, and its value in the base unit."""
    if row["unit_id"] == "percent":
        number = f"{value // 10}.{value % 10}".removesuffix(".0")
        return f"{number}%", number
    if row["unit_id"] != "cny":
        return f"{value}{_unit_names()[row['unit_id']]}", str(value)
    if PER_HEAD.search(row["indicator_id"]):
        return f"{value}元", str(value)
    if value < 10_000:
        return f"{value}万元", f"{value}0000"
    number = f"{value // 10_000}.{value % 10_000:04}".rstrip("0").removesuffix(".")
    return f"{number}亿元", f"{value}0000"


@cache
def _unit_names() -> Mapping[str, str]:
    units = read_reference("units")
    return dict(zip(units["unit_id"], units["name_zh"], strict=True))


def write_nation(folder: Path, places: Sequence[Place]) -> Iterator[str]:
    """A ledger of these regions below ``folder``, with its texts and what a build needs; the name of each report made.

    What stood there is removed. The records of attestation come last, for they are made by reading all of it again.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("docs", "data/schemas"):
        shutil.copytree(ROOT / name, folder / name)
    for name in CONFIGURED:
        shutil.copy(ROOT / name, folder)
    (folder / "texts").mkdir()
    sources, files = [], []
    for place in places:
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            reporter = Reporter(place, year)
            text, tables = reporter.write()
            sources.append(reporter.source(sha256(text.encode()).hexdigest()))
            (folder / "texts" / f"{reporter.source_id}.txt").write_text(text, encoding="utf-8")
            own = f"data/reports/{reporter.source_id}"
            files += [f"{own}/{name}.csv" for name, rows in tables.items() if rows]
            for name, rows in tables.items():
                _write_table(folder, name, f"{own}/{name}.csv", rows)
            yield reporter.source_id
    _write_reference(folder, places, sources)
    _write_descriptor(folder, files)
    ledger = load_package(folder)
    for source, record in expected_records(ledger, load_texts(folder / "texts")).items():
        (folder / record_file(source)).write_text(render_record(record), encoding="utf-8")


def _write_reference(folder: Path, places: Sequence[Place], sources: list[dict[str, str]]) -> None:
    known = {row["indicator_id"] for row in _records()}
    named = [name for name in read_reference("charts").columns if name.endswith("_id") and name != "chart_id"]
    tables = {name: read_reference(name) for name in ("themes", "units", "breakdowns", "charts")}
    charts = tables["charts"]
    tables["charts"] = charts[charts[named].isin({"", *known}).all(axis=1)]
    nation = Place(NATION, "全国", "China", "nation", "").row
    rows = {name: _rows(frame) for name, frame in tables.items()}
    rows |= {"regions": [nation, *(place.row for place in places)], "indicators": _records(), "sources": sources}
    for name, content in rows.items():
        _write_table(folder, name, f"data/reference/{name}.csv", content)
    _write_table(folder, "changes", "data/changes.csv", [_change(row) for row in sources])


def _change(source: Mapping[str, str]) -> dict[str, str]:
    words = {"words_zh": f"新增报告：{source['title']}", "words_en": f"New report: {source['title_en']}"}
    about = {"table": "sources", "row": source["source_id"], "kind": "added", "cause": "new report"}
    return {"day": source["published"], **about, **words}


def _write_table(folder: Path, name: str, file: str, rows: Sequence[Mapping[str, str]]) -> None:
    """A table in its canonical form; nothing where it would be empty."""
    if rows:
        columns, key, whole = _read_schema(name)
        ordered = sorted(rows, key=lambda row: [int(row[part]) if part in whole else row[part] for part in key])
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(ordered)


@cache
def _read_schema(name: str) -> tuple[list[str], list[str], set[str]]:
    """Columns of a table, those of its key, and those that are whole numbers."""
    schema = json.loads((ROOT / "data" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    whole = {field["name"] for field in schema["fields"] if field["type"] == "integer"}
    return [field["name"] for field in schema["fields"]], schema["primaryKey"], whole


def _write_descriptor(folder: Path, files: Sequence[str]) -> None:
    """The descriptor of the checkout, with the tables and files that there are."""
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    resources = []
    for resource in descriptor["resources"]:
        shared = [f"data/reference/{resource['name']}.csv", f"data/{resource['name']}.csv"]
        own = [file for file in files if Path(file).stem == resource["name"]]
        own += [file for file in shared if (folder / file).is_file()]
        if own:
            resources.append({**resource, "path": sorted(own) if own[1:] else own[0]})
    descriptor |= {"created": f"{FIRST_YEAR}-01-01T00:00:00Z", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
