"""The words of a form, which answers are needed, and the order of questions; no expression is touched.

All that a person writes is text: what a label shows of an answer stands in braces, ``Guten Tag {name}``, and
may be moved, doubled or left out. Everything else of the form stays byte for byte what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from inka_desktop.forms import xml
from inka_desktop.forms.tree import Document, Element, Name, Node, Text

CONTROLS = frozenset({"input", "select", "select1", "rank", "upload", "range", "trigger", "group"})
"""What stands in a form's body and has words."""
TITLE, CHOICE = "title", "choice"
"""The form itself, and an answer to choose; both have words only."""
MOST_CHOICES = 200
"""Of a list: longer ones are worded in the spreadsheet that they came from."""
_ITEXT = re.compile(r"^\s*jr:itext\(\s*['\"](.+?)['\"]\s*\)\s*$")
_BRACES = re.compile(r"(\{[^{}]+\})")
_PLAIN_PATH = re.compile(r"^[\w./:-]+$")
_ALWAYS, _NEVER = frozenset({"true()", "'true'", "1"}), frozenset({"", "false()", "'false'", "0"})
_LIST = re.compile(r"""^\s*(?:randomize\(\s*)?instance\(\s*['"]([^'"]+)['"]\s*\)""")
Words = Mapping[str, str]
"""A text by language; under an empty one where the form has none."""

Values = Mapping[str, Element | None]
"""The elements that hold a text, by language."""


@dataclass(frozen=True, slots=True)
class WordedQuestion:
    """A question, a group of them, a choice or the form's title, as its author words it.

    Attributes:
        path: of its field, ``/data/person/name``; of what has no field a name of its own.
        kind: the name of its control, a word of :data:`CONTROLS`, else :data:`TITLE` or :data:`CHOICE`.
        depth: how many groups it stands in.
        labels, hints: by language.
        required: whether an answer is needed; None where that depends on others, or nobody answers.
    """

    path: str
    kind: str
    depth: int
    labels: Words
    hints: Words = field(default_factory=dict)
    required: bool | None = None


def questions(xform: str) -> list[WordedQuestion]:
    """The title, then all questions and groups in the order in which they are asked.

    Choices stand below the first question that has them, since several may share a list.

    Raises:
        XmlError: it is no XML.
    """
    form = _Form(xform)
    found, told = [WordedQuestion(TITLE, TITLE, 0, _worded(form.title))], set[str]()
    for control, path, depth in form.controls():
        labels, hints = form.words(control, "label"), form.words(control, "hint")
        found.append(
            WordedQuestion(path, control.name.local, depth, labels, hints, form.required(control, path))
        )
        choices = {name: values for name, values in form.choices(control, path) if name not in told}
        told.update(choices)
        found += [
            WordedQuestion(name, CHOICE, depth + 1, _worded(values)) for name, values in choices.items()
        ]
    return found


def reword(xform: str, wanted: Sequence[WordedQuestion]) -> str:
    """The form with these words, in this order; what stands in a group stays there.

    Args:
        xform: the form.
        wanted: its questions; those it does not have are left out, those not named stay as they are.

    Raises:
        XmlError: it is no XML.
    """
    form = _Form(xform)
    known, places = {one.path: one for one in wanted}, {one.path: n for n, one in enumerate(wanted)}
    if TITLE in known and known[TITLE].labels.get("", "").strip():
        _say_all(form.title, known[TITLE].labels)
    for control, path, _ in list(form.controls()):
        for name, values in form.choices(control, path):
            if name in known:
                _say_all(values, known[name].labels)
        one = known.get(path)
        if one is not None:
            form.say(control, path, "label", one.labels)
            form.say(control, path, "hint", one.hints)
            form.require(path, one.required)
    form.sort(places)
    return xml.write(form.document.root, declare=True)


