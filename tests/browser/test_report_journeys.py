"""What an officer does with the written report: reword it, order it, put it on the office's own paper, write all at once."""

from __future__ import annotations

import io
import re

import docx
from playwright.sync_api import FilePayload, expect

from tests.browser.deliveries import FIRST, SECOND
from tests.browser.visitor import Visitor
from tests.report.word_format import faults

OWN_WORDS = "一季度发放帮扶资金9.15万元，惠及职工三百二十人，进展顺利。"
ORDERED = ("一、困难职工帮扶", "二、工会组织建设", "三、下一步打算")
KEPT_WORDS = "上半年发放帮扶资金19.9万元，惠及职工三百二十人，进展顺利。"


def reword(visitor: Visitor, beginning: str, text: str) -> None:
    visitor.page.get_by_text("修改文字", exact=True).click()
    visitor.wait_until_idle()
    boxes = visitor.main.get_by_role("textbox")
    (place,) = [n for n in range(boxes.count()) if boxes.nth(n).input_value().startswith(beginning)]
    boxes.nth(place).fill(text)
    visitor.press("保存修改")


def sees_sections(visitor: Visitor, *headings: str) -> None:
    numbered = visitor.main.locator(".summary-sheet h3").filter(has_text=re.compile("^[一二三四五六七八九十]+、"))
    expect(numbered).to_have_text(headings)


def test_words_are_kept_when_the_next_quarter_arrives_and_numbers_follow(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.go_to("文字报告")
    reword(visitor, "一季度发放帮扶资金", OWN_WORDS)
    visitor.sees(OWN_WORDS)
    expect(visitor.main.locator("mark")).to_have_text(["三百二十人"])
    visitor.sees("手工填写的数字，未与数据核对：三百二十人")
    word = docx.Document(str(visitor.download("下载 Word")))
    assert [r.text for p in word.paragraphs for r in p.runs if r.font.highlight_color] == ["三百二十人"]
    visitor.put_on_record(SECOND)
    visitor.go_to("文字报告")
    visitor.sees(KEPT_WORDS)
    expect(visitor.main.locator("mark")).to_have_text(["三百二十人"])
    visitor.page.get_by_text("修改文字", exact=True).click()
    visitor.wait_until_idle()
    visitor.press("撤销上一次修改")
    visitor.page.get_by_text("修改文字", exact=True).click()
    visitor.wait_until_idle()
    visitor.does_not_see("进展顺利")
    visitor.sees("上半年发放帮扶资金19.9万元，完成年度任务42万元的47.4%")


def test_sections_are_moved_and_switched_off_on_the_page_and_in_word(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.go_to("文字报告")
    sees_sections(visitor, "一、工会组织建设", "二、困难职工帮扶", "三、存在的主要问题", "四、下一步打算")
    visitor.press("下移")
    sees_sections(visitor, "一、困难职工帮扶", "二、工会组织建设", "三、存在的主要问题", "四、下一步打算")
    visitor.page.get_by_text("存在的主要问题", exact=True).first.click()
    visitor.wait_until_idle()
    sees_sections(visitor, *ORDERED)
    word = docx.Document(str(visitor.download("下载 Word")))
    assert tuple(p.text for p in word.paragraphs if p.style.name == "Heading 1") == ORDERED
    visitor.press("以后都按这个目录写")
    visitor.open("/summary")
    sees_sections(visitor, *ORDERED)


def office_file() -> bytes:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "临溪县总工会"
    for text in ("{{标题}}", "{{正文}}", "会员{{会员总数}}"):
        word.add_paragraph(text)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def give_model(visitor: Visitor, name: str, content: bytes) -> None:
    visitor.wait_until_idle()  # the place of an earlier file goes a moment after what was said of it
    payload = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([payload])


def test_the_report_is_put_on_the_offices_own_paper(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.go_to("文字报告")
    visitor.press("本单位模板")
    give_model(visitor, "旧.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    visitor.sees("这是旧格式的 .doc 文件")
    give_model(visitor, "红头.docx", office_file())
    visitor.sees("可以套用，已保存")
    visitor.wait_until_idle()
    file = visitor.download("下载 Word")
    word = docx.Document(str(file))
    assert faults(file.read_bytes()) == []
    assert word.sections[0].header.paragraphs[0].text == "临溪县总工会"
    assert "会员11330人" in [p.text for p in word.paragraphs]
    visitor.open("/summary")
    assert "会员11330人" in [p.text for p in docx.Document(str(visitor.download("下载 Word"))).paragraphs]


def test_writing_all_reports_shows_how_far_it_is_and_can_be_stopped(visitor: Visitor) -> None:
    visitor.load_sample()
    visitor.go_to("文字报告")
    visitor.press("更多格式")
    visitor.page.get_by_role("button", name="生成全部单位的报告").click()
    stop = visitor.page.get_by_role("button", name="停止生成")
    expect(visitor.page.get_by_text(re.compile(r"已写\d+份，共19份"))).to_be_visible()
    stop.click()
    visitor.sees("已停止生成，没有留下文件。")
    visitor.wait_until_idle()
    expect(visitor.page.get_by_role("button", name="下载全部（zip）")).to_have_count(0)
