"""Names of indicators as words of a sentence, for names nobody has listed."""

import pytest

from indicators import wording
from indicators.narrative.facts.names import shared_beginning, told
from indicators.narrative.facts.places import (
    before_number,
    kind_of,
    month_after,
    place_name,
    since_of,
    union_of,
    unions_of,
    whole_of,
)
from indicators.narrative.phrasing.numerals import chinese
from indicators.periods import Period


@pytest.mark.parametrize(
    ("name", "unit", "value", "words"),
    [
        ("新建工会数", "家", 87, "新建工会87家"),
        ("劳动争议受理件数", "件", 359, "受理劳动争议359件"),
        ("困难职工帮扶人数", "人", 35, "帮扶困难职工35人"),
        ("文体活动次数", "台", 1, "开展文体活动1台"),
        ("职工培训人次", "人次", 1000, "组织职工培训1000人次"),
        ("职工培训人数", "名", 1000, "组织职工培训1000名"),
        ("工会换届数", "家", 15, "完成工会换届15家"),
        ("欠薪案件数", "件", 3, "欠薪案件3件"),
        ("逾期未办结件数", "件", 20, "逾期未办结20件"),
        ("纠纷未及时化解件数", "件", 2, "纠纷未及时化解2件"),
        ("集体合同未建立企业数", "家", 2, "集体合同未建立企业2家"),
        ("未成年人救助人数", "人", 4, "救助未成年人4人"),
        ("积案化解件数", "件", 4, "化解积案4件"),
        ("慰问困难职工人数", "人", 76, "慰问困难职工76人"),
        ("特约服务商户数", "家", 1, "特约服务商户1家"),
        ("会员总数", "人", 61, "会员总数61人"),
        ("工会经费收缴额", "元", 990300, "收缴工会经费99.03万元"),
        ("涉案金额", "元", 2940000, "涉案金额294万元"),
        ("评选达标(合格)工会数", "家", 10, "评选达标（合格）工会10家"),
        ("帮困基金建立企业数", "家", 210, "建立帮困基金的企业210家"),
        ("职工入会率", "%", 0.604, "职工入会率60.4%"),
        ("工会经费上缴比例", "%", 0.2, "工会经费上缴比例为20%"),
        ("特困职工月补助标准", "元", 150, "特困职工月补助标准为150元"),
        ("参加竞赛人数", "人", 190, "参加竞赛190人"),
        ("助学受助人数", "人", 142, "助学惠及142人"),
        ("困难职工帮扶资金", "元", 518700, "发放困难职工帮扶资金51.87万元"),
        ("慰问金额", "元", 545800, "发放慰问金54.58万元"),
        ("拨付帮扶资金", "元", 10000, "拨付帮扶资金1万元"),
        ("女职工专项集体合同", "家", 1030, "签订女职工专项集体合同1030家"),
        ("安全事故起数", "起", 4, "发生安全事故4起"),
        ("单身联谊活动", "场", 4, "开展单身联谊活动4场"),
        ("职工疗休养", "人", 93, "组织职工疗休养93人"),
        ("开办职工夜校", "期", 6, "开办职工夜校6期"),
        ("一般以上安全生产事故", "起", 2, "发生一般以上安全生产事故2起"),
        ("New members", "人", 5, "New members 5人"),
    ],
)
def test_the_name_leads_up_to_its_figure(name: str, unit: str, value: float, words: str) -> None:
    assert told(name, unit).before + wording.amount(value, unit) == words


