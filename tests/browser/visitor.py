"""What a visitor does, in a visitor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, FilePayload, Locator, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def _tells_when_drawn() -> str:
    """The script that gives a page ``settled()``, with the numbers of Streamlit's messages."""
    sent, received = BackMsg.DESCRIPTOR.fields_by_name, ForwardMsg.DESCRIPTOR.fields_by_name
    numbers = (sent["rerun_script"].number, received["new_session"].number, received["script_finished"].number)
    script = Path(__file__).with_name("settled.js").read_text("utf-8").strip()
    return f"{script}({', '.join(map(str, (*numbers, ForwardMsg.FINISHED_EARLY_FOR_RERUN)))})"


TELLS_WHEN_DRAWN = _tells_when_drawn()
PATIENCE = 60_000
"""Milliseconds for what takes one or two: the machine may be slow and busy."""
expect.set_options(timeout=PATIENCE)


class Visitor:
    """A page in a browser. ``errors`` are what the browser's console has complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        page.add_init_script(TELLS_WHEN_DRAWN)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str = "/") -> None:
        self.page.goto(f"{self.address}{path}")
        self.wait_until_idle()

    def follow(self, path: str) -> None:
        """As by a link on the page, which changes the page without loading it anew."""
        self.page.evaluate("path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path)
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Until the server is done with all it was asked for, and the page is drawn and rests."""
        while True:
            try:
                self.page.evaluate("settled()")
            except Error as error:
                if "Execution context was destroyed" not in error.message:
                    raise
                self.page.wait_for_load_state()  # the page has given way to another
            else:
                return

    def go_to(self, title: str) -> None:
        """Click a page in the menu."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        self.wait_until_idle()

    def upload(self, *files: tuple[str, bytes]) -> None:
        payloads = [FilePayload(name=name, mimeType="application/octet-stream", buffer=data) for name, data in files]
        self.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(payloads)
        expect(self.page.get_by_role("heading", name=files[-1][0])).to_be_visible()
        self.wait_until_idle()

    def put_on_record(self, *files: tuple[str, bytes]) -> None:
        """Upload and accept one file after the other."""
        self.open("/upload")
        for file in files:
            self.upload(file)
            self.press("确认入库")
            self.sees(f"{file[0]}已入库")

    def load_sample(self) -> None:
        self.open("/upload")
        self.press("载入示例数据")
        self.sees("正在使用示例数据")

    def press(self, button: str) -> None:
        """Click a button, once the page rests: it may stand there before the rest of the page does."""
        self.wait_until_idle()
        self.page.get_by_role("button", name=button).first.click()
        self.wait_until_idle()

    def choose(self, label: str, option: str) -> None:
        """Choose an option in a list."""
        self.page.get_by_role("combobox", name=re.compile(re.escape(label))).click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.wait_until_idle()

    def download(self, button: str) -> Path:
        """Click a download button; the file that arrives."""
        with self.page.expect_download() as arriving:
            self.page.get_by_role("button", name=button).click()
        file = arriving.value.path()
        self.wait_until_idle()
        return file

    @property
    def main(self) -> Locator:
        """The page without the menu."""
        return self.page.get_by_test_id("stMain")

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.main).to_contain_text(text)

    def does_not_see(self, text: str) -> None:
        expect(self.main).not_to_contain_text(text)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)


def without_errors(browser: Browser, address: str) -> Iterator[Visitor]:
    """Someone whose browser must not have met any error by the end."""
    with visiting(browser, address) as visitor:
        yield visitor
        errors = list(visitor.errors)
    assert errors == []


@contextmanager
def visiting(browser: Browser, address: str, **kind: Any) -> Iterator[Visitor]:
    """Someone with a Chinese browser at a desk, unless another kind of browser is asked for."""
    context = browser.new_context(**{"locale": "zh-CN", "viewport": {"width": 1440, "height": 900}, **kind})
    context.set_default_timeout(PATIENCE)
    try:
        yield Visitor(context.new_page(), address)
    finally:
        context.close()
