"""The method of scoring: on or off, how points are given, what is deducted; what it would do is shown before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from indicators.model import Indicator
from indicators.scoring import InvalidRule, Method, Rule, Step, own_rule, rule_named
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import save
from indicators.ui.components.score_list import show_rows
from indicators.ui.components.scoring_deductions import deduction_fields
from indicators.ui.components.scoring_effect import scores_under
from indicators.ui.components.scoring_weights import weight_fields
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.ui.menu import codes_of

PROPORTIONAL, STEPPED = "proportional", "stepped"
STEPS = 5
"""Lines to fill in, or as many as the method has."""
STEP_WIDTH = 420
"""Of a line of two fields, in pixels."""
LEFT_OUT, SHARE = "left_out", "share"


def show_scoring_form() -> None:
    now = cached.recorded().scoring
    key = f"scoring_{len(cached_record.methods())}"
    wanted_on = st.toggle(_("启用百分制评分"), value=now is not None, key=f"{key}_on")
    if not wanted_on:
        st.html(f"<p class='note'>{as_html(_('没有启用时，各页和文字报告都不打分。'))}</p>")
        if now is not None:
            st.button(_("保存：停用评分"), type="primary", key="scoring_save", on_click=_save, args=(None, ()))
        return
    before = now or Method(rule_named(PROPORTIONAL))
    try:
        rule = _rule_fields(before.rule, key)
    except InvalidRule:
        st.error(as_markdown(_("分档要从高到低，得分也从高到低；加分要有上限。")))
        return
    weighed = weight_fields(key)
    wanted = Method(rule, deduction_fields(before.deductions, key))
    scores = scores_under(wanted, weighed)
    if wanted != now or weighed:
        st.button(_("保存评分办法"), type="primary", key="scoring_save", on_click=_save, args=(wanted, weighed))
    show_rows(scores.rows, **codes_of(state.view_now()))


def _rule_fields(now: Rule, key: str) -> Rule:
    """Raises InvalidRule where the steps or the bonus contradict themselves."""
    kinds = {PROPORTIONAL: _("按比例"), STEPPED: _("分档")}
    usual = STEPPED if now.steps else PROPORTIONAL
    kind = st.segmented_control(
        _("计分方式"), list(kinds), default=usual, format_func=kinds.__getitem__, required=True, key=f"{key}_kind"
    )
    steps = _step_fields(now.steps or rule_named(STEPPED).steps, key) if kind == STEPPED else ()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cap = _percent(
            _("超额加分，每项最多加标准分的（%）"),
            now.bonus_cap,
            f"{key}_cap",
            help_=_("填0为不加分；超额多少加多少，到此为止"),
        )
        no_target = _missing(_("未下达目标的"), now.no_target, f"{key}_no_target")
        no_report = _missing(_("未报送的"), now.no_report, f"{key}_no_report")
    bonus = (now.bonus or 1.0) if cap else 0.0
    return own_rule(steps=steps, bonus=bonus, bonus_cap=cap, no_target=no_target, no_report=no_report)


def _step_fields(now: Sequence[Step], key: str) -> tuple[Step, ...]:
    """A line a step; those of 0 % are not used, the last is for all the rest."""
    st.caption(_("完成率 ÷ 序时进度达到多少，得标准分的多少；不用的行填0"))
    filled = [step for step in now if step.lower > 0]
    steps = []
    for place in range(max(STEPS - 1, len(filled))):
        step = filled[place] if place < len(filled) else Step(0.0, 0.0)
        with st.container(horizontal=True, width=STEP_WIDTH):
            lower = _percent(_("达到（%）"), step.lower, f"{key}_lower_{place}", most=1000.0, hidden=place > 0)
            share = _percent(_("得（%）"), step.share, f"{key}_share_{place}", hidden=place > 0)
        if lower:
            steps.append(Step(lower, share))
    rest = next((step.share for step in now if step.lower == 0), 0.0)
    with st.container(width=STEP_WIDTH):
        return (*steps, Step(0.0, _percent(_("其余得（%）"), rest, f"{key}_rest")))


def _missing(label: str, now: float | None, key: str) -> float | None:
    """Left out, or a share of the points."""
    kinds = {LEFT_OUT: _("不计分"), SHARE: _("按比例给分")}
    kind = st.selectbox(label, list(kinds), 0 if now is None else 1, format_func=kinds.__getitem__, key=f"{key}_kind")
    if kind == LEFT_OUT:
        return None
    return _percent(_("{who}得（%）").format(who=label), now or 0.0, f"{key}_share")


def _percent(label: str, now: float, key: str, *, most: float = 100.0, help_: str | None = None, hidden: bool = False) -> float:
    """A share typed as a percentage; what counts now may be more than ``most`` or less than nothing, as files can say so."""
    visible: Literal["visible", "collapsed"] = "collapsed" if hidden else "visible"
    usual = round(now * 100, 4)
    lowest, highest = min(0.0, usual), max(most, usual)
    percent = st.number_input(label, lowest, highest, usual, 5.0, format="%g", help=help_, label_visibility=visible, key=key)
    return round(percent / 100, 6)


def _save(method: Method | None, weighed: Sequence[Indicator]) -> None:
    def change() -> None:
        record, who = cached.record(), state.reporter()
        with record.together():
            if weighed:
                record.define(weighed, who=who)
            record.office.score(method, who=who)

    save(change, _("评分办法已保存。") if method else _("评分已停用。"))
