"""The time written into files: the same report gives the same bytes, whenever it is made."""

from datetime import UTC, datetime

FIXED_TIME = datetime(2000, 1, 1, tzinfo=UTC)
