"""Every page in both languages and at both widths: nothing cut, nothing untranslated; pictures are kept in ``artifacts``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from running_server import Server

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.reading import read
from tests.browser.visitor import Visitor, visiting

PICTURES = Path(__file__).parents[2] / "artifacts" / "pages"
PATHS = ("upload", "record", "catalogue", "catalogue?part=org_units", "overview", "trends", "township", "summary", "proofread")
WIDTHS = {"desk": 1440, "phone": 390}
LOCALES = {"zh": "zh-CN", "en": "en-US"}
WIDER = "el => el.scrollWidth - el.clientWidth"
HEIGHT = "el => el.scrollHeight"
SAMPLE = Path(__file__).parents[2] / "sample_data"
CHINESE = re.compile(r"[\u4e00-\u9fff]")

TEXTS = """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
  .filter((el) => el.checkVisibility() && !el.closest('.prose, .notes'))
  .flatMap((el) => [...el.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()))"""
"""What stands on a page, apart from the report's paragraphs and the townships' own words."""


@cache
def names_in_the_sample() -> re.Pattern[str]:
    """What is Chinese in any language: who reports, what is measured and how headers call it, the names of the files."""
    catalogue = Catalogue.load()
    readings = [read(file.read_bytes(), file.name, catalogue) for file in sorted(SAMPLE.glob("云岭县*.xlsx"))[-2:]]
    data = dataset_of(readings)
    called = (name for i in data.indicators.values() for name in (i.name, *i.aliases))
    words = {data.county, *data.org_units, *called, *(f.stem for f in SAMPLE.iterdir())}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def photograph(visitor: Visitor, file: Path) -> None:
    """The whole page, however long, in one picture."""
    desk = visitor.page.viewport_size
    assert desk
    visitor.page.set_viewport_size({**desk, "height": min(visitor.main.evaluate(HEIGHT) + 60, 12_000)})
    visitor.wait_until_idle()
    visitor.page.screenshot(path=file)
    visitor.page.set_viewport_size(desk)


@pytest.mark.parametrize("device", WIDTHS)
@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_whole_at_each_width_and_in_each_language(
    sample: Server, chromium: Browser, language: str, device: str
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    cut, foreign = dict[str, int](), dict[str, list[str]]()
    kind = {"locale": LOCALES[language], "viewport": {"width": WIDTHS[device], "height": 900}}
    with visiting(chromium, sample.address, **kind) as visitor:
        visitor.open("/")
        for path in PATHS:
            visitor.follow(f"/{path}")
            expect(visitor.page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
            cut[path] = visitor.main.evaluate(WIDER)
            if language == "en":
                texts = (names_in_the_sample().sub("", text) for text in visitor.page.evaluate(TEXTS))
                foreign[path] = [text for text in texts if CHINESE.search(text)]
            photograph(visitor, PICTURES / f"{path.replace('?part=', '_')}_{device}_{language}.png")

    assert {path: by for path, by in cut.items() if by > 0} == {}
    assert {path: told for path, told in foreign.items() if told} == {}
    assert visitor.errors == []
