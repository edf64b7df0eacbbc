import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.meaning import Vocabulary, compatible, meaning_of, measure_of_unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("受理劳动争议案件数", "劳动争议受理件数", id="another order"),
        pytest.param("新组建基层工会", "新建工会数", id="synonyms"),
        pytest.param("会员总数", "会员人数", id="another ending"),
        pytest.param("发放慰问金", "慰问金额发放", id="money named in the middle"),
        pytest.param("开展文体活动", "文体活动", id="a word that adds nothing"),
        pytest.param("规范化(示范)工会数", "规范化、示范工会", id="punctuation"),
        pytest.param("新发展会员", "新会员", id="a synonym of two words"),
        pytest.param("Number of members", "members", id="English articles"),
        pytest.param("Labor disputes", "labour dispute", id="English spelling and plural"),
    ],
)
def test_two_names_made_of_the_same_words(one: str, other: str) -> None:
    assert meaning_of(one).words == meaning_of(other).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会员总数", "女会员总数"),
        ("建会率", "换届率"),
        ("应签集体合同企业数", "已签集体合同企业数"),
        ("帮扶资金", "帮扶基金"),
        ("劳动争议调处率", "劳动争议调处成功率"),
        ("困难职工帮扶人数", "困难职工补助人数"),
        ("新增会员数", "净增会员数"),
        ("members", "female members"),
    ],
)
def test_two_names_made_of_different_words(one: str, other: str) -> None:
    assert meaning_of(one).words != meaning_of(other).words


@pytest.mark.parametrize(
    ("name", "unit", "measure"),
    [
        pytest.param("困难职工帮扶人数", "", "people", id="by its ending"),
        pytest.param("帮扶困难职工", "名", "people", id="by its unit"),
        pytest.param("帮扶困难职工", "万元", "money", id="money by its unit"),
        pytest.param("帮困基金", "", "", id="基金 is a fund, not an ending"),
        pytest.param("帮扶资金投入", "", "money", id="money named in the middle"),
        pytest.param("职工培训人数", "人次", "person_times", id="the unit is closer than a near ending"),
        pytest.param("职工培训人数", "元", "conflict", id="ending and unit contradict each other"),
        pytest.param("集体合同签订", "%", "rate", id="a rate by its unit"),
        pytest.param("参赛队伍", "支", "支", id="an unknown unit is a class of its own"),
        pytest.param("新建工会", "", "", id="unsaid"),
    ],
)
def test_what_is_counted(name: str, unit: str, measure: str) -> None:
    assert meaning_of(name, unit).measure == measure


@pytest.mark.parametrize(
    ("said", "defined", "fits"),
    [
        ("家", "个", True),
        ("人", "名", True),
        ("人", "人次", True),
        ("件", "起", True),
        ("场次", "次", True),
        ("万元", "元", True),
        ("", "家", True),
        ("", "%", False),
        ("", "元", False),
        ("人", "家", False),
        ("家", "份", False),
        ("户", "人", False),
        ("户", "家", False),
        ("件", "人次", False),
        ("%", "家", False),
        ("个", "人", False),
        ("支", "次", False),
        ("支", "支", True),
    ],
)
def test_units_that_count_the_same_thing(said: str, defined: str, fits: bool) -> None:
    assert (compatible(measure_of_unit(said), measure_of_unit(defined)) > 0) is fits


def test_the_exact_measure_is_closer_than_a_near_one() -> None:
    assert compatible("people", "people") > compatible("people", "person_times") > compatible("people", "entities")


@given(st.sampled_from(sorted(Vocabulary.load().units.values())), st.sampled_from(sorted(Vocabulary.load().units.values())))
def test_two_stated_measures_suit_each_other_both_ways(one: str, other: str) -> None:
    assert compatible(one, other) == compatible(other, one)


@given(st.text(alphabet="会员新增女职工培训人次数金额率总（）家、 ", max_size=12), st.sampled_from(["", "人", "元", "%"]))
def test_any_name_has_a_meaning_and_unknown_words_are_among_its_words(name: str, unit: str) -> None:
    meaning = meaning_of(name, unit)
    assert meaning.unknown <= meaning.words
    assert "" not in meaning.words
