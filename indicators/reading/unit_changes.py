"""What a sheet says of org units merged, renamed or split: 注：小河乡自2024年1月起并入河口镇. Only a person may act on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.model import Problem
from indicators.periods import Period
from indicators.reading.grid import Grid
from indicators.reading.org_units import is_any_unit, is_whole, likeness, plain_name
from indicators.reading.spans import find_span
from indicators.reading.text import compact, even, without_numbering

CODE = "org_unit_change_told"
"""The note; its facts ``org_units`` were, ``becomes`` are now (both parted by 、), ``since`` is a quarter's code or empty."""

_SPEAKS = re.compile(
    r"并入|划入|划归|归并|合并|撤并|更名|改名|改称|改设|改为|变更为|撤[乡镇县][设建改]|分设|拆分|分拆|分立|析[置出设分]|划出|分出|分别设|撤销.{2,20}设立|[(（](?:含?原|现)"
)
_MOST_TOLD, _LONGEST = 50, 200
_CLAUSES = re.compile(r"[。;；\n]+")
_SINCE = re.compile(r"\(?(?:自|从|于)?\0(?:\d{1,2}[日号])?(?:起|开始|以来|后)?[,，]?\)?")
_BEFORE = re.compile(r"^(?:[(\[]?(?:注|备注|说明|附注)\d*[:、.)]|其中[:,]?)+|^[*※☆]+")
_NAME = r"[^\s,，、;:()\[\]“”\"'\0]{2,20}?"
_NAMES = rf"{_NAME}(?:、{_NAME})*?"
_DONE = r"(?:,?(?:已|正式|成建制|整建制|整体|撤销后?|撤并后?|依法|[其的]?(?:行政|所辖)区域|全部))*,?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<old>{_NAMES}){_DONE}(?:合并)?(?:并入|划入|划归|归并[入到至]?|合并[到至])到?新?的?(?P<new>{_NAME})(?:管辖|管理)?",
        rf"(?P<old>{_NAMES}){_DONE}(?:撤并|合并)(?:设立|组建|成立|设置|更名|为|成)+新?的?(?P<new>{_NAME})",
        rf"(?P<old>{_NAME}){_DONE}撤[乡镇县][设建改](?:镇|街道?|市|区)(?:[,]?(?:设立|改为|更名为|成立|为)(?P<new>{_NAME}))?",
        rf"(?P<old>{_NAME}){_DONE}(?:更名|改名|改称|变更|改设|改)(?:为|成)?(?P<new>{_NAME})",
        rf"(?P<new>{_NAME})\(?[,]?(?:系|是)?由(?P<old>{_NAMES})(?:撤并|合并|更名|改名|改称|改设|变更)(?:设立|组建|成立|而来|而成|为)?",
        rf"(?P<new>{_NAME})\(含?原(?P<old>{_NAMES})",
        rf"(?P<old>{_NAME})\(现(?:为)?(?P<new>{_NAME})",
    )
)
_APART = "(?:分设|拆分|分拆|析置|析分|分立|一分为[二三])(?:设立|成立|组建|为|成)*"
_OUT_OF = "(?:析出|析设|划出|分出|分设|拆分|析置)(?:部分(?:村|社区|村社区|村居|区域))?,?"
_SET_UP = "(?:单独|新)?(?:设立|成立|组建|新设)"
_SPLITS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<old>{_NAME}){_DONE}{_APART}[:]?(?P<new>{_NAMES}(?:[和与及]{_NAME})?)(?:[两二三四]个(?:乡镇|镇|街道|单位))?",
        rf"(?:从|由|将)?(?P<old>{_NAME})(?:中|内)?(?P<out>{_OUT_OF}){_SET_UP}?新?的?(?P<new>{_NAME})",
        rf"(?P<new>{_NAME})(?:系|是)?(?:由|从)(?P<old>{_NAME})(?:中|内)?(?P<out>{_OUT_OF})(?:{_SET_UP}|而来|而成)?",
        rf"撤销(?P<old>{_NAME})(?:建制)?,?(?:分别)?{_SET_UP}(?P<new>{_NAMES}(?:[和与及]{_NAME})?)",
    )
)
_END = r"(?:的?(?:管辖|数据|工会工作|情况).*|[,)。].*)?"
_JOINED = re.compile(r"[、,]|(?<=[镇乡道村区场])(?:以及|和|与|及)(?=原?[\u3400-\u9fff]{2})")
_LEAD = re.compile(r"^(?:经.*?(?:批准|同意)|原来?的?|将|把|撤销|我[县市区]|由|现)+")
_TURNED = {"镇": "镇", "街": "街道", "街道": "街道"}
_TURNS_INTO = re.compile(r"撤[乡镇][设建改](镇|街道?)")
_SURELY_UNIT = 0.8


