"""How each column of a file was understood, and the fields to understand it otherwise."""

from __future__ import annotations

import streamlit as st

from indicators.ui import cached_record, state
from indicators.ui.components.upload_answers import change_column
from indicators.ui.components.upload_files import Waiting
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.definitions import name_of
from indicators.views.intake import ColumnRow, column_rows
from indicators.views.questions import Heading, choices_for, headings

UNSURE = 0.9
"""Below this certainty a column is marked for a second look."""


def show_columns(one: Waiting) -> None:
    rows = column_rows(one.reading)
    unsure = [r for r in rows if _needs_a_look(r)]
    label = _("各列怎样理解（{count}列）").format(count=len(rows))
    if unsure:
        label += _("，其中{count}列请看一眼").format(count=len(unsure))
    with st.expander(label, expanded=bool(unsure), icon=":material/view_column:"):
        header = (_("表头"), _("位置"), _("理解为"), _("指标"), _("计量单位"), _("把握"))
        body = "".join(_column_html(r) for r in sorted(rows, key=lambda r: not _needs_a_look(r)))
        head = "".join(f"<th>{as_html(h)}</th>" for h in header)
        st.html(f"<div class='upload-scroll' tabindex='0'><table class='upload-table'><tr>{head}</tr>{body}</table></div>")
        if one.earlier is None:
            _offer_change(one)


def _needs_a_look(row: ColumnRow) -> bool:
    return row.is_new or (row.certainty is not None and row.certainty < UNSURE)


def _column_html(row: ColumnRow) -> str:
    certainty = _("新指标") if row.is_new else "" if row.certainty is None else f"{row.certainty:.0%}"
    cells = (row.header, row.place, _roles().get(row.role, row.role), row.indicator, row.unit, certainty)
    marked = " class='warning'" if _needs_a_look(row) else ""
    return f"<tr{marked}>" + "".join(f"<td>{as_html(c)}</td>" for c in cells) + "</tr>"


def _roles() -> dict[str, str]:
    return {
        "value": _("数值"),
        "target": _("年度目标"),
        "running_total": _("累计"),
        "completion": _("完成率（核对用）"),
        "growth": _("同比（核对用）"),
        "rank": _("排名（核对用）"),
        "remark": _("备注"),
        "org_unit": _("单位名称"),
        "period": _("时期"),
        "unit": _("计量单位"),
        "serial": _("序号"),
        "ignored": _("不读取"),
    }


def _offer_change(one: Waiting) -> None:
    found = headings(one.reading, cached_record.catalogue())
    key = f"upload_change_{one.number}"
    chosen = st.selectbox(_("改一列的理解"), list(found), None, key=key, placeholder=_("理解得不对的，选出来改"), width=480)
    if chosen in found:
        _show_fields(one, found[chosen], f"{key}_{chosen}_{found[chosen].indicator}_{found[chosen].unit}")


def _show_fields(one: Waiting, heading: Heading, key: str) -> None:
    language, catalogue = state.language(), cached_record.catalogue()
    definitions = {i.id: i for i in one.reading.indicators}
    names = {i.id: name_of(i, language) for i in choices_for(heading, catalogue, definitions)}
    own = _("单独的指标“{name}”").format(name=heading.own)
    options = list(dict.fromkeys([heading.indicator, heading.own, *names]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(_("指标"), options, 0, format_func=lambda id_: names.get(id_, own), key=f"{key}_indicator", width=320)
        st.text_input(_("计量单位"), heading.unit, key=f"{key}_unit", width=120)
        st.checkbox(_("不读取"), key=f"{key}_ignored")
        st.button(_("按此重新读取"), key=f"{key}_read", on_click=change_column, args=(heading, key))
