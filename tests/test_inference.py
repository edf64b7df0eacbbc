import json
from pathlib import Path

import pytest

from indicators.catalogue import Catalogue
from indicators.direction import direction_of
from indicators.inference import theme_of
from indicators.model import Better, Kind, TargetForm
from indicators.progress.definitions import target_form

SHARED = Path(__file__).resolve().parents[2] / "shared"
CATALOGUE = Catalogue.load()
FLOW, STOCK, RATE = Kind.FLOW, Kind.STOCK, Kind.RATE
HIGHER, LOWER, NEITHER = Better.HIGHER, Better.LOWER, Better.NEITHER


@pytest.mark.parametrize(
    ("header", "unit", "kind", "better"),
    [
        pytest.param("巾帼文明岗创建数", "个", FLOW, HIGHER, id="something created in the period"),
        pytest.param("新增职工书屋数", "家", FLOW, HIGHER, id="新增 makes an amount of a standing thing"),
        pytest.param("母婴关爱室", "个", STOCK, HIGHER, id="a place stands"),
        pytest.param("劳动争议预警组织数", "个", STOCK, HIGHER, id="a body stands, whatever it does"),
        pytest.param("工会法律监督员人数", "名", STOCK, HIGHER, id="an office stands"),
        pytest.param("现有劳模人数", "人", STOCK, HIGHER, id="现有"),
        pytest.param("互助基金总额", "万元", STOCK, HIGHER, id="总额"),
        pytest.param("工会经费结余", "万元", FLOW, HIGHER, id="money is an amount unless its name says it stands"),
        pytest.param("工会账户余额", "万元", STOCK, HIGHER, id="余额 stands"),
        pytest.param("举办招聘会", "场", FLOW, HIGHER, id="something held"),
        pytest.param("服务职工", "人次", FLOW, HIGHER, id="person-times are amounts"),
        pytest.param("征集合理化建议", "条", FLOW, HIGHER, id="items collected"),
        pytest.param("疗休养职工数", "人", FLOW, HIGHER, id="people something was done with"),
        pytest.param("灵活就业人员数", "人", STOCK, HIGHER, id="people who are there"),
        pytest.param("申报星级俱乐部数", "家", FLOW, HIGHER, id="an application is an amount"),
        pytest.param("建立互助基金企业数", "家", STOCK, HIGHER, id="firms that have something"),
        pytest.param("会员体检覆盖率", "", RATE, HIGHER, id="a rate by its ending"),
        pytest.param("兼职干部占比", "", RATE, HIGHER, id="占比"),
        pytest.param("会员满意度（%）", "", RATE, HIGHER, id="a rate by its unit"),
        pytest.param("人均培训学时", "学时", RATE, HIGHER, id="an average is never added up"),
        pytest.param("特困职工月补助标准", "元", RATE, HIGHER, id="a standard is never added up"),
        pytest.param("工亡人数", "人", FLOW, LOWER, id="a harm"),
        pytest.param("欠薪投诉", "件", FLOW, LOWER, id="complaints of arrears"),
        pytest.param("百万吨死亡率", "%", RATE, LOWER, id="a rate of harm"),
        pytest.param("欠薪案件办结数", "件", FLOW, HIGHER, id="a harm remedied"),
        pytest.param("追回拖欠工资", "万元", FLOW, HIGHER, id="arrears recovered"),
        pytest.param("事故应急演练", "次", FLOW, HIGHER, id="a drill against accidents"),
        pytest.param("隐患整改率", "%", RATE, HIGHER, id="a rate of remedy"),
        pytest.param("工伤保险参保率", "%", RATE, HIGHER, id="insurance against a harm"),
        pytest.param("法律咨询受理", "件", FLOW, NEITHER, id="what comes from outside"),
        pytest.param("工会注销数", "家", FLOW, NEITHER, id="what merely happens"),
        pytest.param("男职工数", "人", STOCK, NEITHER, id="a mere base"),
        pytest.param("Members trained in law", "", FLOW, HIGHER, id="English"),
        pytest.param("Accident rate", "%", RATE, LOWER, id="an English harm"),
    ],
)
def test_kind_and_direction_follow_from_the_form_of_the_name(header: str, unit: str, kind: Kind, better: Better) -> None:
    guess = CATALOGUE.infer(header, unit)
    assert (guess.kind, guess.better) == (kind, better)
    assert guess.inferred


DIRECTIONS = {
    LOWER: """
        越级上访起数 重复信访件数 信访积案数 工伤死亡人数 欠薪案件数 投诉举报件数 职工流失人数
        逾期未办结件数 会员退会人数 空壳工会数 未建会企业数 未入会职工 隐患未整改数 整改不到位问题数
        事故发生率 未按时办结率 会员流失率 违纪人数 断保人数 工资拖欠金额 女职工离职人数
    """,
    HIGHER: """
        化解积案数 化解未办结积案 积案化解率 欠薪追回金额 追讨欠薪金额 处置空壳工会数 僵尸工会清理数
        零上访村数 无欠薪企业数 未发生事故单位数 事故起数下降率 上访减少数 信访办结率 劳动纠纷调解成功数
        农民工欠薪案件办结率 投诉满意率 工伤认定人数 失业人员再就业 未成年人救助 不定期检查次数
        法律援助案件数 劳动争议预警组织数 欠薪清零企业数 整改率
    """,
    NEITHER: """
        投诉受理件数 受理投诉举报 信访接待批次 劳动纠纷案件数 应办结案件数 转入会员数 农民工求助件数
    """,
}


