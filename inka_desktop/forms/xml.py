"""Reads and writes XML with the standard library's expat: prefixes as written, no entities, nothing external.

A document that declares entities or points outside is refused before anything is expanded, as defusedxml does
it; nesting is bounded, so that nothing that walks the tree runs out of stack.
"""

from __future__ import annotations

from typing import Any, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from inka_desktop.forms.errors import XmlError
from inka_desktop.forms.tree import (
    Attribute,
    Comment,
    Document,
    Element,
    Instruction,
    Name,
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


class _Reader:
    def __init__(self, exact: bool, kind: type[Element]) -> None:
        self.document = Document()
        self.exact = exact
        self.kind = kind
        self.open: list[Element] = [self.document]
        self.scopes: list[dict[str, str]] = [{"xml": _XML}]
        self.names: dict[tuple[str, str], Name] = {}
        self.parser = expat.ParserCreate()

    def read(self, source: str | bytes) -> Document:
        parser = self.parser
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.EntityDeclHandler = self.refuse
        parser.UnparsedEntityDeclHandler = self.refuse
        parser.ExternalEntityRefHandler = self.refuse
        if self.exact:
            parser.CommentHandler = lambda text: self.open[-1].append(Comment(text))
            parser.ProcessingInstructionHandler = lambda name, text: self.open[-1].append(
                Instruction(name, text)
            )
        try:
            parser.Parse(source.encode("utf-8") if isinstance(source, str) else source, True)
        except expat.ExpatError as error:
            raise XmlError(line=error.lineno, column=error.offset + 1, reason=_reason(error)) from None
        except (ValueError, LookupError) as error:
            raise self.wrong(str(error)) from None
        return self.document

    def wrong(self, reason: str) -> XmlError:
        return XmlError(
            line=self.parser.CurrentLineNumber, column=self.parser.CurrentColumnNumber + 1, reason=reason
        )

    def refuse(self, *parts: Any) -> NoReturn:
        raise self.wrong("entities are not allowed")

    def start(self, qualified: str, attributes: list[str]) -> None:
        if len(self.open) > MOST_LEVELS:
            raise self.wrong(f"more than {MOST_LEVELS} levels")
        parent = self.open[-1]
        declared = {
            name[6:]: value
            for name, value in zip(attributes[::2], attributes[1::2], strict=True)
            if name == "xmlns" or name.startswith("xmlns:")
        }
        self.scopes.append({**self.scopes[-1], **declared} if declared else self.scopes[-1])
        element = self.kind(self.name(qualified, True), parent)
        element.declared = declared or None
        if len(attributes) > 2 * len(declared):
            element.attributes = [
                Attribute(self.name(name, False), value, element)
                for name, value in zip(attributes[::2], attributes[1::2], strict=True)
                if name != "xmlns" and not name.startswith("xmlns:")
            ]
        parent.items.append(element)
        self.open.append(element)

    def name(self, qualified: str, element: bool) -> Name:
        prefix, _, local = qualified.rpartition(":")
        scope = self.scopes[-1]
        namespace = scope.get(prefix, prefix) if prefix or element else ""
        known = self.names.get((namespace, qualified))
        if known is None:
            known = self.names[namespace, qualified] = Name(local, namespace, prefix)
        return known

    def characters(self, text: str) -> None:
        if len(self.open) > 1:
            self.open[-1].items.append(Text(text, self.open[-1]))

    def end(self, qualified: str) -> None:
        element = self.open.pop()
        self.scopes.pop()
        items = element.items
        if not items:
            return
        if all(item.kind == "text" for item in items):
            element.own = "".join(item.text() for item in items)
            element.items = []
        elif not self.exact and not any(
            isinstance(item, Element) and item.name.local == "output" for item in items
        ):
            texts = [item for item in items if item.kind == "text"]
            if texts and not any(item.text().strip() for item in texts):
                element.items = [item for item in items if item.kind != "text"]


def _reason(error: expat.ExpatError) -> str:
    return expat.errors.messages.get(error.code, str(error))


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
