"""The value a cell states, in yuan, as a fraction, or in the unit printed. Doubtful ones stay out, with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from indicators.model import Indicator, Kind
from indicators.reading.cells import NONE_WORD, Amount, is_gap, read_amount
from indicators.reading.grid import CellValue
from indicators.reading.roles import Role
from indicators.reading.scaling import times
from indicators.reading.several_numbers import amount_among
from indicators.reading.text import compact
from indicators.reading.units import NO_UNIT, Unit, unit_of

TOO_LARGE = 1e15
"""From here on a number is more likely an id than an amount."""
_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its base unit. ``unmarked`` is a rate without any percent sign, ``remarks`` are codes of problems to tell."""

    value: float
    unit: str
    remarks: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    unmarked: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a cell gives no value; an empty code is a gap, which is nothing wrong."""

    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()


GAP = Doubt()


def value_of(raw: CellValue, *, percent: bool, unit: str, indicator: Indicator, role: Role) -> Value | Doubt:
    """Read one cell under a unit (as printed, "" if none) as a value of an indicator."""
    if isinstance(raw, datetime):
        return Doubt("date_not_number", (("found", raw.date().isoformat()),))
    if raw is None:
        return GAP
    if isinstance(raw, bool):
        return Doubt("not_a_number", (("found", str(raw)),))
    if isinstance(raw, str):
        return _value_of_text(raw, unit, indicator, role)
    if abs(raw) >= TOO_LARGE:
        return Doubt("number_too_long", (("found", str(int(raw))),))
    if percent:
        return _by_format(float(raw), unit, indicator)
    return _under_unit(float(raw), unit_of(unit) if unit else NO_UNIT, indicator)


def _by_format(number: float, unit: str, indicator: Indicator) -> Value | Doubt:
    """A cell shown as a percentage holds the fraction, whatever its header says."""
    if unit and not unit_of(unit).is_fraction:
        return Doubt("unit_clash", (("found", "%"), ("unit", unit), ("indicator", indicator.name)))
    if not unit and not indicator.inferred and not indicator.is_fraction:
        return Doubt("unit_clash", (("found", "%"), ("unit", indicator.unit), ("indicator", indicator.name)))
    return Value(number, "%")


def _value_of_text(raw: str, unit: str, indicator: Indicator, role: Role) -> Value | Doubt:
    plain = compact(raw)
    if plain == NONE_WORD:
        if indicator.kind in (Kind.FLOW, Kind.STOCK) and not _is_money(unit, indicator):
            return Value(0.0, unit_of(unit).text if unit else indicator.unit, (("none_read_as_zero", ()),))
        return GAP
    if is_gap(raw):
        return GAP
    amount = read_amount(raw)
    if amount is None and role is Role.VALUE and (one := amount_among(raw, unit_of(unit or indicator.unit))) is not None:
        return _one_of_several(raw, one, unit, indicator)
    if amount is None or (amount.bound and role is not Role.TARGET):
        code = "not_a_number" if _HAS_DIGIT.search(plain) else "words_for_number"
        return Doubt(code, (("found", raw.strip()),))
    if abs(amount.value) >= TOO_LARGE:
        return Doubt("number_too_long", (("found", raw.strip()),))
    read = _with_own_unit(amount, unit_of(unit) if unit else NO_UNIT, indicator)
    if isinstance(read, Value) and (amount.rough or amount.provisional):
        code = "provisional_number" if amount.provisional else "rough_number"
        return Value(read.value, read.unit, (*read.remarks, (code, (("found", raw.strip()),))), read.unmarked)
    return read


def _one_of_several(raw: str, amount: Amount, unit: str, indicator: Indicator) -> Value | Doubt:
    read = _with_own_unit(amount, unit_of(unit) if unit else NO_UNIT, indicator)
    if isinstance(read, Doubt) or amount.bound or amount.rough:
        return Doubt("not_a_number", (("found", raw.strip()),))
    about = (("found", raw.strip()), ("read", f"{amount.value:.12g}{amount.unit}"))
    return Value(read.value, read.unit, (*read.remarks, ("several_numbers", about)), read.unmarked)


def _is_money(unit: str, indicator: Indicator) -> bool:
    return unit_of(unit).is_money if unit else indicator.is_money


def _with_own_unit(amount: Amount, under: Unit, indicator: Indicator) -> Value | Doubt:
    """A number with a unit behind it, in a column that may have another."""
    if not amount.unit:
        return _under_unit(amount.value, under, indicator)
    own = unit_of(amount.unit)
    clash = Doubt("unit_clash", (("found", amount.unit), ("unit", under.text or indicator.unit), ("indicator", indicator.name)))
    if own.counted == "" and not own.is_fraction:
        return _with_bare_scale(amount.value, own, under, indicator) or clash
    if own.counted in ("百分点", "个百分点"):
        return Doubt("points_not_rate", (("found", f"{amount.value:.12g}{amount.unit}"),))
    expected = under if under.text else unit_of(indicator.unit) if not indicator.inferred else under
    if own.is_fraction or own.is_money:
        same = (own.is_fraction, own.is_money) == (expected.is_fraction, expected.is_money)
        return Value(times(amount.value, own.factor), own.base) if same or not expected.text else clash
    if expected.is_fraction or expected.is_money:
        return clash
    if not under.text:
        return Value(times(amount.value, own.scale), own.counted)  # 3.5万人 is 35000 人
    if own.text == under.text:
        return Value(amount.value, under.text)
    if own.counted == under.counted and under.scale == 1.0:
        return Value(times(amount.value, own.scale), under.text)
    if own.scale == under.scale == 1.0:
        return Value(amount.value, under.text, (("unit_in_cell_differs", (("found", own.text), ("unit", under.text))),))
    return clash


def _with_bare_scale(number: float, own: Unit, under: Unit, indicator: Indicator) -> Value | None:
    """3.5万: under 元 and under 万元 alike 35000 yuan, for nobody writes 万 of 万元; None where it cannot be meant."""
    if under.is_money:
        return Value(times(number, own.scale), "元")
    if under.is_fraction or under.scale not in (1.0, own.scale):
        return None
    return _under_unit(number if under.scale == own.scale else times(number, own.scale), under, indicator)


def _under_unit(number: float, under: Unit, indicator: Indicator) -> Value:
    if under.text:
        return Value(times(number, under.factor), under.base)
    if indicator.is_fraction:
        return Value(number, "%", unmarked=True)
    if indicator.is_money and not indicator.inferred:
        return Value(number, "元", (("money_without_unit", (("indicator", indicator.name),)),))
    return Value(number, indicator.unit)
