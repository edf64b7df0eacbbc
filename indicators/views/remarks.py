"""What stands beside a figure: that it is to be read with care (※), why it is judged otherwise than its status says (≈, ◇,
◎, ○), or that something missed was made up for (已补齐)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicators.model import TOTAL
from indicators.periods import Period
from indicators.problems import message_of, title_of
from indicators.progress import Flaw, Mark
from indicators.views.rows import Row

CARE = "※"
"""Beside every figure that stands on missing reports, on a cell with an unexplained problem or on a provisional number."""

MADE_UP = "↗"
"""Beside every status that was behind earlier in the year."""

LEVEL = "≈"
"""Beside a status behind the schedule by less than a point: it counts as level."""

NOT_BEGUN = "◇"
"""Beside the status of work that follows later every year: it is not late."""

NOT_DUE = "◎"
"""Beside the status of a level that is below its target and due at the year's end: nothing is missed before."""

NOT_JUDGED = "○"
"""Beside the status of what is better neither higher nor lower, and of seasonal work without an earlier year to go by."""

SIGNS = (CARE, LEVEL, NOT_BEGUN, NOT_DUE, NOT_JUDGED, MADE_UP)

_NAMED = 5

_WORDS = {
    "zh": {Flaw.PROBLEM: "待核实", Flaw.PROVISIONAL: "初步数"},
    "en": {Flaw.PROBLEM: "unverified", Flaw.PROVISIONAL: "provisional"},
}
_MADE_UP = {"zh": "已补齐", "en": "caught up"}
_KEYS = {
    "zh": {
        CARE: "数据不全、待核实或为初步数",
        LEVEL: "与序时进度相差不足1个百分点，计为达到进度",
        NOT_BEGUN: "按往年安排尚未开展，不计为落后",
        NOT_DUE: "年末到期，此前不计为落后",
        NOT_JUDGED: "不评进度",
        MADE_UP: "已补齐",
    },
    "en": {
        CARE: "incomplete, unverified or provisional",
        LEVEL: "less than 1 point short of schedule, counted as on schedule",
        NOT_BEGUN: "not begun, as every year, and not counted as behind",
        NOT_DUE: "due at the year's end, not counted as behind before",
        NOT_JUDGED: "not judged",
        MADE_UP: "caught up",
    },
}


_UNJUDGED = {
    "zh": {"not_judged": "只作统计，不评进度", "no_shape": "季节性工作，缺上年各季数据作参照，不评进度"},
    "en": {"not_judged": "for information only, not judged", "no_shape": "seasonal, no full last year to go by, not judged"},
}


@dataclass(frozen=True, slots=True)
class Remark:
    """``sign`` is one of SIGNS; ``word`` says it in short, ``text`` in full."""

    sign: str
    word: str
    text: str


def remarks_of(row: Row, language: str = "zh") -> tuple[Remark, ...]:
    """Each kind of mark once, then why the counts do not go by the status, then whether something was made up for."""
    kinds = {flaw: [mark for mark in row.marks if mark.flaw is flaw] for flaw in Flaw}
    found = [_remark(row, flaw, marks, language) for flaw, marks in kinds.items() if marks]
    if row.excuse:
        found.append(_excuse(row, language))
    if row.verdict and (row.of_units or 0) > 0:
        found = _judged_by_some(found, row, language)
    if row.made_up:
        found.append(Remark(MADE_UP, _MADE_UP[language], made_up_text(row.missed, language)))
    return tuple(found)


def signs_of(remarks: Iterable[Remark]) -> str:
    """The signs, each once."""
    return "".join(dict.fromkeys(remark.sign for remark in remarks))


def words_of(remarks: Iterable[Remark], language: str = "zh") -> str:
    """The short words in one line: 缺报1个季度、待核实."""
    return ("、" if language == "zh" else ", ").join(remark.word for remark in remarks)


def texts_of(remarks: Iterable[Remark], language: str = "zh") -> str:
    """The full texts in one line."""
    return ("；" if language == "zh" else "; ").join(remark.text for remark in remarks)


def key_of(sign: str, language: str = "zh") -> str:
    """What a sign means."""
    return _KEYS[language][sign]


def keys_of(remarks: Iterable[Remark], language: str = "zh") -> str:
    """The signs that occur with their meanings, to end a figure's note: ；※数据不全、待核实或为初步数；↗已补齐. Else empty."""
    met = {remark.sign for remark in remarks}
    stop, gap = ("；", "") if language == "zh" else ("; ", " ")
    return "".join(f"{stop}{sign}{gap}{key_of(sign, language)}" for sign in SIGNS if sign in met)


