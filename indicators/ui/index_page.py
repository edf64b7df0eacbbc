"""The one HTML page that the server sends, with what Streamlit's own leaves out.

Streamlit's page looks for its server at the page's own address first (``/overview/_stcore/…``) and only then above it,
which costs a visitor two failed requests; told where the server is, it asks once. The language of the page, a title
and the style sheet are there before the program has loaded, with a small script of our own. The inline scripts are named in
the content policy by their hash.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources

from indicators.ui.program_files import with_imports
from indicators.ui.theme import rules

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_WHERE = "<script>window.__streamlit={BACKEND_BASE_URL:new URL('.',document.baseURI).href}</script>"
"""Pages lie one level deep and have no folder below, so the folder of any page's address is where the server is."""


_UNUSED_FONT = re.compile(r'<link\s+rel="preload"[^>]*/SourceSans[^>]*>')
_SCRIPTS = ("pictures.js", "page.js")
_ON_EVERY_PAGE = ("Html", "ButtonGroup")
"""The scripts of what every page draws, which Streamlit would ask for only once it is to be drawn."""


@cache
def index_page() -> bytes:
    page = resources.files("streamlit").joinpath("static", "index.html").read_text("utf-8")
    page = page.replace('<html lang="en">', '<html lang="zh-CN">').replace(
        "<title>Streamlit</title>", "<title>工会指标</title>"
    )
    script = "".join(resources.files("indicators.ui").joinpath(name).read_text("utf-8") for name in _SCRIPTS)
    ours = f"{_WHERE}<script>{script}</script><style>{rules()}</style>"
    soon = [name for name in with_imports(*_ON_EVERY_PAGE) if name not in page]
    links = "".join(f'<link rel="modulepreload" crossorigin href=".{name}">' for name in soon)
    page = _UNUSED_FONT.sub("", page).replace("</head>", f"{links}</head>", 1)
    return page.replace("<head>", f"<head>{ours}", 1).encode()


@cache
def script_hashes() -> str:
    """The inline scripts of the page, as the content policy names them."""
    scripts = _INLINE.findall(index_page().decode())
    return " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
