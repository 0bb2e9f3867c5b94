"""What the number grammar makes of the project's corpus and of a public suite, beside what its peers make of them.

Run by `nox -s bench_numbers`, which installs the peers in an environment of their own (-- --write puts the tables into
docs/*/methods.md). A peer that is not installed is left out, as is the suite where its file is not at hand. Exit status
1 where the grammar reads anything otherwise than it is meant.
"""

from __future__ import annotations

import csv
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from scripts.numbers.numerals import QuantityError, canonical
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.units import Units, read_units

ROOT = Path(__file__).resolve().parents[1]
CORPUS, UNITS = ROOT / "tests/numbers_corpus.csv", ROOT / "data/reference/units.csv"
SUITE = ROOT.parent / "shared/peers/recognizers-zh.csv"
YEAR = 2022  # of dates without a year
REFUSE = "refuse"
Meaning = tuple[str, str, str, str]  # value, unit word, qualifier, direction
REFUSED: Meaning = (REFUSE, "", "", "")
Reader = Callable[[str], tuple[Fraction, ...]]
SCORES = RIGHT, WRONG, UNREAD, INVENTED = ("right", "wrong", "unread", "invented")
PAGES = {language: ROOT / f"docs/{language}/methods.md" for language in ("zh", "en")}
MARKS = ("<!-- bench_numbers -->", "<!-- /bench_numbers -->")


@dataclass(frozen=True)
class CorpusForm:
    """A form of the corpus, its kind, and what it means; REFUSED where it must not be read."""

    kind: str
    text: str
    meaning: Meaning

    @property
    def value(self) -> Fraction | None:
        """The one number that it means; None for a date, a range and what is to be refused."""
        return Fraction(self.meaning[0]) if re.fullmatch("-?[0-9]+(/[0-9]+)?", self.meaning[0]) else None


def read_corpus(path: Path = CORPUS) -> list[CorpusForm]:
    """The forms of the corpus, in order; values as exact fractions."""
    return [
        CorpusForm(row["kind"], row["text"], (_exact(row["value"]), row["unit"], row["qualifier"], row["direction"]))
        for row in _rows(path)
    ]


def project_units() -> Units:
    """The words of the project's units table."""
    return read_units(tuple((row["name_zh"], row["written_zh"], row["dimension"]) for row in _rows(UNITS)))


def read_form(text: str, units: Units) -> Meaning:
    """What the grammar makes of a text."""
    try:
        quantity = parse(text, units, YEAR)
    except QuantityError:
        return REFUSED
    return _value(quantity), quantity.unit_word, quantity.qualifier, quantity.direction


def _value(quantity: Quantity) -> str:
    if quantity.date or quantity.value is None:
        return quantity.canonical
    if quantity.kind != "range":
        return str(quantity.value)
    bounds = quantity.bounds
    low, high = ("" if end is None else canonical(end) for end in (bounds.low, bounds.high))
    return f"{'[' if bounds.low_closed else '('}{low},{high}{']' if bounds.high_closed else ')'}"


def _exact(value: str) -> str:
    return str(Fraction(value)) if re.fullmatch("-?[0-9.]+(/[0-9]+)?", value) else value


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# --- peers ---------------------------------------------------------------------------------------------------------
def read_peers() -> dict[str, Reader]:
    """The peers that are installed: each gives the values that it finds in a text, none where it finds none."""
    peers = {"recognizers-text-suite": _recognizers, "cn2an": _cn2an, "jionlp": _jionlp}
    modules = {"recognizers-text-suite": "recognizers_number_with_unit"}
    return {name: make() for name, make in peers.items() if find_spec(modules.get(name, name))}


def _recognizers() -> Reader:
    """A model counts where it finds one number; any of the models may be the right one."""
    number, unit = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    models = [number.recognize_percentage, number.recognize_number, number.recognize_ordinal]
    models += [unit.recognize_currency, unit.recognize_dimension, unit.recognize_temperature]

    def read(text: str) -> tuple[Fraction, ...]:
        found = [[item.resolution["value"] for item in model(text, "zh-cn")] for model in models]
        return tuple(number for values in found if len(values) == 1 for number in _numbers(values[0]))

    return read


def _cn2an() -> Reader:
    """The longest beginning of a text that it reads, or the text as it rewrites it."""
    library = import_module("cn2an")

    def read(text: str) -> tuple[Fraction, ...]:
        rewritten = str(library.transform(text, "cn2an"))
        if numbers := _numbers(rewritten):
            return numbers
        for end in range(len(text), 0, -1):
            try:
                return _numbers(str(library.cn2an(text[:end], "smart")))
            except (ValueError, IndexError, KeyError):
                continue
        return ()

    return read


def _jionlp() -> Reader:
    """Amounts of money; of a blurred one its first end."""
    library = import_module("jionlp")

    def read(text: str) -> tuple[Fraction, ...]:
        try:
            found = library.parse_money(text)["num"]
        except (ValueError, TypeError, KeyError, IndexError):
            return ()
        return _numbers(str(found[0] if isinstance(found, list) else found))

    return read


def _numbers(written: str | None) -> tuple[Fraction, ...]:
    """The number that a text writes, a per cent sign left out; none where it writes something else."""
    try:
        return (Fraction((written or "").strip("%").replace(",", "")),)
    except (ValueError, ZeroDivisionError):
        return ()


def score_peer(read: Reader, forms: Sequence[CorpusForm], factors: frozenset[Fraction]) -> Counter[str]:
    """How a peer does on forms that mean one number, and how often it gives a number where there is none to give.

    Its conventions are allowed: a fraction for a percentage, and the written unit where ours is another size of it.
    """
    counts = Counter(dict.fromkeys(SCORES, 0))
    for form in forms:
        found = read(form.text)
        if form.meaning == REFUSED:
            counts[INVENTED] += bool(found)
        elif form.value is not None:
            alike = {value * factor for value in found for factor in {Fraction(100), *factors}}
            counts[UNREAD if not found else RIGHT if form.value in alike else WRONG] += 1
    return counts


