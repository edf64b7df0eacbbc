"""The template engine, held to what a model needs: names and what is in them. No calls, no attributes, no filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from indicators.report.docx_xml import Element
from indicators.stationery.marks import EMPTY
from indicators.stationery.notation import even_out, with_paths

MISSING = "—"
_OF_LOOPS = frozenset({"index", "index0", "first", "last", "length"})


class Printed(dict[str, Any]):
    """Something with a text of its own and more to be asked of it; false where the text is missing, equal to its text."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__({name: as_values(value) for name, value in values.items() if name})
        self._text: str | None = values.get("")

    def __html__(self) -> Markup:
        return escape(str(self))

    def __str__(self) -> str:
        return MISSING if self._text is None else self._text or EMPTY

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return self._text == (other._text if isinstance(other, Printed) else str(other))

    def __ne__(self, other: object) -> bool:
        return not self == other


def as_values(plain: Any) -> Any:
    """What came as JSON, as the engine prints it: under "" an object has its own text, None is missing."""
    if isinstance(plain, Mapping):
        return Printed(plain)
    if isinstance(plain, Sequence) and not isinstance(plain, str):
        return [as_values(one) for one in plain]
    return Printed({"": plain})


class Engine(ImmutableSandboxedEnvironment):
    """Looks names up in what it is given, and nowhere else."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, LoopContext) and argument in _OF_LOOPS:
            return getattr(obj, argument)
        if isinstance(obj, Printed) and argument in obj:
            return obj[argument]
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)


class Model(DocxTemplate):  # type: ignore[misc]  # docxtpl is not annotated
    """A model with its tags evened out."""

    def word(self) -> WordDocument:
        found: WordDocument = self.get_docx()
        return found

    def trees(self) -> list[Element]:
        """The parts that may hold placeholders, as they are: the text, headers, footers."""
        word = self.word()
        margins = [part for uri in (self.HEADER_URI, self.FOOTER_URI) for _, part in self.get_headers_footers(uri)]
        return [word.element.body, *(part.element for part in margins)]

    def sources(self) -> list[str]:
        """The same as the engine gets them, a paragraph a line."""
        parts = [self.xml_to_string(tree) for tree in self.trees()]
        word = self.word()
        parts += [p.blob.decode() for p in word.part.package.parts if p.content_type == CONTENT_TYPE.WML_FOOTNOTES]
        return [self.patch_xml(part).replace("<w:p>", "\n<w:p>").replace("<w:p ", "\n<w:p ") for part in parts]

    def xml_to_string(self, xml: Element, encoding: str = "unicode") -> str:
        even_out(xml)
        return str(super().xml_to_string(xml, encoding))

    def patch_xml(self, src_xml: str) -> str:
        return with_paths(super().patch_xml(src_xml))

    def render_properties(self, context: dict[str, Any], jinja_env: object = None) -> None:
        """Author and title hold no placeholders."""
