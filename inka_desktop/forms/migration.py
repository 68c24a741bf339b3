"""A draft of one version of a form taken over into another: first what would happen, then the doing."""

from __future__ import annotations

from dataclasses import dataclass

from inka_desktop.forms.casting import answered
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.environment import Surroundings
from inka_desktop.forms.errors import NotThisFormError
from inka_desktop.forms.fields import Field
from inka_desktop.forms.instance import InstanceNode, NodeId
from inka_desktop.forms.session import FormSession


@dataclass(frozen=True, slots=True)
class Loss:
    """An answer that the other version has no place for.

    Attributes:
        why: ``gone`` when the question is no longer there, ``type`` when the answer does not fit it any more,
            ``choice`` when it is no longer among the choices of its list.
    """

    node: NodeId
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Migration:
    """What taking a draft over would do.

    Attributes:
        added: paths of questions that are new.
        lost: answers that would be dropped, in the order of the form.
        kept: how many answers would stay.
    """

    added: tuple[str, ...]
    lost: tuple[Loss, ...]
    kept: int


def preview(session: FormSession, to: FormDefinition) -> Migration:
    """What taking a draft over into another version would do; nothing is changed.

    Raises:
        NotThisFormError: the other definition is of another form.
    """
    _same_form(session.definition, to)
    known = {field.path for field in session.definition.fields}
    added = tuple(field.path for field in to.fields if field.controls and field.path not in known)
    made = migrate(session, to)
    answers = _answers(session)
    losses = [(node, _why_lost(node, to) or _why_dropped(node, made)) for node in answers]
    lost = tuple(Loss(node.id, node.own, why) for node, why in losses if why)
    return Migration(added, lost, len(answers) - len(lost))


def migrate(session: FormSession, to: FormDefinition, given: Surroundings | None = None) -> FormSession:
    """The draft in another version of its form; the session it came from stays as it is.

    Raises:
        NotThisFormError: the other definition is of another form.
    """
    _same_form(session.definition, to)
    body = session.instance.body
    made = FormSession(to, session.to_xml(), given, older=session.definition, body=body)
    made.apply({node.id: "" for node in _answers(session) if _why_lost(node, to) == "type"})
    return made


def _answers(session: FormSession) -> list[InstanceNode]:
    return [node for node in session.instance.top.leaves() if node.own and _is_answer(node)]


def _same_form(one: FormDefinition, other: FormDefinition) -> None:
    if one.id != other.id:
        raise NotThisFormError(found=one.id, expected=other.id)


def _is_answer(node: InstanceNode) -> bool:
    """Whether a value came from a person, not from a calculation."""
    return "calculate" not in node.field.rules


def _why_lost(node: InstanceNode, to: FormDefinition) -> str:
    field = to.field(node.field.path)
    if field is None or field.children or not _same_rows(node.field, field):
        return "gone"
    return "type" if answered(node.own, field.type, None) is None else ""


def _why_dropped(node: InstanceNode, made: FormSession) -> str:
    """Why an answer is no longer there though its question is."""
    field = made.definition.field(node.field.path)
    found = made.instance.find(node.id, field) if field is not None else None
    return "choice" if field is not None and field.chooses and (found is None or not found.own) else ""


def _same_rows(one: Field, other: Field) -> bool:
    """Whether both lie in the same repeats."""
    mine = [field.path for field in (one, *one.ancestors()) if field.repeat]
    return mine == [field.path for field in (other, *other.ancestors()) if field.repeat]
