"""An XForm, read once and never changed; any number of filled forms share it."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from inka_desktop.forms import external, graph
from inka_desktop.forms.errors import DefinitionError, NotAFormError, Said, UnknownNodeError, UnsupportedError
from inka_desktop.forms.fields import Control, Field
from inka_desktop.forms.reading.actions import read_actions
from inka_desktop.forms.reading.body import mark_repeats, read_controls
from inka_desktop.forms.reading.desk import ORX, Desk, child, children
from inka_desktop.forms.reading.model import (
    look_at_defaults,
    number_fields,
    primary_root,
    read_binds,
    read_fields,
    read_texts,
)
from inka_desktop.forms.text import Texts
from inka_desktop.forms.tree import Element, StaticElement
from inka_desktop.forms.xml import namespaces_of, read
from inka_desktop.forms.xpath.syntax import Call, Literal, walk

LAST_SAVED, LAST_SAVED_ID = "jr://instance/last-saved", "__last-saved"
"""Where the form saved before comes from, and the id that pyxform gives it, at times without an instance."""
_NAMES = {"de": ("deutsch", "german"), "en": ("english", "englisch")}


@dataclass(frozen=True, slots=True, eq=False)
class FormDefinition:
    """A form as designed.

    Attributes:
        id, version, title: of the form; ``version`` may be empty.
        fields: of its instance in document order; the first is the outermost.
        body: its controls.
        texts: its translations.
        instances: secondary instances by id, as ``<instance>`` elements.
        last_saved: the id of the instance that stands for the last saved form; empty when there is none.
        graph: what depends on what.
        namespaces: by prefix.
        style: words of the settings' ``style``: ``pages``, ``theme-grid`` …
        digest: SHA-256 of the form and its files: what a cache goes by.
    """

    id: str
    version: str
    title: str
    fields: tuple[Field, ...]
    body: tuple[Control, ...]
    texts: Texts
    instances: dict[str, StaticElement]
    last_saved: str
    graph: graph.Graph
    namespaces: dict[str, str]
    style: frozenset[str]
    digest: str
    by_path: dict[str, Field] = field(repr=False)

    @classmethod
    def load(cls, xform: str | bytes, files: external.Files | None = None) -> FormDefinition:
        """The definition of a form.

        Args:
            xform: its XML.
            files: lists that lie beside it, by plain file name.

        Raises:
            XmlError: it is no well-formed XML.
            DefinitionError: what is wrong with it; of several the first.
        """

        def refuse(problem: DefinitionError) -> None:
            if problem.hinders:
                raise problem

        return _read(cls, xform, files or {}, refuse)

    @classmethod
    def check(cls, xform: str | bytes, files: external.Files | None = None) -> list[DefinitionError]:
        """Everything that is wrong with a form, for its author; empty when it can be used.

        Raises:
            XmlError: it is no well-formed XML.
        """
        found: list[DefinitionError] = []
        try:
            _read(cls, xform, files or {}, found.append)
        except DefinitionError as error:
            found.append(error)
        return found

    @property
    def root(self) -> Field:
        """The outermost field."""
        return self.fields[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """Its languages, the default one first; empty when it has one without a name."""
        return self.texts.languages

    def language_like(self, code: str) -> str | None:
        """The language of the form with a code (``Deutsch (de)``) or with its name; else the first one.

        Args:
            code: ``de`` or ``en``.
        """
        signs = (f"({code})", *_NAMES.get(code, ()))
        found = (one for one in self.languages if any(sign in one.casefold() for sign in signs))
        return next(found, self.texts.default)

    def field(self, path: str) -> Field | None:
        """The field at a path such as ``/data/age``; None when there is none."""
        return self.by_path.get(path)

    def controls(self) -> Iterator[Control]:
        """All controls of the body in their order, groups before what they hold."""
        for control in self.body:
            yield from control.everything()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that is read becomes garbage meanwhile; looking for some took half the time of a large one."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def _read(
    made: type[FormDefinition],
    xform: str | bytes,
    files: external.Files,
    report: Callable[[DefinitionError], None],
) -> FormDefinition:
    document = read(xform)
    model, body, title = _parts(document.root)
    root = primary_root(model)
    desk = Desk(namespaces_of(document), report)
    read_fields(desk, root)
    if body is not None:
        mark_repeats(desk, body, None)
    fields = number_fields(desk)
    read_binds(desk, model)
    look_at_defaults(desk, fields)
    controls = () if body is None else read_controls(desk, body, desk.root)
    read_actions(desk, model, desk.root)
    texts = read_texts(desk, model)
    instances, last_saved = _instances(model, files, report)
    asked = list(_lists_asked_for(fields, texts))
    if not last_saved and any(name == LAST_SAVED_ID for _, name in asked):
        last_saved = LAST_SAVED_ID
    for where, name in asked:
        if name not in instances and name != last_saved:
            report(UnknownNodeError(where=where, path=f"instance('{name}')"))
    return made(
        id=root.attribute("id") or root.name.namespace or "",
        version=root.attribute("version") or root.attribute(f"{{{ORX}}}version") or "",
        title=title,
        fields=tuple(fields),
        body=controls,
        texts=texts,
        instances=instances,
        last_saved=last_saved,
        graph=graph.build(fields, texts),
        namespaces=desk.namespaces,
        style=frozenset(() if body is None else (body.attribute("class") or "").split()),
        digest=_digest(xform, files),
        by_path=desk.fields,
    )


def _parts(root: Element) -> tuple[Element, Element | None, str]:
    """Model, body and title of a document.

    Raises:
        NotAFormError: it has no model.
        UnsupportedError: it wants its submissions encrypted.
    """
    head = child(root, "head")
    model = child(head, "model") or child(root, "model")
    if model is None:
        raise NotAFormError(lacking="<model>")
    submission = child(model, "submission")
    if submission is not None and submission.attribute("base64RsaPublicKey"):
        raise UnsupportedError(
            what=Said("verschlüsselte Einsendungen", "encrypted submissions"),
            remedy=Said(
                "auf dem Blatt „settings“ „public_key“ leeren", "empty public_key on the settings sheet"
            ),
        )
    title = child(head, "title")
    return model, child(root, "body"), "" if title is None else title.text().strip()


def _instances(
    model: Element, files: external.Files, report: Callable[[DefinitionError], None]
) -> tuple[dict[str, StaticElement], str]:
    found: dict[str, StaticElement] = {}
    last_saved = ""
    for instance in children(model, "instance")[1:]:
        name, source = instance.attribute("id"), instance.attribute("src")
        assert isinstance(instance, StaticElement)
        if name is None:
            continue
        if source == LAST_SAVED:
            last_saved = name
        elif source:
            try:
                loaded = external.load(source, files)
                loaded.parent, instance.items = instance, [loaded]
            except DefinitionError as error:
                report(error)
        found[name] = instance
    return found, last_saved


def _lists_asked_for(fields: list[Field], texts: Texts) -> Iterator[tuple[str, str]]:
    """Where expressions ask for lists, and the ids of these."""
    for one in fields:
        for part, expression in graph.rules(one, texts):
            for call in walk(expression.tree):
                if isinstance(call, Call) and call.name == "instance":
                    (name,) = call.arguments
                    if isinstance(name, Literal):
                        yield f"{one.path}, {part}", str(name.value)


def _digest(xform: str | bytes, files: external.Files) -> str:
    content = hashlib.sha256(xform.encode("utf-8") if isinstance(xform, str) else xform)
    for name in sorted(files):
        found = files[name]
        content.update(name.encode("utf-8"))
        content.update(found if isinstance(found, bytes) else found.read_bytes() if found.is_file() else b"")
    return content.hexdigest()
