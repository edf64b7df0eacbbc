"""文字报告: what an officer wrote stays, wherever the next quarter's report has room for it."""

from __future__ import annotations

import re

from page_visits import Open, press
from sqlalchemy import event
from sqlalchemy.engine import Engine
from streamlit.testing.v1 import AppTest

from indicators.editing import Edit
from indicators.editing.template import Bound, Key, Words
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.record import Record, ReportKind

KIND = ReportKind(TOTAL, "summary", "internal", "usual", "zh")
GONE = Bound(Key("没有的指标", TOTAL, "value", "y0"), "26名")
MEMBERS = Bound(Key("members", TOTAL, "value", "y0"), "1人")


def kept(*template: Words | Bound) -> Edit:
    """An edit of a paragraph that the present report does not have."""
    return Edit("职工文化", 0, Period.parse("2024Q1"), template, "已不再写的一段", thread="t")


def html(page: AppTest, part: str) -> str:
    return "".join(e.proto.body for e in page.get("html") if part in e.proto.body)


def text(page: AppTest) -> str:
    return re.sub(r"<[^>]+>", "", html(page, "summary-sheet"))


def test_words_without_a_paragraph_are_shown_and_put_into_a_section(own_county: Record, open_page: Open) -> None:
    own_county.drafts.keep_edits(KIND, [kept(Words("评选工匠"), GONE, Words("，会员"), MEMBERS, Words("，反响很好。"))])
    page = open_page("summary")
    assert "评选工匠××名，会员" in html(page, "summary-kept")
    assert "原在职工文化第1段，2024年第一季度修改" in html(page, "有1段") + html(page, "原在")
    assert "反响很好" not in text(page)
    next(s for s in page.selectbox if s.label == "放进哪一节").set_value("困难职工帮扶").run()
    press(page, "放进这一节")
    assert html(page, "summary-kept") == ""
    (section,) = re.findall("、困难职工帮扶(.*?)(?:、存在的主要问题|、下一步|$)", text(page))
    assert re.search(r"评选工匠××名，会员[\d.万]+人，反响很好。", section)
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", html(page, "summary-sheet")) == ["××名"]
    assert "本期没有这个数，文中用××空着，原来是：26名" in html(page, "summary-notices")
    page.toggle(key="summary_editing").set_value(True).run()
    press(page, "删去这一段")
    assert "反响很好" not in text(page)
    assert html(page, "summary-kept") == ""


def test_words_without_a_paragraph_can_be_dropped_from_this_period_on(own_county: Record, open_page: Open) -> None:
    own_county.drafts.keep_edits(KIND, [kept(Words("开展歌咏比赛，反响很好。"))])
    page = open_page("summary")
    press(page, "不再保留")
    assert html(page, "summary-kept") == ""
    earlier = open_page("summary", period="2024Q1")
    assert "反响很好" in html(earlier, "summary-kept")


def test_no_words_are_said_to_be_lost_where_none_are(own_county: Record, open_page: Open) -> None:
    assert html(open_page("summary"), "summary-kept") == ""


def test_a_failure_while_saving_several_paragraphs_keeps_none(own_county: Record, open_page: Open) -> None:
    """The disk gives out at the second paragraph: the page says that nothing was saved, and nothing was."""
    page = open_page("summary")
    page.toggle(key="summary_editing").set_value(True).run()
    for box in list(page.text_area)[:3]:
        box.set_value("改过。" + (box.value or ""))

    def fail(connection: object, cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("INSERT INTO edited_paragraph") and "改过" in str(parameters):
            raise OSError("disk full")

    event.listen(Engine, "after_cursor_execute", fail)
    try:
        press(page, "保存修改")
    finally:
        event.remove(Engine, "after_cursor_execute", fail)
    assert any("没有保存" in e.value for e in page.error)
    assert own_county.drafts.edits(KIND) == ()
    assert [b.value for b in page.text_area if "改过。" in (b.value or "")] != []
    press(page, "保存修改")
    assert len(own_county.drafts.edits(KIND)) == 3


def test_several_paragraphs_are_saved_at_once_and_undone_one_by_one(own_county: Record, open_page: Open) -> None:
    page = open_page("summary")
    page.toggle(key="summary_editing").set_value(True).run()
    for box in list(page.text_area)[:2]:
        box.set_value("改过。" + (box.value or ""))
    press(page, "保存修改")
    assert text(page).count("改过。") == 2
    assert len({one.edited_at for one in own_county.drafts.edits(KIND)}) == 1
    page.toggle(key="summary_editing").set_value(True).run()
    press(page, "撤销上一次修改")
    page.toggle(key="summary_editing").set_value(False).run()
    assert text(page).count("改过。") == 1


def test_the_reports_own_words_come_back_from_this_period_on_only(own_county: Record, open_page: Open) -> None:
    early = open_page("summary", period="2024Q1")
    early.toggle(key="summary_editing").set_value(True).run()
    box = next(b for b in early.text_area if (b.value or "").startswith("一季度发放帮扶资金") or "帮扶资金" in (b.value or ""))
    box.set_value("改过。" + (box.value or ""))
    press(early, "保存修改")
    page = open_page("summary", period="2024H1")
    assert "改过。" in text(page)
    page.toggle(key="summary_editing").set_value(True).run()
    press(page, "恢复自动文字")
    page.toggle(key="summary_editing").set_value(False).run()
    assert "改过。" not in text(page)
    assert "改过。" in text(open_page("summary", period="2024Q1"))