def made_up_text(missed: str, language: str = "zh") -> str:
    """一季度低于序时进度，现已补齐."""
    period = Period.parse(missed)
    if language == "en":
        return f"behind {period.when_en()}, caught up since"
    return f"{period.name_zh(with_year=False)}低于序时进度，现已补齐"


def _excuse(row: Row, language: str) -> Remark:
    """Why the status is not what the counts say."""
    if row.excuse == "level":
        word = "less than 1 point short" if language == "en" else "与序时进度相差不足1个百分点"
        return Remark(LEVEL, word, f"{word}: counted as on schedule" if language == "en" else f"{word}，计为达到进度")
    if row.excuse == "in_part":
        word = "not judged" if language == "en" else "不列入进度比较"
        return Remark(CARE, word, f"quarters are missing: {word}" if language == "en" else f"缺少季度数据，{word}")
    if row.excuse == "not_due":
        return Remark(NOT_DUE, key_of(NOT_DUE, language), key_of(NOT_DUE, language))
    if said := _UNJUDGED[language].get(row.excuse):
        return Remark(NOT_JUDGED, said, said)
    season = Period.parse(row.season)
    if language == "en":
        if row.previous_year is None:
            return Remark(NOT_BEGUN, word := f"usually done in Q{season.end}", f"{word}: not begun, and not counted as behind")
        word = f"done in Q{season.end} last year"
        return Remark(NOT_BEGUN, word, f"{word}: not begun, as every year, and not counted as behind")
    if row.previous_year is None:
        word = f"一般在{season.name_zh(with_year=False)}开展"
        return Remark(NOT_BEGUN, word, f"{word}，尚未到时段，不计为落后")
    word = f"上年在{season.name_zh(with_year=False)}开展"
    return Remark(NOT_BEGUN, word, f"{word}，按往年安排尚未开展，不计为落后")


def _judged_by_some(found: list[Remark], row: Row, language: str) -> list[Remark]:
    """The remarks with what a whole is judged by that somebody is missing from: beside who is missing, if that is told."""
    units = int(row.of_units or 0)
    word = f"judged by the {units} complete units" if language == "en" else f"按数据齐全的{units}个单位评定"
    missing = next((place for place, mark in enumerate(row.marks) if mark.flaw is Flaw.MISSING_REPORTS), None)
    if missing is None:
        text = f"{word}, held against their own targets" if language == "en" else f"{word}，对照其自身目标"
        return [*found, Remark(CARE, word, text)]
    told = _missing(row, row.marks[missing], language)
    joined = replace(told, text=f"{told.text}{'; ' if language == 'en' else '；'}{word}")
    return [joined if remark == told else remark for remark in found]


def _remark(row: Row, flaw: Flaw, marks: list[Mark], language: str) -> Remark:
    if flaw is Flaw.MISSING_REPORTS:
        return _missing(row, marks[0], language)
    problems = [mark.problem for mark in marks if mark.problem is not None]
    messages = "\n".join(message_of(p, language) for p in problems[:_NAMED])
    word = _WORDS[language][flaw]
    if flaw is Flaw.PROVISIONAL and len({p.code for p in problems}) == 1:
        word = title_of(problems[0], language) if language == "zh" else word
    return Remark(CARE, word, messages + ("\n…" if len(problems) > _NAMED else ""))


def _missing(row: Row, mark: Mark, language: str) -> Remark:
    lacking = mark.due - mark.reported
    if row.org_unit != TOTAL:
        if language == "en":
            word = f"{lacking} of {mark.due} quarters missing"
            return Remark(CARE, word, word)
        word = f"缺{lacking}个季度"
        return Remark(CARE, word, f"应报{mark.due}个季度，已报{mark.reported}个" if mark.due > 1 else "尚未报送")
    names = mark.org_units[:_NAMED]
    if language == "en":
        word = f"{mark.reported} of {mark.due} have reported"
        more = " and others" if len(mark.org_units) > len(names) else ""
        return Remark(CARE, word, f"{word}; missing: {', '.join(names)}{more}" if names else word)
    word, more = f"{mark.due}个单位中{mark.reported}个已报", "等" if len(mark.org_units) > len(names) else ""
    return Remark(CARE, word, f"{word}，缺{'、'.join(names)}{more}" if names else word)
