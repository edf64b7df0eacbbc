"""What was saved about org units and scoring, told in a line each, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.org_units import Change, Place
from indicators.record import Deed
from indicators.scoring import Method
from indicators.times import time_text
from indicators.views.periods import period_name
from indicators.wording import percent


@dataclass(frozen=True, slots=True)
class PastDeed:
    """``about`` is when and by whom; ``undone`` is when it was undone, empty while it counts."""

    number: int
    about: str
    what: str
    undone: str


def past_deeds(deeds: Iterable[Deed], language: str = "zh") -> list[PastDeed]:
    return [
        PastDeed(
            deed.number,
            " · ".join(filter(None, (time_text(deed.saved_at, language), deed.who))),
            _what(deed, language),
            time_text(deed.undone_at, language) if deed.undone_at else "",
        )
        for deed in deeds
    ]


def _what(deed: Deed, language: str) -> str:
    separator = "；" if language == "zh" else "; "
    told = separator.join(
        _place(x, language) if isinstance(x, Place) else _change(x, language) if isinstance(x, Change) else _method(x, language)
        for x in deed.what
    )
    return told or ("停用评分" if language == "zh" else "nobody is scored")


def _place(place: Place, language: str) -> str:
    if language == "en":
        return f"{place.org_unit}: under {place.parent or 'the whole'}" + (f", group {place.group}" if place.group else "")
    return f"{place.org_unit}：上级为{place.parent or '全县'}" + (f"，类别为{place.group}" if place.group else "")


def _change(change: Change, language: str) -> str:
    """甲乡自2024年一季度起并入（改为）丙镇; 大镇自…起分为大镇（60%）、新镇（40%）."""
    since = period_name(change.since, language)
    if change.is_split:
        parts = [f"{name}（{percent(share)}）" for name, share in change.becomes.items()]
        if language == "en":
            return f"{change.name} split into {', '.join(parts)} from {since}"
        return f"{change.name}自{since}起分为{'、'.join(parts)}"
    (heir,) = change.becomes
    return f"{change.name} is {heir} from {since}" if language == "en" else f"{change.name}自{since}起改为（并入）{heir}"


def _method(method: Method, language: str) -> str:
    deducted = len(method.deductions)
    if language == "en":
        return method.rule.name("en") + (f", {deducted} deductions" if deducted else "")
    return method.rule.name() + (f"，扣分{deducted}处" if deducted else "")
