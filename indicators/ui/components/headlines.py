"""The four questions of the first ten seconds, each with its answer and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from indicators.charts.style import STATUS_SHAPES
from indicators.ui import state
from indicators.ui.components.ready import ready
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.headlines import Headlines, Line
from indicators.views.measures import Measure
from indicators.views.periods import name_within


def show_headlines(headlines: Headlines, **codes: str) -> None:
    """Nothing where nothing is judged; every line leads to its indicator or org unit, with ``codes`` in the link.

    Where each org unit alone is judged, only who is behind.
    """
    if headlines.judged or headlines.many:
        st.html(ready(_headlines, headlines, *codes.items()))


def _headlines(shown: Headlines, *view: tuple[str, str]) -> str:
    codes = dict(view)
    of_the_whole = (_progress(shown), _behind(shown, codes)) if shown.judged else ()
    answers = (*of_the_whole, _units(shown, codes), _changes(shown, codes))
    return f"<div class='headlines'>{''.join(answers)}</div>"


def _answer(question: str, answer: str, below: str) -> str:
    return f"<section class='headline'><h2>{as_html(question)}</h2><p class='answer'>{answer}</p>{below}</section>"


def _progress(shown: Headlines) -> str:
    """How many of how many, a bar of the verdicts, and what the statuses alone would count otherwise."""
    pieces = "".join(f"<i class='{one.status}' style='flex:{one.count}'></i>" for one in shown.groups)
    answer = _("{count}项").format(count=f"<b>{shown.on_time}</b>/{shown.judged}")
    told = _("有目标的指标达到或超过进度")
    if shown.to_date:
        told = _("有目标的指标达到或超过进度（按{period}累计）").format(period=name_within(shown.to_date, state.language()))
    counted = "".join(f"<p class='counted'>{as_html(line)}</p>" for line in _counted(shown))
    bar = f"<div class='verdicts' aria-hidden='true'>{pieces}</div>"
    return _answer(_("进度如何"), answer, f"<p>{as_html(told)}</p>{bar}{counted}")


def _counted(shown: Headlines) -> Iterator[str]:
    """What is counted as on schedule though its status is not, and what is not counted at all."""
    if shown.level:
        yield _("≈ 含{count}项与序时进度相差不足1个百分点").format(count=shown.level)
    if shown.not_begun:
        yield _("◇ 另有{count}项按往年安排尚未开展").format(count=shown.not_begun)
    if shown.not_due:
        yield _("◎ 另有{count}项年末到期，目前未达目标").format(count=shown.not_due)
    if shown.in_part:
        yield _("※ 另有{count}项数据不全，暂不比较").format(count=shown.in_part)
    if shown.of_each:
        yield _("另有{count}项按单位考核，没有合计数").format(count=shown.of_each)


def _behind(shown: Headlines, codes: dict[str, str]) -> str:
    question = _("什么落后")
    if not shown.late:
        return _answer(question, _("没有"), f"<p>{as_html(_('有目标的指标都达到或超过进度'))}</p>")
    answer = _("{count}项").format(count=f"<b>{shown.late}</b>")
    return _answer(question, answer, _lines(shown.behind, codes))


def _units(shown: Headlines, codes: dict[str, str]) -> str:
    """The org units with most to catch up on; of a single org unit where it stands last."""
    if shown.many:
        question, count, told = _("谁落后"), shown.late_units, _lines(shown.units, codes)
        answer = _("{count}个单位").format(count=f"<b>{count}</b>") if count else _("没有")
        return _answer(question, answer, told or f"<p>{as_html(_('各单位都达到或超过进度'))}</p>")
    if not shown.placed:
        return ""
    answer = _("{count}项").format(count=f"<b>{shown.weak_in}</b>/{shown.placed}") if shown.weak_in else _("没有")
    told = _lines(shown.weak, codes) or f"<p>{as_html(_('没有一项位次居后四分之一'))}</p>"
    return _answer(_("位次居后四分之一"), answer, told)


def _changes(shown: Headlines, codes: dict[str, str]) -> str:
    if shown.since is None:
        return ""
    question = _("比{period}有什么变化").format(period=name_within(shown.since, state.language()))
    reached, lost = len(shown.reached), len(shown.lost)
    if not reached and not lost:
        return _answer(question, _("没有"), f"<p>{as_html(_('没有指标转为达到进度或转为落后'))}</p>")
    counts = [
        f"<span class='turned {way}'>{as_html(arrow)}<b>{count}</b> {as_html(word)}</span>"
        for way, arrow, count, word in (("up", "↑", reached, _("项赶上")), ("down", "↓", lost, _("项落后")))
        if count
    ]
    return _answer(question, " ".join(counts), _lines(_some(shown.lost, shown.reached), codes))


def _some(lost: Sequence[Line], reached: Sequence[Line], most: int = 3) -> tuple[Line, ...]:
    """What fell behind first, but never so many that nothing of what was reached is told."""
    first = lost[: most - min(len(reached), 1)]
    return (*first, *reached[: most - len(first)])


def _lines(lines: Iterable[Line], codes: dict[str, str]) -> str:
    items = "".join(f"<li>{_line(line, codes)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _line(line: Line, codes: dict[str, str]) -> str:
    if line.org_unit:
        link = address_of("township", org_unit=line.org_unit, **codes)
    else:
        link = address_of("trends", indicator=line.indicator, measure=Measure.COMPLETION.value, **codes)
    shape = f"<span class='shape'>{STATUS_SHAPES[line.status]}</span> " if line.status else ""
    return (
        f"<a class='{line.status}' href='{as_html(link)}' target='_self' title='{as_html(line.name)}'>{shape}"
        f"<span class='of'>{as_html(line.name)}</span> <span class='told'>{as_html(line.told)}</span></a>"
    )
