"""Tables as CSV for Excel and WPS."""

from __future__ import annotations

import pandas as pd

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(table: pd.DataFrame) -> bytes:
    """The table in UTF-8 with a byte order mark, without which Excel garbles Chinese.

    A text that a spreadsheet would run as a formula (``=cmd|…``) gets an apostrophe before it.
    """
    safe = table.rename(columns=_neutral)
    for column in safe.columns[safe.dtypes.map(lambda kind: not pd.api.types.is_numeric_dtype(kind))]:
        safe[column] = safe[column].map(_neutral, na_action="ignore")
    return bytes(safe.to_csv(index=False).encode("utf-8-sig"))


def _neutral(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(_DANGEROUS) else value