class _Form:
    """The parts of an XForm that hold words."""

    def __init__(self, source: str) -> None:
        self.document: Document = xml.read(source, exact=True, kind=Element)
        every = xml.everything(self.document)
        self.body = next(one for one in every if one.name.local == "body")
        self.title: Values = {"": next((one for one in every if one.name.local == "title"), None)}
        self.lists = {one.attribute("id") or "": one for one in every if one.name.local == "instance"}
        self.binds = {one.attribute("nodeset"): one for one in every if one.name.local == "bind"}
        self.translations = {
            one.attribute("lang") or "": one for one in every if one.name.local == "translation"
        }
        self.texts = {
            (language, text.attribute("id")): text
            for language, translation in self.translations.items()
            for text in translation.elements()
        }

    # --- controls -----------------------------------------------------------------------------------

    def controls(self, inside: Element | None = None, depth: int = 0) -> Iterator[tuple[Element, str, int]]:
        """Every control with its path and how deep it stands."""
        for control in _controls_in(inside or self.body):
            yield control, _path(control), depth
            if control.name.local == "group":
                yield from self.controls(_holder(control), depth + 1)

    def sort(self, places: Mapping[str, int], inside: Element | None = None) -> None:
        """Bring the controls of each group into an order, in the places that controls have there."""
        holder = inside or self.body
        here = _controls_in(holder)
        slots = [place for place, item in enumerate(holder.items) if item in here]
        ordered = sorted(here, key=lambda one: places.get(_path(one), len(places)))
        for slot, control in zip(slots, ordered, strict=True):
            holder.items[slot] = control
        for control in here:
            if control.name.local == "group":
                self.sort(places, _holder(control))

    # --- words --------------------------------------------------------------------------------------

    def words(self, control: Element, part: str) -> dict[str, str]:
        """The label or hint of a control, by language."""
        return _worded(self._values(control, part))

    def choices(self, control: Element, path: str) -> Iterator[tuple[str, Values]]:
        """The answers to choose from by names of their own; none of a long list or of one beside the form."""
        itemset = _child(control, "itemset")
        found = _LIST.match(itemset.attribute("nodeset") or "") if itemset is not None else None
        own = [one for one in control.elements() if one.name.local == "item"]
        if found is not None and found[1] in self.lists:
            roots = self.lists[found[1]].elements()
            own = [one for root in roots for one in root.elements() if one.name.local == "item"]
            path = found[1]
        if len(own) <= MOST_CHOICES:
            for place, item in enumerate(own):
                values = self._choice_values(item)
                if any(value is not None for value in values.values()):
                    yield f"{path}#{place}", values

    def _choice_values(self, item: Element) -> Values:
        key = _child(item, "itextId")
        if key is None:
            return self._texts_of(_child(item, "label"))
        texts = {language: self.texts.get((language, key.text())) for language in self.translations}
        return {language: _plain_value(text) for language, text in texts.items()}

    def say(self, control: Element, path: str, part: str, wanted: Words) -> None:
        """Word the label or hint of a control."""
        before = self.words(control, part)
        if all(before.get(language, "") == words for language, words in wanted.items()):
            return
        if _child(control, part) is None:
            self._add(control, path, part)
        _say_all(self._values(control, part), wanted)

    def _values(self, control: Element, part: str) -> Values:
        """The elements that hold a text, by language."""
        return self._texts_of(_child(control, part))

    def _texts_of(self, child: Element | None) -> Values:
        if child is None:
            return dict.fromkeys(self.translations or [""])
        named = _ITEXT.match(child.attribute("ref") or "")
        if named is None:
            return {"": child}
        found = {language: self.texts.get((language, named[1])) for language in self.translations}
        return {language: _plain_value(text) for language, text in found.items()}

    def _add(self, control: Element, path: str, part: str) -> None:
        """An empty text where the control has none, in all languages."""
        child = Element(Name(part, control.name.namespace, control.name.prefix))
        control.items.insert(int(part == "hint" and _child(control, "label") is not None), child)
        if not self.translations:
            return
        key = f"{path}:{part}"
        child.set_attribute(Name("ref"), f"jr:itext('{key}')")
        for language, translation in self.translations.items():
            prefix = translation.name
            text = Element(Name("text", prefix.namespace, prefix.prefix), translation)
            text.set_attribute(Name("id"), key)
            text.append(Element(Name("value", prefix.namespace, prefix.prefix)))
            translation.append(text)
            self.texts[language, key] = text

    # --- whether an answer is needed ----------------------------------------------------------------

    def required(self, control: Element, path: str) -> bool | None:
        """Whether an answer is needed; None where nobody is asked, or an expression says so."""
        bind = self.binds.get(path)
        if bind is None or control.name.local == "group" or bind.attribute("readonly") == "true()":
            return None
        rule = (bind.attribute("required") or "").strip()
        return True if rule in _ALWAYS else False if rule in _NEVER else None

    def require(self, path: str, wanted: bool | None) -> None:
        """Ask for an answer, or do not."""
        bind = self.binds.get(path)
        if bind is None or wanted is None:
            return
        rule = (bind.attribute("required") or "").strip()
        if wanted != (rule in _ALWAYS) and rule in _ALWAYS | _NEVER:
            bind.set_attribute(Name("required"), "true()" if wanted else "false()")


