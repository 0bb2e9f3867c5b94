"""A clerk's way from a pasted text to the built site, walked in Chromium: choices and keystrokes are counted.

The county and its reports of two years are invented; they stand in a copy of this project's data. The clerk knows what
each number is and chooses it on the review page as a person would: no position is typed, no file is edited. The second
report answers the target of the first.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from scripts import commands, draft_commands
from scripts.audit.changes import read_outcomes
from scripts.audit.facts import establish
from scripts.intake.review_server import serve
from scripts.intake.review_session import ReviewSession
from scripts.ledger.packages import load_package, load_texts
from scripts.paths import ROOT
from scripts.settings import Settings
from tests.browser.conftest import QUIET, find_chromium

PATIENCE = 30  # seconds
REGION, DAY = "999001", "2026-11-29"
TEXT = """首页 > 政务公开 > 工作总结
白石县2023年巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作总结
发布时间：2024-01-12 来源：白石县乡村振兴局 浏览次数：318
2023年，白石县坚决守住不发生规模性返贫底线，现将工作情况总结如下。
一、强化监测帮扶。全县累计纳入监测对象412户1386人，已消除风险297户1004人，没有发生返贫致贫。
二、管好用好资金。2023年投入衔接资金1.2亿元，其中县级资金800余万元，实施项目96个。
三、稳岗就业。脱贫人口务工12640人，脱贫人口人均纯收入14820元，增长12.6%。
四、推进乡村建设。自来水普及率96.5%，卫生厕所普及率88%。
五、下一步打算。2024年计划投入衔接资金1.3亿元，力争脱贫人口务工稳定在1.2万人以上。
联系电话：0000-1234567
"""
NEXT_TEXT = """白石县2024年巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作总结
一、稳岗就业。2024年脱贫人口务工12980人，脱贫人口人均纯收入16450元。
二、资金项目。投入衔接资金1.29亿元，实施项目88个。
"""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a number is: its indicator ("" for no figure, then ``reason``), words to find it by, and its status."""

    indicator: str
    words: str = ""
    breakdown: str = ""
    status: str = "result"
    reason: str = "measure"


