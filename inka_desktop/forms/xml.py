"""Reads and writes XML with the standard library's expat: prefixes as written, no entities, nothing external.

A document that declares entities or points outside is refused before anything is expanded, as defusedxml does
it; nesting is bounded, so that nothing that walks the tree runs out of stack.
"""

from __future__ import annotations

from typing import Any, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from inka_desktop.forms.errors import Said, XmlError
from inka_desktop.forms.tree import (
    Attribute,
    Comment,
    Document,
    Element,
    Instruction,
    Name,
    Node,
    StaticElement,
    Text,
)

MOST_LEVELS = 200
"""Elements inside each other; real forms have about ten."""
_XML = "http://www.w3.org/XML/1998/namespace"


def read(source: str | bytes, *, exact: bool = False, kind: type[Element] = StaticElement) -> Document:
    """The tree of a document.

    Args:
        source: text, or bytes in the encoding they declare.
        exact: keep comments, instructions and the white space between elements.
        kind: the class of its elements.

    Raises:
        XmlError: it is not well-formed, declares entities, or is nested deeper than 200 levels.
    """
    return _Reader(exact, kind).read(source)


def guarded(parser: expat.XMLParserType) -> expat.XMLParserType:
    """A parser that refuses entities before it expands anything.

    Raises:
        XmlError: while it parses.
    """

    def refuse(*_parts: Any) -> NoReturn:
        raise wrong(parser, Said("Entitäten sind nicht erlaubt", "entities are not allowed"))

    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser


def parse(parser: expat.XMLParserType, source: bytes) -> None:
    """Parse a whole document.

    Raises:
        XmlError: it is not well-formed, or in an encoding that nobody knows.
    """
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        raise XmlError(line=error.lineno, column=error.offset + 1, reason=_reason(error)) from None
    except (ValueError, LookupError) as error:
        raise wrong(parser, Said("die Zeichen sind nicht lesbar", str(error))) from None


def wrong(parser: expat.XMLParserType, reason: Said) -> XmlError:
    """Something is wrong where a parser has got to."""
    return XmlError(line=parser.CurrentLineNumber, column=parser.CurrentColumnNumber + 1, reason=reason)


class _Reader:
    def __init__(self, exact: bool, kind: type[Element]) -> None:
        self.document = Document()
        self.exact = exact
        self.kind = kind
        self.open: list[Element] = [self.document]
        self.scope: dict[str, str] = {"xml": _XML}
        self.outer: list[tuple[int, dict[str, str]]] = []
        self.names: dict[tuple[str, str], Name] = {}
        self.parser = expat.ParserCreate()

    def read(self, source: str | bytes) -> Document:
        parser = self.parser
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        guarded(parser)
        if self.exact:
            parser.CommentHandler = lambda text: self.aside(Comment(text))
            parser.ProcessingInstructionHandler = lambda name, text: self.aside(Instruction(name, text))
        parse(parser, source.encode("utf-8") if isinstance(source, str) else source)
        return self.document

    def start(self, qualified: str, attributes: list[str]) -> None:
        if len(self.open) > MOST_LEVELS:
            raise wrong(
                self.parser, Said(f"mehr als {MOST_LEVELS} Ebenen", f"more than {MOST_LEVELS} levels")
            )
        parent = self.open[-1]
        self.keep_text(parent)
        if not attributes:
            element = self.kind(self.name(qualified, True), parent)
        else:
            element = self.with_attributes(qualified, attributes, parent)
        parent.items.append(element)
        self.open.append(element)

    def with_attributes(self, qualified: str, attributes: list[str], parent: Element) -> Element:
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        declared = {name[6:]: uri for name, uri in pairs if name == "xmlns" or name.startswith("xmlns:")}
        if declared:
            self.outer.append((len(self.open), self.scope))
            self.scope = {**self.scope, **declared}
        element = self.kind(self.name(qualified, True), parent)
        element.declared = declared or None
        if len(pairs) > len(declared):
            element.attributes = [
                Attribute(self.name(name, False), value, element)
                for name, value in pairs
                if name != "xmlns" and not name.startswith("xmlns:")
            ]
        return element

    def name(self, qualified: str, element: bool) -> Name:
        prefix, _, local = qualified.rpartition(":")
        namespace = self.scope.get(prefix, prefix) if prefix or element else ""
        known = self.names.get((namespace, qualified))
        if known is None:
            known = self.names[namespace, qualified] = Name(local, namespace, prefix)
        return known

    def characters(self, text: str) -> None:
        element = self.open[-1]
        if not element.items:
            element.own += text
        elif self.exact or not text.isspace() or _is_output(element.items[-1]):
            element.items.append(Text(text, element))

    def keep_text(self, element: Element) -> None:
        """What stands before the first child of mixed content becomes a node of its own."""
        if element.own:
            if self.exact or not element.own.isspace():
                element.items.append(Text(element.own, element))
            element.own = ""

    def aside(self, node: Node) -> None:
        """A comment or instruction."""
        self.keep_text(self.open[-1])
        self.open[-1].append(node)

    def end(self, qualified: str) -> None:
        self.open.pop()
        if self.outer and self.outer[-1][0] == len(self.open):
            self.scope = self.outer.pop()[1]