@pytest.mark.parametrize(("name", "better"), [(name, way) for way, names in DIRECTIONS.items() for name in names.split()])
def test_harm_counts_against_and_what_is_done_about_it_for(name: str, better: Better) -> None:
    assert direction_of(name) is better


@pytest.mark.parametrize("harm", ["欠薪", "积案", "安全隐患", "空壳工会", "越级上访"])
@pytest.mark.parametrize("verb", ["化解", "处置", "整改", "清理", "解决"])
def test_a_removal_turns_harm_into_work_and_a_negation_turns_it_back(harm: str, verb: str) -> None:
    turned = [direction_of(name) for name in (harm, harm + verb, verb + harm, f"{harm}未{verb}", f"{verb}未{verb}{harm}")]
    assert turned == [LOWER, HIGHER, HIGHER, LOWER, HIGHER]


@pytest.mark.parametrize(
    ("header", "unit", "form"),
    [
        ("举办招聘会", "场", TargetForm.ANNUAL_AMOUNT),
        ("母婴关爱室", "个", TargetForm.YEAR_END_LEVEL),
        ("会员体检覆盖率", "%", TargetForm.FLOOR),
        ("工亡人数", "人", TargetForm.CEILING),
        ("事故发生率", "%", TargetForm.CEILING),
    ],
)
def test_the_form_of_a_target_follows_from_kind_and_direction(header: str, unit: str, form: TargetForm) -> None:
    assert target_form(CATALOGUE.infer(header, unit)) is form


@pytest.mark.parametrize(
    ("header", "unit", "id_", "base_unit"),
    [
        pytest.param("困难补助金额（万元）", "", "困难补助金额", "元", id="money is kept in yuan"),
        pytest.param("困难补助金额", "亿元", "困难补助金额", "元", id="money by a unit beside it"),
        pytest.param("困难补助金额", "", "困难补助金额", "元", id="money by its name alone"),
        pytest.param("评选达标（合格）工会数（家）", "", "评选达标(合格)工会数", "家", id="only the unit's bracket goes"),
        pytest.param("①走访商户\n（户）", "", "走访商户", "户", id="numbering goes"),
        pytest.param("其中：男会员", "人", "男会员", "人", id="其中 goes"),
        pytest.param("体检覆盖率", "", "体检覆盖率", "%", id="a rate is a fraction"),
        pytest.param("读书活动", "", "读书活动", "", id="no unit is no unit"),
    ],
)
def test_id_and_unit_come_from_the_header(header: str, unit: str, id_: str, base_unit: str) -> None:
    guess = CATALOGUE.infer(header, unit)
    assert (guess.id, guess.name, guess.unit) == (id_, id_, base_unit)


def test_a_definition_the_catalogue_has_under_that_id_is_given_instead_of_a_guess() -> None:
    assert CATALOGUE.infer("女会员数（人）", "") == CATALOGUE.get("女会员数")


@pytest.mark.parametrize(
    ("name", "section", "theme"),
    [
        pytest.param("征集提案数", "维权机制(合同/协商/民主管理)", "职工权益维护", id="a sheet's heading in other words"),
        pytest.param("区级录用信息篇数", "宣传信息", "宣传文体", id="half a theme"),
        pytest.param("劳模疗休养人数", "", "典型选树与创建", id="whom a benefit is for goes before what it is"),
        pytest.param("服务投诉件数", "", "职工权益维护", id="a complaint is no service"),
        pytest.param("开展职工活动", "", "宣传文体", id="activities of workers"),
        pytest.param("集中培训天数", "教育培训与素质提升", "职工素质提升", id="the longest agreement wins"),
        pytest.param("工会经费计提额", "经费财务", "经费与自身建设", id="funds"),
        pytest.param("志愿服务时长", "乡村振兴", "乡村振兴", id="an unknown heading stays a theme of its own"),
        pytest.param("安全标语张数", "", "劳动保护与安全生产", id="by the name where there is no heading"),
        pytest.param("女职工体检人数", "", "女职工工作", id="women's work before anything else in the name"),
        pytest.param("读后感", "", "其他工作", id="nothing known"),
    ],
)
def test_the_theme_of_the_report(name: str, section: str, theme: str) -> None:
    assert theme_of(name, section) == theme


@pytest.mark.skipif(not SHARED.exists(), reason="the real reports are not at hand")
def test_kinds_guessed_for_names_in_real_reports_mostly_agree_with_a_person() -> None:
    claims = [json.loads(line) for line in (SHARED / "summaries/claims.jsonl").read_text("utf-8").splitlines()]
    wrong = {
        c["indicator_zh"]
        for c in claims
        if CATALOGUE.infer(c["indicator_zh"], c["unit"]).kind.value.replace("rate", "ratio") != c["kind"]
        and not CATALOGUE.match(c["indicator_zh"], c["unit"]).accepted
    }
    assert len(wrong) <= len(claims) * 0.04, wrong
