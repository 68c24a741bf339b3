"""A small stable adapter, so that any outside suite can be run against the engine."""

from __future__ import annotations

from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import FormError, MissingFileError, XmlError, XPathError
from inka_desktop.forms.external import Files
from inka_desktop.forms.session import FormSession
from inka_desktop.forms.tree import Document, Element, Node
from inka_desktop.forms.xml import everything, namespaces_of, read
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.context import Environment, OpenScope
from inka_desktop.forms.xpath.moments import Moment
from inka_desktop.forms.xpath.values import XPathValue, string_of

__all__ = ["evaluate", "load"]


_BLANK = {
    "csv": b"name,label\n",
    "geojson": b'{"type": "FeatureCollection", "features": []}',
    "xml": b"<root/>",
}
"""Lists without rows, by the ending of their files."""


def load(xform_xml: str, files: Files | None = None) -> FormSession:
    """A new filled form of an XForm.

    Args:
        xform_xml: the form.
        files: lists beside it, by plain name; one that is not given is there without rows, since a suite of
            forms rarely brings them. :meth:`FormDefinition.load` refuses a form that lacks one.

    Raises:
        FormError: the form is wrong.
    """
    beside = dict(files or {})
    while True:
        try:
            return FormSession(FormDefinition.load(xform_xml, beside))
        except MissingFileError as missing:
            name = str(missing.context["name"])
            beside[name] = _BLANK.get(name.rpartition(".")[2].lower(), _BLANK["csv"])


def evaluate(
    expression: str, xml: str, context_path: str = "/", language: str | None = None
) -> str | float | bool | list[str]:
    """The value of an expression in a document.

    Args:
        expression: XPath with ODK's functions.
        xml: any document; an XForm's secondary instances and texts are known by their ids.
        context_path: an XPath to the context node; its first node is taken.
        language: of texts and of names of months and days.

    Returns:
        A text, number or truth, or the texts of all nodes. A date is its text.

    Raises:
        XPathError: the expression is wrong, the context path leads nowhere, or the document is no XML.
    """
    try:
        document = read(xml, exact=True)
    except XmlError as error:
        raise NoDocumentError(reason=error) from error
    env = DocumentEnvironment(document, language)
    scope = OpenScope(namespaces_of(document))
    nodes = Expression(context_path, scope).evaluate(document, env)
    if not isinstance(nodes, list) or not nodes:
        raise NoContextError(path=context_path)
    return plain(Expression(expression, scope).evaluate(nodes[0], env))


def plain(value: XPathValue) -> str | float | bool | list[str]:
    """A value without the engine's own types."""
    if isinstance(value, list):
        return [node.text() for node in value]
    if isinstance(value, Moment):
        return float(value) if value.shown is None else string_of(value)
    return value


class NoContextError(XPathError):
    """The context path leads to no node."""

    code = "xpath.no_context"
    de = "Der Pfad {path} führt zu keinem Knoten."
    en = "The path {path} leads to no node."

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


class NoDocumentError(XPathError):
    """There is no document to evaluate in."""

    code = "xpath.no_document"
    de = "Das Dokument ist kein XML: {reason}"
    en = "The document is no XML: {reason}"

    def __init__(self, *, reason: FormError) -> None:
        super().__init__(reason=reason)


class DocumentEnvironment(Environment):
    """What a document offers beside its nodes: instances and texts by id, wherever they stand in it."""

    def __init__(self, document: Document, language: str | None = None) -> None:
        super().__init__(language=language)
        self.document = document

    def instance(self, name: str) -> Element | None:
        """The first ``<instance>`` of that id."""
        found = (one for one in everything(self.document) if one.name.local == "instance")
        return next((one for one in found if one.attribute("id") == name), None)

    def text(self, name: str) -> list[Node]:
        """The ``<value>`` elements of a text in the language asked for, else in the default one."""
        translations = [one for one in everything(self.document) if one.name.local == "translation"]
        chosen = [one for one in translations if one.attribute("lang") == self.language]
        default = [one for one in translations if one.attribute("default") is not None]
        for translation in (chosen or default or translations)[:1]:
            for text in translation.elements():
                if text.attribute("id") == name:
                    return [value for value in text.elements() if value.name.local == "value"]
        return []
