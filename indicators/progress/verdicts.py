"""Whether a figure is as far as it should be: the one judgement that all counts and lists go by, on pages and in texts.

A status says in which band of a preset a figure lies, whatever it is. A verdict is what may be said of it to a leader: what is
less than a point short is level with its schedule, what comes later every year is not late, nor a level that is due in
December, a part is not held against the whole, and a quarter by itself is judged within its year. Where the two differ,
``excuse`` says why.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Kind, TargetForm
from indicators.periods import Period
from indicators.progress.coverage import Coverage
from indicators.progress.definitions import PRECISION, is_judged, target_form
from indicators.progress.like_for_like import HELD, holds_unasked, with_held
from indicators.progress.shapes import without_shape
from indicators.status import Preset, Status

VERDICTS = ("finished", "on_course", "reached", "slightly_late", "late", "unfinished", "not_reached")
"""From the best to the worst. ``finished`` and ``unfinished`` are said of the whole year's work, ``reached`` and
``not_reached`` of what is held against its target and not against a schedule."""

GOOD = frozenset({"finished", "on_course", "reached"})

EXCUSES = ("not_judged", "not_begun", "in_part", "no_shape", "not_due", "level")
"""Why a verdict is not what the status says: neither more nor less is known to be better; work that comes later every year; a
quarter missing; seasonal work without an earlier year to go by; a level that is due at the year's end and not before; less than
a point short."""

LEVEL = 0.01
"""What is less than a point away from the schedule is level with it."""

SLIGHTLY = 0.1

_FIRST = -math.inf
_BEHIND = [status.value for status in (Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.FAR_BEHIND)]
_JUDGED = [status.value for status in Status if status not in (Status.NO_TARGET, Status.NO_DATA)]
_BY_STATUS = {"done": "on_course", "ahead": "on_course", "on_schedule": "on_course", "slightly_behind": "slightly_late"}
"""What another preset's statuses mean for an amount; all else is late."""

_DEFAULT = "default"


def judged_in(dataset: Dataset, period: Period) -> Period:
    """The period by which what is due at the end of ``period`` is judged: of a quarter the year up to it, if that is on record.

    Work done early in the year, as every year, would else look late in each quarter after.
    """
    to_date = Period.to_date(period.year, period.end)
    covered = [one for one in dataset.periods if to_date.contains(one)]
    begun, reported = (any(one.start == 1 for one in covered), any(period.contains(one) for one in covered))
    return to_date if begun and reported else period


def furthest_first(lead: float | None, indicator: str) -> tuple[float, str]:
    """The order of what is behind; a ceiling of zero that is broken has no measure, and stands before all."""
    return _FIRST if lead is None else lead, indicator


def with_verdicts(
    progress: pd.DataFrame, dataset: Dataset, preset: str | Preset = _DEFAULT, *, coverage: Coverage | None = None
) -> pd.DataFrame:
    """Add to the frame of ``compute_progress`` how each figure is judged.

    ``verdict``: one of VERDICTS; empty where nothing can be judged. ``season``: of work not begun, the code of the quarter in
    which it followed last year, else empty. ``excuse``: one of EXCUSES, else empty. What is judged of a figure that lacks org
    units or quarters stands in the columns of ``with_held``. ``coverage`` is the dataset's, if at hand.
    """
    if progress.empty:
        own = {f"held_{name}": progress[name] for name in HELD}
        return progress.assign(verdict="", season="", excuse="", complete=False, counted=False, of_units=0, **own)
    period = Period.parse(progress["period"].iloc[0])
    coverage = coverage or Coverage(dataset)
    by_schedule = (preset if isinstance(preset, str) else preset.id) == _DEFAULT
    forms = _Forms(progress, dataset.indicators)
    settled = _settled(progress, forms)
    table = with_held(progress, coverage.complete(progress, period), settled, dataset.indicators, period, preset)
    in_part = _in_part(table) & ~settled
    held = table.assign(**{name: table[f"held_{name}"] for name in HELD})
    done = (held["completion"] >= 1 - 10.0**-PRECISION).to_numpy()
    season = _seasons(held, forms, coverage.seasons(period))
    known = _known(held, forms)
    not_due = _not_due(held, forms, period)
    no_shape = without_shape(progress, dataset, coverage, period) & ~done
    excused = (season != "") | in_part | no_shape | not_due
    verdict = np.where(known & ~excused, _verdict(held, forms, period, done, by_schedule), "")
    behind, judged = held["status"].isin(_BEHIND), held["status"].isin(_JUDGED)
    cases = [
        judged & ~forms.is_judged,
        season != "",
        judged & known & in_part,
        judged & known & no_shape,
        known & not_due,
        behind & (verdict == "on_course"),
    ]
    excuse = np.select(cases, EXCUSES, "")
    return table.assign(verdict=verdict, season=season, excuse=excuse)


