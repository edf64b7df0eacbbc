"""Drafts as county offices write them: short sentences put in other ways than our own reports put them."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.periods import Period
from indicators.proofreading import Grounds, Kind, proofread
from tests.narrative.datasets import Sheet

PERIOD = Period.parse("2024Q1-Q3")


@pytest.fixture(scope="module")
def grounds() -> Grounds:
    """Six townships up to September, the year before in full; each quarter has its own amounts."""
    sheet = Sheet()
    for year, quarters in ((2023, 4), (2024, 3)):
        for quarter in range(1, quarters + 1):
            at, more = f"{year}Q{quarter}", quarter + 2 * (year - 2023)
            sheet.put("new_unions", at, [more + i for i in range(6)])
            sheet.put("grassroots_unions", at, [50 + 10 * i + more for i in range(6)])
            sheet.put("workers_assisted", at, [20 + i + more for i in range(6)])
            sheet.put("assistance_funds", at, [10_000.0 * (1 + i) + 1_000 * more for i in range(6)])
            sheet.put("training_sessions", at, [2 if year == 2024 else 1] * 6)
            sheet.put("dues_collected", at, [100_000.0 * (i + 1) + 5_000 * more for i in range(6)])
            sheet.put("items_published", at, [3 + i + more for i in range(6)])
            sheet.put("members", at, [900 + 80 * i + 10 * more for i in range(6)])
            sheet.put("employees", at, [1000 + 100 * i for i in range(6)])
    sheet.define(Catalogue.load().indicators["membership_rate"])
    sheet.ask("new_unions", 2024, [30, 30, 30, 30, 30, 10])
    sheet.ask("dues_collected", 2024, [600_000.0] * 6)
    return Grounds(sheet.dataset())


def verdicts(text: str, grounds: Grounds) -> list[str]:
    """✓ for what agrees, what should stand for what differs, ○ for what cannot be told."""
    found = proofread(text, grounds, period=PERIOD, beside_own=False).findings
    return ["✓" if f.kind is Kind.AGREES else "○" if f.kind is Kind.NO_DATA else f.expected or str(f.kind) for f in found]


GOES_ON = [
    # from the heading of the paragraph, the line above, a clause before
    ("（二）经费收缴。东岭镇收缴36.0万元，西河镇收缴63.0万元。", ["✓", "66.0万元"]),
    ("三、信息录用\n全县117篇，其中东岭镇24篇。", ["171篇", "21篇"]),
    ("1.职工培训：前三季度完成36期。", ["✓"]),
    ("经费收缴方面。前三季度全县收缴666.0万元。", ["✓"]),
    ("一是信息报送，全县录用171篇，南塘乡一家就有27篇。", ["✓", "✓"]),
    ("新建工会117家。其中，东岭镇新建12家、西河镇新建16家。", ["✓", "✓", "15家"]),
    # money that goes with the people before it
    ("东岭镇帮扶困难职工72人、4.2万元。", ["✓", "✓"]),
    ("东岭镇帮扶困难职工72人、42万元。", ["✓", "4.2万元"]),
    # what names something else is not of what was spoken of before
    ("新建工会同比增长44.4%，法律援助案件同比增长3.0%。", ["✓", "○"]),
]

COMPARED = [
    ("全县基层工会480家，比年初增加6家。", ["✓", "✓"]),
    ("全县基层工会480家，较上年末增加8家。", ["✓", "6家"]),
    ("全县基层工会480家，比6月底减少6家。", ["✓", "增加6家"]),
    ("全县基层工会480家，较二季度增加6家，增长1.3%。", ["✓", "✓", "✓"]),
    ("新建工会117家，较上年同期多建36家，增幅44.4%。", ["✓", "✓", "✓"]),
    ("新建工会117家，较上年同期少建36家。", ["✓", "增加36家"]),
    ("新建工会117家，超去年同期36家。", ["✓", "✓"]),
    ("新建工会117家，超去年同期30家。", ["✓", "36家"]),
    ("新建工会117家，是去年同期的1.44倍。", ["✓", "✓"]),
    ("新建工会117家，是去年同期的1.45倍。", ["✓", "1.44倍"]),
    ("工会经费收缴666.0万元，完成全年360万元的185.0%。", ["✓", "✓", "✓"]),
    ("新建工会117家，超额完成160家的年度任务。", ["✓", "✓"]),
]

OF_WHEN = [
    ("去年全年，全县新建工会120家。", ["✓"]),
    ("去年一季度新建工会21家。", ["✓"]),
    ("去年一季度新建工会22家。", ["21家"]),
    ("三季度新建工会45家，年内累计117家。", ["✓", "✓"]),
    ("三季度新建工会45家，年内累计118家。", ["✓", "117家"]),
    ("四季度要确保新建工会40家。", []),
    ("四季度新建工会40家。", []),
]

OF_WHOM = [
    ("东岭镇、西河镇和南塘乡分别帮扶困难职工72人、75人和79人。", ["✓", "✓", "78人"]),
    ("各单位职工培训均为6期。", ["✓"]),
    ("各乡镇（街道）职工培训均为5期。", ["6期"]),
    ("东岭镇、西河镇新建工会均超过10家。", ["✓"]),
    ("东岭镇、西河镇新建工会均超过13家。", ["12家"]),
    ("完成率最高的是柳溪乡，新建工会为270.0%；东岭镇最低，为41.0%。", ["✓", "40.0%"]),
    ("职工入会率最高的柳溪乡为90.0%，最低的东岭镇为85.0%。", ["✓", "95.0%"]),
    ("东岭镇新建工会12家，占全县的10.3%。", ["✓", "✓"]),
    ("东岭镇新建工会12家，占全县的15.0%。", ["✓", "10.3%"]),
    ("东岭镇新建工会12家，占全年考核指标的15.0%。", ["✓", "○"]),
    # several in one, and all but some
    ("东岭镇新建工会12家，西河镇15家，两镇合计27家，占全县的23.1%。", ["✓"] * 4),
    ("东岭镇新建工会12家，西河镇15家，两镇合计28家。", ["✓", "✓", "27家"]),
    ("东岭镇、西河镇2个镇新建工会28家。", ["27家"]),
    ("东岭镇新建工会12家，其余5个单位合计新建105家。", ["✓", "✓"]),
    ("除东岭镇、西河镇外，其余4个单位新建工会91家。", ["90家"]),
    ("东岭镇、西河镇等5个单位新建工会91家。", ["○"]),
    # each in its turn
    ("一季度、二季度、三季度分别新建工会33家、39家、46家。", ["✓", "✓", "45家"]),
    ("三个季度新建工会依次为33家、39家、45家。", ["✓", "✓", "✓"]),
    # the whole's figure beside one's own
    ("东岭镇新建工会完成率40.0%，低于全县73.1%的平均进度。", ["✓", "✓"]),
    ("东岭镇职工入会率95.0%，与全县平均水平91.0%相比偏高。", ["✓", "92.0%"]),
]

COUNTED = [
    ("职工入会率超过90%的有5个乡镇。", ["✓"]),
    ("职工入会率达到90%的有5个乡镇。", ["6个"]),
    ("新建工会完成率不足50%的单位有1个。", ["✓"]),
    ("新建工会117家，2个单位完成全年任务。", ["✓", "1个"]),
    ("新建工会117家，5个单位未完成全年任务。", ["✓", "✓"]),
    ("新建工会117家，1个单位尚未启动。", ["✓", "0个"]),
    ("全县6个单位新建工会117家。", ["✓"]),
]

OTHER_UNITS = [
    ("职工培训36期，工会经费收缴666.0万元，同比增长2.8个百分点。", ["✓", "✓", "wording", "2.8%"]),
    ("1．新建工会117家。", ["✓"]),
]


@pytest.mark.parametrize(("text", "expected"), [*GOES_ON, *COMPARED, *OF_WHEN, *OF_WHOM, *COUNTED, *OTHER_UNITS])
def test_figures_are_held_against_what_they_are_of(text: str, expected: list[str], grounds: Grounds) -> None:
    assert verdicts(text, grounds) == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("柳溪乡收缴工会经费186.0万元，居全县首位。", "agrees"),
        ("柳溪乡收缴工会经费186.0万元，居全县第1位。", "agrees"),
        ("在全县6个单位中，石门镇收缴工会经费156.0万元，居第3位。", "wording"),
    ],
)
def test_places_in_a_ranking(text: str, verdict: str, grounds: Grounds) -> None:
    review = proofread(text, grounds, period=PERIOD, beside_own=False)
    assert [str(f.kind) for f in review.findings if "居" in text[f.start : f.end]] == [verdict]


def test_what_cannot_be_told_for_sure_says_what_the_data_have(grounds: Grounds) -> None:
    [found] = proofread("五年来，全县新建工会286家。", grounds, period=PERIOD, beside_own=False).findings
    assert (found.kind, found.code) == (Kind.NO_DATA, "unsure")
    assert all(words in found.message() for words in ("117家", "286家"))
    assert "117家" in found.message("en")


def test_gifts_to_some_do_not_contradict_the_amount_given_to_all() -> None:
    text = "全县发放慰问金49.1万元。\n为12名劳模发放春节慰问金3.6万元。"
    assert [f for f in proofread(text).findings if f.kind is Kind.INCONSISTENT] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("新建工会117家，同比增加30家。", "数据为增加36家"),
        ("新建工会117家，同比减少36家。", "数据为增加36家"),
        ("东岭镇新建工会完成率40.0%，低于序时进度30.0个百分点。", "数据为低于35.0个百分点"),
        ("疗休养职工共30人，平均为1437元。", "看不出“1437元”说的是哪一项"),
    ],
)
def test_findings_say_which_way_and_what_they_are_of(text: str, words: str, grounds: Grounds) -> None:
    findings = proofread(text, grounds, period=PERIOD, beside_own=False).findings
    assert any(words in found.message() for found in findings), [found.message() for found in findings]


def test_a_wrong_place_says_the_right_one(grounds: Grounds) -> None:
    found = proofread("石门镇收缴工会经费156.0万元，居第3位。", grounds, period=PERIOD, beside_own=False).findings[-1]
    assert (found.code, found.expected) == ("unearned_place", "第2位")


def test_counts_are_of_all_org_units_whoever_was_named_before(grounds: Grounds) -> None:
    text = "东岭镇、西河镇2个镇新建工会27家；5个乡镇（街道）完成年度任务。"
    found = proofread(text, grounds, period=PERIOD, beside_own=False).findings[-1]
    assert (found.code, found.expected) == ("differs_count", "1个")
    assert "柳溪乡" in found.message()


LEFT_OPEN = [
    ("全县慰问困难职工10人、帮扶困难职工477人，两项合计487人。", ["○", "✓", "○"]),
    ("新建工会117家，实际建立工会110家。", ["✓", "○"]),
]

IN_A_ROW = [
    ("东岭镇、西河镇、南塘乡收缴经费36.0万元、66.0万元、97.0万元。", ["✓", "✓", "96.0万元"]),
    ("新建工会完成率73.1%。东岭镇40.0%、西河镇55.0%。", ["✓", "✓", "50.0%"]),
    ("职工入会率92.0%，最高95.0%、最低85.0%。", ["✓", "✓", "90.0%"]),
    ("三季度末全县基层工会480家，二季度末474家。", ["✓", "✓"]),
]


@pytest.mark.parametrize(("text", "expected"), [*LEFT_OPEN, *IN_A_ROW])
def test_rows_of_figures_and_what_is_left_open(text: str, expected: list[str], grounds: Grounds) -> None:
    told = verdicts(text, grounds)
    assert told[-len(expected) :] == expected


def test_a_sum_that_one_wrong_part_breaks_is_told_at_that_part_only(grounds: Grounds) -> None:
    text = "前三季度，新建工会117家，其中三季度45家、二季度39家、一季度36家。"
    assert verdicts(text, grounds) == ["✓", "✓", "✓", "33家"]


def test_what_the_data_lack_is_named_as_people_name_it(grounds: Grounds) -> None:
    [found] = proofread("慰问困难职工10人。", grounds, period=PERIOD, beside_own=False).findings
    assert "慰问困难职工人数" in found.message()
