"""Org units among themselves: which belongs to which, which are alike, and what became of them over the years.

``rolled_up`` and ``carried_over`` each make of a dataset another one, for which progress, charts and texts are the same.
"""

from indicators.org_units.changes import Change, InvalidChange, carried_over
from indicators.org_units.peers import Group, peer_group, peer_groups, with_peer_rank
from indicators.org_units.roll_up import rolled_up
from indicators.org_units.tree import InvalidTree, Tree, tree_in

__all__ = [
    "Change",
    "Group",
    "InvalidChange",
    "InvalidTree",
    "Tree",
    "carried_over",
    "peer_group",
    "peer_groups",
    "rolled_up",
    "tree_in",
    "with_peer_rank",
]
