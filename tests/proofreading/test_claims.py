"""What the figures of a text say: of which indicator, with which target and completion."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indicators.proofreading import Claim, claims_in
from indicators.proofreading.claims import understood
from tests.proofreading.measure_claims import measure

ANNOTATED = Path(__file__).resolve().parents[2].parent / "shared" / "summaries"
"""Real summaries with their claims annotated, which are not ours to give away."""


def claims(text: str) -> list[Claim]:
    return claims_in(text)


def bound(text: str) -> list[str | None]:
    return [claim.indicator.id if claim.indicator else None for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("上半年新建工会15家，发展会员821人。", ["new_unions", "new_members"]),
        ("全镇共有工会会员5466人，其中女会员2100人。", ["members", "女会员数"]),
        ("帮扶困难职工35人，资金4.2万元。", ["workers_assisted", "assistance_funds"]),
        ("走访慰问了76名困难职工，发放慰问金和慰问品5.57万元", ["workers_visited", "condolence_funds"]),
        (
            "成功调处劳资纠纷14件，涉案金额294万元，调处率100%，成功率95%。",
            ["disputes_settled", "dispute_amount", "劳动争议调处率", "settlement_rate"],
        ),
        ("广泛开展各类文体活动12次。", ["recreational_events"]),
        ("石桥镇集体合同签订率达96.5%", ["collective_contract_rate"]),
        ("累计签订工资集体协议50家", ["wage_agreements_signed"]),
        ("目前已有46家企业建立了职代会制度", ["workers_congresses"]),
        ("全年未发生一起安全事故", ["safety_accidents"]),
        ("举办了8期职工培训班", ["training_sessions"]),
        ("（一）新建企业工会3家；（二）收缴工会经费12.5万元。", ["new_unions", "dues_collected"]),
        ("参加竞赛190人，制作标语1178张，在职参保4040人", [None, None, None]),
        ("男会员35人", [None]),
    ],
)
def test_an_indicator_is_found_by_what_is_said(text: str, indicators: list[str | None]) -> None:
    assert bound(text) == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # who did it, how, and the verb that only brings it about
        ("通过上门走访发放慰问金4.6万元。", ["condolence_funds"]),
        ("为23名困难职工、6名劳模发放慰问金5.8万元", [None, None, "condolence_funds"]),
        ("多方筹措帮扶资金32.4万元，安排了8万元助学金", ["assistance_funds", "student_aid_funds"]),
        ("争取到省总工会困难职工帮扶资金18.5万元", ["assistance_funds"]),
        ("工作组指导推动新建工会组织26个", ["new_unions"]),
        ("全县女职工专项集体合同累计签订218份", ["女职工专项集体合同份数"]),
        ("共签订工资专项集体合同96份", ["工资专项集体合同份数"]),
        ("全市共建有各级工会组织1260个", ["grassroots_unions"]),
        ("职工共提出合理化建议460条", ["合理化建议条数"]),
        ("已签订好集体合同、签订率达到97%", ["collective_contract_rate"]),
        # what was built, and set up in the time
        ("已建工会驿站38个", ["户外劳动者驿站数"]),
        ("上半年成立基层工会组织31个", ["new_unions"]),
        # rates without the word
        ("职工入会面达92.5%", ["membership_rate"]),
        ("各企业签订劳动合同达96%以上", ["labour_contract_rate"]),
        # firms counted in 户
        ("新建企业工会12户，女职工专项集体合同覆盖企业86户", ["new_unions", "womens_agreements"]),
        # a word said earlier in the sentence
        ("12家企业参加医疗互助，另有3家企业准备参加，参保人数1790人", [None, None, "mutual_aid_insured"]),
        ("举办培训班17期，参训总人数达1230人次", ["training_sessions", "workers_trained"]),
        ("工会覆盖单位已发展到860个", ["enterprises_covered"]),
        ("建立劳资纠纷调解组织79家", ["劳动争议调解组织数"]),
        # people of whom something is told
        ("260余名职工参与“安康杯”竞赛活动", ["安康杯竞赛参加人数"]),
    ],
)
def test_verbs_and_who_does_it_are_no_part_of_a_name(text: str, indicators: list[str | None]) -> None:
    assert bound(text) == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("签订集体合同35份，覆盖企业60家、职工4100人", ["集体合同份数", "collective_contracts_signed", "集体合同覆盖职工数"]),
        (
            "签订工资集体协议52份，覆盖企业310家，涉及职工9600人",
            [
                "工资专项集体合同份数",
                "wage_agreements_signed",
                None,
            ],
        ),
        ("签订区域性集体合同9份，覆盖企业120家", ["区域性集体合同份数", None]),
        ("全县基层工会680家，覆盖企业1320家", ["grassroots_unions", "enterprises_covered"]),
        ("受理劳动争议案件46件，涉及职工130人次", ["disputes_accepted", "劳动争议涉及职工人次"]),
        ("新建工会26个，覆盖企业91家", ["new_unions", None]),
    ],
)
def test_what_is_covered_is_told_of_what_was_said_before(text: str, indicators: list[str | None]) -> None:
    assert bound(text) == indicators


@pytest.mark.parametrize(
    "text",
    [
        "开展普法宣传，惠及职工1.6万人",
        "组织2000名职工参加健步走",
        "慰问重点工地12个、一线职工900人",
        "户均发放帮扶金3200元",
        "每人发放慰问金500元",
        "发放慰问金、助学金等16万元",
        "慰问45名环卫工人",
        "建立了12家劳动关系监测点",
        "120家百人以上企业建立了工会组织",
        "占全年建会数的64%",
        "为86名货车司机提供体检，金额达4万元",
    ],
)
def test_a_part_a_sum_or_an_amount_for_each_is_not_the_whole(text: str) -> None:
    assert set(bound(text)) == {None}


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("基层工会、会员分别达到680家、2.1万人", ["grassroots_unions", "members"]),
        ("集体合同、工资集体协商签订率分别为98%和96%", ["collective_contract_rate", "wage_agreement_rate"]),
        ("新建工会和新增会员分别为35家、1820人", ["new_unions", "new_members"]),
        ("劳动争议受理、调处成功分别为46件和43件", ["disputes_accepted", "disputes_settled"]),
        ("走访企业、慰问困难职工分别为12家和90人", [None, "workers_visited"]),
        ("石桥镇、东岭镇新建工会分别为12家和9家", ["new_unions", "new_unions"]),
    ],
)
def test_figures_belong_to_names_in_a_row_in_turn(text: str, indicators: list[str | None]) -> None:
    assert bound(text) == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全县职工8700人（其中在职职工6900人）", ["employees", None]),
        ("会员总数2.1万人，其中女会员8000人", ["members", "女会员数"]),
        ("新建工会65家，其中石桥镇新建工会20家", ["new_unions", "new_unions"]),
        ("签订集体合同25份，其中女职工合同21份，覆盖企业86家", ["集体合同份数", None, None]),
    ],
)
def test_what_is_named_as_a_part_is_not_the_whole_again(text: str, indicators: list[str | None]) -> None:
    assert bound(text) == indicators


@pytest.mark.parametrize(
    ("text", "value", "target", "completion"),
    [
        ("新建工会65家，完成年度任务118家的55.1%", 65, 118, 0.551),
        ("今年下达我镇新建工会任务50家，实际完成58家。", 58, 50, None),
        ("新建工会14家，完成年度任务的60%。", 14, None, 0.6),
        ("会员总数达6000人，为年度目标6200人的96.8%", 6000, 6200, 0.968),
        ("建会率89.7%，低于90%的年度目标", 0.897, 0.9, None),
        ("慰问困难职工44人，占年度任务67人的65.7%，快于序时进度15.7个百分点", 44, 67, 0.657),
    ],
)
def test_targets_and_completions_belong_to_their_amount(
    text: str, value: float, target: float | None, completion: float | None
) -> None:
    claim = claims(text)[0]
    assert (claim.value, claim.target, claim.completion) == (value, target, completion)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("新建工会12家，完成全年任务54.5%。", ["value", "completion"]),
        ("新建工会38家，是去年的1.1倍", ["value", "multiple"]),
        ("新建工会38家，占全年建会数的64%", ["value", "share"]),
        ("新建工会32家，占全年任务的64%", ["value", "completion"]),
        ("基层工会460家，比年度目标380家多80家", ["value", "target", "gap"]),
        ("4项指标中，安全事故1项控制在年度目标以内", ["count", "count"]),
    ],
)
def test_what_a_figure_says(text: str, measures: list[str]) -> None:
    said = understood(text)
    assert [one.what.measure for one in said] == measures


def test_what_a_bracket_says_does_not_change_what_the_sentence_is_about() -> None:
    text = "建会率89.7%（工会覆盖企业2150家，应建会企业2396家），低于90%的年度目标0.3个百分点。"
    rate, covered, eligible, gap = claims(text)
    assert (rate.indicator and rate.indicator.id, rate.target) == ("unionisation_rate", 0.9)
    assert [c.indicator and c.indicator.id for c in (covered, eligible)] == ["enterprises_covered", "enterprises_eligible"]
    assert (gap.measure, gap.indicator) == ("lead", rate.indicator)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("共有媒体宣传12次", "媒体宣传"),
        ("悬挂安全（标志）标语1178张", "悬挂安全标语"),
        ("评选3家示范企业、8家先进企业", "先进企业"),
        ("1、入户走访档案困难职工6户次", "入户走访档案困难职工"),
    ],
)
def test_what_the_catalogue_does_not_have_keeps_the_name_of_the_text(text: str, name: str) -> None:
    claim = claims(text)[-1]
    assert claim.indicator is None
    assert claim.name == name


def test_quotes_stand_where_they_are_said_to() -> None:
    text = "全县新建工会15家，\n　　会员1.7万名；签订率95%，\r\n慰问约120户。"
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.quote


def test_lines_of_tables_are_no_prose() -> None:
    assert claims("指标\t完成\n新建工会数\t65家\n| 会员 | 30人 |") == []


@pytest.mark.skipif(not ANNOTATED.is_dir(), reason="the annotated summaries are not here")
def test_annotated_summaries() -> None:
    rows = [json.loads(line) for line in (ANNOTATED / "claims.jsonl").read_text("utf-8").splitlines()]
    counts = sum(
        (
            measure((ANNOTATED / file).read_text("utf-8"), [row for row in rows if row["file"] == file])
            for file in dict.fromkeys(row["file"] for row in rows)
        ),
        type(measure("", []))(),
    )
    assert counts["matched"] >= 0.95 * counts["annotated"]
    assert counts["matched"] >= 0.97 * counts["found"]
    assert counts["unit"] == counts["matched"]
