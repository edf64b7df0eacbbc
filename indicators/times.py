"""Moments as an office writes them, in China's time."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""Asia/Shanghai: one time for the whole country, without summer time since 1991."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def time_text(moment: datetime, language: str = "zh") -> str:
    """2024年7月3日 15:20, 3 Jul 2024, 15:20. ``moment`` knows its zone."""
    at = moment.astimezone(CHINA)
    if language == "en":
        return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"
