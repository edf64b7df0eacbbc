"""Streamlit's own words on the place to drop files are English only; they are covered by ours."""

from __future__ import annotations

import streamlit as st

from indicators.ui.language import _


def translate_uploader() -> None:
    size = st.get_option("server.maxUploadSize")
    words = {
        "button p": _("选择文件"),
        "[data-testid='stFileUploaderDropzoneInstructions'] span": _("也可以拖到这里，每份不超过{size}MB").format(size=size),
    }
    rules = "".join(
        f"[data-testid='stFileUploaderDropzone'] {place} {{font-size: 0}}"
        f"[data-testid='stFileUploaderDropzone'] {place}::after {{font-size: 14px; content: '{text}'}}"
        for place, text in words.items()
    )
    st.html(f"<style>{rules}</style>")