@pytest.mark.parametrize(
    ("name", "unit", "words"),
    [
        ("职工培训期数", "期", "未开展职工培训"),
        ("助学资金", "元", "未发放助学资金"),
        ("助学受助人数", "人", "未开展助学"),
        ("新建工会数", "家", "未新建工会"),
        ("职工之家创建数", "家", "未创建职工之家"),
        ("工会换届数", "家", "未开展工会换届"),
        ("帮困基金建立企业数", "家", ""),
        ("文体活动参加人数", "人", ""),
        ("净增会员数", "人", ""),
        ("已签工资集体协商企业数", "家", ""),
    ],
)
def test_that_nothing_is_done_is_told_by_the_verb(name: str, unit: str, words: str) -> None:
    assert told(name, unit).undone == words


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("修订安全职责部室", "修订安全职责班组", "修订安全职责"),
        ("劳动争议调解组织", "劳动合同签订企业", ""),
        ("会员总数", "会员总数", ""),
        ("职工安全卫生试点镇乡", "职工安全卫生试点企业", "职工安全卫生试点"),
    ],
)
def test_neighbours_share_only_a_long_beginning(first: str, second: str, shared: str) -> None:
    assert shared_beginning(first, second) == shared


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("东岭镇", "西河乡"), "乡镇"),
        (("东岭镇", "北桥街道"), "乡镇（街道）"),
        (("东岭镇", "北桥街道", "云岭经济开发区"), "乡镇（街道、园区）"),
        (("北桥街道总工会", "南街道"), "街道"),
        (("红旗社区", "前进村"), "村（社区）"),
        (("东岭镇", "北桥街道", "经开区"), "乡镇（街道、园区）"),
        (("虎丘区", "太平县", "平湖市", "高新区", "保税区"), "县（市、区）"),
        (("东岭镇", "宏达公司"), "单位"),
        (("一车间",), "单位"),
    ],
)
def test_what_org_units_are_called_together(names: tuple[str, ...], kind: str) -> None:
    assert kind_of(names) == kind


@pytest.mark.parametrize(
    ("county", "whole", "signs"),
    [
        ("临溪县", "全县", "临溪县总工会"),
        ("临溪县总工会", "全县", "临溪县总工会"),
        ("东岭镇", "全镇", "东岭镇总工会"),
        ("北桥街道", "全街道", "北桥街道总工会"),
        ("宏达公司", "", "宏达公司工会"),
        ("滨海经济技术开发区", "全区", "滨海经济技术开发区总工会"),
        ("市教育系统", "", "市教育系统工会"),
        ("县直机关", "", "县直机关工会"),
        ("保税区分会", "", "保税区分会"),
        ("Science Park", "", "Science Park"),
        ("青海省", "全省", "青海省总工会"),
    ],
)
def test_how_the_whole_is_spoken_of_and_who_signs(county: str, whole: str, signs: str) -> None:
    assert whole_of(county) == whole
    assert union_of(county) == signs
    assert "工会" not in place_name(county)


@pytest.mark.parametrize(
    ("name", "told", "bare"),
    [
        ("物流行业工会", "物流行业工会", "物流行业"),
        ("教育系统工会", "教育系统工会", "教育系统"),
        ("软件园工会", "软件园", "软件园"),
        ("东岭镇总工会", "东岭镇", "东岭镇"),
    ],
)
def test_the_union_of_a_trade_keeps_the_word(name: str, told: str, bare: str) -> None:
    assert (place_name(name), place_name(name, bare=True)) == (told, bare)


@pytest.mark.parametrize(
    ("code", "since", "month"),
    [
        ("2024H1", "今年以来", (2024, 7)),
        ("2024", "2024年", (2025, 1)),
        ("2024Q2", "二季度", (2024, 7)),
        ("2024Q1", "今年以来", (2024, 4)),
    ],
)
def test_words_for_a_period(code: str, since: str, month: tuple[int, int]) -> None:
    assert since_of(Period.parse(code)) == since
    assert month_after(Period.parse(code)) == month


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize("number", [0, 100])
def test_numerals_beyond_headings_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Park A", "Park A 3"), ("临溪县总工会", "临溪县3"), ("第2车间", "第2车间3"), ("厂区2", "厂区2 3"), ("", "3")],
)
def test_a_number_does_not_run_into_a_name_that_ends_in_latin_letters_or_figures(name: str, said: str) -> None:
    assert f"{before_number(name)}3" == said


@pytest.mark.parametrize(
    ("name", "unions"),
    [
        ("临溪县", "临溪县各级工会"),
        ("河口镇", "河口镇各级工会"),
        ("城东", "城东各级工会"),
        ("", "各级工会"),
        ("宏达客运有限公司", "宏达客运有限公司工会"),
        ("红旗村", "红旗村工会"),
        ("县人民医院", "县人民医院工会"),
        ("教育系统工会", "教育系统各级工会"),
    ],
)
def test_who_did_the_work_of_a_place(name: str, unions: str) -> None:
    assert unions_of(name) == unions


@pytest.mark.parametrize(
    ("names", "kind"),
    [(("电子信息园", "新材料园"), "园区"), (("第一幼儿园", "森林公园"), "单位"), (("河口镇", "临空物流园"), "乡镇（园区）")],
)
def test_a_name_that_ends_with_garden_may_be_a_zone(names: tuple[str, ...], kind: str) -> None:
    assert kind_of(names) == kind
