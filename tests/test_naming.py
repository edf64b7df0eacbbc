import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.naming import Header, is_chinese, read_header


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("新建工会数", Header("新建工会数"), id="a plain name stays"),
        pytest.param("新建工会数（家）", Header("新建工会数", "家"), id="a unit in full-width brackets"),
        pytest.param("新建工会数(家)", Header("新建工会数", "家"), id="a unit in half-width brackets"),
        pytest.param("新建工会数\n（家）", Header("新建工会数", "家"), id="a unit on its own line"),
        pytest.param("会 员 总 数", Header("会员总数"), id="spread out with spaces"),
        pytest.param("　会员总数　", Header("会员总数"), id="full-width spaces around"),
        pytest.param("帮扶资金（单位：万元）", Header("帮扶资金", "万元"), id="单位 inside the brackets"),
        pytest.param("帮扶资金，单位：万元", Header("帮扶资金", "万元"), id="单位 after a comma"),
        pytest.param("帮扶资金/万元", Header("帮扶资金", "万元"), id="a unit after a slash"),
        pytest.param("帮扶资金【亿元】", Header("帮扶资金", "亿元"), id="square brackets"),
        pytest.param("集体合同签订率(%)", Header("集体合同签订率", "%"), id="percent in brackets"),
        pytest.param("集体合同签订率％", Header("集体合同签订率", "%"), id="percent without brackets, full width"),
        pytest.param("信访接待（人次）", Header("信访接待", "人次"), id="the longer unit wins"),
        pytest.param("评选达标（合格）工会数", Header("评选达标(合格)工会数"), id="a bracket that is no unit stays"),
        pytest.param("规范化（示范）工会数（家）", Header("规范化(示范)工会数", "家"), id="only the unit's bracket goes"),
        pytest.param("新建工会数（1-6月）", Header("新建工会数"), id="a bracket that only says when"),
        pytest.param("会员总数（期末数）", Header("会员总数"), id="a bracket that says it is a level"),
        pytest.param("新建工会数（含联合工会）（家）", Header("新建工会数", "家"), id="a bracket that says how widely"),
        pytest.param("截至6月底会员总数", Header("会员总数"), id="截至 before the name"),
        pytest.param("新建工会数 New unions", Header("新建工会数"), id="an English tail after a space"),
        pytest.param("新建工会数\nNew Unions (number)", Header("新建工会数"), id="an English tail on its own line"),
        pytest.param("新建工会数（家）New unions", Header("新建工会数", "家"), id="an English tail after the unit"),
        pytest.param("职工参加EAP", Header("职工参加EAP"), id="an abbreviation at the end is part of the name"),
        pytest.param("1.新建工会数", Header("新建工会数"), id="numbered 1."),
        pytest.param("2、新建工会数", Header("新建工会数"), id="numbered 2、"),
        pytest.param("（三）新建工会数", Header("新建工会数"), id="numbered （三）"),
        pytest.param("四、新建工会数", Header("新建工会数"), id="numbered 四、"),
        pytest.param("⑤新建工会数", Header("新建工会数"), id="numbered ⑤"),
        pytest.param("5.1服务卡制卡数", Header("5.1服务卡制卡数"), id="5.1 is a name, not a numbering"),
        pytest.param("12351热线接听数（件）", Header("12351热线接听数", "件"), id="a telephone number stays"),
        pytest.param("十佳工会数", Header("十佳工会数"), id="十 without a mark is no numbering"),
        pytest.param("其中：女会员（人）", Header("女会员", "人"), id="其中 with a colon"),
        pytest.param("　其 中：女会员", Header("女会员"), id="其 中 spread out"),
        pytest.param("其中女会员", Header("女会员"), id="其中 without a colon"),
        pytest.param("2024年新建工会数", Header("新建工会数"), id="a year before the name"),
        pytest.param("2024年第二季度新建工会数", Header("新建工会数"), id="year and quarter before the name"),
        pytest.param("1-6月新建工会数", Header("新建工会数"), id="a run of months before the name"),
        pytest.param("本季度新增会员数", Header("新增会员数"), id="本季度 before the name"),
        pytest.param("5.1服务卡年度制卡数", Header("5.1服务卡年度制卡数"), id="年度 inside a name stays"),
        pytest.param("New members (persons)", Header("New members", "persons"), id="an English unit"),
        pytest.param("Membership rate (%)", Header("Membership rate", "%"), id="English keeps its spaces"),
        pytest.param("", Header(""), id="nothing"),
        pytest.param("（家）", Header("", "家"), id="a unit alone"),
    ],
)
def test_a_header_taken_apart(text: str, expected: Header) -> None:
    assert read_header(text) == expected


@given(st.text(max_size=30))
def test_any_text_is_read_and_reading_the_name_again_finds_no_further_unit_in_brackets(text: str) -> None:
    read = read_header(text)
    assert "\n" not in read.name
    assert read.name == read.name.strip()


@given(
    st.sampled_from(["新建工会数", "帮扶资金", "医疗互助参保人数", "集体合同签订率"]),
    st.sampled_from(["家", "万元", "人次", "%", "件"]),
    st.sampled_from(["（{}）", "({})", "\n（{}）", "（单位：{}）", " ( {} ) "]),
)
def test_every_way_to_bracket_a_unit_gives_name_and_unit(name: str, unit: str, form: str) -> None:
    assert read_header(name + form.format(unit)) == Header(name, unit)


@pytest.mark.parametrize(("text", "expected"), [("会员", True), ("5.1服务", True), ("members", False), ("", False)])
def test_chinese_is_told_from_english(text: str, expected: bool) -> None:
    assert is_chinese(text) is expected
