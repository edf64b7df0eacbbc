"""Files made from a report: each ``write_*`` takes a Document and gives bytes."""

from indicators.report.docx import write_docx
from indicators.report.html import write_html

__all__ = ["write_docx", "write_html"]
