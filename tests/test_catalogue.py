import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue import ACCEPT, ASK, Catalogue, Match
from indicators.model import Better, Indicator, Kind, TargetForm

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CATALOGUE = Catalogue.load()

# The ids other programs rely on, with unit, kind and direction.
FIXED = """
new_unions 家 flow | grassroots_unions 家 stock | enterprises_covered 家 stock | enterprises_eligible 家 stock |
unionisation_rate % ratio | new_members 人 flow | members 人 stock | employees 人 stock | membership_rate % ratio |
union_reelections 家 flow | collective_contracts_due 家 stock | collective_contracts_signed 家 stock |
collective_contract_rate % ratio | wage_agreements_due 家 stock | wage_agreements_signed 家 stock |
wage_agreement_rate % ratio | labour_contract_rate % rate | womens_agreements 家 stock | workers_congresses 家 stock |
disputes_accepted 件 flow | disputes_settled 件 flow | settlement_rate % ratio | dispute_amount 元 flow |
petition_visits 人次 flow | workers_assisted 人 flow | assistance_funds 元 flow | workers_visited 人 flow |
condolence_funds 元 flow | students_aided 人 flow | student_aid_funds 元 flow | mutual_aid_insured 人 stock |
safety_trainings 次 flow | safety_accidents 起 flow | training_sessions 期 flow | workers_trained 人次 flow |
recreational_events 次 flow | recreational_participants 人 flow | model_unions 家 stock | workers_homes 家 flow |
dues_collected 元 flow | items_published 篇 flow
"""


def wordings() -> list[tuple[str, str, str]]:
    lines = (ROOT / "tests/header_wordings.txt").read_text("utf-8").splitlines()
    split = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(header, unit, expected) for header, unit, expected in split]


@pytest.mark.parametrize(("header", "unit", "expected"), [pytest.param(*w, id=f"{w[0]}[{w[1]}] is {w[2]}") for w in wordings()])
def test_a_header_is_accepted_as_the_right_indicator_or_as_none(header: str, unit: str, expected: str) -> None:
    match = CATALOGUE.match(header, unit)
    accepted = match.indicator.id if match.accepted and match.indicator else "-"
    assert accepted == expected, match


def test_the_table_of_wordings_is_broad() -> None:
    table = wordings()
    assert len(table) == len(set(table)) >= 200
    assert {id_ for id_, i in CATALOGUE.indicators.items() if id_.isascii()} <= {expected for _, _, expected in table}


@pytest.mark.parametrize("line", [entry.split() for entry in FIXED.split("|")], ids=lambda line: line[0])
def test_the_ids_others_rely_on_are_there(line: list[str]) -> None:
    id_, unit, kind = line
    found = CATALOGUE.get(id_)
    assert found is not None
    assert (found.unit, found.kind.value, found.inferred) == (unit, kind, False)
    assert found.name_en
    assert found.source


@pytest.mark.parametrize(
    ("ratio", "parts"),
    [
        ("unionisation_rate", ("enterprises_covered", "enterprises_eligible")),
        ("membership_rate", ("members", "employees")),
        ("collective_contract_rate", ("collective_contracts_signed", "collective_contracts_due")),
        ("wage_agreement_rate", ("wage_agreements_signed", "wage_agreements_due")),
        ("settlement_rate", ("disputes_settled", "disputes_accepted")),
    ],
)
def test_ratios_have_their_parts(ratio: str, parts: tuple[str, str]) -> None:
    assert (CATALOGUE.indicators[ratio].numerator, CATALOGUE.indicators[ratio].denominator) == parts


@pytest.mark.parametrize("indicator", CATALOGUE.indicators.values(), ids=lambda i: i.id)
def test_a_definition_is_whole(indicator: Indicator) -> None:
    assert indicator.section in CATALOGUE.sections
    assert (indicator.kind is Kind.RATIO) == (indicator.numerator is not None) == (indicator.denominator is not None)
    assert {indicator.numerator, indicator.denominator} - {None} <= set(CATALOGUE.indicators)
    assert (indicator.kind in (Kind.RATIO, Kind.RATE)) == (indicator.unit == "%")
    assert indicator.id.isascii() or indicator.id == indicator.name
    if indicator.better is Better.LOWER:
        assert indicator.target_form is TargetForm.CEILING


