"""What an officer does to a written report: reword paragraphs, put sections in another order, leave some out."""

from indicators.editing.applying import (
    Draft,
    apply_edits,
    edit_of,
    given_up,
    put_into,
)
from indicators.editing.arrangement import Arrangement, arranged, moved, ordered, plain_heading
from indicators.editing.edits import Edit, Homeless, Notice
from indicators.editing.from_data import claims_in
from indicators.editing.keys import Place
from indicators.editing.paragraphs import finished, paragraphs_of, section_names
from indicators.editing.placing import Trait
from indicators.editing.refilling import GAP

__all__ = [
    "GAP",
    "Arrangement",
    "Draft",
    "Edit",
    "Homeless",
    "Notice",
    "Place",
    "Trait",
    "apply_edits",
    "arranged",
    "claims_in",
    "edit_of",
    "finished",
    "given_up",
    "moved",
    "ordered",
    "paragraphs_of",
    "plain_heading",
    "put_into",
    "section_names",
]
