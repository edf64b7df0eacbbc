"""Who is named for a rate, and how a rate that each org unit has of its own is counted."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import ABOVE, FULL, TEN, Values, summary

RATES = [
    ((91, 86, 87, 86, 88, 87), FULL, "仅东岭镇（91.0%）达到年度目标；西河镇、北桥街道均为86.0%，距目标均差4.0个百分点。"),
    (
        (95, 96, 87, 86, 88, 87),
        FULL,
        "东岭镇（95.0%）、西河镇（96.0%）2个单位达到年度目标；北桥街道为86.0%，距目标尚差4.0个百分点，差距最大。",
    ),
    (
        (91, 92, 93, 94, 80, 70),
        FULL,
        "4个单位建会率达到年度目标，2个单位未达到；柳溪乡、石门镇分别为70.0%和80.0%，距目标最多差20.0个百分点。",
    ),
    ((91, 92, 93, 94, 80, 70), FULL, "北桥街道最高，为94.0%，比最低单位高24.0个百分点。"),
    ((94, 92, 93, 94, 80, 70), FULL, "东岭镇、北桥街道最高，均为94.0%，比最低单位高24.0个百分点。"),
    (
        (91, 80, 80, 80, 80, 85),
        FULL,
        "仅东岭镇（91.0%）达到年度目标；西河镇、南塘乡、北桥街道、石门镇均为80.0%，距目标均差10.0个百分点。",
    ),
    ((91, 92, 93, 94, 95, 70), FULL, "5个单位建会率达到年度目标，仅柳溪乡（70.0%）未达到，尚差20.0个百分点。"),
    (
        (91, 92, 93, 94, 95, 95),
        FULL,
        "石门镇、柳溪乡建会率均为95.0%，并列全县最高；东岭镇91.0%，为全县最低，两者相差4.0个百分点。",
    ),
    ((95, 95, 95, 95, 91, 91), FULL, "东岭镇、西河镇、南塘乡、北桥街道建会率均为95.0%，并列全县最高"),
    ((91, 86, 87, 86, 88, 87), FULL | ABOVE, "仅东岭镇（91.0%）达到年度目标。"),
    ((91, 92, 93, 94, 80, 70), FULL | ABOVE, "北桥街道建会率94.0%，为全县最高。"),
]


@pytest.mark.parametrize(("percents", "how", "sentence"), RATES)
def test_who_is_named_for_a_rate_is_named_once(percents: Values, how: dict[str, str], sentence: str) -> None:
    sheet = Sheet()
    rate = Catalogue.load().indicators["unionisation_rate"]
    sheet.define(rate)
    sheet.put("enterprises_eligible", "2024Q2", (100,) * 6)
    sheet.put("enterprises_covered", "2024Q2", percents)
    sheet.ask("unionisation_rate", 2024, (0.9,) * 6)
    said = summary(sheet.dataset(), **how).split("从数据看")[0]
    assert sentence in said
    assert all(said.count(f"{unit}") <= 1 for unit in UNITS)


@pytest.mark.parametrize(
    ("rates", "language", "sentence"),
    [
        (
            (0.9, 0.9, 0.9, 0.8, 0.8, 0.8),
            "zh",
            "对照年度目标，新建工会达到或快于序时进度；劳动合同签订率另按单位考核，3个单位达到年度目标。",
        ),
        ((0.8,) * 6, "zh", "；劳动合同签订率另按单位考核，尚无单位达到年度目标。"),
        ((0.9, 0.9, 0.9, 0.8, 0.8, 0.8), "en", "The labour contract rate is judged unit by unit: 3 of 6 units met the target."),
        ((0.8,) * 6, "en", "The labour contract rate is judged unit by unit: nobody met the target."),
    ],
)
def test_a_rate_that_each_org_unit_has_of_its_own_is_counted_beside_the_others(
    rates: Values, language: str, sentence: str
) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", (6,) * 6)
    sheet.ask("new_unions", 2024, TEN)
    sheet.put("labour_contract_rate", "2024Q2", rates)
    sheet.ask("labour_contract_rate", 2024, (0.9,) * 6)
    assert sentence in summary(sheet.dataset(), language=language)


def test_of_typed_rates_the_next_is_named_without_a_second_distance() -> None:
    sheet = Sheet()
    sheet.put("labour_contract_rate", "2024Q2", (0.95, 0.96, 0.97, 0.91, 0.8, 0.7))
    sheet.ask("labour_contract_rate", 2024, (0.9,) * 6)
    said = summary(sheet.dataset())
    assert "在70%至97%之间" in said, "typed rates stand as typed"
    assert "柳溪乡距目标差20.0个百分点，石门镇次之" in said


@pytest.mark.parametrize(
    ("covered", "printed"),
    [((93.75,) * 6, "93.8%"), ((90,) * 6, "90.0%"), ((100,) * 6, "100%"), ((0,) * 6, "0%")],
)
def test_a_rate_worked_out_from_its_parts_has_one_decimal(covered: Values, printed: str) -> None:
    """Its target is as the sheet has it; the table says the same as the text."""
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["unionisation_rate"])
    sheet.put("enterprises_eligible", "2024Q2", (100,) * 6)
    sheet.put("enterprises_covered", "2024Q2", covered)
    sheet.ask("unionisation_rate", 2024, (0.875,) * 6)
    document = write(sheet.dataset(), Period.parse("2024H1"), length="full")
    told = [claim.text for section in document.sections for p in section.paragraphs for claim in p.claims]
    rows = {row[0]: row for row in document.tables[0].rows}
    assert printed in told
    assert "87.5%" in told
    assert rows["建会率"][1:3] == (printed, "87.5%")
