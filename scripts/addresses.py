"""Every public address of the site, one function each. Nobody else writes a slash.

An address holds ids only: no period, status, count or name. Pages stand within a language (``zh/regions/610824.html``),
data and the interface outside (``data/…``, ``api/…``). What grows with the nation is an index and parts by province.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

NATION = "100000"


@dataclass(frozen=True, slots=True)
class Address:
    """Where something stands: ``path`` from the root of the site, or of each language where ``is_page`` is true.

    ``anchor`` is an id within the page, "" for the whole of it. As text it is the path with its anchor.
    """

    path: str
    anchor: str = ""
    is_page: bool = True

    def __str__(self) -> str:
        return f"{self.path}#{self.anchor}" if self.anchor else self.path

    def at(self, anchor: str) -> Address:
        """The place with this id on the same page."""
        return replace(self, anchor=anchor)

    def within(self, language: str) -> Address:
        """The address of a page as it stands in one language, from the root of the site; data stay where they are."""
        return replace(self, path=f"{language}/{self.path}", is_page=False) if self.is_page else self


def province_of(region_code: str) -> str:
    """The province in which a region lies, by its code; the nation stands for itself."""
    return f"{region_code[:2]}0000"


# Pages


def home() -> Address:
    """The first page."""
    return Address("index.html")


def regions() -> Address:
    """The list of places."""
    return Address("regions/index.html")


def region(region_code: str) -> Address:
    """A place."""
    return Address(f"regions/{region_code}.html")


def themes() -> Address:
    """The list of themes."""
    return Address("themes/index.html")


def theme(theme_id: str) -> Address:
    """A theme."""
    return Address(f"themes/{theme_id}.html")


def indicators() -> Address:
    """The list of indicators; it has an anchor for every indicator, for ever."""
    return Address("indicators.html")


def indicator_entry(indicator_id: str) -> Address:
    """An indicator in the list of all."""
    return indicators().at(indicator_id)


def indicator(indicator_id: str) -> Address:
    """The page of an indicator that has one."""
    return Address(f"indicators/{indicator_id}.html")


def reports() -> Address:
    """The list of documents: archived ones, and those cited by link with an index by province."""
    return Address("reports/index.html")


def report(source_id: str) -> Address:
    """A document."""
    return Address(f"reports/{source_id}.html")


def reports_of(province: str) -> Address:
    """The documents of one province."""
    return Address(f"reports/in/{province}.html")


def receipts(source_id: str) -> Address:
    """The receipts of a document's figures; where there are very many, the index of their parts."""
    return Address(f"receipts/{source_id}.html")


def receipt(source_id: str, figure_id: str) -> Address:
    """Where the receipt of a figure stands: within the page of its document's receipts."""
    return receipts(source_id).at(figure_id)


def receipts_part(source_id: str, theme_id: str) -> Address:
    """The receipts of one theme, where a document has too many for one page."""
    return Address(f"receipts/{source_id}/{theme_id}.html")


def arithmetic() -> Address:
    """The checks of arithmetic: the index of their provinces."""
    return Address("arithmetic.html")


def arithmetic_of(region_code: str) -> Address:
    """The checks of arithmetic of one province, in a large ledger of one place."""
    return Address(f"arithmetic/{region_code}.html")


def arithmetic_in(province: str) -> Address:
    """The index of the places of a province with checks, in a large ledger."""
    return Address(f"arithmetic/in/{province}.html")


def targets() -> Address:
    """The targets and plans: the index of their provinces."""
    return Address("targets.html")


def targets_of(region_code: str) -> Address:
    """The targets and plans of one province, in a large ledger of one place."""
    return Address(f"targets/{region_code}.html")


def targets_in(province: str) -> Address:
    """The index of the places of a province with targets, in a large ledger."""
    return Address(f"targets/in/{province}.html")


def chart(chart_id: str) -> Address:
    """The page of a chart."""
    return Address(f"charts/{chart_id}.html")


def chart_embed(chart_id: str) -> Address:
    """The page of a chart that other sites may frame."""
    return Address(f"charts/{chart_id}.embed.html")


def chart_file(chart_id: str, form: str) -> Address:
    """A picture of a chart, in one language: ``form`` is light.svg, dark.svg or png."""
    return Address(f"charts/{chart_id}.{form}")


def explorer() -> Address:
    """The explorer of all figures."""
    return Address("explorer.html")


def compare() -> Address:
    """The comparison of places."""
    return Address("compare.html")


def updates() -> Address:
    """What was added, changed and withdrawn."""
    return Address("updates.html")


def corrections() -> Address:
    """What was published and is no longer so."""
    return Address("corrections.html")


def releases() -> Address:
    """The releases of the data, and what the newest changed."""
    return Address("releases.html")


def datasets() -> Address:
    """The catalogue of what can be taken away."""
    return Address("data.html")


def hand_written(name: str) -> Address:
    """A page that is written by hand: methods, glossary, about."""
    return Address(f"{name}.html")


# Data and the interface, outside the languages


def part_data(kind: str, name: str) -> Address:
    """A file of a region, report, theme or indicator: its figures, or all tables of a region or report."""
    return Address(f"data/{kind}s/{name}", is_page=False)


def chart_data(chart_id: str) -> Address:
    """The numbers of a chart, the same in every language."""
    return Address(f"data/charts/{chart_id}.csv", is_page=False)


def chart_metadata(chart_id: str) -> Address:
    """What the numbers of a chart are, where CSV on the Web looks for it."""
    return Address(f"data/charts/{chart_id}.csv-metadata.json", is_page=False)


def release(version: str, name: str) -> Address:
    """A file of the whole ledger at a version."""
    return Address(f"data/releases/{version}/{name}", is_page=False)


def data_file(name: str) -> Address:
    """A file about the data: the pointer to the latest version, catalogues, feeds, sums."""
    return Address(f"data/{name}", is_page=False)


def api(name: str) -> Address:
    """A file of the interface at its root: index, lists, OpenAPI."""
    return Address(f"api/v1/{name}", is_page=False)


def api_report(source_id: str) -> Address:
    """A document with its figures, each with the facts of its receipt."""
    return api(f"reports/{source_id}.json")


def api_region(region_code: str) -> Address:
    """The figures of a place: id, value, period, and where each stands."""
    return api(f"regions/{region_code}.json")


def api_indicator(indicator_id: str) -> Address:
    """The figures of an indicator: id, value, period, and where each stands."""
    return api(f"indicators/{indicator_id}.json")


def api_province(name: str, province: str) -> Address:
    """The part of a list (relations, targets, remarks, measures, reports) that is of one province."""
    return api(f"reports/in/{province}.json" if name == "reports" else f"{name}/{province}.json")


def api_schema(name: str) -> Address:
    """The JSON Schema of a kind of file."""
    return api(f"schemas/{name}.json")
