from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.console.forms import PROGRESS_COLUMNS, check_form, plain, progress_form
from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.problems import severity_of
from indicators.progress import table_of
from indicators.status import Status


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(float("nan"), None, id="not a number"),
        pytest.param(float("inf"), None, id="not finite"),
        pytest.param(None, None, id="nothing"),
        pytest.param(pd.NA, None, id="missing in a frame"),
        pytest.param(pd.NaT, None, id="a missing date"),
        pytest.param(np.int64(4), 4, id="a whole number of a frame"),
        pytest.param(np.float64(0.5), 0.5, id="a number of a frame"),
        pytest.param(12.0, 12, id="a whole number loses its point"),
        pytest.param(Status.DONE, "done", id="a code is text"),
        pytest.param(Period.parse("2024H1"), "2024H1", id="a period is its code"),
    ],
)
def test_every_value_becomes_one_that_json_knows(value: Any, expected: Any) -> None:
    assert plain(value) == expected
    assert type(plain(value)) in (int, float, str, type(None))


def test_progress_has_every_contracted_column_for_every_row(county: Dataset) -> None:
    form = progress_form(table_of(county, Period.parse("2024H1")), "default")
    json.dumps(form, allow_nan=False)
    assert {tuple(row) for row in form["progress"]} == {PROGRESS_COLUMNS}
    assert len({(row["org_unit"], row["indicator"]) for row in form["progress"]}) == len(form["progress"])


def test_check_tells_every_observation_and_problem(county: Dataset) -> None:
    form = check_form(county, county.problems)
    json.dumps(form, allow_nan=False)
    assert len(form["observations"]) == len(county.observations)
    assert [p["severity"] for p in form["problems"]] == [str(severity_of(p)) for p in county.problems]
