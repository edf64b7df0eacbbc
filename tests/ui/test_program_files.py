from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from asgi_visits import Answer, asked
from starlette.responses import PlainTextResponse

from indicators.ui.program_files import ProgramFiles, with_imports

FOLDER = Path(str(resources.files("streamlit").joinpath("static", "static")))
SCRIPT = next(FOLDER.glob("js/index.*.js"))
FONT = next(FOLDER.glob("media/MaterialSymbols*.woff2"))
GZIP = [(b"accept-encoding", b"gzip, br")]


def ask(address: str, **how: object) -> Answer:
    return asked(ProgramFiles(PlainTextResponse("rest")), address, **how)  # type: ignore[arg-type]


def address_of(file: Path) -> str:
    return f"/static/{file.relative_to(FOLDER).as_posix()}"


def test_a_script_comes_packed_and_unpacks_to_what_it_is() -> None:
    answer = ask(address_of(SCRIPT), headers=GZIP)

    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.body) < SCRIPT.stat().st_size / 2
    assert answer.content == SCRIPT.read_bytes()


def test_who_cannot_unpack_gets_it_plain() -> None:
    answer = ask(address_of(SCRIPT), headers=[])

    assert "content-encoding" not in answer.headers
    assert answer.body == SCRIPT.read_bytes()


def test_both_answers_say_that_there_are_two() -> None:
    assert {ask(address_of(SCRIPT), headers=headers).headers["vary"] for headers in (GZIP, [])} == {"accept-encoding"}


def test_a_font_is_packed_already() -> None:
    answer = ask(address_of(FONT), headers=GZIP)

    assert "content-encoding" not in answer.headers
    assert answer.body == FONT.read_bytes()


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("js", "text/javascript; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("woff2", "font/woff2"),
        ("svg", "image/svg+xml"),
    ],
)
def test_every_kind_says_what_it_is(suffix: str, kind: str) -> None:
    file = next(FOLDER.rglob(f"*.{suffix}"))

    assert ask(address_of(file)).headers["content-type"] == kind


def test_a_browser_may_keep_it_for_ever() -> None:
    assert "immutable" in ask(address_of(SCRIPT)).headers["cache-control"]


@pytest.mark.parametrize(
    "address",
    [
        "/static/js/nothing.js",
        "/static/js/",
        "/static/../index.html",
        "/static/js/../../../../../../../etc/passwd",
        "/static//etc/passwd",
        "/static/js/%2e%2e/index.html",
        "/overview",
    ],
)
def test_any_other_address_is_left_to_the_rest_of_the_server(address: str) -> None:
    assert ask(address).text == "rest"


def test_only_asking_is_answered() -> None:
    assert ask(address_of(SCRIPT), method="POST").text == "rest"


def test_a_script_is_found_by_the_first_part_of_its_name_with_all_that_it_imports() -> None:
    found = with_imports("PlotlyChart")

    assert found[0].startswith("/static/js/PlotlyChart.")
    for name in found:
        imported = re.findall(r'from"\./([\w.-]+\.js)"', (FOLDER.parent / name.lstrip("/")).read_text("utf-8"))
        assert {f"/static/js/{other}" for other in imported} <= set(found)


def test_a_part_that_is_not_there_gives_nothing() -> None:
    assert with_imports("NoSuchElement") == []
