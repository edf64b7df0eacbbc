"""All layouts of the generator, and the book of a seed."""

from __future__ import annotations

from collections.abc import Callable

from tests.reading.books import across, apart, listed, stacked
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
    )
}


def draw_book(seed: int) -> Book:
    """The book of a seed: always the same."""
    office = Office(seed)
    layout = office.random.choice(sorted(LAYOUTS))
    book = Book(seed, layout, "报表.xlsx", [], {})
    LAYOUTS[layout](office, book)
    _disturb(office, book)
    return book


def _disturb(office: Office, book: Book) -> None:
    """What surrounds tables in real files: blank rows and columns, adverts, instructions, hidden sheets."""
    if office.chance(0.2):
        down, right = office.random.choice([0, 1, 2]), office.random.choice([0, 1])
        book.sheets = [sheet.moved(down, right) for sheet in book.sheets]
    if office.chance(0.2):
        book.sheets = [sheet.with_blank_row(sheet.height - office.random.choice([1, 2])) for sheet in book.sheets]
    for sheet in book.sheets:
        sheet.hidden = office.chance(0.05)
    if office.chance(0.15):
        advert = Sheet("CNKI")
        advert.put(0, 0, "中国知网 数据检索平台")
        advert.put(2, 0, "更多数据请访问网站，服务热线400-810-9999")
        book.sheets.append(advert)
    if office.chance(0.15):
        guide = Sheet("填报说明")
        for i, line in enumerate(("一、填报范围为全部乡镇", "二、2024年起新建工会数按家填报", "3. 金额保留2位小数")):
            guide.put(i, 0, line)
        guide.put(4, 0, "新建工会数")
        guide.put(4, 1, 12)
        book.sheets.insert(0, guide)
