from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import Indicator, Kind
from indicators.record import MeaningKind, Record, catalogue_for, known_catalogue, org_unit_names, with_names
from tests.record.readings import one, reading_of

HEADER = "新成立组织（家）"


def kept(record: Record) -> list[tuple[str, str, str]]:
    return [(m.kind.value, m.text, m.meaning) for m in record.remembered()]


def test_what_was_said_is_kept_newest_first(record: Record) -> None:
    record.remember(MeaningKind.INDICATOR, HEADER, "new_unions", context="家", who="王芳")
    record.remember(MeaningKind.ORG_UNIT, "城东办", "城东街道")
    assert kept(record) == [("org_unit", "城东办", "城东街道"), ("indicator", HEADER, "new_unions")]
    assert (record.remembered()[1].context, record.remembered()[1].who) == ("家", "王芳")


def test_another_meaning_replaces_the_one_before(record: Record) -> None:
    record.remember(MeaningKind.ORG_UNIT, "城东办", "城东街道")
    record.remember(MeaningKind.ORG_UNIT, "城东办", "城东镇")
    assert kept(record) == [("org_unit", "城东办", "城东镇")]


def test_the_same_words_beside_another_unit_are_another_matter(record: Record) -> None:
    record.remember(MeaningKind.INDICATOR, "培训", "training_sessions", context="期")
    record.remember(MeaningKind.INDICATOR, "培训", "workers_trained", context="人次")
    assert len(record.remembered()) == 2


def test_forgetting_is_for_good_and_only_once(record: Record) -> None:
    record.remember(MeaningKind.ORG_UNIT, "城东办", "城东镇")
    record.remember(MeaningKind.ORG_UNIT, "城东办", "城东街道")
    number = record.remembered()[0].number
    record.forget(number)
    assert record.remembered() == ()
    with pytest.raises(KeyError):
        record.forget(number)


def test_the_version_changes_so_that_the_next_files_are_read_anew(record: Record) -> None:
    before = record.version()
    record.remember(MeaningKind.UNIT, "帮扶资金", "万元")
    between = record.version()
    record.forget(record.remembered()[0].number)
    assert len({before, between, record.version()}) == 3


def test_a_remembered_header_is_read_without_asking(record: Record) -> None:
    assert not catalogue_for(record).match(HEADER).accepted
    record.remember(MeaningKind.INDICATOR, HEADER, "new_unions")
    match = catalogue_for(record).match(HEADER)
    assert match.accepted
    assert match.indicator is not None
    assert match.indicator.id == "new_unions"
    record.forget(record.remembered()[0].number)
    assert not catalogue_for(record).match(HEADER).accepted


def test_a_wording_given_to_another_indicator_belongs_to_it_alone(record: Record) -> None:
    assert catalogue_for(record).match("组建工会数").indicator == Catalogue.load().get("new_unions")
    record.remember(MeaningKind.INDICATOR, "组建工会数", "grassroots_unions")
    match = catalogue_for(record).match("组建工会数")
    assert match.accepted
    assert match.indicator is not None
    assert match.indicator.id == "grassroots_unions"


def test_a_meaning_nobody_knows_any_more_does_no_harm(record: Record) -> None:
    record.remember(MeaningKind.INDICATOR, HEADER, "没有这项")
    assert catalogue_for(record).indicators == Catalogue.load().indicators


def test_an_office_s_definition_goes_before_the_workbooks_and_keeps_its_id() -> None:
    own = Indicator("new_unions", "新组建工会", "个", Kind.STOCK, section="本县工作")
    catalogue = known_catalogue(
        Dataset(indicators={"new_unions": Indicator("new_unions", "新建工会", "家", Kind.FLOW)}), {own.id: own}
    )
    assert catalogue.get("new_unions") == own
    assert catalogue.sections[-1] == "本县工作"
    assert catalogue.match("新组建工会").indicator == own


def test_indicators_met_in_files_are_known_when_reading_the_next(record: Record) -> None:
    found = Indicator("骑手入会数", "骑手入会数", "人", Kind.FLOW, inferred=True)
    catalogue = known_catalogue(Dataset(indicators={found.id: found}), {})
    assert catalogue.match("骑手入会数").indicator == found


def test_org_units_by_their_spellings(record: Record) -> None:
    record.remember(MeaningKind.ORG_UNIT, "城东办", "城东街道")
    record.remember(MeaningKind.UNIT, "城东办", "万元")
    assert org_unit_names(record.remembered()) == {"城东办": "城东街道"}


def test_remembering_leaves_the_data_alone(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    before = record.dataset()
    record.remember(MeaningKind.INDICATOR, "新建工会数", "grassroots_unions")
    assert record.dataset() == before


def test_a_reading_calls_its_org_units_as_the_office_does() -> None:
    read = reading_of(one(3, org_unit="城东办"), one(4, org_unit="金沙镇"))
    called = with_names(read, {"城东办": "城东街道"})
    assert called.org_units == ("城东街道", "金沙镇")
    assert [(o.org_unit, o.value, o.source) for o in called.observations] == [
        ("城东街道", 3, read.observations[0].source),
        ("金沙镇", 4, read.observations[1].source),
    ]
    assert with_names(read, {"城西办": "城西街道"}) is read
