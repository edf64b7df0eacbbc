"""How many of the targets are on course together: as a share of all, and against the year to date a quarter ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from indicators.narrative.facts.origins import Origin
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.evidence import Evidence
from indicators.narrative.phrasing.formulas import formula_in
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Figure
from indicators.narrative.sentences.judging import good, judged
from indicators.periods import Period

FEWEST = 5
"""Of fewer targets a share says no more than their number."""

SHARE = "达到进度要求的指标总数 ÷ 有年度目标的指标总数"
CHANGE = "本期达到进度要求的指标数 − 上期达到进度要求的指标数"


@dataclass(frozen=True, slots=True)
class Course:
    """The rows on course and all that are judged; the same a quarter ago, where the same targets of them were judged then."""

    good: Sequence[Row]
    judged: Sequence[Row]
    before: Sequence[Row]
    period: Period | None

    def change(self) -> int:
        """How many more are on course than a quarter ago; 0 where that cannot be told."""
        return len(self.good) - sum(good(row) for row in self.before) if self.period else 0

    def share(self, n: Narrator) -> Figure:
        return n.evidence.derived(self.judged, "share", len(self.good) / len(self.judged), SHARE)

    def difference(self, n: Narrator, unit: str = "") -> Figure:
        """The change without its sign: 3项."""
        value = self.change()
        origin = partial(_origin, n, self)
        return Figure(f"{abs(value)}{unit}", "", n.org_unit, n.survey.period.code, "change", value, unit, origin)


def course_of(n: Narrator, rows: Sequence[Row]) -> Course | None:
    """The course of the rows; None where there are few of them, or none is on course."""
    known = judged(rows)
    met = [row for row in known if good(row)]
    if len(known) < FEWEST or not met:
        return None
    earlier = n.survey.before
    before = judged(earlier.row(i.id, n.org_unit) for i in n.survey.indicators) if earlier else []
    alike = earlier is not None and [(r.indicator, r.target) for r in before] == [(r.indicator, r.target) for r in known]
    return Course(met, known, before if alike else (), earlier.period if earlier and alike else None)


def _origin(n: Narrator, course: Course) -> Origin:
    earlier = n.survey.before
    assert earlier is not None
    cells = n.evidence.sources(course.judged, with_targets=True)
    then = Evidence(earlier, n.evidence.language).sources(course.before, with_targets=True)
    return Origin(formula_in(n.evidence.language, CHANGE), tuple(dict.fromkeys((*cells, *then))))
