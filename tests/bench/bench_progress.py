"""Progress of a large region: 1,000 org units × 20 quarters × 30 indicators, against pandas written by hand for this case.

    python tests/bench/bench_progress.py [--millions 0.6] [--ways hand pandas polars duckdb] [--repeat 5] [--no-check]

Prints for each size and way the median time, the time for a million observations (the same at every size where time is
linear), the ratio to the hand-written version, and the memory: with the data made, and the most while computing. Each way
has a process of its own; ``--millions 0.6 6 25`` takes several sizes in turn. The hand-written version knows that there are
only single quarters and no plans, and gives the same columns; that its numbers are the same is checked at the first size.
Times are of the processor, all its cores together, so that a busy machine does not change them much; those of the clock
stand beside them. The time of DuckDB holds about half a second of planning, whatever the size.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from indicators.model import TOTAL, Better, Indicator, Kind
from indicators.periods import Period
from indicators.progress import definition_frame, progress

PERIOD = Period.parse("2024H1")
KEYS = ["org_unit", "indicator"]
RATIOS = 4
WAYS = ("hand", "pandas", "polars", "duckdb")
OF_EACH = 600
"""Observations of an org unit: 30 indicators in 20 quarters."""


def definitions() -> list[Indicator]:
    """16 flows (one of them lower is better), 8 stocks, 2 rates, 4 ratios of stocks."""
    flows = [
        Indicator(f"flow{i}", f"流量{i}", "家", Kind.FLOW, better=Better.LOWER if i == 0 else Better.HIGHER) for i in range(16)
    ]
    stocks = [Indicator(f"stock{i}", f"存量{i}", "人", Kind.STOCK) for i in range(2 * RATIOS)]
    rates = [Indicator(f"rate{i}", f"比率{i}", "%", Kind.RATE) for i in range(2)]
    ratios = [
        Indicator(f"ratio{i}", f"率{i}", "%", Kind.RATIO, numerator=f"stock{2 * i}", denominator=f"stock{2 * i + 1}")
        for i in range(RATIOS)
    ]
    return [*flows, *stocks, *rates, *ratios]


def made(org_units: int, years: int = 5) -> list[pd.DataFrame]:
    """Observations of every quarter (the ratios too are typed), a target for each org unit, indicator and year."""
    indicators = definitions()
    random = np.random.default_rng(0)
    names = pd.Index([f"单位{i:05d}" for i in range(org_units)], dtype="str")
    ids = pd.Index([i.id for i in indicators], dtype="str")
    index = pd.MultiIndex.from_product(
        [range(2025 - years, 2025), range(1, 5), names, ids], names=["year", "start", "org_unit", "indicator"]
    )
    observations = index.to_frame(index=False)
    observations["end"] = observations["start"]
    share = observations["indicator"].str.startswith("ra")
    observations["value"] = np.where(share, random.random(len(index)), random.integers(1, 1000, len(index)))
    targets = observations[observations["start"] == 1][["org_unit", "indicator", "year"]].reset_index(drop=True)
    targets["quarter"] = 0
    targets["stated"] = targets["year"] * 4 + 1
    targets["value"] = np.where(targets["indicator"].str.startswith("ra"), 0.6, 4000.0)
    columns = ["org_unit", "indicator", "year", "start", "end", "value"]
    return [observations[columns], targets, definition_frame(indicators)]


def by_hand(observations: pd.DataFrame, targets: pd.DataFrame, defined: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The same columns for data known to be plain: only quarters, one target each, everything reported by every org unit."""
    flags = defined.set_index("indicator")
    known = observations[observations["year"] <= period.year]
    ever = known[KEYS].drop_duplicates()
    recent = known[known["year"] >= period.year - 1]
    recent = recent.assign(q=(recent["year"] - period.year) * 4 + recent["start"])
    wide = recent.pivot_table(index=KEYS, columns="q", values="value", aggfunc="max")
    rows = ever.merge(wide.reset_index(), on=KEYS, how="left").set_index(KEYS)
    flow = rows.index.get_level_values("indicator").map(flags["is_flow"]).to_numpy(dtype=bool)
    now, before = range(period.start, period.end + 1), range(period.start - 4, period.end - 3)

    def window(quarters: range) -> np.ndarray:
        part = rows[list(quarters)]
        return np.where(flow, part.sum(axis=1, min_count=1), part.ffill(axis=1).iloc[:, -1])

    figures = pd.DataFrame(
        {
            "value": window(now),
            "previous_year": window(before),
            "previous_quarter": np.where(flow, np.nan, rows[period.end - 1]),
            "last_year": window(range(-3, 1)),
            "complete": rows[list(range(-3, 1))].notna().all(axis=1),
            "quarters": rows[list(now)].notna().sum(axis=1),
            "closing": rows[period.end].notna(),
        },
        index=rows.index,
    )
    figures = _ratios_by_hand(figures, flags)
    asked = targets[(targets["year"] == period.year) & (targets["quarter"] == 0)]
    asked = asked.sort_values("stated").drop_duplicates(KEYS, keep="last").set_index(KEYS)["value"]
    figures["target"] = asked.reindex(figures.index)
    return _judged_by_hand(_with_wholes_by_hand(figures, flags), flags, period)