@dataclass(slots=True)
class Tally:
    """What the clerk did for each number, and in all."""

    choices: dict[str, int] = field(default_factory=dict)
    keys: int = 0

    def choose(self, number: str, keys: int = 1) -> None:
        """One choice made with so many keys, a click being one."""
        self.choices[number] = self.choices.get(number, 0) + 1
        self.keys += keys


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it is pasted, and what its numbers are."""

    source_id: str
    published: str
    text: str
    truths: dict[str, Truth]


FIRST_TRUTHS = {
    "412户": Truth("monitored-total", breakdown="counted=households"),
    "1386人": Truth("monitored-total", breakdown="counted=persons"),
    "297户": Truth("monitored-cleared", breakdown="counted=households"),
    "1004人": Truth("monitored-cleared", breakdown="counted=persons"),
    "没有发生返贫致贫": Truth("relapsed", breakdown="counted=households"),
    "1.2亿元": Truth("linking-funds-invested", "投入的衔接资金"),
    "800余万元": Truth("linking-funds-invested", "投入的衔接资金", breakdown="fund-level=county"),
    "96个": Truth("linking-projects-implemented", "实施的衔接"),
    "12640人": Truth("employed-persons", "脱贫人口务工"),
    "14820元": Truth("out-of-poverty-income", "脱贫人口人均"),
    "12.6%": Truth("out-of-poverty-income", "脱贫人口人均", breakdown="change=growth"),
    "96.5%": Truth("tap-water-share", "自来水"),
    "88%": Truth("toilets-sanitary-share", "卫生厕所"),
    "1.3亿元": Truth("linking-funds-invested", "投入的衔接资金", status="plan"),
    "1.2万人以上": Truth("employed-persons", "脱贫人口务工", status="target"),
}
NEXT_TRUTHS = {
    "12980人": Truth("employed-persons", "脱贫人口务工"),
    "16450元": Truth("out-of-poverty-income", "脱贫人口人均"),
    "1.29亿元": Truth("linking-funds-invested", "投入的衔接资金"),
    "88个": Truth("linking-projects-implemented", "实施的衔接"),
}
FIRST = Document("baishi-2023", "2024-01-12", TEXT, FIRST_TRUTHS)
NEXT = Document("baishi-2024", "2025-01-15", NEXT_TEXT, NEXT_TRUTHS)


class Clerk:
    """Somebody who has read the report and decides each number on the page."""

    def __init__(self, page: Page, document: Document) -> None:
        self.page, self.document, self.tally = page, document, Tally()

    def wait_for_change(self, place: str, before: str) -> None:
        """Until a part of the page says something else; its policy forbids what Playwright's own waiting needs."""
        end = time.monotonic() + PATIENCE
        while self.page.inner_text(place) == before:
            if time.monotonic() > end:
                raise TimeoutError(self.page.inner_text("#said"))
            self.page.wait_for_timeout(20)

    def press(self, key: str, number: str = "") -> None:
        """One key, waited for until the page has saved what it did."""
        self.page.keyboard.press(key)
        self.tally.choose(number)

    def decide_all(self) -> None:
        """Go from one undecided number to the next until none is left."""
        self.decide_some(len(self.document.truths))

    def decide_some(self, number: int) -> None:
        """Decide the first ``number`` of those that are undecided."""
        for _ in range(number):
            before = self.page.inner_text("#left")
            self.decide(self.page.inner_text(".stated"))
            self.wait_for_change("#left", before)

    def decide(self, stated: str) -> None:
        """Put right what the row has wrong, then choose the indicator."""
        truth = self.document.truths[stated]
        row = self.page.evaluate("() => document.querySelector('.card').dataset")
        if row["status"] != truth.status:
            self.choose(stated, "status", f"[data-choice={truth.status}]")
        options = self.page.eval_on_selector_all("[data-option]", "all => all.map(one => one.dataset.option)")
        wanted = f"{truth.indicator} {truth.breakdown}".strip()
        if wanted in options:
            key = "Enter" if options[0] == wanted else str(options.index(wanted) + 1)
            self.press(key, stated)
            return
        self.set_breakdown(stated, truth.breakdown)
        indicators = [option.split(" ")[0] for option in options]
        self.set_indicator(stated, truth, indicators)

    def choose(self, stated: str, column: str, choice: str) -> None:
        """Open a part of the row and click one of its choices."""
        self.page.click(f"[data-column={column}]")
        self.page.click(f".facts {choice}")
        self.page.wait_for_selector(".facts .open", state="detached")
        self.tally.choose(stated, 2)

    def set_breakdown(self, stated: str, breakdown: str) -> None:
        """Take off what the first suggestion has too much, and make the breakdown that is not there yet."""
        shown = self.page.evaluate("() => document.querySelector('.card').dataset.breakdown")
        if shown and shown != breakdown:
            self.choose(stated, "breakdown", ".choices .choice")
        elif breakdown == NEW_BREAKDOWN and not shown:
            self.page.click("[data-column=breakdown]")
            self.page.fill(".facts .dates input", "县级")
            self.page.click(".facts .dates button")
            self.page.select_option("dialog select", "fund-level")
            self.page.fill("dialog input >> nth=1", "county")
            self.page.click("dialog button.main")
            self.page.wait_for_selector(f".card[data-breakdown='{breakdown}']")
            self.tally.choose(stated, len("县级county") + 4)

    def set_indicator(self, stated: str, truth: Truth, indicators: list[str]) -> None:
        """The first suggestion, another, or a search by a few characters of the name."""
        if truth.indicator in indicators:
            at = indicators.index(truth.indicator)
            self.press("Enter" if at == 0 else str(at + 1), stated)
            return
        self.page.keyboard.press("i")
        self.page.keyboard.type(truth.words)
        self.page.wait_for_selector(f".found [data-option={truth.indicator}]")
        self.page.keyboard.press("Enter")
        self.tally.choose(stated, len(truth.words) + 2)

    def answer_doubts(self) -> int:
        """Say of each doubt that the sentences around make it plain; how many there were."""
        answered = 0
        while self.page.evaluate("document.querySelectorAll('.number.asked').length"):
            self.page.click(".number.asked >> nth=0")
            before = self.page.inner_text("#panel")
            self.page.click(".card .asked [data-choice=passage] >> nth=0")
            self.wait_for_change("#panel", before)
            self.tally.choose("doubts")
            answered += 1
        return answered

    def describe_document(self) -> None:
        """Say whether the text is whole, and where it is from."""
        self.page.click("[data-view=source]")
        self.page.click("[data-choice=complete]")
        self.page.wait_for_selector("[data-choice=complete][aria-pressed=true]")
        self.page.select_option("[data-cell=source_class]", "official-site")
        self.page.wait_for_selector("#said:not(:empty)")
        self.tally.choose("document", 2)
        self.tally.choose("document", 2)

    def accept(self) -> list[str]:
        """Check and put into the ledger; what the check still had to say, none where all is well."""
        self.page.click("[data-view=check]")
        self.page.wait_for_selector("#accept, .faults", timeout=60_000)
        if self.page.locator("#accept").count():
            self.page.click("#accept")
            self.page.wait_for_selector("#accept", state="detached", timeout=60_000)
            self.tally.choose("acceptance", 2)
        return [str(fault) for fault in self.page.locator(".fault").all_inner_texts()]


