"""What an officer does to a written report: reword paragraphs, put sections in another order, leave some out."""

from indicators.editing.applying import (
    Draft,
    Edit,
    Notice,
    Place,
    apply_edits,
    edit_of,
    finished,
    paragraphs_of,
    section_names,
)
from indicators.editing.arrangement import Arrangement, arranged, moved, ordered, plain_heading

__all__ = [
    "Arrangement",
    "Draft",
    "Edit",
    "Notice",
    "Place",
    "apply_edits",
    "arranged",
    "edit_of",
    "finished",
    "moved",
    "ordered",
    "paragraphs_of",
    "plain_heading",
    "section_names",
]
