from __future__ import annotations

import county as small_county
import pytest

from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.views.leaders import leaders_sentence
from indicators.views.rows import Row, rows_of

COUNTY = small_county.county()
ROW = rows_of(compute_progress(COUNTY, Period.parse("2024H1")))[0]


def judged(**statuses: str) -> list[Row]:
    """Rows of the first indicators, a letter a status: a on time, b late."""
    indicators = ("new_unions", "new_members", "assistance_funds")
    words = {"a": "on_course", "b": "late", "-": ""}
    return [
        ROW._replace(org_unit=unit, indicator=indicators[i], verdict=words[letter])
        for unit, letters in statuses.items()
        for i, letter in enumerate(letters)
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            judged(甲镇="aaa", 乙镇="aab", 丙镇="bbb"),
            "达到进度最多的是甲镇（3项中3项），最少的是丙镇（3项中0项）。未达进度的单位最多的指标是帮扶资金，有2个。",
            id="one leads, one lags",
        ),
        pytest.param(
            judged(甲镇="aa-", 乙镇="aab", 丙镇="bbb"),
            "达到进度最多的是甲镇（2项中2项），最少的是丙镇（3项中0项）。未达进度的单位最多的指标是帮扶资金，有2个。",
            id="the share decides, not the number",
        ),
        pytest.param(judged(甲镇="aaa", 乙镇="aaa"), "2个乡镇（街道）的各项目标均达到或超过进度。", id="all is well"),
        pytest.param(judged(甲镇="aab", 乙镇="aab"), "未达进度的单位最多的指标是帮扶资金，有2个。", id="all alike"),
        pytest.param(judged(甲镇="aaa"), "", id="a single township leads nobody"),
        pytest.param([], "", id="no targets"),
    ],
)
def test_who_leads_and_who_lags(rows: list[Row], said: str) -> None:
    assert leaders_sentence(COUNTY, rows) == said


def test_many_equals_are_counted_after_the_third() -> None:
    rows = judged(甲镇="aaa", 乙镇="aaa", 丙镇="aaa", 丁镇="aaa", 戊镇="bbb")

    assert "丙镇（3项中3项）等4个，最少的是戊镇" in leaders_sentence(COUNTY, rows)
    assert "and 1 more; fewest: 戊镇 (0 of 3)" in leaders_sentence(COUNTY, rows, "en")
