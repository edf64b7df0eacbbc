"""The org units side by side against their targets: who has done it, who is on course, who is furthest behind."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Piece, Text, joined, text_of
from indicators.narrative.rules import Numbers
from indicators.narrative.sentences.against_target import number_asked
from indicators.narrative.sentences.judging import good as is_good
from indicators.narrative.sentences.ties import few, names_of, runs

CLOSE = 0.02
"""Between first and last: what is closer together is alike."""

NAMED = 3
"""How many org units are named at either end."""


def by_schedule(n: Narrator, rows: Sequence[Row]) -> list[Text]:
    """Who has done it, who is well ahead, who is behind."""
    ranked = sorted(rows, key=lambda row: -(row.completion or 0))
    good = [row for row in ranked if is_good(row)]
    bad = [row for row in ranked if not is_good(row)]
    finished = [row for row in ranked if (row.completion or 0) >= 1]
    if any(row.lead is None for row in ranked):  # the last quarter is not in
        return sentences_of([("", _done(n, finished))])
    numbers = {**ranked[0].numbers, "units": len(ranked), "good": len(good), "bad": len(bad), "finished": len(finished)}
    whole = n.units(ranked, "有年度目标的单位数")
    if not bad:
        every = n.say("all_good", numbers, all=f"各{n.short_kind}", subject=ranked[0].subject.noun)
        leaders = _leaders(n, good, finished) if n.in_detail(ranked[0].indicator) else Text()
        return sentences_of([("", every), ("，", leaders)])
    if not good:
        return _none_good(n, numbers, whole, ranked)
    if not n.in_detail(ranked[0].indicator):
        return _in_brief(n, numbers, good, bad)
    leaders = _leaders(n, good, finished)
    formula = "达到要求的单位数"
    few = n.evidence.count(good, "个", formula)
    if leaders or len(good) == 1:
        about = {"good": n.units(good, formula), "good_few": few, "leaders": leaders, "only": n.named(good[0])}
        first = n.say("good", numbers, all=whole, **about)
    else:
        first = n.say("good_named", numbers, all=whole, names=names_of(n, good, formula, NAMED))
    return sentences_of([("", first)]) + _laggards(n, numbers, bad)


def _in_brief(n: Narrator, numbers: Numbers, good: Sequence[Row], bad: Sequence[Row]) -> list[Text]:
    """How many are on course, and who of the others is furthest behind."""
    count = n.units(bad, "未达到要求的单位数")
    said = n.say(
        "brief",
        numbers,
        subject=good[0].subject.noun,
        only=n.named(good[0]),
        good=n.units(good, "达到要求的单位数"),
        names=names_of(n, bad[::-1], "未达到要求的单位数", NAMED) if n.names_laggards else text_of("有", count),
    )
    return sentences_of([("", said)])


def _none_good(n: Narrator, numbers: Numbers, whole: Piece, ranked: Sequence[Row]) -> list[Text]:
    """Nobody is on course: the nearest, and the furthest behind."""
    if not any(row.value for row in ranked):
        if n.survey.row(ranked[0].indicator).value == 0:  # the sum has said it
            return []
        return sentences_of([("", n.say("none_started", numbers, all=whole, subject=ranked[0].subject.noun))])
    if 0 < (ranked[0].completion or 0) - (ranked[-1].completion or 0) < CLOSE:  # who is first among such is no finding
        return sentences_of([("", n.say("none_good", numbers, all=whole, leaders=""))])
    nearest = completions(n, ranked, 1, len(ranked))
    first = n.say("none_good", numbers, all=whole, leaders=text_of("，", nearest) if nearest else "")
    others = ranked[len(runs(n, ranked, "completion")[0]) :] if nearest else ranked
    furthest = _furthest(n, others) if n.names_laggards else Text()
    return sentences_of([("", first), ("；", furthest)])


def _leaders(n: Narrator, good: Sequence[Row], finished: Sequence[Row]) -> Text:
    """Those who have finished, then the next few with their completion."""
    following = [row for row in good if row not in finished]
    done = Text()
    if len(finished) == len(good):
        following = list(good)
    elif finished:
        done = _done(n, finished)
    said = completions(n, following, NAMED - 1 if done else NAMED, len(good))
    return joined([piece for piece in (done, said) if piece], "，")


def _done(n: Narrator, finished: Sequence[Row]) -> Text:
    """Who has done all that was asked; nothing where nobody has."""
    if not finished:
        return Text()
    return n.say(
        "finished",
        {"finished": len(finished), "level": _is_level(n, finished[0])},
        names=n.names(finished[:NAMED]),
        count=n.units(finished, "完成率不低于100%的单位数"),
        before=finished[0].subject.before,
        value=n.evidence.figure(finished[0], "value"),
    )


def completions(n: Narrator, rows: Sequence[Row], most: int = NAMED, counted: int = 0) -> Text:
    """The first few: 甲镇、乙乡分别完成84.6%和68.2%; all who share a figure together: 甲镇等6个乡镇均完成50.0%.

    So many as the sentence has ``counted`` already are not counted again.
    """
    groups: list[list[Row]] = []
    for group in runs(n, (row for row in rows if (row.completion or 0) >= 0), "completion"):
        if sum(map(len, groups)) >= most:
            break
        groups.append(group)
    if all(len(group) == 1 for group in groups):
        alone = [group[0] for group in groups]
        if any(row.is_asked_few for row in alone):
            return joined((text_of(n.named(row), _how_far(n, row)) for row in alone), "、")
        shares = [n.evidence.figure(row, "completion") for row in alone]
        each = "分别" if len(alone) > 1 else ""
        return text_of(n.names(alone), each, _of_target(alone[0]), joined(shares, "、", "和")) if alone else Text()
    return joined((said for group in groups if (said := _together(n, group, counted))), "，")


def _how_far(n: Narrator, row: Row) -> Text:
    """完成84.6%, of a level 为目标的84.6%; where so few are asked for 完成2家（任务3家）, 为2家（目标3家）."""
    if row.is_asked_few:
        return text_of("完成" if row.subject.is_amount else "为", number_asked(n, row))
    return text_of(_of_target(row), n.evidence.figure(row, "completion"))


def _of_target(row: Row) -> str:
    return "完成" if row.subject.is_amount else "为目标的"


def _together(n: Narrator, rows: Sequence[Row], counted: int) -> Text:
    """Those who share a figure."""
    if any(row.is_asked_few for row in rows) and len({(row.value, row.target) for row in rows}) > 1:
        return Text()
    every = len(rows) == counted and len(few(rows, NAMED)) < counted
    names = Text() if every else names_of(n, rows, "完成率相同的单位数", NAMED)
    return text_of(names, "均" if len(rows) > 1 else "", _how_far(n, rows[0]))


def _is_level(n: Narrator, row: Row) -> bool:
    return not row.subject.is_amount


def _laggards(n: Narrator, numbers: Numbers, bad: Sequence[Row]) -> list[Text]:
    count = n.units(bad, "未达到要求的单位数")
    if not n.names_laggards:
        subject = bad[0].subject.noun
        return sentences_of([("", n.say("bad_unnamed", numbers, bad=count, subject=subject))])
    if furthest := _furthest(n, bad):
        return sentences_of([("", n.say("bad", numbers, bad=count, laggards=furthest))])
    return sentences_of([("", n.say("bad_named", numbers, names=names_of(n, bad, "未达到要求的单位数", NAMED)))])


def _furthest(n: Narrator, bad: Sequence[Row]) -> Text:
    """The slowest, with its figure if it is alone, the next with their completion, and those who have not begun."""
    untouched = [row for row in bad if row.value == 0]
    started = [row for row in bad if row.value != 0][::-1]
    parts: list[Text] = []
    slowest = runs(n, started, "completion")[:1]
    if slowest and (len(slowest[0]) == 1 or (started[0].completion or 0) < 0):
        parts += [_slowest(n, started[0]), completions(n, started[1:], NAMED - 1)]
    elif slowest:
        parts.append(completions(n, started, NAMED, len(bad)))
    if untouched:
        parts.append(zeros(n, untouched, len(bad)))
    return joined([part for part in parts if part], "，")


def _slowest(n: Narrator, row: Row) -> Text:
    """Who is alone at the end, with its figure."""
    if row.is_asked_few:
        return text_of(n.named(row), row.subject.before, number_asked(n, row))
    completed: tuple[Piece, ...] = ("，", _how_far(n, row)) if (row.completion or 0) >= 0 else ()
    return text_of(n.named(row), row.subject.before, n.evidence.figure(row, "value"), *completed)


def zeros(n: Narrator, rows: Sequence[Row], counted: int) -> Text:
    """Those who have a target and have not begun; ``counted`` as above."""
    return n.say(
        "untouched",
        {"tied": len(rows), "year_over": n.year_over, "every": len(rows) == counted},
        names=n.names(few(rows, NAMED)),
        count=n.units(rows, "完成数为零的单位数"),
        value=n.evidence.figure(rows[0], "value"),
    )