def _ratios_by_hand(figures: pd.DataFrame, flags: pd.DataFrame) -> pd.DataFrame:
    """Numerator and denominator of each ratio, kept for the whole, and the quotient in place of what was typed."""
    ids = figures.index.get_level_values("indicator")
    units = figures.index.get_level_values("org_unit")
    ratios = flags[flags["numerator"] != ""]
    chosen = ids.isin(ratios.index)
    for name in ("value", "previous_year", "previous_quarter"):
        above, below = (
            figures[name].reindex(pd.MultiIndex.from_arrays([units[chosen], ids[chosen].map(ratios[part])])).to_numpy()
            for part in ("numerator", "denominator")
        )
        figures.loc[chosen, f"above {name}"], figures.loc[chosen, f"below {name}"] = above, below
        figures.loc[chosen, name] = above / below
    return figures


def _with_wholes_by_hand(figures: pd.DataFrame, flags: pd.DataFrame) -> pd.DataFrame:
    ids = figures.index.get_level_values("indicator")
    additive = ids.map(flags["adds_up"]).to_numpy(dtype=bool)
    groups = figures.groupby("indicator", sort=False)
    whole = groups[["value", "previous_year", "previous_quarter", "last_year", "target"]].sum(min_count=1)
    parts = groups[[c for c in figures if c.startswith(("above", "below"))]].sum(min_count=1)
    for name in ("value", "previous_year", "previous_quarter"):
        quotient = parts[f"above {name}"] / parts[f"below {name}"]
        whole[name] = whole[name].where(whole.index.map(flags["adds_up"]).to_numpy(dtype=bool), quotient)
    targets = groups["target"].agg(["min", "max"])
    shared = targets["max"].where(targets["min"] == targets["max"])
    whole["target"] = whole["target"].where(whole.index.map(flags["adds_up"]).to_numpy(dtype=bool), shared)
    whole["complete"] = groups["complete"].all()
    scattered = figures[~additive & figures["below value"].isna()]
    typed = scattered.groupby("indicator", sort=False)["value"]
    whole["minimum"], whole["median"], whole["maximum"] = typed.min(), typed.median(), typed.max()
    whole["reached"] = (scattered["value"] >= scattered["target"]).groupby(level="indicator", sort=False).sum()
    whole["due"], whole["reported"] = groups.size(), groups["closing"].sum()
    figures = figures.assign(
        completion=figures["value"] / figures["target"],
        due=np.where(ids.map(flags["is_flow"]), 2, 1),
        reported=np.where(ids.map(flags["is_flow"]), figures["quarters"], figures["closing"]),
    )
    key = np.where(ids.map(flags["is_flow"]), figures["completion"], figures["value"])
    key = np.where(ids.map(flags["lower_first"]), key, -key)
    figures["rank"] = pd.Series(key.round(12), figures.index).groupby(level="indicator").rank("min")
    ranked = groups["value"].count()
    figures["ranked"], whole["ranked"] = ids.map(ranked), ranked
    whole.index = pd.MultiIndex.from_product([[TOTAL], whole.index], names=KEYS)
    return pd.concat([figures, whole])


