"""What people said that a header means, put in the place of what it would be taken for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from indicators.reading.labels import label_of
from indicators.reading.org_units import is_whole, plain_name
from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.subjects import Subject
from indicators.told import HeaderMeaning


def wording_of(header: str, org_units: Collection[str] = ()) -> str:
    """The words of a header that name what is measured, with its unit: without period, role and org unit.

    帮扶资金（万元） / 2024年一季度 / 本季完成 is 帮扶资金（万元）. Headers of the same wording have the same meaning.
    """
    labels = [label_of(part) for part in header.split(" / ")]
    named = [label for label in labels if label.name and not is_whole(label.name) and plain_name(label.name) not in org_units]
    return " / ".join(f"{label.name}（{label.unit}）" if label.unit else label.name for label in named)


def as_told(senses: Mapping[int, Sense], meanings: Iterable[HeaderMeaning], units: Collection[str]) -> dict[int, Sense]:
    """The senses of columns, or of rows, as people said; ``units`` are those printed outside the headers.

    What is said of a header holds for all columns about the same subject: 年度目标 beside it, 累计 to its right.
    """
    said: dict[str, list[HeaderMeaning]] = {}
    for meaning in meanings:
        said.setdefault(meaning.text, []).append(meaning)
    if not said:
        return dict(senses)
    of_subject: dict[Subject | None, list[HeaderMeaning]] = {
        s.subject: said[text] for s in senses.values() if s.subject and (text := _wording(s, s.subject)) in said
    }
    return {key: _as_said(s, s.subject, of_subject.get(s.subject, ()), units) for key, s in senses.items()}


def _wording(sense: Sense, subject: Subject) -> str:
    return wording_of(sense.header or subject.name, {plain_name(sense.org_unit)} if sense.org_unit else ())


def _as_said(sense: Sense, subject: Subject | None, meanings: Iterable[HeaderMeaning], units: Collection[str]) -> Sense:
    if subject is None:
        return sense
    for meaning in reversed(list(meanings)):
        if meaning.ignored:
            sense = replace(sense, role=Role.IGNORED)
        if meaning.indicator:
            subject = replace(subject, means=meaning.indicator)
        printed = {sense.unit} if sense.unit else set(units)
        if meaning.unit and (not printed or meaning.context in printed):
            sense, subject = replace(sense, unit=meaning.unit), replace(subject, unit=meaning.unit)
    return replace(sense, subject=subject)
