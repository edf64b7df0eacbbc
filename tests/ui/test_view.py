from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.ui.view import LANGUAGES, View, fitted, from_query, to_query
from indicators.views.measures import Measure

FIELDS = ("period", "org_unit", "indicator", "measure", "highlight", "definition", "status")
NAMES = st.text(alphabet="金沙河口镇街道ab_0", min_size=1, max_size=8)
VIEWS = st.builds(
    View,
    period=st.one_of(st.none(), st.builds(Period.to_date, st.integers(2000, 2099), st.integers(1, 4))),
    org_unit=NAMES,
    indicators=st.lists(NAMES, max_size=3).map(tuple),
    measure=st.sampled_from(Measure),
    highlighted=st.lists(NAMES, max_size=3).map(tuple),
    definition=st.one_of(st.just(""), NAMES),
    language=st.sampled_from(LANGUAGES),
)


@given(VIEWS)
def test_a_link_leads_back_to_the_view_it_was_made_from(view: View) -> None:
    assert from_query(to_query(view, FIELDS), View()) == view


def test_the_codes_of_a_link() -> None:
    view = View(Period.parse("2024H1"), "金沙镇", ("new_unions", "members"), Measure.COMPLETION, ("河口镇",), "en")

    assert to_query(view, FIELDS) == {
        "period": "2024H1",
        "org_unit": "金沙镇",
        "indicator": "new_unions,members",
        "measure": "completion",
        "highlight": "河口镇",
        "lang": "en",
    }


def test_a_page_writes_only_its_own_fields_and_the_language() -> None:
    assert to_query(View(Period.parse("2024H1")), ("period",)) == {"period": "2024H1", "lang": "zh"}


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"period": "last year"}, id="a period that is none"),
        pytest.param({"measure": "size"}, id="an unknown measure"),
        pytest.param({"lang": "fr"}, id="a language the pages are not written in"),
        pytest.param({"unknown": "x"}, id="a parameter that means nothing"),
    ],
)
def test_what_cannot_be_read_in_a_link_changes_nothing(query: dict[str, str]) -> None:
    view = View(Period.parse("2023"), "金沙镇", language="en")

    assert from_query(query, view) == view


def test_without_a_choice_the_newest_year_to_date_is_shown(county: Dataset) -> None:
    assert fitted(View(), county).period == Period.parse("2024H1")


def test_what_the_data_do_not_hold_goes_back_to_its_default(county: Dataset) -> None:
    asked = View(Period.parse("1999Q1"), "无此镇", ("no_such", "members"), highlighted=("无此镇", "河口镇"))

    assert fitted(asked, county) == View(Period.parse("2024H1"), TOTAL, ("members",), highlighted=("河口镇",))


def test_without_data_there_is_no_period() -> None:
    assert fitted(View(Period.parse("2024H1")), Dataset()).period is None
