"""Reads the model: the instance's fields, binds, translations."""

from __future__ import annotations

from inka_desktop.forms.casting import begun
from inka_desktop.forms.errors import DefinitionError, NotAFormError
from inka_desktop.forms.fields import CALCULATE, CONSTRAINT, READONLY, RELEVANT, REQUIRED, Field
from inka_desktop.forms.reading.desk import JR, Desk, child, children
from inka_desktop.forms.text import Caption, Forms, Phrase, Texts
from inka_desktop.forms.tree import Element, Node

TEMPLATE = f"{{{JR}}}template"
_RULES = (RELEVANT, CALCULATE, READONLY, REQUIRED, CONSTRAINT)
_MESSAGES = {"constraintMsg": CONSTRAINT, "requiredMsg": REQUIRED}
_KNOWN = {"nodeset", "ref", "type", "id", *_RULES}
_TYPES = {
    "integer": "int",
    "datetime": "dateTime",
    "select1": "string",
    "barcode": "string",
    "text": "string",
}


def primary_root(model: Element) -> Element:
    """The outermost element of the primary instance.

    Raises:
        NotAFormError: there is none.
    """
    instance = child(model, "instance")
    root = None if instance is None else next(instance.elements(), None)
    if root is None:
        raise NotAFormError(lacking="<instance>")
    return root


def read_fields(desk: Desk, root: Element) -> None:
    """All fields of the instance; siblings of one name are rows of one field."""
    _add(desk, root, None)


def _add(desk: Desk, element: Element, parent: Field | None) -> None:
    path = f"{parent.path if parent else ''}/{element.name.qualified}"
    field = desk.fields.get(path)
    if field is None:
        field = Field(
            element.name, path, len(desk.fields), parent, element, parent.depth + 1 if parent else 1
        )
        desk.fields[path] = field
        if parent is not None:
            parent.children.append(field)
            parent.named[element.name.key] = field
    elif element.attribute(TEMPLATE) is not None:
        field.source = element
    for inner in element.elements():
        _add(desk, inner, field)


def number_fields(desk: Desk) -> list[Field]:
    """Fields in document order with their places; rows that lacked a field of others may have mixed it."""
    ordered = list(desk.root.everything())
    for index, field in enumerate(ordered):
        field.index = index
        field.row = field if field.repeat else (field.parent.row if field.parent is not None else None)
    return ordered


def read_binds(desk: Desk, model: Element) -> None:
    """What each bind says about its field; binds of nodes that are no longer there say nothing."""
    for bind in children(model, "bind"):
        nodeset = bind.attribute("nodeset") or bind.attribute("ref") or ""
        field = desk.find(nodeset, desk.root, "bind", optional="/@" not in nodeset)
        if field is None:
            continue
        name = bind.attribute("id")
        if name is not None:
            desk.by_id[name] = field
        kind = (bind.attribute("type") or "string").rpartition(":")[2]
        field.type = _TYPES.get(kind, kind)
        _read_rules(desk, bind, field)


class UnfitDefaultError(DefinitionError):
    """What a question begins with does not fit its type."""

    code = "forms.unfit_default"
    hinders = False
    de = "Die Vorgabe „{default}“ von {path} passt nicht zum Typ {type}. Die Frage beginnt leer."
    en = "The default “{default}” of {path} does not fit the type {type}. The question begins blank."

    def __init__(self, *, path: str, default: str, type: str) -> None:
        super().__init__(path=path, part="default", default=default, type=type)


def look_at_defaults(desk: Desk, fields: list[Field]) -> None:
    """Tell the author of what no question can begin with."""
    for field in fields:
        text = "" if field.children else field.source.text()
        if text and not begun(text, field.type):
            desk.report(UnfitDefaultError(path=field.path, default=text, type=field.type))


def _read_rules(desk: Desk, bind: Element, field: Field) -> None:
    for attribute in bind.attributes or ():
        assert attribute.name is not None
        local, value = attribute.name.local, attribute.own
        if attribute.name.namespace == JR:
            _read_jr(desk, field, local, value)
        elif local in _RULES and not attribute.name.prefix:
            expression = desk.expression(value, field, local) if value.strip() else None
            if expression is not None:
                field.rules[local] = expression
        elif local not in _KNOWN or attribute.name.prefix:
            field.extras[attribute.name.qualified] = value


def _read_jr(desk: Desk, field: Field, local: str, value: str) -> None:
    if local in _MESSAGES:
        plain = not value.strip().startswith("jr:itext(")
        said = Caption(inline=Phrase((value,))) if plain else desk.referenced(value, field, local)
        if said is not None:
            field.messages[_MESSAGES[local]] = said
    elif local == "preload":
        field.preload = value
    elif local == "preloadParams":
        field.preload_params = value
    else:
        field.extras[f"jr:{local}"] = value


def read_texts(desk: Desk, model: Element) -> Texts:
    """All translations; outputs in them stand where the body uses the text, which is read before."""
    texts = Texts()
    default: list[str] = []
    others: list[str] = []
    for translation in children(child(model, "itext"), "translation"):
        language = translation.attribute("lang") or ""
        marked = translation.attribute("default") is not None and not default
        (default if marked else others).append(language)
        table = texts.table.setdefault(language, {})
        nodes = texts.nodes.setdefault(language, {})
        for text in children(translation, "text"):
            name = text.attribute("id") or ""
            values = children(text, "value")
            table[name] = _forms(desk, values, desk.uses.get(name))
            varies = any(True for phrase in table[name].values() for _ in phrase.expressions)
            texts.filled_in = texts.filled_in or (varies and name not in desk.uses)
            found: list[Node] = list(values)
            nodes[name] = found
    texts.languages = tuple(dict.fromkeys([*default, *others]))
    return texts


def _forms(desk: Desk, values: list[Element], at: Field | None) -> Forms:
    forms: dict[str, Phrase] = {}
    for value in values:
        phrase = desk.phrase(value, at, "output")
        if phrase is not None:
            forms.setdefault(value.attribute("form") or "", phrase)
    return forms