def _controls_in(holder: Element) -> list[Element]:
    return [one for one in holder.elements() if one.name.local in CONTROLS]


def _path(control: Element) -> str:
    return control.attribute("ref") or control.attribute("nodeset") or ""


def _holder(group: Element) -> Element:
    """Where the questions of a group stand: in its repeat, if it has one."""
    return next((one for one in group.elements() if one.name.local == "repeat"), group)


def _child(control: Element, part: str) -> Element | None:
    return next((one for one in control.elements() if one.name.local == part), None)


def _plain_value(text: Element | None) -> Element | None:
    """The value of a text that is read, not heard or looked at."""
    values = text.elements() if text is not None else ()
    return next((one for one in values if one.attribute("form") in (None, "long")), None)


def _worded(values: Values) -> dict[str, str]:
    """What stands in elements, by language."""
    names = {_rule(output): name for name, output in _outputs(values.values()).items()}
    return {language: _told(value, names) if value is not None else "" for language, value in values.items()}


def _say_all(values: Values, wanted: Words) -> None:
    """Put words into elements where they are others."""
    before, outputs = _worded(values), _outputs(values.values())
    for language, value in values.items():
        if value is not None and before[language] != wanted.get(language, before[language]):
            _write(value, wanted[language], outputs)


def _told(value: Element, names: Mapping[str, str]) -> str:
    """What stands there, with the names of what it shows in braces."""
    parts = [
        f"{{{names[_rule(item)]}}}" if isinstance(item, Element) else item.text() for item in value.items
    ]
    return ("".join(parts) or value.own).strip()


def _rule(output: Element) -> str:
    """What an output shows, in the words of the form."""
    return (output.attribute("value") or output.attribute("ref") or "").strip()


def _outputs(values: Iterable[Element | None]) -> dict[str, Element]:
    """What a text shows of answers in any language, by the name that stands for it."""
    found: dict[str, Element] = {}
    shown: set[str] = set()
    for output in (one for value in values if value is not None for one in value.elements()):
        rule = _rule(output)
        if rule not in shown:
            shown.add(rule)
            name = rule.rpartition("/")[2] if _PLAIN_PATH.match(rule) else "wert"
            found[name if name and name not in found else f"{name}{len(found) + 1}"] = output
    return found


def _write(value: Element, words: str, outputs: Mapping[str, Element]) -> None:
    """Put words into an element; names in braces become what they show."""
    value.items.clear()
    value.own = ""
    pieces: list[Node] = []
    for piece in _BRACES.split(words.strip()):
        output = outputs.get(piece[1:-1]) if piece.startswith("{") else None
        if piece:
            pieces.append(output if output is not None else Text(piece))
    if len(pieces) == 1 and isinstance(pieces[0], Text):
        value.own = pieces[0].own
    else:
        value.items.extend(pieces)