def _settled(progress: pd.DataFrame, forms: _Forms) -> np.ndarray:
    """What no further report can undo: an amount that is done, by those who were asked for it; a ceiling that is broken."""
    done = ~forms.is_ceiling & (progress["completion"] >= 1 - 10.0**-PRECISION).to_numpy()
    broken = forms.is_ceiling & (progress["value"] > progress["target"]).to_numpy()
    return np.asarray(forms.is_flow & (done | broken) & ~holds_unasked(progress))


def _in_part(table: pd.DataFrame) -> np.ndarray:
    """Where too much is missing for a judgement."""
    is_whole = (table["org_unit"] == TOTAL).to_numpy()
    return np.asarray(np.where(is_whole, table["of_units"] < 0, ~table["complete"]))


class _Forms:
    """What kind of target each row has."""

    def __init__(self, progress: pd.DataFrame, definitions: Mapping[str, Indicator]) -> None:
        form = progress["indicator"].map({i: target_form(d).value for i, d in definitions.items()})
        self.is_amount = (form == TargetForm.ANNUAL_AMOUNT).to_numpy()
        self.is_judged = progress["indicator"].isin([i for i, d in definitions.items() if is_judged(d)]).to_numpy()
        self.is_ceiling = (form == TargetForm.CEILING).to_numpy()
        self.is_level = (form == TargetForm.YEAR_END_LEVEL).to_numpy()
        self.is_stepwise = self.is_level & (progress["schedule"] < 1).to_numpy()
        flows = [i for i, d in definitions.items() if d.kind is Kind.FLOW and not d.is_fraction]
        self.is_flow = progress["indicator"].isin(flows).to_numpy()


def _known(progress: pd.DataFrame, forms: _Forms) -> np.ndarray:
    """Where there is a value, a side that is better, and something to hold it against: a target, or a ceiling of zero."""
    of_zero = forms.is_ceiling & (progress["target"] == 0)
    return np.asarray(forms.is_judged & progress["value"].notna() & (progress["lead"].notna() | of_zero))


def _not_due(progress: pd.DataFrame, forms: _Forms, period: Period) -> np.ndarray:
    """Where a level has until December: below its target it is neither late nor missed before; reached, it is reached."""
    if period.end == 4:
        return np.zeros(len(progress), dtype=bool)
    return np.asarray(forms.is_level & ~forms.is_stepwise & (progress["lead"] < 0).to_numpy(dtype=bool))


def _seasons(progress: pd.DataFrame, forms: _Forms, seasons: Mapping[str, Period]) -> np.ndarray:
    """The code of the quarter in which work that has not begun followed last year."""
    waiting = forms.is_flow & forms.is_judged & ((progress["value"] == 0) & (progress["lead"] < 0)).to_numpy()
    codes = progress["indicator"].map({indicator: season.code for indicator, season in seasons.items()})
    return np.where(waiting & codes.notna().to_numpy(), codes.astype("object"), "")


def _verdict(progress: pd.DataFrame, forms: _Forms, period: Period, done: np.ndarray, by_schedule: bool) -> np.ndarray:
    """An amount, or a level due step by step, is held against its schedule; all else against the target."""
    lead = progress["lead"].to_numpy(dtype=float, na_value=np.nan)
    kept = (lead >= 0) | (np.isnan(lead) & (progress["value"] <= 0).to_numpy())  # a ceiling of zero has no lead
    against_target = ~forms.is_amount & (done | ~forms.is_stepwise)
    of_year = period.is_year_to_date
    by_status = progress["status"].map(_BY_STATUS).fillna("late").to_numpy(dtype=object)
    cases: list[tuple[np.ndarray, str | np.ndarray]] = [
        (against_target & kept, "reached"),
        (against_target, "not_reached"),
        (done & of_year, "finished"),
        (np.full(len(lead), of_year and period.end == 4), "unfinished"),
        (np.full(len(lead), not by_schedule), by_status),
        (lead > -LEVEL, "on_course"),
        (lead >= -SLIGHTLY, "slightly_late"),
    ]
    return np.select([case for case, _ in cases], [np.asarray(told, dtype=object) for _, told in cases], "late")
