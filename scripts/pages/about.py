"""The page about the site: hand-written but for who keeps it, where its figures are from, how to report an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.pages.catalogue import Site
from scripts.pages.rendering import Renderer
from scripts.pages.slots import embed_slots
from scripts.phrases import count_text

PAGE = addresses.hand_written("about").path
CLASSES = ("official-site", "press-site", "repost")


def artefacts(site: Site) -> Iterator[Artefact[tuple[bytes, ...]]]:
    """The hand-written page, with its slots filled."""
    name = PAGE.replace(".html", ".md")
    yield site.files("about", (name,), lambda: {name: _fill(site, name)})


def _fill(site: Site, name: str) -> bytes:
    markdown = (site.written / name).read_text(encoding="utf-8")
    fragment, words, keeper = Renderer(site.words, site.ways).fragment, site.words, site.keeper
    classes = [(words(f"source_class.{key}"), count_text("figures", n, words)) for key, n in _count(site).items()]
    report = keeper.report_address(words("keeper.subject", where=""), words("keeper.text", where=""))
    slots = {
        "keeper": fragment("_keeper.html", PAGE, keeper=keeper, name=words.text(keeper.name) if keeper.name else ""),
        "classes": fragment("_classes.html", PAGE, classes=classes),
        "report": fragment("_report.html", PAGE, keeper=keeper, address=report),
    }
    return embed_slots(PAGE, markdown, slots).encode()


def share_classes(site: Site) -> str:
    """How much of all figures each class of source gives, in words; whole percents, for they stand on every page."""
    words, counts = site.words, _count(site)
    shares = (
        words("keeper.share", name=words(f"keeper.{key}"), n=round(100 * n / max(counts.total(), 1)))
        for key, n in counts.items()
    )
    return words("text.joiner").join(shares)


def _count(site: Site) -> Counter[str]:
    """Figures by the class of their source, official sites first."""
    classes = Counter(site.facts.references.sources[view.source_id].source_class for view in site.figures)
    return Counter({key: classes[key] for key in CLASSES})
