"""What is found: our own reports are right, errors planted in them are seen, and texts that contradict themselves."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from indicators.dataset import Dataset
from indicators.narrative import FORMS, write
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from indicators.proofreading import Finding, Grounds, Kind, proofread
from indicators.proofreading.truth import Truth
from indicators.report import write_md, write_txt
from tests.narrative.datasets import Sheet, random_dataset, two_halves
from tests.narrative.summaries import survey_of
from tests.proofreading.measure_plants import is_found
from tests.proofreading.plants import Field, plants

H1 = Period.parse("2024H1")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """new_unions 38 (2024H1), 35 the year before; 东岭镇 12 of a target of 12; assistance_funds 33万元; members 7740."""
    return two_halves()


@pytest.fixture(scope="module")
def grounds(dataset: Dataset) -> Grounds:
    return Grounds(dataset)


def found(text: str, against: Dataset | Grounds | None = None, **options: object) -> list[Finding]:
    at = {} if against is None else {"period": H1}
    return list(proofread(text, against, **at, **options).findings)  # type: ignore[arg-type]


def told(text: str, against: Dataset | Grounds | None = None, **options: object) -> list[tuple[str, str]]:
    """Kind and expected text of all that is not in agreement."""
    return [(str(f.kind), f.expected) for f in found(text, against, **options) if f.kind is not Kind.AGREES]


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("org_unit", ["total", "东岭镇", "南塘乡"])
@pytest.mark.parametrize("writer", [write_txt, write_md])
def test_our_own_reports_are_right_to_the_last_number(dataset: Dataset, form: str, org_unit: str, writer: object) -> None:
    text = writer(write(dataset, H1, org_unit, form=form)).decode()  # type: ignore[operator,arg-type]
    review = proofread(text, dataset)
    assert (review.period, review.org_unit) == (H1, org_unit)
    assert Counter(str(f.kind) for f in review.findings).keys() <= {"agrees"}


@pytest.mark.parametrize("seed", range(12))
def test_our_own_reports_of_any_data_raise_no_alarm(seed: int) -> None:
    dataset, chance = random_dataset(seed), random.Random(seed)
    if not dataset.periods:
        return
    newest = chance.choice(dataset.periods)
    period = chance.choice([newest, Period.to_date(newest.year, newest.end)])
    org_unit = chance.choice(["total", *dataset.org_units])
    text = write_txt(write(dataset, period, org_unit, form=chance.choice(list(FORMS)))).decode()  # type: ignore[arg-type]
    beside = proofread(text, dataset, period=period, org_unit=org_unit)
    assert {f.kind for f in beside.findings} <= {Kind.AGREES}
    alone = proofread(text, dataset, period=period, org_unit=org_unit, beside_own=False)
    kinds = Counter(f.kind for f in alone.findings)
    assert kinds[Kind.DIFFERS] + kinds[Kind.INCONSISTENT] <= 0.01 * len(alone.findings)


def test_most_planted_errors_are_found(grounds: Grounds) -> None:
    for org_unit in ("total", "东岭镇"):
        field = Field(write_txt(write(grounds.dataset, H1, org_unit)).decode(), grounds, H1, org_unit)
        planted = list(plants(field, random.Random(org_unit), most=25))
        assert len({plant.kind for plant in planted}) >= 4
        missed = [plant for plant in planted if not is_found(field, plant)]
        assert len(missed) <= 0.05 * len(planted), missed
        by_words = [plant for plant in planted if not is_found(field, plant, beside_own=False)]
        assert len(by_words) <= 0.2 * len(planted), by_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年新建工会38家。", []),
        ("上半年新建工会37家。", [("differs", "38家")]),
        ("东岭镇新建工会12家，完成全年任务。", []),
        ("东岭镇新建工会38家。", [("differs", "12家")]),
        ("全县新建工会38家，其中东岭镇12家、西河镇6家。", []),
        ("全县新建工会38家，其中东岭镇12家、西河镇9家。", [("differs", "6家")]),
        ("帮扶资金约33万元。", []),
        ("帮扶资金33万余元。", []),
        ("帮扶资金30多万元。", []),
        ("帮扶资金近34万元。", []),
        ("帮扶资金近33万元。", []),
        ("帮扶资金33元。", [("differs", "33万元")]),
        ("帮扶资金0.33亿元。", [("differs", "33万元")]),
        ("会员总数7740人，同比增长3.2%。", []),
        ("会员总数7740人，同比下降3.2%。", [("differs", "增长3.2%")]),
        ("会员总数0.77万人。", []),
        ("会员总数0.78万人。", [("differs", "0.77万人")]),
        ("组织职工疗休养30人。", [("no_data", "")]),
        ("一季度新建工会16家，二季度新建22家。", []),
        ("下半年计划新建工会60家。", []),
        ("东岭镇、西河镇分别新建工会12家和6家。", []),
        ("东岭镇、西河镇新建工会合计18家。", []),
        ("东岭镇、西河镇新建工会合计25家。", [("differs", "18家")]),
        ("新建工会进展较快，仅上半年就完成38家。", []),
        ("新建工会由上年同期的34家增加到38家。", []),
        ("新建工会由上年同期的30家增加到38家。", [("differs", "34家")]),
        ("去年同期新建工会34家。", []),
        ("全国新建工会98万家。", [("no_data", "")]),
        ("至8月，新建工会41家。", [("no_data", "")]),
        ("新建工会38家，会员总数7740人，同比分别增长11.8%和3.2%。", []),
        ("新建工会38家，会员总数7740人，同比分别增长3.2%和11.8%。", [("differs", "11.8%"), ("differs", "3.2%")]),
        ("各乡镇新建工会数在0至14家之间。", []),
        ("各乡镇新建工会数在2至12家之间。", [("differs", "0家至14家")]),
        ("东岭镇、西河镇分别新建工会6家和12家。", [("differs", "12家"), ("differs", "6家")]),
    ],
)
def test_hand_written_sentences_against_the_data(grounds: Grounds, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, grounds) == expected


def test_a_difference_of_rates_is_in_points(dataset: Dataset, grounds: Grounds) -> None:
    fact = Truth(dataset).fact("total", dataset.indicators["membership_rate"], H1, "change")
    assert fact is not None
    size = f"{abs(fact.value) * 100:.1f}"
    way = "提高" if fact.value > 0 else "下降"
    other = "下降" if fact.value > 0 else "提高"
    sentence = f"职工入会率同比{way}{size}"
    assert [kind for kind, _ in told(f"{sentence}个百分点。", grounds)] == []
    assert ("differs", f"{size}个百分点") in told(f"{sentence}%。", grounds)
    assert told(f"职工入会率同比{other}{size}个百分点。", grounds) == [("differs", f"{way}{size}个百分点")]


def test_only_the_wrong_figure_of_several_that_do_not_fit_is_told(grounds: Grounds) -> None:
    text = "新建工会37家，完成年度任务64家的59.4%。"
    assert told(text, grounds) == [("differs", "38家")]
    assert ("inconsistent", "57.8%") in told(text)


def test_what_is_expected_has_the_decimals_of_what_stands_there(grounds: Grounds) -> None:
    assert told("帮扶资金32.00万元。", grounds) == [("differs", "33.00万元")]
    assert told("帮扶资金32.5万元。", grounds) == [("differs", "33.0万元")]


def test_a_finding_says_what_the_data_have_and_from_which_cells(grounds: Grounds) -> None:
    [differs] = found("东岭镇新建工会13家。", grounds)
    assert differs.kind is Kind.DIFFERS
    assert all(
        words in differs.message() for words in ("东岭镇", "2024年上半年", "新建工会数", "12家", "13家", "报表.xlsx 数据!B")
    )
    assert "12家" in differs.message("en")
    assert "the data say" in differs.message("en")
    assert {source.file for source in differs.sources} == {"报表.xlsx"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("参保8168人，其中在职4040人，退休688人，安康1262人，特种2170人。", ["inconsistent"]),
        ("参保8160人，其中在职4040人，退休688人，安康1262人，特种2170人。", []),
        ("成功调处纠纷14件，其中合同3件，工资3件，工伤5件，其它3件。", []),
        ("成功调处纠纷15件，其中合同3件，工资3件，工伤5件，其它3件。", ["inconsistent"]),
        ("共走访120户，其中特困户30户、患病户20户。", []),
        ("现有会员61人，其中男会员35人，女会员27人。", ["inconsistent"]),
        ("新建工会65家，完成年度任务118家的55.1%。", []),
        ("新建工会65家，完成年度任务118家的65.1%。", ["inconsistent"]),
        ("新建工会65家，比上年同期增加6家，增长10.2%。", []),
        ("新建工会65家，比上年同期增加6家，增长12.2%。", ["inconsistent"]),
        ("新建工会65家，比上年同期减少6家，下降8.5%。", []),
        ("建会率89.7%（工会覆盖企业2150家，应建会企业2396家）。", []),
        ("建会率98.7%（工会覆盖企业2150家，应建会企业2396家）。", ["inconsistent"]),
        ("全镇新建工会5家。\n会上通报，全镇新建工会7家。", ["inconsistent"]),
        ("一季度新建工会5家。\n二季度新建工会7家。", []),
        ("石桥镇新建工会5家。\n河口镇新建工会7家。", []),
    ],
)
def test_a_text_against_itself(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in told(text)] == kinds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建会率同比提高2.4%。", "个百分点"),
        ("参加活动约300余人。", "叠用"),
        ("会员12,345人。", "千分号"),
        ("完成任务！", "感叹号"),
    ],
)
def test_wording_is_held_to_the_rules_of_our_own_reports(text: str, words: str) -> None:
    assert any(words in f.message() for f in found(text) if f.kind is Kind.WORDING)


def test_words_that_the_data_must_bear_out() -> None:
    sheet = Sheet()
    for year, value in ((2023, 20.0), (2024, 10.0)):
        sheet.put("new_unions", f"{year}Q1", [value, 3, 2, 6, 1, 0])
        sheet.put("new_unions", f"{year}Q2", [value, 3, 2, 6, 1, 0])
    sheet.put("collective_contract_rate", "2024Q2", [0.95, 0.9, 0.88, 0.97, 0.7, 0.86])
    dataset = sheet.dataset()

    def wording(text: str) -> list[str]:
        return [f.message() for f in found(text, dataset) if f.kind is Kind.WORDING]

    assert wording("东岭镇新建工会20家，居全县首位。") == []
    assert any("第2位" in message for message in wording("北桥街道新建工会12家，居全县首位。"))
    assert any("40家" in message for message in wording("东岭镇新建工会20家，创2020年以来新高，为历史最高。"))
    assert any("95.0%" in message for message in wording("东岭镇集体合同签订率95%，实现全覆盖。"))


@pytest.mark.parametrize(
    ("text", "period", "org_unit"),
    [
        ("东岭镇2023年上半年工会工作总结\n新建工会。", "2023H1", "东岭镇"),
        ("2024年工会工作总结\n新建工会。", "2024", "total"),
        ("工会上半年工作总结\n新建工会。", "2024H1", "total"),
        ("工作情况\n截至2023年6月底，新建工会。", "2023H1", "total"),
        ("没有时期的文稿。", "2024H1", "total"),
        ("2019年上半年工会工作总结", "2024H1", "total"),
    ],
)
def test_a_text_says_when_and_of_whom_it_speaks(dataset: Dataset, text: str, period: str, org_unit: str) -> None:
    review = proofread(text, dataset)
    assert review.period is not None
    assert (review.period.code, review.org_unit) == (period, org_unit)


def test_without_data_nothing_is_compared() -> None:
    assert {f.kind for f in found("新建工会38家，慰问76人。")} == set()
    assert proofread("", None).findings == ()
    assert proofread("新建工会38家。", replace(two_halves(), observations=())).period is None


@pytest.mark.parametrize(
    "text",
    [
        "市总工会下拨帮扶资金217.6万元。",
        "明珠社区工会新建工会2家。",
        "恒达公司工会发放帮扶资金1.2万元。",
        "快递行业发展会员86人，新建工会2家。",
        "教育系统现有会员1643人。",
        "工作组到现场指导新建工会6家。",
        "五年来，全县新建工会286家。",
        "近三年累计新建工会120家。",
        "2019年以来，新建工会240家。",
        "自帮扶中心成立以来，累计发放帮扶资金560万元。",
        "元旦春节期间，发放帮扶资金12万元。",
        "去年，全县新建工会35家。",
        "第一批新建工会8家。",
        "新建非公企业工会12家。",
        "筹集帮扶资金40万元，发放33万元。",
        "平均每季度新建工会19家。",
        "新建工会38家，是去年的1.1倍。",
        "新建工会38家，其中已报送的4个单位21家。",
        "一至二季度新建工会38家。",
    ],
)
def test_figures_of_others_of_other_times_or_of_a_part_raise_no_alarm(text: str, grounds: Grounds) -> None:
    assert {f.kind for f in found(text, grounds)} <= {Kind.NO_DATA, Kind.AGREES}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年以来，全县新建工会41家。", "38家"),
        ("2024年以来，新建工会41家。", "38家"),
        ("截至目前，工会干部走访多家企业，新建工会41家。", "38家"),
        ("通过走访发放帮扶资金36万元。", "33万元"),
        ("新建工会、现有会员分别为38家、7940人。", "7740人"),
    ],
)
def test_wrong_figures_are_seen_however_they_are_put(text: str, expected: str, grounds: Grounds) -> None:
    assert ("differs", expected) in told(text, grounds)


def test_what_one_draft_had_worked_out_changes_nothing_for_the_next(dataset: Dataset) -> None:
    own = write_txt(write(dataset, H1, form="brief", length="full")).decode()
    drafts = [own, own.replace("38家", "39家"), "一季度新建工会17家。", "东岭镇新建工会13家。"]
    shared = Grounds(dataset)
    one_after_the_other = [proofread(text, shared, period=H1) for text in (*drafts, *drafts)]
    alone = [proofread(text, dataset, period=H1) for text in drafts]
    assert one_after_the_other == [*alone, *alone]


def test_surveys_that_are_kept_elsewhere_are_taken_from_there(dataset: Dataset) -> None:
    asked: list[Period] = []

    def survey(period: Period) -> Survey:
        asked.append(period)
        return survey_of(dataset, period)

    text = "上半年新建工会37家。"
    assert proofread(text, Grounds(dataset, survey), period=H1) == proofread(text, dataset, period=H1)
    assert set(asked) == {H1}
