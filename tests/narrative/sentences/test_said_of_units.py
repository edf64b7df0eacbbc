"""What is said of one org unit: its place where it means something, its own counts, who is late and who is far off."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import ABOVE, FULL, NONE, TEN, Values, claims, summary, told

PLACES = [
    ("new_unions", (9, 8, 7, 6, 5, 4), NONE, "在全县6个乡镇（街道）中居末位"),
    ("new_unions", (9, 8, 7, 4, 4, 4), NONE, "在全县6个乡镇（街道）中与其他2个单位并列末位"),
    ("new_unions", (9, 8, 7, 4, 4, 4), {"language": "en"}, "it shared the last of 6 places with 2 others"),
    ("new_unions", (9, 8, 8, 8, 9, 9), {"language": "en"}, "it shared the first of 6 places with 东岭镇 and 石门镇"),
    ("new_unions", (9, 8, 7, 6, 5, 4), {"language": "en"}, "; it ranked last of 6 units."),
    ("new_unions", (9, 8, 7, None, 4, 4), NONE, "在已报送的5个乡镇（街道）中与其他1个单位并列末位"),
    ("new_unions", (9, 8, 7, 4, 4, 4), ABOVE, ""),
    ("new_unions", (9, 8, 7, 6, 4, 5), NONE, ""),
    ("new_unions", (9, 8, 7, 6, 5, 4), ABOVE, ""),
    ("new_unions", (9, 8, 7, 6, 5, 0), NONE, ""),
    ("new_unions", (9, 8, 7, 0, 0, 0), {"language": "en"}, ""),
    ("safety_accidents", (9, 8, 7, 6, 5, 4), NONE, ""),
    ("safety_accidents", (9, 8, 7, 6, 5, 0), NONE, ""),
]


@pytest.mark.parametrize(("indicator", "values", "how", "sentence"), PLACES)
def test_a_place_is_told_where_it_means_something(indicator: str, values: Values, how: dict[str, str], sentence: str) -> None:
    said = told(indicator, values, TEN, org_unit="柳溪乡", **how)
    assert sentence in said
    if not sentence:
        assert "位" not in said.replace("单位", "")
        assert "rank" not in said


def test_who_lacks_a_quarter_is_not_called_late_in_everything() -> None:
    sheet = Sheet()
    for indicator in ("new_members", "workers_visited", "safety_trainings", "new_unions"):
        sheet.put(indicator, "2024Q1", (10, 1, 1, 10, 10, 10))
        sheet.put(indicator, "2024Q2", (10, 1, None, 10, 10, 10))
        sheet.ask(indicator, 2024, TEN)
    said = summary(sheet.dataset())
    assert "西河镇4项指标全部未达进度要求" in said
    assert "南塘乡4项" not in said


def test_a_sentence_that_goes_on_with_what_lags_says_that_there_is_more() -> None:
    sheet = Sheet()
    done = {6: ("new_unions", "new_members", "union_reelections", "workers_assisted", "workers_visited")}
    done |= {10: ("safety_trainings", "recreational_events", "items_published"), 4: ("training_sessions", "workers_trained")}
    done |= {1: ("workers_homes", "dues_collected", "assistance_funds")}
    for value, indicators in done.items():
        for indicator in indicators:
            sheet.put(indicator, "2024Q2", (value,) * 6)
            sheet.ask(indicator, 2024, TEN)
    opening = summary(sheet.dataset()).split("各单位均已")[0].split("。")[1:]
    assert opening[1].startswith("另有")
    assert opening[1].endswith("项低于序时进度")


def spread() -> Sheet:
    sheet = Sheet()
    for indicator in ("new_unions", "new_members", "items_published"):
        sheet.put(indicator, "2024Q2", (9, 9, 9, 1, 1, 1))
        sheet.ask(indicator, 2024, TEN)
    return sheet


@pytest.mark.parametrize(("how", "heads"), [(FULL, True), ({"length": "short"}, False), (FULL | ABOVE, False)])
def test_a_heading_speaks_of_a_distance_only_over_both_ends(how: dict[str, str], heads: bool) -> None:
    """In short, and before those above, the paragraph does not say who is last."""
    told_of = summary(spread().dataset(), **how)
    assert ("单位之间差距较大。" in told_of) is heads


@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_many_of_an_org_units_indicators_is_its_own_figure(language: str) -> None:
    sheet = spread()
    sheet.put("workers_assisted", "2024Q2", (9, 1, 1, 1, 1, 1))
    sheet.ask("workers_assisted", 2024, TEN)
    document = write(sheet.dataset(), Period.parse("2024H1"), form="circular", language=language)  # type: ignore[arg-type]
    found = [claim for claim in claims(document) if claim.measure == "count" and not claim.indicator]
    assert "东岭镇" in {claim.org_unit for claim in found}
    assert {claim.value for claim in found if claim.org_unit == "东岭镇"} == {4}
    assert {claim.value for claim in found if claim.org_unit == TOTAL} >= {3 if language == "en" else 4}


@pytest.mark.parametrize(("preset", "said"), [("default", "均低于序时进度"), ("servicenow", "均达到序时进度")])
def test_who_is_behind_is_said_by_the_preset_in_use(preset: str, said: str) -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (100,) * 6)
    sheet.put("new_unions", "2024H1", (47,) * 6)
    document = write(sheet.dataset(), Period.parse("2024H1"), preset=preset)
    assert said in "".join(p.text for s in document.sections for p in s.paragraphs)