@pytest.mark.parametrize("indicator", CATALOGUE.indicators.values(), ids=lambda i: i.id)
def test_every_name_and_alias_finds_its_own_indicator(indicator: Indicator) -> None:
    for name in (indicator.name, indicator.name_en, *indicator.aliases):
        if name:
            match = CATALOGUE.match(name, indicator.unit)
            assert match.accepted, name
            assert match.indicator == indicator, name


def test_only_accidents_arrears_and_collective_disputes_are_better_when_lower() -> None:
    lower = {i.id for i in CATALOGUE.indicators.values() if i.better is Better.LOWER}
    assert lower == {"safety_accidents", "欠薪案件数", "集体劳动争议件数"}


@given(
    st.sampled_from([i for i in CATALOGUE.indicators.values() if i.kind is not Kind.RATIO and i.kind is not Kind.RATE]),
    st.sampled_from(["女", "市级", "区级", "百人以上", "非公", "退休", "重点", "乡镇", "灵活就业"]),
)
def test_a_qualifier_before_any_name_makes_it_another_indicator(indicator: Indicator, qualifier: str) -> None:
    match = CATALOGUE.match(qualifier + indicator.name, indicator.unit)
    assert not match.accepted or match.indicator != indicator


@given(st.sampled_from(list(CATALOGUE.indicators.values())), st.sampled_from(["（{}）", "({})", "\n（{}）", "（单位：{}）"]))
def test_a_unit_in_the_header_serves_as_well_as_one_beside_it(indicator: Indicator, form: str) -> None:
    assert CATALOGUE.match(indicator.name + form.format(indicator.unit)) == CATALOGUE.match(indicator.name, indicator.unit)


@given(st.text(max_size=20), st.sampled_from(["", "家", "人", "元", "%", "件"]))
def test_any_header_gets_an_answer_within_bounds(header: str, unit: str) -> None:
    match = CATALOGUE.match(header, unit)
    assert 0 <= match.certainty <= 1
    assert (match.indicator is None) == (match.certainty < ASK)
    assert match.accepted == (match.certainty >= ACCEPT)


def test_two_indicators_that_fit_equally_are_asked_about_with_both_named() -> None:
    match = CATALOGUE.match("职工培训")
    assert match.asked
    assert match.indicator is not None
    assert {match.indicator.id, *(r.id for r in match.rivals)} == {"training_sessions", "workers_trained"}


@pytest.mark.parametrize(
    ("header", "unit", "likely"),
    [
        ("净增会员数", "人", "new_members"),
        ("新建工汇数", "家", "new_unions"),
        ("劳动争议调解数", "件", "disputes_settled"),
        ("职工之家", "个", "workers_homes"),
        ("推行厂务公开", "家", "厂务公开企业数"),
    ],
)
def test_a_near_wording_is_asked_about(header: str, unit: str, likely: str) -> None:
    match = CATALOGUE.match(header, unit)
    assert match.asked
    assert match.indicator is not None
    assert match.indicator.id == likely


@pytest.mark.skipif(not SHARED.exists(), reason="the real reports are not at hand")
def test_names_from_real_reports_are_what_they_say_or_their_own_without_a_question() -> None:
    lines = (SHARED / "summaries/claims.jsonl").read_text("utf-8").splitlines()
    names = {(claim["indicator_zh"], claim["unit"]) for claim in map(json.loads, lines)}
    matches = {name: CATALOGUE.match(name, unit) for name, unit in names}
    assert {name for name, match in matches.items() if match.asked} == set()
    for name, match in matches.items():
        if match.accepted and match.indicator:
            assert name in (match.indicator.name, *match.indicator.aliases)