def _is_output(node: Node) -> bool:
    return node.name is not None and node.name.local == "output"


_REASONS = {
    expat.errors.XML_ERROR_NO_ELEMENTS: "der Inhalt fehlt oder bricht ab",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "der Inhalt bricht ab",
    expat.errors.XML_ERROR_TAG_MISMATCH: "ein Element endet mit einem anderen Namen",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "ein Attribut steht zweimal da",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "hinter dem letzten Element steht noch etwas",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: "eine Entität ist nicht erklärt",
    expat.errors.XML_ERROR_UNKNOWN_ENCODING: "die Zeichencodierung ist unbekannt",
}
"""German for what expat says most often; it speaks English only."""


def _reason(error: expat.ExpatError) -> Said:
    said = expat.errors.messages.get(error.code, str(error))
    return Said(_REASONS.get(said, "hier steht ein unerlaubtes Zeichen"), said)


def write(element: Element, *, declare: bool = False) -> str:
    """The text of an element as it stands, without white space of its own; ``declare`` adds the XML line."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n'] if declare else []
    _write(element, parts)
    return "".join(parts)


def _write(element: Element, parts: list[str]) -> None:
    name = element.name.qualified
    parts.append(f"<{name}")
    for prefix, uri in (element.declared or {}).items():
        parts.append(f" xmlns:{prefix}={_quoted(uri)}" if prefix else f" xmlns={_quoted(uri)}")
    for attribute in element.attributes or ():
        assert attribute.name is not None
        parts.append(f" {attribute.name.qualified}={_quoted(attribute.own)}")
    if not element.items and not element.own:
        parts.append("/>")
        return
    parts.append(">")
    if not element.items:
        parts.append(escape(allowed(element.own)))
    for item in element.items:
        if isinstance(item, Element):
            _write(item, parts)
        elif item.kind == "text":
            parts.append(escape(allowed(item.text())))
    parts.append(f"</{name}>")


def _quoted(value: str) -> str:
    return quoteattr(allowed(value), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


_FORBIDDEN = dict.fromkeys((*range(32), *range(55296, 57344), 65534, 65535))
_FORBIDDEN = {code: None for code in _FORBIDDEN if code not in (0x9, 0xA, 0xD)}


def allowed(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold."""
    return text.translate(_FORBIDDEN)


def everything(element: Element) -> list[Element]:
    """An element and all elements inside, in document order."""
    found: list[Element] = []
    pending = [element]
    while pending:
        one = pending.pop()
        found.append(one)
        pending += [item for item in reversed(one.items) if isinstance(item, Element)]
    return found


def namespaces_of(document: Document) -> dict[str, str]:
    """Every prefix declared anywhere in a document, the outermost declaration first; ``jr`` always."""
    found: dict[str, str] = {}
    for element in everything(document):
        for prefix, uri in (element.declared or {}).items():
            if prefix:
                found.setdefault(prefix, uri)
    found.setdefault("jr", "http://openrosa.org/javarosa")
    return found
