"""What a page is about.

Apart from the page itself, whose classes would be made anew in every rerun.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.org_units import Sight
from indicators.periods import Period


@dataclass(frozen=True, slots=True)
class Scope:
    """``name`` is the org unit's, ``told`` the period's, ``file`` the beginning of the names of the page's files.

    ``sight`` is what it is seen beside, ``units`` what the org units in it are called together.
    """

    period: Period
    name: str
    told: str
    file: str
    sight: Sight
    units: str
