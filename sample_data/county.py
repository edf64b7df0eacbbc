"""An invented county, 云岭县, quarter by quarter from 2022 to 2024: what its townships would have reported.

Levels move by what happened in the quarter (members by those who joined and left), parts stay within their wholes, and
every number comes from one seeded sequence, so that the county is the same each time it is made.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

YEARS = (2022, 2023, 2024)
COUNTY = "云岭县"
NOT_REPORTED = ("高坪乡", 2023, 3)

Values = dict[str, float]
"""What one township reports for one quarter, by indicator. Money in yuan, rates as fractions."""


@dataclass(frozen=True)
class Township:
    """``employees`` at the start of 2022; ``vigour`` is how much of its targets it tends to reach, year by year."""

    name: str
    employees: int
    vigour: tuple[float, float, float]
    shares: tuple[float, float, float, float] = (0.22, 0.28, 0.27, 0.23)
    favourite: dict[str, float] = field(default_factory=dict)


LATE_STARTER = (0.05, 0.14, 0.33, 0.48)
TOWNSHIPS = (
    Township("云城街道", 15800, (1.02, 1.05, 1.06)),
    Township("南湖街道", 12600, (1.08, 1.10, 1.16)),
    Township("东门街道", 9400, (0.98, 1.00, 0.97)),
    Township("茶山镇", 7900, (1.04, 1.06, 1.10)),
    Township("石桥镇", 7200, (1.00, 0.97, 1.02)),
    Township("竹溪镇", 5600, (0.66, 0.62, 1.12)),
    Township("双河镇", 6100, (0.94, 0.96, 0.98), LATE_STARTER),
    Township("枫林镇", 4800, (1.01, 1.02, 0.99)),
    Township("古渡镇", 5200, (0.97, 1.03, 1.05)),
    Township("马鞍镇", 3900, (0.86, 0.80, 0.72)),
    Township("沙坪镇", 4300, (0.99, 0.95, 0.94)),
    Township("红岩镇", 3600, (1.05, 0.98, 1.00)),
    Township("新丰镇", 4100, (0.96, 1.00, 0.91)),
    Township("高坪乡", 1900, (0.92, 0.90, 0.95)),
    Township("桐梓乡", 1700, (1.00, 1.04, 1.01)),
    Township("白鹭乡", 1500, (0.93, 0.94, 0.90)),
    Township("雾山乡", 1250, (0.70, 0.64, 0.55)),
    Township("云岭经济开发区", 11200, (1.10, 1.12, 1.15), favourite={"new_members": 1.75}),
)


@dataclass(frozen=True)
class Amount:
    """An amount that adds up over the year: the year's target per thousand employees, what one of it costs, its seasons.

    ``reached`` is how much of the target the county reaches in 2022, 2023 and 2024.
    """

    per_thousand: float
    reached: tuple[float, float, float]
    seasons: tuple[float, float, float, float] | None = None
    least: int = 1


AMOUNTS = {
    "new_unions": Amount(1.05, (0.98, 1.02, 1.06), (0.20, 0.32, 0.27, 0.21)),
    "new_members": Amount(24, (1.00, 1.03, 1.07), least=20),
    "union_reelections": Amount(1.1, (0.99, 1.00, 1.01), (0.10, 0.30, 0.38, 0.22)),
    "workers_assisted": Amount(6.5, (1.01, 1.00, 0.99), (0.30, 0.20, 0.20, 0.30), least=4),
    "workers_visited": Amount(9.0, (1.02, 1.03, 1.04), (0.56, 0.06, 0.13, 0.25), least=8),
    "students_aided": Amount(1.3, (1.00, 1.02, 1.03), (0.0, 0.0, 0.9, 0.1), least=2),
    "safety_trainings": Amount(1.4, (1.00, 1.02, 1.03), (0.18, 0.36, 0.24, 0.22), least=3),
    "training_sessions": Amount(1.2, (0.97, 0.96, 0.83), (0.14, 0.26, 0.30, 0.30), least=2),
    "workers_trained": Amount(58, (0.98, 0.98, 0.88), (0.14, 0.26, 0.30, 0.30), least=60),
    "recreational_events": Amount(1.5, (1.00, 1.01, 1.00), (0.24, 0.28, 0.22, 0.26), least=3),
    "workers_homes": Amount(0.5, (0.96, 0.92, 0.58), (0.10, 0.25, 0.30, 0.35)),
    "items_published": Amount(3.0, (1.05, 1.08, 1.15), (0.23, 0.26, 0.25, 0.26), least=4),
    "劳模工匠宣讲场次": Amount(0.7, (1.00, 1.00, 0.96), (0.10, 0.45, 0.20, 0.25)),
}
PRICES = {"assistance_funds": ("workers_assisted", 1450.0), "condolence_funds": ("workers_visited", 820.0)}
STUDENT_AID = 3000
DUES_PER_EMPLOYEE = 168.0
DUES_REACHED = (0.98, 0.99, 0.95)
ACCIDENTS_AT_MOST_PER_THOUSAND = 0.12
PARTS = {
    "unionisation_rate": ("enterprises_covered", "enterprises_eligible"),
    "membership_rate": ("members", "employees"),
    "collective_contract_rate": ("collective_contracts_signed", "collective_contracts_due"),
    "wage_agreement_rate": ("wage_agreements_signed", "wage_agreements_due"),
    "settlement_rate": ("disputes_settled", "disputes_accepted"),
}
"""The ratios, each with what it is a ratio of."""

RATE_TARGETS = {
    "unionisation_rate": 0.90,
    "membership_rate": 0.85,
    "collective_contract_rate": 0.93,
    "wage_agreement_rate": 0.90,
    "labour_contract_rate": 0.97,
    "settlement_rate": 0.90,
}


@dataclass(frozen=True)
class Report:
    """One township's quarter. ``values`` is None where it did not report; ``targets`` are those of the year."""

    township: str
    year: int
    quarter: int
    values: Values | None
    targets: Values