@dataclass(frozen=True, slots=True)
class ToldChange:
    """Org units that are now another, or one that is now several; ``since`` the quarter from which on, if that is said."""

    org_units: tuple[str, ...]
    becomes: tuple[str, ...]
    since: Period | None = None


def change_remarks(grid: Grid, words: Sequence[str], file: str) -> Iterator[Problem]:
    """A note for each change that a text of the sheet tells; ``words`` are its texts, each once."""
    if not _SPEAKS.search("\0".join(words)):
        return
    speaking = {word for word in words if _SPEAKS.search(word)}
    told = 0
    for row, cells in enumerate(grid.values):
        for column, value in enumerate(cells):
            if not isinstance(value, str) or value not in speaking:
                continue
            speaking.discard(value)
            place = grid.ref(file, row, column)
            for clause, change in changes_in(value):
                since = change.since.code if change.since else ""
                facts = (
                    ("found", clause),
                    ("org_units", "、".join(change.org_units)),
                    ("becomes", "、".join(change.becomes)),
                    ("since", since),
                )
                yield Problem(CODE, file, place.sheet, place.cell, facts)
                told += 1
        if not speaking or told >= _MOST_TOLD:
            return


@lru_cache(maxsize=1024)
def changes_in(text: str) -> tuple[tuple[str, ToldChange], ...]:
    """The changes that a text tells, each with the clause that tells it."""
    lines = (even(line) for line in _CLAUSES.split(text))
    found = ((clause, _change_in(clause)) for clause in lines if len(clause) <= _LONGEST and _SPEAKS.search(clause))
    return tuple((_BEFORE.sub("", clause), change) for clause, change in found if change is not None)


def _change_in(clause: str) -> ToldChange | None:
    plain = _BEFORE.sub("", without_numbering(compact(clause)))
    since = None
    if (found := find_span(plain)) is not None:
        month = found.span.first
        since = Period.quarter(found.span.year, (month + 2) // 3 if month else 1) if found.span.year else None
        plain = _SINCE.sub("", f"{plain[: found.start]}\0{plain[found.end :]}")
    told = next((c for said in _said(_FORMS, plain) if (c := _told(said, plain)) is not None), None)
    told = told or next((c for said in _said(_SPLITS, plain) if (c := _parted(said)) is not None), None)
    return None if told is None else ToldChange(*told, since)


def _said(forms: Sequence[re.Pattern[str]], plain: str) -> Iterator[re.Match[str]]:
    return (said for form in forms for said in re.finditer(f"(?:^|[,(]){form.pattern}{_END}$", plain))


def _told(said: re.Match[str], plain: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The old names and the new one, if all of them are names of org units, and others than before."""
    old = tuple(dict.fromkeys(_name(part) for part in _JOINED.split(said["old"])))
    new = _name(said["new"] or "") or _turned(old[0], plain)
    left = tuple(name for name in old if name != new)  # 小河乡和原河口镇合并为河口镇
    return (left, (new,)) if new and left and all(map(_is_unit, (*left, new))) else None


def _parted(said: re.Match[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The old name and the new ones, if all of them are names of org units; what another came out of goes on beside it."""
    old, new = _name(said["old"]), tuple(dict.fromkeys(_name(part) for part in _JOINED.split(said["new"])))
    becomes = (old, *new) if said.groupdict().get("out") and old not in new else new
    return ((old,), becomes) if len(becomes) > 1 and all(map(_is_unit, (old, *new))) else None


def _name(text: str) -> str:
    return plain_name(_LEAD.sub("", text).strip("“”\"'"))


def _turned(name: str, plain: str) -> str:
    """大坪镇 of 大坪乡 where a text says 撤乡设镇 and nothing more."""
    into = _TURNS_INTO.search(plain)
    stem = name[:-1] if name[-1:] in "乡镇" else ""
    return stem + _TURNED[into[1]] if into and stem else ""


def _is_unit(name: str) -> bool:
    return likeness(name) >= _SURELY_UNIT and not is_any_unit(name) and not is_whole(name)
