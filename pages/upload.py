"""数据上报: drop workbooks, look over what was read and what is wrong, put it on record or discard it."""

from __future__ import annotations

import streamlit as st

from indicators.ui import cached, menu
from indicators.ui.components import messages, upload_downloads, upload_files, upload_reading, upload_together, words
from indicators.ui.language import _


def main() -> None:
    record = cached.record()
    words.title(_("数据上报"), _answer(is_empty=record.is_empty()))
    messages.show_messages()
    upload_files.read_again()
    upload_files.look_over_all()
    upload_files.drop_zone()
    waiting = upload_files.waiting()
    upload_together.show_together(waiting)
    for one in waiting:
        upload_reading.show_waiting(one)
    if not waiting:
        _offer_sample(is_empty=record.is_empty(), has_sample=record.has_sample())
        upload_downloads.offer_template(cached.recorded())


def _answer(*, is_empty: bool) -> str:
    if is_empty:
        return _("各乡镇（街道）的季度报表原样放进来，核对无误后入库，就能看进度、出总结。")
    return _("新的一季报表放在这里；先看读得对不对、有没有问题，确认后才入库。")


def _offer_sample(*, is_empty: bool, has_sample: bool) -> None:
    if is_empty:
        with st.container(border=True, key="upload_sample"):
            words.heading(_("还没有数据"), _("手头没有报表也可以先用示例数据看一看，以后一键移除。"))
            if st.button(_("载入示例数据"), icon=":material/science:", key="upload_load_sample"):
                upload_files.load_sample()
                st.rerun()
    elif has_sample:
        with st.container(border=True, key="upload_sample"):
            words.heading(_("正在使用示例数据"), _("示例数据是虚构的一个县；移除不影响其他已入库的数据。"))
            st.page_link(menu.PAGES / "overview.py", label=_("去看总览"), icon=":material/dashboard:")
            remove = upload_files.remove_sample
            st.button(_("移除示例数据"), icon=":material/delete:", key="upload_remove_sample", on_click=remove)


main()