NEW_BREAKDOWN = "fund-level=county"


def make_project(root: Path) -> Settings:
    """A copy of this project's data and pages, to which an invented county belongs."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("datapackage.json", "mkdocs.yml", "mkdocs.en.yml", "CITATION.cff"):
        shutil.copy(ROOT / name, root)
    (root / "texts").mkdir()
    regions = root / "data" / "reference" / "regions.csv"
    rows = "990000,云岭省,Yunling,province,100000\n999001,白石县,Baishi County,county,990000\n"
    regions.write_text(regions.read_text(encoding="utf-8") + rows, encoding="utf-8")
    commands.attest(root, Settings())
    return Settings(sources=root / "texts", named=False, language="zh")


def paste(root: Path, settings: Settings, document: Document) -> None:
    """Make the draft of a pasted text."""
    pasted = root / "pasted.txt"
    pasted.write_text(document.text, encoding="utf-8")
    named = {"id": document.source_id, "region": REGION, "period": document.source_id[-4:]}
    draft_commands.intake(root, settings, str(pasted), **named, published=document.published, publisher="", url="")


@contextmanager
def review_page(root: Path, settings: Settings, page: Page, source_id: str) -> Iterator[None]:
    """The review page of a draft, open in the browser."""
    ready, addresses = threading.Event(), []

    def announce(address: str) -> None:
        addresses.append(address)
        ready.set()

    session = ReviewSession(root, load_package(root), load_texts(settings.sources, named=False), source_id)
    accept = lambda: draft_commands.accept(root, settings, source_id, DAY)  # noqa: E731 - one line, used once
    thread = threading.Thread(target=serve, args=(session, accept, "zh", "0", announce), daemon=True)
    thread.start()
    ready.wait(10)
    page.goto(addresses[0])
    page.wait_for_selector(".card")
    yield
    thread.join(10)


def take_over(page: Page, root: Path, settings: Settings, document: Document) -> list[str]:
    """From a pasted text to rows of the ledger; lines that say what it took."""
    start = time.monotonic()
    paste(root, settings, document)
    clerk = Clerk(page, document)
    with review_page(root, settings, page, document.source_id):
        clerk.decide_all()
        doubts = clerk.answer_doubts()
        clerk.describe_document()
        if faults := clerk.accept():
            raise SystemExit("\n".join(["The check still says:", *faults]))
    numbers = [clerk.tally.choices[stated] for stated in document.truths]
    return [
        draft_commands.check(root, settings, document.source_id),
        f"figures {len(numbers)}: choices {sum(numbers)}, most for one {max(numbers)}; doubts {doubts}; choices in all "
        f"{sum(clerk.tally.choices.values())}, keystrokes and clicks {clerk.tally.keys}; "
        f"seconds {time.monotonic() - start:.0f}",
    ]


def say_outcomes(root: Path) -> list[str]:
    """What has become of the targets of the first report."""
    _, outcomes = read_outcomes(establish(load_package(root)))
    return [f"{figure}: {outcome}" for figure, outcome in outcomes.items() if figure.startswith(FIRST.source_id)]


def main() -> None:
    """Walk, look at the report on the built site, and print what it took."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*QUIET])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        root = Path(folder)
        settings = make_project(root)
        lines = [line for document in (FIRST, NEXT) for line in take_over(page, root, settings, document)]
        lines += say_outcomes(root)
        commands.build(root, settings)
        page.goto((root / "build" / "site" / "zh" / "reports" / f"{FIRST.source_id}.html").as_uri())
        shown = page.inner_text("body").replace("\xa0", " ")
        missing = [value for value in ("1.2亿", "12,640", "96.5%") if value not in shown]
        browser.close()
    sys.stdout.write(
        "\n".join([*lines, f"not on the page: {missing}" if missing else "on the page: all that was looked for"]) + "\n"
    )
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