def _judged_by_hand(rows: pd.DataFrame, flags: pd.DataFrame, period: Period) -> pd.DataFrame:
    ids = rows.index.get_level_values("indicator")
    flow, ceiling, floor, fraction, annual = (
        ids.map(flags[name]).to_numpy(dtype=bool)
        for name in ("is_flow", "is_ceiling", "is_floor_of_fraction", "is_fraction", "is_annual")
    )
    value, target, before = rows["value"], rows["target"], rows["previous_year"]
    completion = value / target
    schedule = np.where(annual, (period.end - period.start + 1) / 4, 1.0)
    lead = np.select([ceiling, floor], [1 - completion, value - target], completion - schedule).round(12)
    status = np.select(
        [value.isna(), target.isna(), ceiling & (value <= target), ~ceiling & (completion >= 1)],
        ["no_data", "no_target", "on_schedule", "done"],
        np.select(
            [lead >= 0.1, lead >= 0, lead >= -0.1, lead >= -0.3],
            ["ahead", "on_schedule", "slightly_behind", "behind"],
            "far_behind",
        ),
    )
    share = np.where(rows["complete"].astype(bool) & (rows["last_year"] > 0), before / rows["last_year"], 0.5)
    return rows.assign(
        completion=completion,
        schedule=np.where(target.isna(), np.nan, schedule),
        lead=np.where(completion.isna(), np.nan, lead),
        status=status,
        change=value - before,
        growth=np.where((before > 0) & ~fraction, value / before - 1, np.nan),
        forecast=np.where(flow, value / share, np.nan),
        period=period.code,
    ).reset_index()


def check(given: list[pd.DataFrame]) -> None:
    """Both ways give the same numbers in every column."""
    ours, theirs = progress(*given, PERIOD), by_hand(*given, PERIOD)
    columns = list(ours.columns)
    one, other = (f[columns].sort_values(KEYS, ignore_index=True) for f in (ours, theirs))
    pd.testing.assert_frame_equal(one, other, check_dtype=False, rtol=1e-9)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of the processor and of the clock (medians), and megabytes once the data are made and at most."""

    cpu: float
    clock: float
    made: float
    peak: float


def measured(way: str, org_units: int, repeat: int) -> Measured:
    """To be run in a process of its own, whose memory is then that of this way alone."""
    run = prepared(way, org_units)
    before = _peak()
    taken = []
    for _ in range(repeat):
        start, used = time.perf_counter(), time.process_time()
        run()
        taken.append((time.process_time() - used, time.perf_counter() - start))
    return Measured(median(cpu for cpu, _ in taken), median(clock for _, clock in taken), before, _peak())


def prepared(way: str, org_units: int) -> Callable[[], Any]:
    """The computation, with its data in the form of the library: the pandas frames are let go where they are not needed."""
    given = made(org_units)
    match way:
        case "hand":
            return lambda: by_hand(*given, PERIOD)
        case "pandas":
            return lambda: progress(*given, PERIOD)
        case "polars":
            frames = [pl.from_pandas(frame) for frame in given]
            return lambda: progress(*frames, PERIOD)
        case _:
            connection = duckdb.connect()
            connection.execute("set enable_progress_bar = false")
            for place, frame in enumerate(given):
                connection.from_df(frame).create(f"given{place}")
            return lambda: progress(*(connection.table(f"given{place}") for place in range(3)), PERIOD).df()


def _peak() -> float:
    """The most memory the process has had so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--millions", type=float, nargs="+", default=[0.6])
    options.add_argument("--ways", nargs="+", default=list(WAYS), choices=WAYS)
    options.add_argument("--repeat", type=int, default=5)
    options.add_argument("--no-check", dest="check", action="store_false")
    chosen = options.parse_args()
    sizes = [round(millions * 1e6 / OF_EACH) for millions in chosen.millions]
    if chosen.check:
        check(made(sizes[0]))
        print("by hand and progress agree in every column")
    for org_units in sizes:
        millions = org_units * OF_EACH / 1e6
        print(f"{millions:g} million observations of {org_units:,} org units")
        hand = 0.0
        for way in chosen.ways:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                found = alone.submit(measured, way, org_units, chosen.repeat).result()
            hand = found.cpu if way == "hand" else hand
            ratio = f"{found.cpu / hand:5.2f} × by hand" if hand else ""
            time_taken = f"{found.cpu:7.2f} s (clock {found.clock:7.2f} s)  {found.cpu / millions:6.3f} s a million"
            memory = f"data {found.made:7,.0f} MB, at most {found.peak:7,.0f} MB"
            print(f"  {way:7s} {time_taken}  {ratio:17s}  {memory}", flush=True)


if __name__ == "__main__":
    main()