def score_grammar(forms: Sequence[CorpusForm], units: Units) -> tuple[Counter[str], list[str]]:
    """How the grammar does on the same forms, and each form that it reads otherwise than it is meant."""
    counts = Counter(dict.fromkeys(SCORES, 0))
    misread = []
    for form in forms:
        found = read_form(form.text, units)
        if found not in (form.meaning, REFUSED):
            misread.append(f"{form.kind}: {form.text} means {form.meaning}, is read as {found}")
        if form.meaning == REFUSED:
            counts[INVENTED] += found != REFUSED
        elif form.value is not None:
            counts[UNREAD if found == REFUSED else RIGHT if found == form.meaning else WRONG] += 1
    return counts, misread


# --- the public suite ----------------------------------------------------------------------------------------------
SUITE_UNITS = {"Jin": "1/2000", "Kilogram": "1/1000", "Gram": "1/1000000", "Centimeter": "1/100"}


def score_suite(rows: Sequence[Mapping[str, str]], units: Units) -> tuple[Counter[str], list[str]]:
    """How the grammar does on a public suite, given its conventions, and each text that it reads otherwise."""
    counts = Counter(dict.fromkeys(SCORES[:-1], 0))
    misread = []
    for row in rows:
        value = read_form(row["text"], units)[0]
        if value == REFUSE:
            counts[UNREAD] += 1
        elif _nearly(Fraction(value), _suite_value(row)):
            counts[RIGHT] += 1
        else:
            counts[WRONG] += 1
            misread.append(f"{row['model']}: {row['text']} means {row['value']} {row['unit']}, is read as {value}")
    return counts, misread


def _suite_value(row: Mapping[str, str]) -> Fraction:
    """What a row means in our convention: a fraction is a percentage here, and units have one size."""
    factor = Fraction(100 if row["model"] == "number" and "分" in row["text"] else SUITE_UNITS.get(row["unit"], "1"))
    return Fraction(row["value"].strip("%")) * factor


def _nearly(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers are one: the suite has fifteen digits."""
    return abs(one - other) <= abs(other) / 10**12


# --- tables --------------------------------------------------------------------------------------------------------
TITLES = {
    "zh": ("谁读", "读对", "读错", "不读", "不该读的也读了"),
    "en": ("Reader", "Right", "Wrong", "Not read", "Read where nothing is to be read"),
}
CAPTIONS = {
    "zh": "{kinds} 类 {forms} 个写法：{numbers} 个各有一个数，{refused} 个不该读出数，其余是日期和范围。",
    "en": "{forms} forms of {kinds} kinds: {numbers} mean one number, {refused} are not to be read, the rest are dates "
    "and ranges.",
}
OURS = {"zh": "本站", "en": "This site"}
SUITE_NAME = {"zh": "本站读公开题集", "en": "This site, the public suite"}


def render_table(language: str, scores: Mapping[str, Counter[str]]) -> str:
    """The scores as a Markdown table: a row a reader."""
    titles = TITLES[language]
    lines = ["| " + " | ".join(titles) + " |", "|---" * len(titles) + "|"]
    for name, counts in scores.items():
        cells = [str(counts[key]) if key in counts else "—" for key in SCORES]
        lines.append("| " + " | ".join([name, *cells]) + " |")
    return "\n".join(lines)


def render_caption(language: str, forms: Sequence[CorpusForm]) -> str:
    """What the corpus holds, in a sentence."""
    numbers = sum(form.value is not None for form in forms)
    refused, kinds = sum(form.meaning == REFUSED for form in forms), len({form.kind for form in forms})
    return CAPTIONS[language].format(kinds=kinds, forms=len(forms), numbers=numbers, refused=refused)


def insert(page: str, table: str) -> str:
    """The page with the table between its marks. Raises ValueError where it has no marks."""
    before, start, rest = page.partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not start or not end:
        raise ValueError(f"no {MARKS[0]} … {MARKS[1]}")
    return f"{before}{start}\n\n{table}\n\n{end}{after}"


def score_all(units: Units) -> Iterator[tuple[str, Counter[str], list[str]]]:
    """The scores of each reader on the corpus, ours first, then ours on the public suite where it is at hand."""
    forms = read_corpus()
    yield "ours", *score_grammar(forms, units)
    for name, read in read_peers().items():
        yield name, score_peer(read, forms, units.factors), []
    if SUITE.exists():
        yield "suite", *score_suite(_rows(SUITE), units)


def main(arguments: Sequence[str]) -> int:
    """Print the table, and with --write put it into the pages; 1 where anything is misread."""
    warnings.simplefilter("ignore")  # of peers, about numerals that they refuse
    scores, misread = {}, []
    for name, counts, lines in score_all(project_units()):
        scores[name] = counts
        misread += lines
    tables = {}
    for language, page in PAGES.items():
        names = {name: f'<span lang="en">{name}</span>' if language != "en" else name for name in scores}
        names |= {"ours": OURS[language], "suite": SUITE_NAME[language]}
        table = render_table(language, {names[name]: score for name, score in scores.items()})
        tables[language] = f"{table}\n\n{render_caption(language, read_corpus())}"
        if "--write" in arguments:
            page.write_text(insert(page.read_text(encoding="utf-8"), tables[language]), encoding="utf-8")
    sys.stdout.write("\n".join([tables["en"], *misread, f"{len(misread)} misread"]) + "\n")
    return 1 if misread else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