class TestAWorkbooksOwnDefinitions:
    own = Indicator(
        id="工间操覆盖班组数", name="工间操覆盖班组数", unit="个", kind=Kind.STOCK, aliases=("工间操班组",), section="健康企业"
    )

    def test_a_new_one_is_found_by_name_and_alias(self) -> None:
        catalogue = CATALOGUE.extended([self.own])
        assert catalogue.match("工间操覆盖班组数（个）") == Match(self.own, 1.0)
        assert catalogue.match("工间操班组", "个").indicator == self.own
        assert catalogue.sections[-1] == "健康企业"

    def test_the_catalogue_it_came_from_is_unchanged(self) -> None:
        CATALOGUE.extended([self.own])
        assert CATALOGUE.get("工间操覆盖班组数") is None

    def test_one_of_a_known_name_replaces_the_definition_and_keeps_id_and_aliases(self) -> None:
        stricter = Indicator(id="新建工会数", name="新建工会数", unit="个", kind=Kind.FLOW, aliases=("当年新设工会",))
        catalogue = CATALOGUE.extended([stricter])
        found = catalogue.get("new_unions")
        assert found is not None
        assert (found.unit, found.name_en) == ("个", "New unions")
        assert {"当年新设工会", "新建工会"} <= set(found.aliases)
        assert catalogue.match("当年新设工会", "个").indicator == found
        assert list(catalogue.indicators) == list(CATALOGUE.indicators)

    def test_one_of_a_known_alias_replaces_it_too(self) -> None:
        renamed = Indicator(id="入会率", name="入会率", unit="%", kind=Kind.RATE)
        found = CATALOGUE.extended([renamed]).get("membership_rate")
        assert found is not None
        assert (found.name, found.kind) == ("入会率", Kind.RATE)
        assert "职工入会率" in found.aliases

    def test_parts_given_by_name_become_ids(self) -> None:
        base = Indicator(id="班组总数", name="班组总数", unit="个", kind=Kind.STOCK)
        share = Indicator("覆盖率", "覆盖率", "%", Kind.RATIO, numerator="工间操覆盖班组数", denominator="班组总数")
        density = replace(share, id="密度", name="密度", numerator="会员数", denominator="职工人数")
        catalogue = CATALOGUE.extended([self.own, base, share, density])
        assert catalogue.indicators["覆盖率"].denominator == "班组总数"
        assert (catalogue.indicators["密度"].numerator, catalogue.indicators["密度"].denominator) == ("members", "employees")

    def test_extending_twice_with_the_same_changes_nothing_more(self) -> None:
        once = CATALOGUE.extended([self.own])
        assert once.extended([self.own]) == once

    def test_a_guess_replaces_nothing_that_somebody_wrote(self) -> None:
        households = CATALOGUE.infer("慰问困难职工（户）", "")
        catalogue = CATALOGUE.extended([households, replace(households, id="members", name="会员总数")])
        assert catalogue.get("workers_visited") == CATALOGUE.get("workers_visited")
        assert catalogue.get("members") == CATALOGUE.get("members")
        assert catalogue.match("慰问困难职工", "户").indicator == households
        assert catalogue.match("慰问困难职工", "人").indicator == CATALOGUE.get("workers_visited")

    def test_a_guess_once_accepted_is_found_again_without_a_question(self) -> None:
        assert CATALOGUE.match("劳动争议调解数", "件").asked
        guess = CATALOGUE.infer("劳动争议调解数", "件")
        assert CATALOGUE.extended([guess]).match("劳动争议调解数（件）") == Match(guess, 0.97, ())

    def test_all_definitions_of_a_record_may_come_back(self) -> None:
        everything = [*CATALOGUE.indicators.values(), CATALOGUE.infer("读书活动", "场")]
        assert CATALOGUE.extended(everything).extended(everything) == CATALOGUE.extended(everything)
        assert CATALOGUE.extended(everything).get("members") == CATALOGUE.get("members")
