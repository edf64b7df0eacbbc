"""The workbooks that the journeys begin with, and what they say."""

from __future__ import annotations

from tests.workbooks import quarterly

FIRST = ("2024年一季度.xlsx", quarterly("2024Q1"))
SECOND = ("2024年二季度.xlsx", quarterly("2024Q2"))
MEMBERS_FIRST = "11330人"  # 5200 + 3100 + 2050 + 980
MEMBERS_SECOND = "11595人"  # 5350 + 3160 + 2075 + 1010
