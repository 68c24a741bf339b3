"""A filled form as XML, out and in (ODK XForms, "Metadata"; OpenRosa's ``deprecatedID``)."""

from __future__ import annotations

from collections.abc import Iterator

from inka_desktop.forms.changes import Submission
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import NotThisFormError
from inka_desktop.forms.fields import Field
from inka_desktop.forms.instance import Absence, Instance, InstanceNode, new_row, next_row, place_for
from inka_desktop.forms.reading.desk import ORX
from inka_desktop.forms.reading.model import TEMPLATE
from inka_desktop.forms.tree import Attribute, Element, Name
from inka_desktop.forms.xml import read, write
from inka_desktop.forms.xpath.context import Environment

ROW = Name("row", "https://inka-desktop/forms", "inka")
"""The attribute that keeps the id of a row in a draft; a submission does not have it."""
ABSENT, REASON = Name("absent", ROW.namespace, ROW.prefix), Name("reason", ROW.namespace, ROW.prefix)
"""Attributes that say why a question is blank."""
_META, _INSTANCE_ID, _DEPRECATED = "meta", "instanceID", "deprecatedID"


def submission(
    definition: FormDefinition, instance: Instance, env: Environment, deprecated: str
) -> Submission:
    """The finished form: only what is relevant, with an id of its own."""
    instance_id = _text(instance.top, _INSTANCE_ID) or f"uuid:{env.new_uuid()}"
    files = tuple(
        node.own
        for node in instance.top.leaves()
        if node.field.type == "binary" and node.own and node.relevant
    )
    root = _copy(definition, instance.top, whole=False)
    _set_meta(root, _INSTANCE_ID, instance_id)
    if deprecated:
        _set_meta(root, _DEPRECATED, deprecated)
    return Submission(write(root, declare=True), instance_id, files)


def written(definition: FormDefinition, instance: Instance, deprecated: str, *, whole: bool = True) -> str:
    """The form as it is, to go on with: everything, with the ids of its rows; or only what is relevant."""
    root = _copy(definition, instance.top, whole=whole)
    if deprecated:
        _set_meta(root, _DEPRECATED, deprecated)
    return write(root, declare=True)


def _copy(definition: FormDefinition, top: InstanceNode, whole: bool) -> Element:
    root = _copied(top, whole)
    # Prefixes that names in the instance use, and the namespace it was written in.
    used = {one.name for node in top.nodes_inside() for one in (node, *(node.attributes or ())) if one.name}
    declared = {name.prefix: name.namespace for name in used if name.prefix and name.prefix != "xml"}
    own = any(node.absence is not None or (whole and node.row_id) for node in top.nodes_inside())
    if own:
        declared[ROW.prefix] = ROW.namespace
    if top.name.namespace and not top.name.prefix:
        declared[""] = top.name.namespace
    root.declared = declared
    if definition.id:
        root.set_attribute(Name("id"), definition.id)
    return root


def _copied(node: InstanceNode, whole: bool) -> Element:
    made = Element(node.name, None, "" if node.field.children else node.own)
    if node.attributes:
        made.attributes = [Attribute(one.named, one.own, made) for one in node.attributes]
    if whole and node.row_id:
        made.set_attribute(ROW, node.row_id)
    if node.absence is not None and not node.own:
        made.set_attribute(ABSENT, node.absence.why)
        if node.absence.reason:
            made.set_attribute(REASON, node.absence.reason)
    for item in node.items:
        if isinstance(item, InstanceNode) and (whole or item.relevant):
            made.append(_copied(item, whole))
    return made


def _meta(root: Element) -> Element | None:
    return next((one for one in root.elements() if one.name.local == _META), None)


def _text(root: Element, local: str) -> str:
    meta = _meta(root)
    inside = () if meta is None else meta.elements()
    return next((one.text() for one in inside if one.name.local == local), "")


def _set_meta(root: Element, local: str, value: str) -> None:
    """Give the meta block an entry; a form without one gets OpenRosa's."""
    meta = _meta(root)
    if meta is None:
        meta = Element(Name(_META, ORX, "orx"))
        root.append(meta)
        root.declared = {**(root.declared or {}), "orx": ORX}
    for one in meta.elements():
        if one.name.local == local:
            one.own = value
            return
    meta.append(Element(Name(local, meta.name.namespace, meta.name.prefix), None, value))


def refill(
    definition: FormDefinition,
    instance: Instance,
    saved: str | bytes,
    env: Environment,
    *,
    edits: bool,
    older: FormDefinition | None = None,
) -> str:
    """Bring a fresh tree to what an XML says.

    Args:
        definition: the form.
        instance: the tree.
        saved: a draft or submission.
        env: gives a new id.
        edits: it was submitted before: it gets a new id, and its old one is what it replaces.
        older: the version of the form that the XML was filled in; None for the same.

    Returns:
        The id of the submission that this one replaces; empty when there is none.

    Raises:
        XmlError: it is no well-formed XML.
        NotThisFormError: it belongs to another form.
    """
    root = read(saved).root
    found = root.attribute("id") or root.name.namespace
    if root.name.local != definition.root.name.local or (definition.id and found and found != definition.id):
        raise NotThisFormError(found=found or root.name.local, expected=definition.id)
    known = None if older is None else frozenset(field.path for field in older.fields)
    _fill(instance, instance.top, root, known)
    deprecated = _text(root, _DEPRECATED)
    if edits:
        deprecated = _text(root, _INSTANCE_ID)
        for node in instance.top.leaves():
            if node.field.path.endswith(f"{_META}/{_INSTANCE_ID}"):
                node.own = f"uuid:{env.new_uuid()}"
    return deprecated


def _fill(instance: Instance, node: InstanceNode, source: Element, known: frozenset[str] | None) -> None:
    """Take over values and rows.

    What the source lacks was not relevant and is blank; what its version of the form did not know (``known``
    has the paths of those it did) keeps its default.
    """
    if not node.field.children:
        node.own = source.text()
        why = "" if node.own else source.attribute(ABSENT.key)
        node.absence = Absence(why, source.attribute(REASON.key) or "") if why else None
        return
    given: dict[str, list[Element]] = {}
    for inner in source.elements():
        if inner.attribute(TEMPLATE) is None:
            given.setdefault(inner.name.local, []).append(inner)
    for field in node.field.children:
        sources = given.get(field.name.local, [])
        if field.repeat:
            if known is None or field.path in known:
                _fill_rows(instance, node, field, sources, known)
            continue
        inside = node.children(field.name.key)
        for one in inside:
            assert isinstance(one, InstanceNode)
            if sources:
                _fill(instance, one, sources[0], known)
            elif known is None or field.path in known:
                _blank(one)


def _fill_rows(
    instance: Instance,
    parent: InstanceNode,
    repeat: Field,
    sources: list[Element],
    known: frozenset[str] | None,
) -> None:
    for old in list(_rows(parent, repeat)):
        parent.remove(old)
        instance.forget(old)
    for ordinal, source in enumerate(sources, 1):
        row_id = source.attribute(ROW.key) or next_row(parent, repeat, ordinal)
        row = new_row(repeat, parent, row_id)
        parent.insert_at(place_for(parent, repeat, None), ordinal - 1, row)
        _fill(instance, row, source, known)
        instance.register(row)


def _rows(parent: InstanceNode, repeat: Field) -> Iterator[InstanceNode]:
    return (row for row in parent.children(repeat.name.key) if isinstance(row, InstanceNode))


def _blank(node: InstanceNode) -> None:
    for leaf in node.leaves():
        leaf.own = ""
