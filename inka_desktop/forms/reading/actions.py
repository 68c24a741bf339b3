"""Reads actions: what sets values when something happens."""

from __future__ import annotations

from dataclasses import replace

from inka_desktop.forms.errors import Said, UnknownEventError, UnsupportedError
from inka_desktop.forms.fields import EVENTS, FIRST_LOAD, NEW_REPEAT, Action, Field
from inka_desktop.forms.reading.desk import Desk
from inka_desktop.forms.scope import FieldScope
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.compiler import Expression

_ACTIONS = frozenset({"setvalue", "setgeopoint"})
_RECORDINGS = Said("Tonaufnahmen im Hintergrund", "background audio")


def read_actions(desk: Desk, element: Element, at: Field) -> None:
    """The actions directly inside a control or the model; they are kept at the field they happen at."""
    for one in element.elements():
        if one.name.local == "recordaudio":
            remedy = Said("die Zeile „background-audio“ entfernen", "remove the row background-audio")
            desk.report(UnsupportedError(what=_RECORDINGS, remedy=remedy))
        if one.name.local not in _ACTIONS:
            continue
        action = _action(desk, one, at)
        if action is None:
            continue
        at.actions.append(action)
        row = at.row
        if NEW_REPEAT in action.events and row is not None and row is not at:
            row.actions.append(replace(action, events=frozenset({NEW_REPEAT})))


def _action(desk: Desk, element: Element, at: Field) -> Action | None:
    events = _events(desk, element, at)
    name = element.attribute("bind")
    path = element.attribute("ref")
    target = desk.by_id.get(name) if name is not None else None
    if target is None:
        target = desk.find(path or name or "", at, f"<{element.name.local}>")
    if target is None or not events:
        return None
    chosen = desk.expression(path, at, element.name.local) if path and "[" in path else None
    if element.name.local == "setgeopoint":
        return Action(events, "setgeopoint", target, None, chosen)
    return Action(events, "setvalue", target, _value(desk, element, target), chosen)


def _events(desk: Desk, element: Element, at: Field) -> frozenset[str]:
    names = (element.attribute("event") or "").split()
    known = set()
    for name in names:
        if name in EVENTS:
            known.add(FIRST_LOAD if name == "xforms-ready" else name)
        else:
            desk.report(UnknownEventError(path=element.attribute("ref") or at.path, event=name))
    return frozenset(known)


def _value(desk: Desk, element: Element, target: Field) -> Expression | None:
    """What a ``<setvalue>`` gives: its ``value``, also a blank one, else the text inside (XForms 1.1)."""
    source = element.attribute("value")
    if source is not None and source.strip():
        return desk.expression(source, target, "setvalue")
    text = element.text() if source is None else ""
    return Expression.of_text(text, FieldScope(target, desk.namespaces))
