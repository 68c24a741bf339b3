"""What every page is given: the workspace, the jobs, the settings, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from inka_desktop.errors import InkaError
from inka_desktop.gui.jobs import Failed, Job, Jobs
from inka_desktop.records import local_time
from inka_desktop.settings import ROLE, Settings
from inka_desktop.viewmodels import dates

if TYPE_CHECKING:
    from concurrent.futures import Future
    from uuid import UUID

    from inka_desktop.forms import NodeId
    from inka_desktop.profiles import Profiles
    from inka_desktop.services.search_rows import SpotRow
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.viewmodels.filling import Unread

T = TypeVar("T")


class Message(NamedTuple):
    """One sentence for the message bar.

    Attributes:
        text: the sentence.
        tone: good, information, attention or problem.
        action: what its button says, empty for none.
        run: what the button does.
        here: it speaks of the page in view and goes when another one comes.
    """

    text: str
    tone: str = "information"
    action: str = ""
    run: Callable[[], None] | None = None
    here: bool = False


class Context(QObject):
    """Shared by all pages of one window; the workspace may arrive after the first paint."""

    workspace_opened = Signal()
    changed = Signal(object)
    """What a write or an exchange changed, on the GUI thread."""
    met = Signal()
    """An exchange with all places has ended, on the GUI thread; what was sent may have changed no record."""
    day_turned = Signal()
    """Another day began while the window was open."""
    message_sent = Signal(object)
    page_requested = Signal(str, object)
    """Name of a page and the id of what it should show, or None."""
    spot_requested = Signal(str, object)
    """Name of a page and the place (``SpotRow``) in a record that it should show."""
    job_started = Signal(object)
    protocol_requested = Signal(object)
    """A new protocol is wanted (a :class:`.beginning.Wish`)."""
    dialog_requested = Signal(str)
    role_changed = Signal()
    """This profile turned out to have another role than was remembered; the window shows other pages."""
    language_chosen = Signal()
    """The window is built anew in the language of the settings."""

    profile_wished = Signal(bool)
    """Another profile of this device is wanted, or (True) a new one for another person."""
    going_back = Signal(object)
    """The profile is to go back to this state (a path); the window closes and opens anew."""

    spelling_switched = Signal()
    """Words are to be underlined, no longer, or those of another language (``SPELLING`` in the settings)."""
    closing = Signal()
    """Nothing is read or written any more."""

    _arrived = Signal(object)
    _has_met = Signal()

    def __init__(self, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.settings = settings
        self.profiles: Profiles | None = None
        """The profiles of this device; None where there is only one to speak of, as in the example."""
        self.begun: dict[UUID, tuple[str, str]] = {}
        """What was typed and not sent, with what stood: by record a comment on it, by comment its text."""
        self.half_said: dict[Hashable, dict[str, str]] = {}
        """What was typed and is saved nowhere, by what it is about and field: into a dialog or line left
        without its button, or into a record words that say no value, until that comes into view again."""
        self.unread: dict[UUID, dict[NodeId, Unread]] = {}
        """The same of the questions of a form, by the form."""
        self._workspace: Workspace | None = None
        self._waiting: list[Callable[[], None]] = []
        self._writes = 0
        self._stop_listening: tuple[Callable[[], None], ...] = ()
        self._day: date | None = None
        jobs.failed.connect(self.tell)
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._has_met.connect(self.met, Qt.ConnectionType.QueuedConnection)

    @property
    def language(self) -> str:
        """``de`` or ``en``, as the window speaks now."""
        return dates.language()

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace, None until it is open."""
        return self._workspace

    @property
    def role(self) -> str:
        """What this profile may do; remembered from the last time until the workspace is open."""
        return self.settings.get(ROLE)

    def take_role(self, role: str) -> bool:
        """Takes the role that the workspace says; True when it is another than was remembered."""
        if role == self.role:
            return False
        self.settings.set(ROLE, role)
        self.role_changed.emit()
        return True

    def today(self) -> date:
        """The calendar date in Thuringia, as documents print it."""
        return local_time.today()

    def follow_clock(self) -> None:
        """Tells everybody when another day began since it was asked last; the window asks each minute."""
        on = self.today()
        if on != self._day:
            self._day = on
            self.day_turned.emit()

    @staticmethod
    def now() -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def open_workspace(self, workspace: Workspace) -> None:
        """Takes the opened workspace and lets waiting reads and writes run."""
        self._workspace, self._day = workspace, self.today()
        # Called on the writer's and the exchange's thread; signals bring it over here.
        self._stop_listening = (
            workspace.on_change(self._arrived.emit),
            workspace.on_met(self._has_met.emit),
        )
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()
        self.workspace_opened.emit()

    def close(self, patience_s: float | None = None) -> None:
        """Hears of no change any more and lets the jobs come to their end, or waits so many seconds."""
        self.closing.emit()
        for stop in self._stop_listening:
            stop()
        self.jobs.close(patience_s)

    def read(
        self,
        owner: QObject,
        work: Callable[[Workspace], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Reads on a pool thread, as soon as the workspace is open and its records are loaded."""
        workspace = self._workspace
        if workspace is None:
            self._waiting.append(lambda: self.read(owner, work, done, failed))
            return

        def run() -> T:
            workspace.ready.result()
            return work(workspace)

        if not self.jobs.closed:
            self.jobs.read(owner, run, done, failed)

    def read_saved(
        self,
        owner: QObject,
        work: Callable[[Workspace], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """The same once all is on the disk that a page handed over before, when it was left."""

        def after(workspace: Workspace) -> T:
            workspace.core.await_saves()
            return work(workspace)

        self.read(owner, after, done, failed)

    def read_current(
        self,
        owner: QObject,
        work: Callable[[Workspace], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Reads for forms: what was read before a save, or that a record is gone, is not shown after it."""
        writes = self._writes

        def take(told: T) -> None:  # a function of its own, so that answers keep their order
            if writes == self._writes:
                done(told)
            else:
                self.read_current(owner, work, done, failed)

        def lose(error: BaseException) -> None:
            if writes == self._writes:
                (failed or self.tell)(error)
            else:
                self.read_current(owner, work, done, failed)

        self.read(owner, work, take, lose)

    def write(
        self,
        owner: QObject,
        work: Callable[[Workspace], Future[T]],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Queues a write; ``done`` is called once it is on the disk."""
        workspace = self._workspace
        if workspace is None:
            self._waiting.append(lambda: self.write(owner, work, done, failed))
            return
        if not workspace.ready.done():
            self.jobs.follow(owner, workspace.ready, lambda _: self.write(owner, work, done, failed), failed)
            return
        try:
            future = work(workspace)
        except InkaError as error:
            (failed or self.tell)(error)
            return

        def written(told: T) -> None:
            self._writes += 1
            if done is not None:
                done(told)

        self.jobs.follow(owner, future, written, failed)

    def say(
        self,
        text: str,
        tone: str = "good",
        action: str = "",
        run: Callable[[], None] | None = None,
        *,
        here: bool = False,
    ) -> None:
        """Shows one sentence in the message bar; with ``here`` only as long as this page is in view."""
        self.message_sent.emit(Message(text, tone, action, run, here))

    def decided(self, said: str = "") -> None:
        """Places, devices or proposals are others now: says so, and pages that show them read again."""
        if said:
            self.say(said)
        self.met.emit()

    def tell(self, error: BaseException) -> None:
        """Shows what went wrong."""
        self.message_sent.emit(Message(self.words(error), "problem"))

    def words(self, error: BaseException) -> str:
        """What went wrong: its own sentence, or that it is written down for support, as it is then."""
        if isinstance(error, InkaError):
            return error.words(self.language)
        import logging

        from inka_desktop.viewmodels import wording

        logging.getLogger(__name__).error("unexpected", exc_info=error)
        return wording.unexpected()

    def start_job(self, title: str) -> Job:
        """Shows a calm bar for long work; the caller reports to the job it gets."""
        job = Job(title, self)
        self.job_started.emit(job)
        return job

    def show_page(self, name: str, record: object = None) -> None:
        """Goes to a page, e.g. ``visit`` with the id of a visit."""
        self.page_requested.emit(name, record)

    def show_spot(self, name: str, spot: SpotRow) -> None:
        """Goes to a page and there to a place in a record."""
        self.spot_requested.emit(name, spot)
