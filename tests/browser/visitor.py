"""What a visitor does, in a visitor's words."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import ConsoleMessage, FilePayload, Locator, Page, expect

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# Streamlit's own index.html has two inline scripts that our content policy stops; nothing depends on them.
BLOCKED_BY_POLICY = re.compile(r"Content Security Policy|content-security-policy", re.IGNORECASE)


class Visitor:
    """A page in a browser. ``errors`` are what the browser's console has complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str = "/") -> None:
        self.page.goto(f"{self.address}{path}")
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Until the page is drawn and the server is done with it."""
        self.page.wait_for_selector(IDLE)
        self.page.wait_for_timeout(150)  # a rerun that a control has just asked for begins within this time
        self.page.wait_for_selector(IDLE)

    def go_to(self, title: str) -> None:
        """Click a page in the menu."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        self.wait_until_idle()

    def upload(self, *files: tuple[str, bytes]) -> None:
        payloads = [FilePayload(name=name, mimeType="application/octet-stream", buffer=data) for name, data in files]
        self.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(payloads)
        expect(self.page.get_by_role("heading", name=files[-1][0])).to_be_visible()
        self.wait_until_idle()

    def press(self, button: str) -> None:
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
        return arriving.value.path()

    @property
    def main(self) -> Locator:
        """The page without the menu."""
        return self.page.get_by_test_id("stMain")

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.main).to_contain_text(text)

    def does_not_see(self, text: str) -> None:
        expect(self.main).not_to_contain_text(text)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not BLOCKED_BY_POLICY.search(message.text):
            self.errors.append(message.text)
