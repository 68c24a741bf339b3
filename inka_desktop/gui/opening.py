"""Opening the profile behind the window: key, first look, records; or the first start."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from inka_desktop.errors import InkaError
from inka_desktop.gui import profile
from inka_desktop.gui.opened_files import is_answer
from inka_desktop.paths import EXAMPLE_PROFILE
from inka_desktop.viewmodels import wording

if TYPE_CHECKING:
    from pathlib import Path

    from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog, Founding, Joining
    from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
    from inka_desktop.gui.dialogs.unlock_dialog import UnlockDialog
    from inka_desktop.gui.start import Session
    from inka_desktop.services.rows import TodayRow
    from inka_desktop.services.workspace import Workspace
    from inka_desktop.store.keys import GivenKey, KeySource

T = TypeVar("T")
LOG = logging.getLogger(__name__)
BREATH_MS = 40
SETTLED_MS = 3_000
"""So long after the first paint what can wait is done."""
DAILY_MS = 60_000
"""So long after the start the day's copy is made."""


class Opening(QObject):
    """The way from a painted window to an open workspace."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._context = session.context
        self._options = session.options
        self._folder = session.options.folder
        self._first: FirstStartDialog | None = None
        self._asking: PassphraseDialog | None = None
        self._otherwise: UnlockDialog | None = None
        self._pin = False

    def begin(self) -> None:
        """Looks what there is in the profile, on a reader thread."""
        if self._options.sample:
            self._run(lambda: profile.example(self._folder), self._opened)
            return
        own = self._options.own_folder
        self._run(lambda: profile.state_of(self._folder, own_folder=own), self._found)
        if not own:
            QTimer.singleShot(SETTLED_MS, self, self._tell_system)

    def _found(self, what: tuple[str, bool]) -> None:
        state, keyring = what
        if state == "new":
            self._ask_first(keyring=keyring)
        elif self._options.key is not None:
            self._unlock(self._options.key)
        elif state == "keyring":
            self._unlock(profile.source_of(""))
        else:
            self._ask_passphrase(pin=state == "pin")

    def _unlock(self, source: KeySource) -> None:
        self._run(lambda: profile.unlocked(self._folder, source), self._unlocked)

    def _unlocked(self, key: GivenKey) -> None:
        on = self._context.today()

        def looked(row: TodayRow) -> None:
            self._session.window.show_first_look(row, shown)

        def shown() -> None:
            # The import of the records would hold up the painting of what was just filled in.
            QTimer.singleShot(BREATH_MS, self, lambda: self._reopen(key))
            if self._options.shown is not None:
                self._options.shown()

        def not_looked(error: BaseException) -> None:
            # Opening the profile fails for the same reason and says so.
            LOG.info("no first look: %s", type(error).__name__)
            self._reopen(key)

        self._run(lambda: profile.first_look(self._folder, key, on), looked, not_looked)

    def _reopen(self, key: GivenKey) -> None:
        self._run(lambda: profile.reopen(self._folder, key), self._opened)

    def _opened(self, workspace: Workspace) -> None:
        pin_forgotten = self._pin and self._otherwise is not None
        for dialog in (self._first, self._asking, self._otherwise):
            if dialog is not None:
                dialog.accept()
        self._first = self._asking = self._otherwise = None
        self._session.unlocking = None
        self._context.open_workspace(workspace)
        # Each imports what it needs: together they would hold the window for too long.
        pieces = (self._load_net, self._listen, self._session.window.warm_up, self._exchange_by_itself)
        for turn, piece in enumerate(pieces):
            QTimer.singleShot(turn * BREATH_MS, self, piece)
        if self._options.file is not None:
            from inka_desktop.gui.opened_files import open_file

            open_file(self._session, self._options.file)
        if pin_forgotten:
            self._say_without_pin()
        QTimer.singleShot(DAILY_MS, self, self._keep_daily)

    def _tell_system(self) -> None:
        """Also before there is any data: an invitation is what many begin with."""
        from inka_desktop.gui.widgets.double_click_card import tell_system

        tell_system(self._context, self._session)

    def _load_net(self) -> None:
        import PySide6.QtNetwork  # noqa: F401  # for what listens

    def _exchange_by_itself(self) -> None:
        from inka_desktop.gui.automatic import AutomaticExchange

        AutomaticExchange(self._context, self._session).begin()

    def _say_without_pin(self) -> None:
        """A PIN that was forgotten does not come back by itself."""
        self._context.say(
            self.tr(
                "Das Programm fragt nicht mehr nach einer PIN. Eine neue legen Sie in den Einstellungen fest."
            ),
            "attention",
            self.tr("Einstellungen"),
            lambda: self._context.page_requested.emit("settings", None),
        )

    def _keep_daily(self) -> None:
        """The day's copy of the database, when nothing else is going on; no backup keeps what was erased."""
        self._context.write(self, lambda ws: ws.backups.make_daily(), failed=self._no_daily)
        self._context.write(self, lambda ws: ws.backups.replace_old(), failed=self._no_daily)

    def _no_daily(self, error: BaseException) -> None:
        LOG.warning("no daily copy: %s", type(error).__name__)

    def _refused(self, error: BaseException) -> None:
        from inka_desktop.gui import second_start
        from inka_desktop.store.errors import NoKeyError, ProfileInUseError, WrongKeyError

        if isinstance(error, ProfileInUseError) and second_start.raise_other(
            self._folder, self._options.file
        ):
            self._session.window.close()
        elif self._otherwise is not None:
            self._otherwise.refuse(self._sentence(error))
        elif self._first is not None:
            self._first.refuse(self._sentence(error))
        elif self._asking is not None and isinstance(error, WrongKeyError):
            self._asking.refuse(self._sentence(error))
        elif isinstance(error, NoKeyError):
            self._open_otherwise(
                self.tr("Der Schlüssel zu diesen Daten wurde auf diesem Gerät nicht gefunden.")
            )
        else:
            if self._asking is not None:
                self._asking.hide()
            self._context.tell(error)

    # --- other starts -----------------------------------------------------------------------------

    def _listen(self) -> None:
        """From now on further starts on this profile come here."""
        from inka_desktop.gui import second_start

        if self._session.listening is None:
            self._session.listening = second_start.listen(self._folder, self._session)

    def _goes_on_alone(self) -> bool:
        """Whether no other window waits on this profile; else that one comes forward, and this one closes."""
        from inka_desktop.gui import second_start

        if self._session.listening is None and second_start.raise_other(self._folder, self._options.file):
            self._session.window.close()
            return False
        self._listen()
        self._session.unlocking = self
        return True

    def use_answer(self, file: Path) -> None:
        """Leads to the answer that was opened, wherever the person is."""
        if self._otherwise is None:
            self._open_otherwise("")
        if self._otherwise is not None:
            self._otherwise.take_answer(file)

    # --- dialogs ----------------------------------------------------------------------------------

    def _ask_passphrase(self, *, pin: bool) -> None:
        if not self._goes_on_alone():
            return
        from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog

        dialog = self._asking = PassphraseDialog(self._session.window)
        self._pin = pin
        if pin:
            dialog.ask_pin()
        source = profile.pin_source if pin else profile.source_of
        dialog.passphrase_entered.connect(lambda words: self._unlock(source(words)))
        dialog.forgotten.connect(lambda: self._open_otherwise(""))
        dialog.finished.connect(self._left)
        dialog.open()
        if is_answer(self._options.file):
            self._open_otherwise("")

    def _open_otherwise(self, reason: str) -> None:
        """The passphrase or PIN is forgotten, or the key is not where it was kept, which ``reason`` says."""
        if not self._goes_on_alone():
            return
        from inka_desktop.gui.dialogs.unlock_dialog import UnlockDialog

        folder, own = self._folder, self._options.own_folder
        dialog = self._otherwise = UnlockDialog(reason, self._session.window)
        dialog.sheet_typed.connect(
            lambda typed, words: self._run(
                lambda: profile.unlocked_by_sheet(folder, typed, words), self._unlocked
            )
        )
        dialog.request_wished.connect(
            lambda name: self._run(lambda: profile.request(folder, name), dialog.save_request)
        )
        dialog.answer_given.connect(
            lambda file, code, words: self._run(
                lambda: profile.unlocked_by_answer(folder, file, code, words), self._unlocked
            )
        )
        dialog.finished.connect(self._left_otherwise)
        self._run(
            lambda: profile.keeps_keys(own_folder=own), lambda keeps: dialog.ask_passphrase(needed=not keeps)
        )
        if self._asking is not None:
            self._asking.hide()
        dialog.open()
        file = self._options.file
        if file is not None and is_answer(file):
            self._options = self._options._replace(file=None)
            dialog.take_answer(file)

    def _left_otherwise(self, result: int) -> None:
        """Back to the passphrase where there is one."""
        if self._otherwise is not None:
            self._otherwise.deleteLater()
        if result == QDialog.DialogCode.Rejected:
            self._otherwise = None
            if self._asking is not None:
                self._asking.open()
                return
        self._left(result)

    def _ask_first(self, *, keyring: bool) -> None:
        from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog

        dialog = self._first = FirstStartDialog(self._session.window)
        dialog.ask_passphrase(needed=not keyring and self._options.key is None)
        dialog.founding_wished.connect(self._begin_workspace)
        dialog.joining_wished.connect(self._join_workspace)
        dialog.example_wished.connect(self._show_example)
        dialog.restoring_wished.connect(self._restore)
        dialog.finished.connect(self._left)
        if self._options.invitation is not None:
            dialog.show_invitation(self._options.invitation)
        dialog.open()
        if is_answer(self._options.file):
            dialog.refuse(self.tr("Auf diesem Gerät liegen keine Daten, die diese Antwort öffnen kann."))

    def _left(self, result: int) -> None:
        if result == QDialog.DialogCode.Rejected and self._context.workspace is None:
            self._session.window.close()

    def _show_example(self) -> None:
        """The example has a profile of its own, so that it never mixes with real work."""
        beside = self._folder if self._options.own_folder else self._folder.parent
        self._run(lambda: profile.example(beside / EXAMPLE_PROFILE), self._opened)

    def _restore(self, source: Path) -> None:
        """A backup comes into the empty profile; its passphrase, or the recovery sheet, opens it then."""
        from inka_desktop.gui.jobs import Job

        job = Job("", self)
        if self._first is not None:
            self._first.show_restoring(job)
        self._run(lambda: profile.restore(source, self._folder, job), lambda _state: self._restored())

    def _restored(self) -> None:
        if self._first is not None:
            self._first.accept()
        self._first = None
        self._ask_passphrase(pin=False)
        if self._asking is not None:
            self._asking.say_restored()

    def _begin_workspace(self, wish: Founding) -> None:
        source = self._source(wish.passphrase)
        self._run(lambda: profile.found(self._folder, source, wish), self._founded)

    def _founded(self, workspace: Workspace) -> None:
        """A new workspace: its recovery sheet is printed first of all, or later."""
        self._opened(workspace)
        from inka_desktop.gui.dialogs.sheet_dialog import offer_sheet

        offer_sheet(self._session.window, self._context)

    def _join_workspace(self, wish: Joining) -> None:
        source = self._source(wish.passphrase)
        self._run(lambda: profile.join(self._folder, source, wish), self._opened)

    # --- helpers ----------------------------------------------------------------------------------

    def _source(self, passphrase: str) -> KeySource:
        return self._options.key if self._options.key is not None else profile.source_of(passphrase)

    def _sentence(self, error: BaseException) -> str:
        if isinstance(error, InkaError):
            return error.words(self._context.language)
        LOG.error("unexpected", exc_info=error)
        return wording.unexpected()

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._context.jobs.read(self, work, done, failed or self._refused)
