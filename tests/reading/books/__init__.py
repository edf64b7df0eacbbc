"""All layouts of the generator, and the book of a seed."""

from __future__ import annotations

from collections.abc import Callable

from tests.reading.books import across, apart, forms, kinds, listed, sides, spoken, stacked
from tests.reading.books.book import Book, Sheet
from tests.reading.books.office import Office

LAYOUTS: dict[str, Callable[[Office, Book], None]] = {
    f.__name__: f
    for f in (
        across.wide,
        across.wide_with_running_totals,
        across.half_years,
        across.running_totals_alone,
        across.turned,
        across.quarters_over_indicators,
        across.three_levels,
        across.targets_apart,
        across.spelled_differently,
        across.roles_over_indicators,
        across.targets_behind,
        stacked.stacked,
        stacked.in_panels,
        stacked.continued,
        stacked.in_areas,
        stacked.with_captions,
        apart.by_unit,
        apart.by_indicator,
        apart.quarters_down,
        apart.by_month,
        apart.years_across,
        apart.one_unit_alone,
        listed.tidy,
        listed.listed_by_unit,
        listed.tidy_by_role,
        apart.years_over_quarters,
        forms.forms,
        kinds.kinds_under_units,
        kinds.kinds_of_one,
        kinds.groups_over_counts,
        kinds.unions_below,
        sides.all_beside,
        sides.four_header_rows,
        sides.plans,
        sides.plan_of_a_quarter,
        spoken.worded_titles,
        spoken.up_to_a_date,
        spoken.one_unit_line,
        spoken.units_change,
        stacked.continued_beside,
        stacked.captioned_apart,
        stacked.units_in_captions,
    )
}


def draw_book(seed: int) -> Book:
    """The book of a seed: always the same. Seeds in a row go through all layouts."""
    office = Office(seed)
    layout = sorted(LAYOUTS)[seed % len(LAYOUTS)]
    book = Book(seed, layout, "报表.xlsx", [], {})
    LAYOUTS[layout](office, book)
    _disturb(office, book)
    return book


def _disturb(office: Office, book: Book) -> None:
    """What surrounds tables in real files: blank rows and columns, hidden parts, adverts, instructions."""
    book.sheets = _moved(office, book.sheets)
    book.others = {name: _moved(office, sheets) for name, sheets in book.others.items()}
    for sheets in book.files.values():
        for sheet in sheets:
            sheet.hidden = office.chance(0.05)
            if sheet.height > 4 and office.chance(0.1):
                sheet.hidden_rows.add(sheet.height - 2)
                sheet.hidden_columns.add(1)
        if office.chance(0.15):
            sheets.append(_advert())
        if office.chance(0.15):
            sheets.insert(0, _guide())


def _moved(office: Office, sheets: list[Sheet]) -> list[Sheet]:
    if office.chance(0.2):
        down, right = office.random.choice([0, 1, 2]), office.random.choice([0, 1])
        sheets = [sheet.moved(down, right) for sheet in sheets]
    if office.chance(0.2):
        sheets = [sheet.with_blank_row(sheet.height - office.random.choice([1, 2])) for sheet in sheets]
    return sheets


def _advert() -> Sheet:
    advert = Sheet("CNKI")
    advert.put(0, 0, "中国知网 数据检索平台")
    advert.put(2, 0, "更多数据请访问网站，服务热线400-810-9999")
    return advert


def _guide() -> Sheet:
    guide = Sheet("填报说明")
    for i, line in enumerate(("一、填报范围为全部乡镇", "二、2024年起新建工会数按家填报", "3. 金额保留2位小数")):
        guide.put(i, 0, line)
    guide.put_row(4, ["新建工会数", 12])
    return guide
