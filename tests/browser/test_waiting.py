"""The visitor of these tests waits for a server that is slow to hear and to begin."""

from __future__ import annotations

from tests.browser.visitor import Visitor

SLOW_LINE = """(() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) { setTimeout(() => send.call(this, data), 700); };
})()"""


def test_a_page_is_not_taken_for_drawn_before_the_server_has_heard_of_the_click(visitor: Visitor) -> None:
    page = visitor.page.context.new_page()
    page.add_init_script(SLOW_LINE)
    on_a_slow_line = Visitor(page, visitor.address)
    on_a_slow_line.open("/upload")
    for title in ("指标体系", "数据上报", "指标体系"):
        on_a_slow_line.go_to(title)

        assert page.locator("h1").all_inner_texts() == [title]
    assert on_a_slow_line.errors == []
