"""Org units among themselves: which belongs to which, which are alike, and what became of them over the years.

``with_structure`` puts what the office says of them beside the data, under the names of today; ``seen`` makes of a dataset
another one, told at one level, in one area or one peer group, for which progress, charts and texts are the same.
"""

from indicators.org_units.changes import Change, ChangedTwice, InvalidChange, carried_over, changed_twice
from indicators.org_units.peers import Group, group_name, peer_group, peer_groups, with_peer_rank
from indicators.org_units.roll_up import rolled_up
from indicators.org_units.sight import Sight, among_peers, seen, sight_of
from indicators.org_units.structure import NamesTheWhole, Place, Structure, names_the_whole, with_structure
from indicators.org_units.tree import InvalidTree, Tree, tree_in

__all__ = [
    "Change",
    "ChangedTwice",
    "Group",
    "InvalidChange",
    "InvalidTree",
    "NamesTheWhole",
    "Place",
    "Sight",
    "Structure",
    "Tree",
    "among_peers",
    "carried_over",
    "changed_twice",
    "group_name",
    "names_the_whole",
    "peer_group",
    "peer_groups",
    "rolled_up",
    "seen",
    "sight_of",
    "tree_in",
    "with_peer_rank",
    "with_structure",
]
