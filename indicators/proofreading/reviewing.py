"""A text read back: its claims, and all that is found about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.proofreading.against_data import Against
from indicators.proofreading.arithmetic import contradictions
from indicators.proofreading.claims import Claim, claims_of, understood
from indicators.proofreading.earned import unearned
from indicators.proofreading.findings import Finding, Kind
from indicators.proofreading.grounds import Grounds
from indicators.proofreading.own_reports import OwnReports
from indicators.proofreading.scope import Scopes, org_unit_stated, period_stated
from indicators.proofreading.settling import settled
from indicators.proofreading.tallies import tallied
from indicators.proofreading.wording_faults import wording_faults


@dataclass(frozen=True, slots=True)
class Review:
    """Claims and findings of a text, each in the order of the text; ``period`` and ``org_unit`` it was compared for."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    period: Period | None = None
    org_unit: str = ""


def proofread(
    text: str,
    against: Dataset | Grounds | None = None,
    *,
    period: Period | None = None,
    org_unit: str | None = None,
    language: str = "zh",
    beside_own: bool = True,
) -> Review:
    """Read a text back against the data, itself and the rules of wording; without data only against the latter two.

    Of many drafts against the same data what is worked out of these is shared by ``Grounds``. ``beside_own`` also holds the
    text beside the reports that the data give: most drafts begin as one. ``period`` is by default the one that title and
    opening state, else the newest; ``org_unit`` the one in the title, else the whole.
    """
    grounds = Grounds(against) if isinstance(against, Dataset) else against
    if grounds is None:
        said = understood(text)
        return Review(tuple(claims_of(text, said)), _in_order([*wording_faults(text), *contradictions(text, said)]))
    dataset = grounds.dataset
    said = understood(text, grounds.catalogue, dataset.org_units, dataset.indicators.values())
    claims = tuple(claims_of(text, said))
    findings = [*wording_faults(text), *contradictions(text, said)]
    if not dataset.periods:
        return Review(claims, _in_order(findings))
    newest = max(dataset.periods)
    period = period or period_stated(text, dataset.periods) or Period.to_date(newest.year, newest.end)
    org_unit = org_unit or org_unit_stated(text, dataset)
    scopes = Scopes(text, dataset, period, org_unit)
    own = grounds.reports(period, org_unit).beside(text) if beside_own else OwnReports()
    findings += [*unearned(text, said, grounds.truth, scopes), *tallied(text, said, grounds, scopes)]
    findings = [found for found in findings if not own.holds(text, found.start)]
    read = Against(text, grounds.truth, grounds.some, scopes, language).findings(said)
    findings += settled(text, list(read), list(own.known_in(text)))
    return Review(claims, _in_order(_without_echoes(text, findings)), period, org_unit)


def _without_echoes(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """Without contradictions told at a figure that the data bear out, where another figure of its line is the wrong one."""
    right = {f.start for f in findings if f.kind is Kind.AGREES}
    wrong = {text.count("\n", 0, f.start) for f in findings if f.kind is Kind.DIFFERS}
    return [
        f
        for f in findings
        if f.kind is not Kind.INCONSISTENT or f.start not in right or text.count("\n", 0, f.start) not in wrong
    ]


def _in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.kind)))
