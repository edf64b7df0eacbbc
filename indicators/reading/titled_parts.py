"""Columns that are the parts of what a title alone names: 合计, 企业, 机关 under 新增会员情况统计表."""

from __future__ import annotations

from indicators.catalogue import Catalogue
from indicators.reading.labels import label_of
from indicators.reading.layout import LEAF, Layout, names_by_axis
from indicators.reading.org_units import is_whole


def whole_in_title(layout: Layout, catalogue: Catalogue) -> str:
    """The indicator whose 合计 and parts the columns hold, as the title names it; "" where they are indicators themselves.

    Only a title that names a known indicator counts, and only over a 合计 that stands in no group: beside a column of another
    indicator (帮扶资金, 慰问金额) the 合计 may be that of several.
    """
    if layout.indicators != LEAF:
        return ""
    leaves = [label for label in names_by_axis(layout)[LEAF] if label.name]
    if sum(is_whole(label.name) for label in leaves) != 1 or len(leaves) < 3:
        return ""
    if any(catalogue.match(label.name, label.unit).indicator for label in leaves):
        return ""
    title = next((label_of(text) for text in layout.context.titled), None)
    known = title is not None and catalogue.match(title.name, title.unit).accepted
    return title.name if title is not None and known else ""
