"""Reads the body: controls with their labels and choices."""

from __future__ import annotations

from collections.abc import Iterator

from inka_desktop.forms.fields import COUNT, Control, Field, Item, Itemset
from inka_desktop.forms.reading.actions import read_actions
from inka_desktop.forms.reading.desk import JR, Desk, child, children
from inka_desktop.forms.text import Caption
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.context import OpenScope

_QUESTIONS = frozenset({"input", "select", "select1", "rank", "upload", "range", "trigger", "secret"})
_GROUPS = frozenset({"group", "repeat"})


def mark_repeats(desk: Desk, body: Element, at: Field | None) -> None:
    """Which fields are repeats: what the rest of the form means depends on it."""
    for element in body.elements():
        name = element.name.local
        if name not in _GROUPS:
            continue
        path = element.attribute("nodeset") or element.attribute("ref")
        field = desk.find(path, at, f"<{name}>") if path else at
        if name == "repeat" and field is not None and field is not desk.root:
            field.repeat = True
        mark_repeats(desk, element, field)


def read_controls(desk: Desk, body: Element, at: Field) -> tuple[Control, ...]:
    """The controls directly inside an element, with all that is inside them."""
    return tuple(_controls(desk, body, at))


def _controls(desk: Desk, body: Element, at: Field) -> Iterator[Control]:
    for element in body.elements():
        kind = element.name.local
        if kind not in _QUESTIONS and kind not in _GROUPS:
            continue
        field = _field(desk, element, at)
        if kind in _QUESTIONS and field is None:
            continue
        place = field or at
        control = Control(
            kind,
            field,
            {one.name.qualified: one.own for one in element.attributes or () if one.name is not None},
            desk.caption(child(element, "label"), place, "label"),
            desk.caption(child(element, "hint"), place, "hint"),
        )
        if kind in _QUESTIONS:
            _read_choices(desk, element, control, place)
        else:
            control.children = read_controls(desk, element, place)
        if kind == "repeat" and field is not None:
            _read_repeat(desk, element, control, field)
        if field is not None:
            field.controls.append(control)
        read_actions(desk, element, place)
        yield control


def _field(desk: Desk, element: Element, at: Field) -> Field | None:
    name = element.attribute("bind")
    if name is not None:
        return desk.by_id.get(name) or desk.find(name, at, f"<{element.name.local}>")
    path = element.attribute("ref") or element.attribute("nodeset")
    return desk.find(path, at, f"<{element.name.local}>") if path else None


def _read_repeat(desk: Desk, element: Element, control: Control, field: Field) -> None:
    count = element.attribute(f"{{{JR}}}count")
    fixed = (element.attribute(f"{{{JR}}}noAddRemove") or "").strip()
    control.fixed = fixed in ("true()", "true", "1") or count is not None
    above = field.parent or field
    if count is not None and count.strip():
        # A path of a row, as JavaRosa has it; worked out where the rows are: there may be none yet.
        control.count = desk.expression(count.strip().removeprefix("../"), above, COUNT)
        if control.count is not None:
            field.rules[COUNT] = control.count


def _read_choices(desk: Desk, element: Element, control: Control, field: Field) -> None:
    control.items = tuple(
        Item(_text(child(item, "value")), desk.caption(child(item, "label"), field, "label") or Caption())
        for item in children(element, "item")
    )
    itemset = child(element, "itemset")
    if itemset is None:
        return
    nodes = desk.expression(itemset.attribute("nodeset") or "", field, "choices")
    if nodes is not None:
        control.itemset = Itemset(
            nodes,
            _at_row(desk, child(itemset, "value"), "name", field),
            Caption(reference=_at_row(desk, child(itemset, "label"), "label", field)),
        )


def _text(element: Element | None) -> str:
    return "" if element is None else element.text().strip()


def _at_row(desk: Desk, element: Element | None, default: str, field: Field) -> Expression:
    """What each row of a question's list shows: an expression that stands at the row."""
    reference = (None if element is None else element.attribute("ref")) or default
    found = desk.expression(reference, None, "choices", field)
    return found or Expression(default, OpenScope(desk.namespaces))
