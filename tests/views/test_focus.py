"""The overview limited to one indicator."""

from __future__ import annotations

import county as small_county

from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.views.focus import focus_of
from indicators.views.heat import heat_map
from indicators.views.rows import rows_of

COUNTY = small_county.county()
PERIOD, EARLIER = Period.parse("2024H1"), Period.parse("2024Q1")
PROGRESS = compute_progress(COUNTY, PERIOD)
HEAT = heat_map(COUNTY, PROGRESS)


def test_the_map_has_all_rows_those_best_at_the_indicator_first() -> None:
    focus = focus_of(COUNTY, PROGRESS, HEAT, "new_unions")

    places = {r.org_unit: r.rank for r in rows_of(PROGRESS, indicator="new_unions") if r.org_unit != TOTAL and r.rank}
    ranked = [places[unit] for unit in focus.heat.rows if unit in places]
    assert ranked == sorted(ranked)
    assert list(focus.heat.rows)[len(ranked) :] == [unit for unit in HEAT.rows if unit not in places]
    assert {unit: focus.heat.rows[unit] for unit in HEAT.rows} == HEAT.rows


def test_several_townships_are_told_to_have_moved_in_it_and_in_nothing_else() -> None:
    before = PROGRESS.copy()
    for indicator in ("new_unions", "new_members"):
        at = (before["indicator"] == indicator) & before["rank"].notna() & (before["org_unit"] != TOTAL)
        before.loc[at, "rank"] = before.loc[at, "rank"].to_numpy()[::-1]

    movers = focus_of(COUNTY, PROGRESS, HEAT, "new_members", earlier=(EARLIER, before)).movers

    told = [*movers.rises, *movers.falls]
    assert {mover.indicator for mover in told} == {"new_members"}
    assert len({mover.org_unit for mover in told}) == len(told) > 1
