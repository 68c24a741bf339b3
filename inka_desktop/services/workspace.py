"""Everything a window or a script does, through one object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.records.values import Role
from inka_desktop.services import founding, looking_again, opening, sharing
from inka_desktop.services.agreement_list import Agreements
from inka_desktop.services.attachments import Attachments
from inka_desktop.services.core import Core
from inka_desktop.services.editing import Editing
from inka_desktop.services.errors import NoIdentityError
from inka_desktop.services.exchange import Exchange
from inka_desktop.services.invitations import Invitations
from inka_desktop.services.members import Membership
from inka_desktop.services.naming import keep_own_name
from inka_desktop.services.network import Network
from inka_desktop.services.old_backups import put
from inka_desktop.services.opening import Opened
from inka_desktop.services.photos import Photos
from inka_desktop.services.plain_copies import PlainCopies
from inka_desktop.services.projects import Projects
from inka_desktop.services.protocols import Protocols
from inka_desktop.services.retention import Retention
from inka_desktop.services.rows import QuestionRow, Saved, WorkspaceRow
from inka_desktop.services.search import Search
from inka_desktop.services.spaces import ProjectSpaceMaker, Spaces
from inka_desktop.services.today import Today
from inka_desktop.services.views import Views
from inka_desktop.store.database import Database
from inka_desktop.store.keys import KeySource
from inka_desktop.store.writer import Changes, Transaction

if TYPE_CHECKING:
    from datetime import date

    from inka_desktop.services.agreement_papers import AgreementPapers
    from inka_desktop.services.analysis import Analysis
    from inka_desktop.services.approval import Approval
    from inka_desktop.services.archive import Archive
    from inka_desktop.services.archive_import import ArchiveImport
    from inka_desktop.services.backups import Backups
    from inka_desktop.services.batch import Batch
    from inka_desktop.services.calendar import Calendar
    from inka_desktop.services.calendar_papers import CalendarPapers
    from inka_desktop.services.carrier_change import CarrierChange
    from inka_desktop.services.checking import Checking
    from inka_desktop.services.comments import Comments
    from inka_desktop.services.consulted import Consulted
    from inka_desktop.services.contact_counts import CountedRow, PartKey
    from inka_desktop.services.directory import Directory
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.due_list import DueLists
    from inka_desktop.services.exports import Exports
    from inka_desktop.services.forms import Forms
    from inka_desktop.services.late_changes import LateChanges
    from inka_desktop.services.leavers import Leavers
    from inka_desktop.services.mailing import Mailings
    from inka_desktop.services.own_words import OwnWords
    from inka_desktop.services.papers import Papers
    from inka_desktop.services.readable import Readable
    from inka_desktop.services.releases import Releases
    from inka_desktop.services.series import AllSeries
    from inka_desktop.services.sheets import Sheets
    from inka_desktop.services.signing import Signing
    from inka_desktop.services.stock import AllStock
    from inka_desktop.services.tags import Tags
    from inka_desktop.services.tasks import Tasks
    from inka_desktop.services.thread import AgreementThreads
    from inka_desktop.services.twins import Twins

_SAMPLE = "sample"


class Workspace:
    """An open profile: reads are plain methods, writes return futures.

    Attributes:
        ready: done when records are loaded and the first read is as fast as any.
        editing, protocols, photos, projects, agreements, network, today, retention, search, views: the use
            cases.
        copies: files that other programs have opened.
    """

    def __init__(
        self,
        database: Database,
        make_project_space: ProjectSpaceMaker | None = None,
        exchange: Exchange | None = None,
        members: Membership | None = None,
    ) -> None:
        """Take an open database with a workspace in it; closing this closes that.

        Args:
            database: with its lock.
            make_project_space: makes a project's space in a running transaction.
            exchange: sending and receiving; services that only read and write do without.
            members: devices, owners and rights; goes with the exchange.
        """
        self.core = Core(database, make_project_space)
        self.copies = PlainCopies(database.folder)
        self._exchange = exchange
        self._members = members
        self.attachments = Attachments(self.core)
        self.editing = Editing(self.core)
        self.network = Network(self.core)
        self.projects = Projects(self.core)
        self.protocols = Protocols(self.core, self.editing, self.attachments)
        self.photos = Photos(self.core, self.editing, self.attachments)
        self.agreements = Agreements(self.core)
        self.today = Today(self.core)
        self.retention = Retention(self.core, self._replace_backups)
        self.search = Search(self.core)
        self.views = Views(self.core)
        if exchange is not None:
            exchange.on_met(self._keep_readable)
            exchange.on_met(self._references_follow)
            exchange.on_met(self._replace_backups)
            exchange.worded = self._worded
        self._received = False
        self.on_change(self._note_received)
        self.ready: Future[None] = self.core.submit(lambda _transaction: None, "ready")

    @classmethod
    def open(cls, data_dir: Path, key: KeySource) -> Workspace:
        """Open the profile in a folder.

        Args:
            data_dir: the profile's folder (:func:`inka_desktop.paths.profile_dir`).
            key: where its key comes from.

        Raises:
            WrongKeyError, NoKeyError: the key does not open it, or is not there.
            ProfileInUseError, NetworkDriveError, NewerDatabaseError, DamagedDatabaseError: see the store.
        """
        return cls.of(opening.reopen(data_dir, key))

    @classmethod
    def of(cls, opened: Opened) -> Workspace:
        """The services of an open profile."""
        return cls(
            opened.database,
            lambda transaction, _label: founding.new_project_space(transaction, opened.replica),
            Exchange(opened.replica, opened.files),
            Membership(opened.replica, Invitations(opened.replica)),
        )

    @property
    def exchange(self) -> Exchange:
        """Sending and receiving.

        Raises:
            NoIdentityError: this database takes part in no exchange.
        """
        if self._exchange is None:
            raise NoIdentityError()
        return self._exchange

    @property
    def members(self) -> Membership:
        """Devices, owners and rights.

        Raises:
            NoIdentityError: this database takes part in no exchange.
        """
        if self._members is None:
            raise NoIdentityError()
        return self._members

    @cached_property
    def backups(self) -> Backups:
        """Backups of this profile."""
        from inka_desktop.services.backups import Backups

        return Backups(self.core)

    @cached_property
    def carriers(self) -> CarrierChange:
        """Projects that get another carrier; loaded when first needed."""
        from inka_desktop.services.carrier_change import CarrierChange

        return CarrierChange(self.core, self.members)

    def check(self) -> Checking:
        """Reads everything through and repairs what can be."""
        from inka_desktop.services.checking import Checking

        return Checking(self.core, self.exchange.replica, self.exchange)

    @cached_property
    def documents(self) -> Documents:
        """Protocols as PDF, and the letterhead; loaded when first needed."""
        from inka_desktop.services.documents import Documents

        return Documents(self.core, self.attachments, sample=self.info().sample)

    @cached_property
    def series(self) -> AllSeries:
        """Series of meetings and their invitations; loaded when first needed."""
        from inka_desktop.services.series import AllSeries

        return AllSeries(self.core, self.editing, self.documents)

    @cached_property
    def approval(self) -> Approval:
        """Texts in consultation and what was replied; loaded when first needed."""
        from inka_desktop.services.approval import Approval

        return Approval(self.core, self.editing, self.documents)

    @cached_property
    def consulted(self) -> Consulted:
        """Texts in consultation as a carrier has them; loaded when first needed."""
        from inka_desktop.services.consulted import Consulted

        return Consulted(self.core, self.documents)

    @cached_property
    def late_changes(self) -> LateChanges:
        """What came after a protocol was finished; loaded when first needed."""
        from inka_desktop.services.late_changes import LateChanges

        return LateChanges(self.core)

    @cached_property
    def signing(self) -> Signing:
        """Signatures and the papers to sign; loaded when first needed."""
        from inka_desktop.services.signing import Signing

        return Signing(self.core, self.editing, self.attachments, self.documents)

    @cached_property
    def directory(self) -> Directory:
        """The network as lists; loaded when first needed."""
        from inka_desktop.services.directory import Directory

        return Directory(self.core, self.attachments)

    @cached_property
    def twins(self) -> Twins:
        """Entries of the network that are one; loaded when first needed."""
        from inka_desktop.services.twins import Twins

        return Twins(self.core)

    @cached_property
    def leavers(self) -> Leavers:
        """Open agreements of people who left; loaded when first needed."""
        from inka_desktop.services.leavers import Leavers

        return Leavers(self.core)

    @cached_property
    def due(self) -> DueLists:
        """Agreements, tasks and follow-up dates as lists; loaded when first needed."""
        from inka_desktop.services.due_list import DueLists

        return DueLists(self.core)

    @cached_property
    def calendar(self) -> Calendar:
        """What has a day, by month and as a list; loaded when first needed."""
        from inka_desktop.services.calendar import Calendar

        return Calendar(self.core)

    @cached_property
    def calendar_papers(self) -> CalendarPapers:
        """The calendar as document and for other calendars; loaded when first needed."""
        from inka_desktop.services.calendar_papers import CalendarPapers

        return CalendarPapers(self.core, self.documents)

    @cached_property
    def agreement_papers(self) -> AgreementPapers:
        """Lists of agreements as documents; loaded when first needed."""
        from inka_desktop.services.agreement_papers import AgreementPapers

        return AgreementPapers(self.core, self.documents)

    @cached_property
    def threads(self) -> AgreementThreads:
        """Agreements through all their protocols; loaded when first needed."""
        from inka_desktop.services.thread import AgreementThreads

        return AgreementThreads(self.core, self.attachments)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks of the office and follow-up dates; loaded when first needed."""
        from inka_desktop.services.tasks import Tasks

        return Tasks(self.core, self.members)

    @cached_property
    def tags(self) -> Tags:
        """Tags on records of any kind; loaded when first needed."""
        from inka_desktop.services.tags import Tags

        return Tags(self.core, self.editing, self.twins)

    @cached_property
    def comments(self) -> Comments:
        """Comments on records of any kind; loaded when first needed."""
        from inka_desktop.services.comments import Comments

        return Comments(self.core)

    @cached_property
    def stock(self) -> AllStock:
        """Stock-taking of areas; loaded when first needed."""
        from inka_desktop.services.stock import AllStock

        return AllStock(self.core, self.editing, self.attachments, self.documents)

    @cached_property
    def mailings(self) -> Mailings:
        """E-mails about protocols and stock-takings; loaded when first needed."""
        from inka_desktop.services.mail_papers import mail_papers
        from inka_desktop.services.mailing import Mailings

        papers = mail_papers(
            self.documents, self.stock, self.signing, self.approval, self.forms, self.agreement_papers
        )
        return Mailings(self.core, self.editing, self.documents, self.series, papers)

    @cached_property
    def exports(self) -> Exports:
        """Documents as Word files and for the clipboard; loaded when first needed."""
        from inka_desktop.services.exports import Exports

        return Exports(self.attachments, self.documents, self.stock, self.agreement_papers)

    @cached_property
    def batch(self) -> Batch:
        """Many documents at once, and blank forms; loaded when first needed."""
        from inka_desktop.services.batch import Batch

        return Batch(self.core, self.documents, self.stock, self.signing, self.agreement_papers)

    @cached_property
    def archive(self) -> Archive:
        """Old files; loaded when first needed."""
        from inka_desktop.services.archive import Archive

        return Archive(self.core, self.attachments)

    @cached_property
    def archive_import(self) -> ArchiveImport:
        """The way of old files into the archive; loaded when first needed."""
        from inka_desktop.services.archive_import import ArchiveImport

        return ArchiveImport(self.core, self.attachments)

    @cached_property
    def releases(self) -> Releases:
        """Released protocols; loaded when first needed."""
        from inka_desktop.services.releases import Releases

        return Releases(self.core, self.attachments, self.documents)

    @cached_property
    def forms(self) -> Forms:
        """The library of forms and what is filled in; loaded when first needed."""
        from inka_desktop.services.forms import Forms

        return Forms(self.core, self.attachments, self.documents, self._counted)

    @cached_property
    def analysis(self) -> Analysis:
        """Contacts, indicators, targets and results; loaded when first needed, behind the forms they read."""
        library = self.forms.library
        from inka_desktop.services.analysis import Analysis

        return Analysis(self.core, self.editing, library, self.attachments, self.documents)

    def _counted(self, project_id: UUID, begin: date, end: date) -> Mapping[PartKey, CountedRow]:
        """Contacts that a form offers to take over; loaded when one is opened."""
        return self.analysis.contacts.by_indicator(project_id, begin, end)

    def _worded(self, questions: list[QuestionRow]) -> list[QuestionRow]:
        """Questions about answers, by the words of their forms."""
        return self.forms.worded(questions) if any(one.kind == "answer" for one in questions) else questions

    @cached_property
    def own_words(self) -> OwnWords:
        """Words that are right beside the dictionary; loaded when first needed."""
        from inka_desktop.services.own_words import OwnWords

        return OwnWords(self.core, self.editing)

    @cached_property
    def papers(self) -> Papers:
        """The recovery sheet and the papers about lost devices; loaded when first needed."""
        from inka_desktop.services.papers import Papers

        return Papers(self.core, self.members, self.documents, sample=self.info().sample)

    @cached_property
    def sheets(self) -> Sheets:
        """Lists as spreadsheets; loaded when first needed."""
        from inka_desktop.services.sheets import Sheets

        return Sheets(self.core)

    @cached_property
    def readable(self) -> Readable:
        """The readable side: a plain folder with what was released; loaded when first needed."""
        from inka_desktop.services.readable import Readable

        return Readable(self.core, self.releases)

    def _keep_readable(self) -> None:
        """After an exchange: bring the readable folder up to date where one is switched on."""
        with self.core.raw() as raw:
            found = raw.execute(
                "SELECT 1 FROM setting WHERE name = 'readable folder' AND value <> x''"
            ).fetchone()
        if found is not None:
            self.readable.refresh()

    def _note_received(self, changes: Changes) -> None:
        self._received |= changes.received

    def _references_follow(self) -> None:
        """After a meeting that brought something: references to merged entries, and carriers' replies."""
        if self._received:
            self._received = False
            self.twins.catch_up()
            sharing.catch_up(self.core)
            looking_again.catch_up(self.core)

    def _replace_backups(self) -> None:
        """After something was erased, here or elsewhere: no backup of people's own keeps it."""
        if self.backups.with_old():
            self.backups.replace_old()

    @property
    def spaces(self) -> Spaces:
        """The parts of the workspace that this profile holds."""
        return self.core.spaces

    def info(self) -> WorkspaceRow:
        """Who and where this profile is.

        Raises:
            NoIdentityError: no workspace was made or joined yet.
        """
        me = self.core.me()
        with self.core.raw() as raw:
            sample = raw.execute("SELECT 1 FROM setting WHERE name = ?", (_SAMPLE,)).fetchone()
        return WorkspaceRow(
            me.workspace, me.workspace_name, me.device, me.device_name, me.person, me.role, me.tag,
            sample is not None,
        )  # fmt: skip

    def name_device(self, name: str) -> Future[Saved]:
        """Name this device: a carrier's for itself, since others read its tag; the office's for everybody."""
        who = self.core.identity
        if who.role not in (Role.CARRIER, Role.READER):
            return self.editing.save("device", UUID(bytes=who.device), {"name": name})

        def work(transaction: Transaction) -> Saved:
            keep_own_name(transaction.raw, who.device, who.person, name)
            return Saved(UUID(bytes=who.device), self.core.now(), True)

        return self.core.submit(work, "setup")

    def mark_sample(self) -> Future[None]:
        """Say that this profile holds example data: a band in the window, MUSTER on every page."""
        return self.core.submit(lambda transaction: put(transaction.raw, _SAMPLE, b"1"), "setup")

    def on_change(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call back on the writer's thread after each commit that changed rows; returns how to stop it."""
        return self.core.database.writer.on_change(callback)

    def on_met(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back on the exchange's thread after all places were met; returns how to stop it."""
        return self._exchange.on_met(callback) if self._exchange is not None else lambda: None

    def close(self, patience_s: float | None = None) -> bool:
        """Finish what is queued and let go of the profile; False when a place that hangs was left behind.

        Args:
            patience_s: so many seconds a running exchange is waited for; to its end when left out.
        """
        self.editing.settle()
        ended = self._exchange is None or self._exchange.close(patience_s)
        if self._members is not None:
            self._members.close()
        self.search.close()
        self.copies.forget()
        self.core.close()
        return ended
