"""What the townships wrote themselves stands in a summary where it belongs, in their own words."""

import pytest

from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import claims, summary

H1 = Period.parse("2024H1")


def test_notes_stand_in_their_theme_in_the_townships_own_words() -> None:
    sheet = Sheet()
    sheet.put("assistance_funds", "2024Q2", [10000] * 6)
    sheet.put("new_unions", "2024Q2", [3] * 6)
    sheet.note("东岭镇", "困难职工帮扶", "走访困难职工32户，送去慰问金1.6万元")
    sheet.note("西河镇", "困难职工帮扶", "原因说明：资金下达较晚。")
    document = write(sheet.dataset(), H1)
    aid = next(section for section in document.sections if section.heading.endswith("困难职工帮扶"))
    said = "".join(p.text for p in aid.paragraphs)
    assert "据东岭镇报送：走访困难职工32户，送去慰问金1.6万元。" in said
    assert "据西河镇说明，资金下达较晚。" in said
    quoted = {c.text: (c.value, c.unit) for c in claims(document) if c.measure == "quoted"}
    assert quoted == {"32户": (32.0, "户"), "1.6万元": (16000.0, "元")}


def test_the_notes_of_one_org_unit_stand_together() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [3] * 6)
    sheet.note("东岭镇", "工会组织建设", "走访企业12家。")
    sheet.note("西河镇", "工会组织建设", "建立联系点3个")
    sheet.note("东岭镇", "工会组织建设", "举办培训班2期。")
    sheet.note("东岭镇", "工会组织建设", "原因说明：企业搬迁。")
    said = summary(sheet.dataset(), length="full")
    assert "据东岭镇报送：走访企业12家；举办培训班2期。西河镇报送：建立联系点3个。据东岭镇说明，企业搬迁。" in said
    assert "东岭镇 reports in its own words: “走访企业12家；举办培训班2期”." in summary(
        sheet.dataset(), length="full", language="en"
    )
    assert "走访企业12家。举办培训班2期。" in summary(sheet.dataset(), "2024H1", "东岭镇", length="full")


def test_long_notes_of_one_org_unit_stay_sentences_of_their_own() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [3] * 6)
    for place in ("东", "西", "南"):
        sheet.note("东岭镇", "工会组织建设", f"在{place}片区" + "逐户走访规模以上企业，" * 4)
    said = summary(sheet.dataset(), length="full")
    assert max(map(len, said.split("。"))) <= 120
    assert said.count("东岭镇报送") == 1


def test_those_above_read_a_reason_without_the_name_of_who_lags() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [3] * 6)
    sheet.note("东岭镇", "工会组织建设", "原因说明：企业搬迁。")
    document = write(sheet.dataset(), H1, audience="leadership")
    said = "".join(p.text for s in document.sections for p in s.paragraphs)
    assert "据个别单位说明，企业搬迁。" in said
    assert "东岭镇" not in said


@pytest.mark.parametrize(("done", "told"), [(1, True), (9, False)])
def test_a_reason_is_overtaken_once_its_org_unit_lags_no_longer(done: int, *, told: bool) -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (10,) * 6)
    sheet.put("new_unions", "2024Q1", [1] * 6)
    sheet.put("new_unions", "2024Q2", [done] * 6)
    sheet.note("东岭镇", "工会组织建设", "原因说明：企业搬迁。", "2024Q1")
    assert ("企业搬迁" in summary(sheet.dataset(), "2024H1")) is told


def test_a_note_of_another_quarters_file_is_left_out() -> None:
    earlier = Sheet()
    earlier.put("new_unions", "2023Q2", [3] * 6)
    earlier.note("东岭镇", "工会组织建设", "举办建会培训班")
    assert "建会培训班" in summary(earlier.dataset(), "2023H1")
    later = Sheet()
    later.put("new_unions", "2023Q2", [3] * 6)
    later.put("new_unions", "2024Q2", [3] * 6)
    later.note("东岭镇", "工会组织建设", "举办建会培训班")
    assert "建会培训班" in summary(later.dataset(), "2024H1")
    assert "建会培训班" not in summary(later.dataset(), "2023H1")