def reports(seed: int = 20220105) -> Iterator[Report]:
    """Every township's twelve quarters, township by township."""
    rng = random.Random(seed)
    for township in TOWNSHIPS:
        life = _Life(township, rng)
        for year in YEARS:
            life.begin_year(YEARS.index(year))
            for quarter in range(4):
                values = life.quarter(quarter)
                unreported = (township.name, year, quarter + 1) == NOT_REPORTED
                yield Report(township.name, year, quarter + 1, None if unreported else values, dict(life.targets))


class _Life:
    """A township as time passes: its levels, and the year's targets and plan."""

    def __init__(self, township: Township, rng: random.Random) -> None:
        self.township, self.rng = township, rng
        self.targets: Values = {}
        self.year = 0
        employees = township.employees
        unions = round(employees / 95)
        eligible = round(unions * self._near(1.9, 0.1))
        self.levels: Values = {
            "employees": employees,
            "members": round(employees * self._near(0.83, 0.06)),
            "grassroots_unions": unions,
            "enterprises_eligible": eligible,
            "enterprises_covered": round(eligible * self._near(0.84, 0.05)),
        }
        self.contract_share = self._near(0.84, 0.05)
        self.wage_share = self._near(0.80, 0.05)
        self.insured_share = self._near(0.60, 0.1)
        self.done: Values = {}

    def begin_year(self, year: int) -> None:
        """Set the year's targets, in round numbers, by the number of employees at its start."""
        self.year, self.done = year, {}
        thousands = self.levels["employees"] / 1000
        targets: Values = {name: max(a.least, round(a.per_thousand * thousands)) for name, a in AMOUNTS.items()}
        targets["new_members"] = _to_the(5, targets["new_members"])
        targets["workers_trained"] = _to_the(10, targets["workers_trained"])
        for money, (counted, price) in PRICES.items():
            targets[money] = _to_the(1000, targets[counted] * price)
        targets["student_aid_funds"] = targets["students_aided"] * STUDENT_AID
        targets["dues_collected"] = _to_the(10000, self.levels["employees"] * DUES_PER_EMPLOYEE)
        targets["safety_accidents"] = max(1, round(ACCIDENTS_AT_MOST_PER_THOUSAND * thousands))
        targets["mutual_aid_insured"] = _to_the(10, self.levels["members"] * (self.insured_share + 0.02))
        targets["womens_agreements"] = round(self.levels["enterprises_covered"] * 0.52)
        self.targets = targets | RATE_TARGETS

    def quarter(self, quarter: int) -> Values:
        amounts = {name: self._amount(name, a, quarter) for name, a in AMOUNTS.items()}
        amounts["safety_accidents"] = 1 if self.rng.random() < self.targets["safety_accidents"] / 4 * 0.55 else 0
        levels = self._levels_after(amounts)
        values = {**levels, **amounts, **self._contracts(), **self._disputes(), **self._money(amounts, quarter)} | {
            "mutual_aid_insured": self._insured(),
            "labour_contract_rate": round(self._near(0.972, 0.012), 3),
            "recreational_participants": round(amounts["recreational_events"] * self._near(85, 0.3)),
        }
        return values | {rate: values[above] / values[below] for rate, (above, below) in PARTS.items()}

    def _amount(self, name: str, amount: Amount, quarter: int) -> float:
        """The share of the year's result that falls to the quarter, in whole numbers that lose nothing over the year."""
        township = self.township
        shares = amount.seasons or township.shares
        if township.shares is LATE_STARTER and name not in ("students_aided", "workers_visited"):
            shares = LATE_STARTER
        push = township.vigour[self.year] * amount.reached[self.year] * township.favourite.get(name, 1.0)
        due = self.targets[name] * push * sum(shares[: quarter + 1]) * self._near(1.0, 0.03)
        done = self.done.get(name, 0)
        gained = max(0, round(due) - done)
        self.done[name] = done + gained
        return gained

    def _levels_after(self, amounts: Values) -> Values:
        levels = self.levels
        levels["employees"] = round(levels["employees"] * self._near(1.004, 0.004))
        left = round(amounts["new_members"] * self._near(0.36, 0.25))
        levels["members"] = min(levels["members"] + amounts["new_members"] - left, levels["employees"] - 20)
        levels["grassroots_unions"] += amounts["new_unions"] - (1 if self.rng.random() < 0.15 else 0)
        levels["enterprises_eligible"] += round(amounts["new_unions"] * self._near(0.7, 0.3))
        covered = levels["enterprises_covered"] + round(amounts["new_unions"] * self._near(1.15, 0.3))
        levels["enterprises_covered"] = min(covered, levels["enterprises_eligible"] - 1)
        return dict(levels)

    def _contracts(self) -> Values:
        vigour = self.township.vigour[self.year]
        self.contract_share = min(0.985, self.contract_share + 0.009 * vigour * self._near(1, 0.5))
        self.wage_share = min(0.97, self.wage_share + 0.008 * vigour * self._near(1, 0.5))
        due = round(self.levels["enterprises_covered"] * 0.82)
        wage_due = round(due * 0.92)
        signed, wage_signed = round(due * self.contract_share), round(wage_due * self.wage_share)
        return {
            "collective_contracts_due": due,
            "collective_contracts_signed": signed,
            "wage_agreements_due": wage_due,
            "wage_agreements_signed": wage_signed,
            "womens_agreements": round(signed * self._near(0.63, 0.02)),
        }

    def _disputes(self) -> Values:
        accepted = max(1, round(self.levels["employees"] / 900 * self._near(1.0, 0.35)))
        settled = min(accepted, round(accepted * self._near(0.92, 0.08)))
        return {
            "disputes_accepted": accepted,
            "disputes_settled": settled,
            "dispute_amount": round(accepted * 9300 * self._near(1.0, 0.4), -2),
            "petition_visits": round(accepted * self._near(1.9, 0.3)),
        }

    def _money(self, amounts: Values, quarter: int) -> Values:
        funds = {money: round(amounts[of] * price * self._near(1.0, 0.06), -2) for money, (of, price) in PRICES.items()}
        share = (0.23, 0.25, 0.25, 0.27)[quarter]
        reached = DUES_REACHED[self.year] * (1 + (self.township.vigour[self.year] - 1) * 0.4)
        dues = round(self.targets["dues_collected"] * reached * share * self._near(1.0, 0.04))
        return funds | {"student_aid_funds": amounts["students_aided"] * STUDENT_AID, "dues_collected": dues}

    def _insured(self) -> float:
        self.insured_share = min(0.95, self.insured_share + 0.006 * self.township.vigour[self.year] * self._near(1, 0.4))
        return round(self.levels["members"] * self.insured_share)

    def _near(self, middle: float, spread: float) -> float:
        """A number within ``spread`` (relative) of ``middle``, mostly close to it."""
        return middle * (1 + spread * (self.rng.random() + self.rng.random() - 1))


def _to_the(step: int, value: float) -> float:
    """Round up to a multiple of ``step``, as targets are set."""
    return -(-value // step) * step
