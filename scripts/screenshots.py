"""The pictures of the README and of the guide, taken from the program itself with the sample county.

.venv/bin/python scripts/screenshots.py
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from running_server import running  # noqa: E402

from tests.browser.visitor import Visitor  # noqa: E402

DOCS = ROOT / "docs"
PERIOD = "period=2024H1&lang=zh"
PAGES = {
    "screenshot.png": f"/overview?{PERIOD}",
    "pictures/总览.png": f"/overview?{PERIOD}&focus=workers_homes",
    "pictures/趋势.png": f"/trends?{PERIOD}&indicator=new_members&measure=year_to_date",
    "pictures/乡镇.png": f"/township?{PERIOD}&org_unit=双河镇",
    "pictures/文字报告.png": f"/summary?{PERIOD}",
    "pictures/报送记录.png": "/record?lang=zh",
}


def main() -> None:
    (DOCS / "pictures").mkdir(exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900}, color_scheme="light")
        visitor = Visitor(context.new_page(), server.address)
        upload(visitor)
        for name, path in PAGES.items():
            visitor.open(path)
            take(visitor.page, name)
        browser.close()


def upload(visitor: Visitor) -> None:
    """A workbook with faults as it is looked through, then the sample in its place."""
    visitor.open("/upload?lang=zh")
    file = ROOT / "sample_data" / "有问题的表格.xlsx"
    visitor.upload((file.name, file.read_bytes()))
    take(visitor.page, "pictures/数据上报.png")
    visitor.open("/upload?lang=zh")
    visitor.press("载入示例数据")
    expect(visitor.main).to_contain_text(re.compile("正在使用示例数据"), timeout=120_000)


def take(page: Page, name: str) -> None:
    page.wait_for_timeout(1500)  # figures fade in
    page.screenshot(path=DOCS / name)
    sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
