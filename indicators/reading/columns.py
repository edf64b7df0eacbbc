"""The columns of a table: what each is for, its header, and for names what the header says they are."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading.codes import column_of_codes
from indicators.reading.column_uses import About, Profile, Use, about_of, look_like_units, use_of
from indicators.reading.headers import Heading, headings
from indicators.reading.regions import Table
from indicators.reading.text import compact


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its use, its header cells from top to bottom, and for names what the header says they are; ``coded`` where
    the names are numbers."""

    index: int
    use: Use
    path: tuple[Heading, ...]
    about: About = About.UNKNOWN
    numbers: int = 0
    coded: bool = False

    @property
    def header(self) -> str:
        return " / ".join(h.label.text for h in self.path if h.label.text)

    @property
    def key(self) -> str:
        """The header without spaces, to compare columns by."""
        return "/".join(compact(h.label.text) for h in self.path)


def columns_of(table: Table) -> list[Column]:
    """The columns of a table that hold anything, from left to right."""
    plain = headings(table, table.rect.columns)
    profiles = {c: Profile.of(table, c) for c in table.rect.columns}
    uses = {c: use_of(table, c, plain[c], profiles[c]) for c in table.rect.columns}
    sections = [c for c, use in uses.items() if use is Use.SECTIONS]
    if len(sections) == 1 and Use.NAMES not in uses.values():
        uses[sections[0]] = Use.NAMES  # themes of nothing: 类别 heads the names themselves
    coded = column_of_codes(table, uses, plain)
    uses |= {} if coded is None else {coded: Use.NAMES}
    numeric = {c for c, use in uses.items() if use is Use.NUMBERS}
    _demote_text_after_numbers(uses, profiles, plain, numeric)
    paths = headings(table, numeric | {c for c, use in uses.items() if use is Use.NEITHER and len(plain[c]) > 1})
    return [
        Column(
            c, uses[c], paths[c], about_of(paths[c]) if uses[c] is Use.NAMES else About.UNKNOWN, profiles[c].numbers, c == coded
        )
        for c in table.rect.columns
        if paths[c] or profiles[c].filled
    ]


def _demote_text_after_numbers(
    uses: dict[int, Use], profiles: dict[int, Profile], paths: dict[int, tuple[Heading, ...]], numeric: set[int]
) -> None:
    """Words for kinds of numbers behind a number are answers, those to the right of all numbers remarks, unless there are no
    names before them, or only they name org units."""
    for c in [c for c, use in uses.items() if use is Use.ROLES and numeric and c > min(numeric)]:
        uses[c] = Use.NEITHER
    names = [c for c, use in uses.items() if use is Use.NAMES]
    if not numeric or not any(c < min(numeric) for c in names):
        return
    for c in names:
        if c > max(numeric) and about_of(paths[c]) is About.UNKNOWN and not look_like_units(profiles[c].values):
            uses[c] = Use.NEITHER
