from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indicators.times import time_text


@pytest.mark.parametrize(
    ("moment", "zh", "en"),
    [
        pytest.param(datetime(2024, 7, 3, 7, 20, tzinfo=UTC), "2024年7月3日 15:20", "3 Jul 2024, 15:20", id="afternoon"),
        pytest.param(datetime(2023, 12, 31, 16, 5, tzinfo=UTC), "2024年1月1日 00:05", "1 Jan 2024, 00:05", id="a new year"),
        pytest.param(datetime(2024, 2, 28, 15, 59, tzinfo=UTC), "2024年2月28日 23:59", "28 Feb 2024, 23:59", id="midnight"),
    ],
)
def test_moments_in_chinas_time(moment: datetime, zh: str, en: str) -> None:
    assert (time_text(moment), time_text(moment, "en")) == (zh, en)
