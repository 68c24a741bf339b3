"""A form that is being filled: the public face of the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inka_desktop.forms import actions, keeping
from inka_desktop.forms.casting import Answer, answered
from inka_desktop.forms.changes import ChangeSet, Choice, NodeState, Submission, Violation
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.environment import SessionEnvironment, Surroundings
from inka_desktop.forms.errors import FixedRepeatError, NoSuchNodeError, UnfinishedError, WrongValueError
from inka_desktop.forms.fields import FIRST_LOAD, LOAD, NEW_REPEAT
from inka_desktop.forms.finding import Finding
from inka_desktop.forms.instance import Absence, Instance, InstanceNode, NodeId, fresh
from inka_desktop.forms.keeping import Kept
from inka_desktop.forms.looking import Looking
from inka_desktop.forms.recalculation import Recalculation
from inka_desktop.forms.receiving import take_over
from inka_desktop.forms.scope import FieldScope
from inka_desktop.forms.steps import Steps
from inka_desktop.forms.submission import refill, submission, written
from inka_desktop.forms.text import Caption
from inka_desktop.forms.xpath.compiler import Expression
from inka_desktop.forms.xpath.values import XPathValue


class FormSession:
    """A form being filled.

    Every method that changes something gives what changed; when it raises, nothing was changed.

    Args:
        definition: the form.
        saved: a form filled before, to go on with it: its XML, or what was kept of it; without it a new one
            begins.
        given: what lies outside: clock, zone, person, device.
        edits: ``saved`` was submitted before: finishing it makes a new submission that replaces it.
        older: the version of the form in which ``saved`` was filled, when it was another one.
        body: the id of the form's body as if it were a row, so that ids of rows that nobody made are its own.

    Attributes:
        language: of labels, choices and messages; setting it changes all of them.
    """

    def __init__(
        self,
        definition: FormDefinition,
        saved: str | bytes | Kept | None = None,
        given: Surroundings | None = None,
        *,
        edits: bool = False,
        older: FormDefinition | None = None,
        body: str = "",
    ) -> None:
        given = given or Surroundings()
        self.definition = definition
        self.instance: Instance = fresh(definition.root, body)
        self._env = SessionEnvironment(self, given)
        self._location = given.location
        self._rules = Recalculation(definition, self.instance, self._env)
        self._looking = Looking(definition, self._env)
        self._steps = Steps(self._rules, self._looking, given.location)
        self._finding = Finding(definition, self.instance)
        self.deprecated_id, waiting = "", Kept()
        if isinstance(saved, Kept):
            self.deprecated_id = saved.deprecated
            waiting = keeping.refill(definition, self.instance, saved)
        elif saved is not None:
            self.deprecated_id = refill(definition, self.instance, saved, self._env, edits=edits, older=older)
        self._steps.run(lambda: self._begin(saved is None, waiting), undoable=False)

    def _begin(self, new: bool, waiting: Kept) -> None:
        rules = self._rules
        if new:
            actions.preload(self.definition, rules, FIRST_LOAD)
        rules.begin(new)
        rules.settle()
        self._steps.look_at_choices()
        rows = [(*row, None) for row in waiting.rows]
        take_over(rules, self._finding, rows, waiting.cells, waiting.absences, lenient=True)
        rules.changed.clear()
        if new:
            actions.dispatch(FIRST_LOAD, self.definition, rules, self._location)
        actions.dispatch(LOAD, self.definition, rules, self._location)

    # -------------------------------------------------------------------------------------- steps
    def set(self, node: NodeId, value: Answer) -> ChangeSet:
        """Answer a question.

        Raises:
            NoSuchNodeError: there is no such question.
            WrongValueError: the answer does not fit its type.
        """
        found = self._finding.leaf(node)
        text = self._text(found, value)
        return self._steps.run(lambda: self._rules.set_value(found, text))

    def set_absence(self, node: NodeId, absence: Absence | None) -> ChangeSet:
        """Say why a question stays blank: its answer goes, and none is asked for; None takes that back.

        Raises:
            NoSuchNodeError: there is no such question.
        """
        found = self._finding.leaf(node)

        def step() -> None:
            if absence is not None:
                self._rules.set_value(found, "")
            self._rules.set_absence(found, absence)

        return self._steps.run(step)

    def apply(
        self,
        cells: Mapping[NodeId, str],
        added: Sequence[tuple[NodeId, str, int | None]] = (),
        removed: Sequence[NodeId] = (),
        absences: Mapping[NodeId, Absence | None] = {},
        lenient: bool = False,
    ) -> ChangeSet:
        """Take over what came from elsewhere; steps before it can no longer be taken back.

        No action is set off, and nothing is asked of time and chance again: what they gave comes along from
        where it happened, and all devices stay alike.

        Args:
            cells: canonical values by question, also in the rows that come along.
            added: rows: the repeat in the row that holds it, the row's id, and before which row it stands.
            removed: rows that are no longer there.
            absences: why questions are blank; None where that holds no more.
            lenient: what has no place here is left out.

        Raises:
            NoSuchNodeError: there is no such question, repeat or row; nothing was taken over.
        """

        def step() -> None:
            for row in removed:
                if not lenient or row.row in self.instance.rows:
                    self._rules.remove_row(self._finding.row(row))
            take_over(self._rules, self._finding, added, cells, absences, lenient)

        self._rules.receiving = True
        try:
            changes = self._steps.run(step, undoable=False, acts=False)
        finally:
            self._rules.receiving = False
        self._steps.forget()
        return changes

    def add_repeat(self, repeat: NodeId, at: int | None = None, row: str | None = None) -> ChangeSet:
        """Add a row.

        Args:
            repeat: the repeat in the row that holds it.
            at: before which row, from 0; None is behind the last.
            row: the new row's id; None makes a random one.

        Raises:
            NoSuchNodeError: there is no such repeat.
            FixedRepeatError: the form decides how many rows there are.
        """
        field, parent = self._finding.repeat(repeat)
        row_id = row or self._env.new_uuid().replace("-", "")

        def step() -> None:
            made = self._rules.add_row(parent, field, at, row_id)
            actions.perform(NEW_REPEAT, made, self._rules, self._location)

        return self._steps.run(step)

    def remove_repeat(self, instance: NodeId) -> ChangeSet:
        """Remove a row with all that is in it.

        Raises:
            NoSuchNodeError: there is no such row.
            FixedRepeatError: the form decides how many rows there are.
        """
        found = self._finding.row(instance)
        control = found.field.control
        if control is not None and control.fixed:
            raise FixedRepeatError(node=instance.path)
        return self._steps.run(lambda: self._rules.remove_row(found))

    def undo(self) -> ChangeSet:
        """Take back the last step with all that followed from it; an empty change when there is none."""
        return self._steps.undo()

    def call(self, name: object) -> None:
        """Give the steps that come a name, by which :attr:`undone` tells them."""
        self._steps.called = name

    @property
    def undone(self) -> object:
        """What the step was called that :meth:`undo` took back last; None where there was none."""
        return self._steps.undone

    # ------------------------------------------------------------------------------------- looking
    @property
    def language(self) -> str | None:
        """The language of texts; None for a form that has one without a name.

        Setting it also works out anew what holds texts: names of choices, of months and of days.
        """
        return self._env.language

    @language.setter
    def language(self, language: str | None) -> None:
        before, self._env.language = self._env.language, language
        try:
            self._steps.run(self._rules.retell, undoable=False)
        except BaseException:
            self._env.language = before
            raise

    def find(self, path: str, at: NodeId | None = None) -> NodeId:
        """The node an XPath leads to, the first of several.

        Raises:
            NoSuchNodeError: it leads nowhere.
            XPathError: it is none.
        """
        found = self.evaluate(path, at)
        if isinstance(found, list) and found and isinstance(found[0], InstanceNode):
            return found[0].id
        raise NoSuchNodeError(node=path)

    def rows(self, repeat: NodeId) -> list[NodeId]:
        """The rows of a repeat in their order.

        Raises:
            NoSuchNodeError: there is no such repeat.
        """
        field, parent = self._finding.repeat(repeat, fixed=True)
        return [row.id for row in parent.children(field.name.key) if isinstance(row, InstanceNode)]

    def state(self, node: NodeId) -> NodeState:
        """Everything about a node.

        Raises:
            NoSuchNodeError: there is no such node.
        """
        return self._looking.state(self._finding.node(node))

    def caption(self, caption: Caption | None, at: NodeId) -> str:
        """How any caption reads at a node, as that of a group or of a repeat as a whole.

        Raises:
            NoSuchNodeError: there is no such node.
            ExpressionError: a value in it cannot be worked out.
        """
        return self._looking.caption(caption, self._finding.node(at))

    def choices(self, node: NodeId, search: str = "", limit: int | None = None) -> Sequence[Choice]:
        """The choices of a question.

        Args:
            node: the question.
            search: only those whose label or value holds this, whatever case and accents.
            limit: at most so many.

        Raises:
            NoSuchNodeError: there is no such node.
        """
        return self._looking.choices(self._finding.node(node), search, limit)

    def choice_label(self, node: NodeId, value: str) -> str:
        """How a choice of a question reads; empty when it has no such choice.

        Raises:
            NoSuchNodeError: there is no such node.
        """
        return self._looking.choice_name(value, self._finding.node(node))

    def evaluate(self, expression: str, at: NodeId | None = None) -> XPathValue:
        """The value of any expression at a node: the form author's console.

        Raises:
            XPathError: the expression is wrong.
            NoSuchNodeError: there is no such node.
        """
        node = self.instance.top if at is None else self._finding.node(at)
        scope = FieldScope(node.field, self.definition.namespaces)
        return Expression(expression, scope).evaluate(node, self._env)

    def choice_name(self, value: str, path: str, at: InstanceNode | None) -> str:
        """The label of a choice of the question at a path; empty when it has no such choice."""
        here = at or self.instance.top
        scope = FieldScope(here.field, self.definition.namespaces)
        found = Expression(path, scope).evaluate(here, self._env)
        node = found[0] if isinstance(found, list) and found else None
        return self._looking.choice_name(value, node) if isinstance(node, InstanceNode) else ""

    def validate(self, scope: NodeId | None = None) -> list[Violation]:
        """Everything that cannot stay as it is, in the form's order; what is not relevant does not count.

        Raises:
            NoSuchNodeError: there is no such node.
        """
        top = self.instance.top if scope is None else self._finding.node(scope)
        found = [self._looking.violation(node) for node in top.leaves() if node.relevant]
        return [one for one in found if one is not None]

    def finalize(self) -> Submission:
        """Finish the form: times and ids are filled in, and everything is checked.

        Raises:
            UnfinishedError: something cannot stay as it is; ``violations`` says what.
        """
        wrong = self.validate()
        if wrong:
            raise UnfinishedError(violations=wrong)
        self._steps.run(
            lambda: actions.preload(self.definition, self._rules, "xforms-revalidate"), undoable=False
        )
        return submission(self.definition, self.instance, self._env, self.deprecated_id)

    def kept(self, node: NodeId | None = None) -> Kept:
        """What is to be kept of the form, or of one row with all that is in it.

        Raises:
            NoSuchNodeError: there is no such node.
        """
        top = self.instance.top if node is None else self._finding.node(node)
        return keeping.kept_in(top, self.deprecated_id)

    def absences(self) -> dict[NodeId, Absence]:
        """Why questions are blank, where somebody said so."""
        return keeping.absences_in(self.instance.top)

    def to_xml(self, *, whole: bool = True) -> str:
        """The form as it is, with what is not relevant, to go on with later; or only what is relevant."""
        return written(self.definition, self.instance, self.deprecated_id, whole=whole)

    def _text(self, node: InstanceNode, value: Answer) -> str:
        kind = node.field.type
        control = node.field.control
        if control is not None and control.kind in ("select", "rank"):
            kind = control.kind
        text = answered(value, kind, self._env.zone)
        if text is None:
            raise WrongValueError(node=node.field.path, value=value, type=kind)
        return text
