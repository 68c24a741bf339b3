"""The pages of the window, and who sees which: the one list that navigation, keys and commands follow.

A carrier's window holds nothing of the coordinators' pages (DESIGN.md 3). Nothing is imported here
until a page is shown.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.records.values import OFFICE, Role

GUESTS = frozenset({Role.CARRIER, Role.READER})
EVERYBODY = OFFICE | GUESTS


class PageEntry(NamedTuple):
    """A page.

    Attributes:
        name, code: as the page's class says them.
        module, kind: where its class is; imported when the page is first shown.
        roles: who sees it.
        text, going: its name, and the command that goes there; empty for a page that is only led to.
        below: at the foot of the navigation.
        keys: of the command; empty for a number by its place (Alt+1, …).
        shows: kinds of records that it opens; the search finds these.
    """

    name: str
    code: str
    module: str
    kind: str
    roles: frozenset[Role]
    icon: str = ""
    text: object = ""
    going: object = ""
    below: bool = False
    keys: str = ""
    shows: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its name in the window's language."""
        return QCoreApplication.translate("Pages", str(self.text))

    @property
    def command(self) -> str:
        """What going there is called."""
        return QCoreApplication.translate("Pages", str(self.going))

    def load(self) -> type[Page]:
        """The page's class."""
        found: type[Page] = getattr(import_module(f"inka_desktop.gui.pages.{self.module}"), self.kind)
        return found


PAGES = (
    PageEntry(
        "today", "H-01", "today_page", "TodayPage", EVERYBODY, "house",
        QT_TRANSLATE_NOOP("Pages", "Heute"), QT_TRANSLATE_NOOP("Pages", "Zu Heute"),
    ),
    PageEntry(
        "projects", "P-01", "projects_page", "ProjectsPage", OFFICE, "folder",
        QT_TRANSLATE_NOOP("Pages", "Projekte"), QT_TRANSLATE_NOOP("Pages", "Zu Projekte"),
        shows=("project",),
    ),
    PageEntry(
        "protocols", "P-02", "protocols_page", "ProtocolsPage", OFFICE, "file-text",
        QT_TRANSLATE_NOOP("Pages", "Protokolle"), QT_TRANSLATE_NOOP("Pages", "Zu Protokolle"),
    ),
    PageEntry(
        "protocol", "P-03", "protocol_page", "ProtocolPage", OFFICE, shows=("protocol", "released_protocol"),
    ),
    PageEntry(
        "submissions", "M-08", "submissions_page", "SubmissionsPage", GUESTS, "list-checks",
        QT_TRANSLATE_NOOP("Pages", "Bögen"), QT_TRANSLATE_NOOP("Pages", "Zu Bögen"),
    ),
    PageEntry(
        "released", "T-01", "released_page", "ReleasedPage", GUESTS, "file-text",
        QT_TRANSLATE_NOOP("Pages", "Protokolle und Vereinbarungen"),
        QT_TRANSLATE_NOOP("Pages", "Zu Protokolle und Vereinbarungen"), shows=("released_protocol",),
    ),
    PageEntry(
        "calendar", "K-01", "calendar_page", "CalendarPage", EVERYBODY, "calendar",
        QT_TRANSLATE_NOOP("Pages", "Termine"), QT_TRANSLATE_NOOP("Pages", "Zu Termine"),
    ),
    PageEntry(
        "agreements", "V-01", "agreements_page", "AgreementsPage", OFFICE, "handshake",
        QT_TRANSLATE_NOOP("Pages", "Vereinbarungen"), QT_TRANSLATE_NOOP("Pages", "Zu Vereinbarungen"),
        shows=("agreement", "task", "follow_up"),
    ),
    PageEntry(
        "monitoring", "M-01", "monitoring_page", "MonitoringPage", OFFICE, "list-checks",
        QT_TRANSLATE_NOOP("Pages", "Monitoring"), QT_TRANSLATE_NOOP("Pages", "Zum Monitoring"),
    ),
    PageEntry("form", "M-02", "form_page", "FormPage", OFFICE),
    PageEntry("submission", "M-07", "submission_page", "SubmissionPage", EVERYBODY, shows=("submission",)),
    PageEntry(
        "forms", "M-03", "forms_page", "FormsPage", OFFICE, going=QT_TRANSLATE_NOOP("Pages", "Zu den Bögen")
    ),
    PageEntry("form_texts", "M-06", "form_texts_page", "FormTextsPage", OFFICE),
    PageEntry("review", "M-09", "review_page", "ReviewPage", OFFICE, shows=("submission",)),
    PageEntry("missing", "M-05", "missing_page", "MissingPage", OFFICE),
    PageEntry("round", "M-04", "round_page", "RoundPage", OFFICE, shows=("round",)),
    PageEntry(
        "network", "N-01", "network_page", "NetworkPage", OFFICE, "users",
        QT_TRANSLATE_NOOP("Pages", "Netzwerk"), QT_TRANSLATE_NOOP("Pages", "Zum Netzwerk"),
    ),
    PageEntry(
        "entry", "N-02", "entry_page", "EntryPage", OFFICE,
        shows=("organization", "person", "area", "contract"),
    ),
    PageEntry(
        "stock_takings", "B-01", "stock_list_page", "StockListPage", OFFICE, "map-pin",
        QT_TRANSLATE_NOOP("Pages", "Bestandsaufnahme"), QT_TRANSLATE_NOOP("Pages", "Zur Bestandsaufnahme"),
    ),
    PageEntry("stock_taking", "B-02", "stock_page", "StockPage", OFFICE, shows=("stock_taking",)),
    PageEntry(
        "archive", "A-01", "archive_page", "ArchivePage", OFFICE, "files",
        QT_TRANSLATE_NOOP("Pages", "Archiv"), QT_TRANSLATE_NOOP("Pages", "Zum Archiv"),
    ),
    PageEntry(
        "archive_entry", "A-02", "archive_entry_page", "ArchiveEntryPage", OFFICE, shows=("archive_entry",)
    ),
    PageEntry("archive_import", "A-03", "archive_import_page", "ArchiveImportPage", OFFICE),
    PageEntry(
        "contacts", "K-02", "contacts_page", "ContactsPage", EVERYBODY, "tally-5",
        QT_TRANSLATE_NOOP("Pages", "Kontakte"), QT_TRANSLATE_NOOP("Pages", "Zu Kontakte"),
    ),
    PageEntry(
        "indicators", "I-01", "indicators_page", "IndicatorsPage", OFFICE, "chart-column",
        QT_TRANSLATE_NOOP("Pages", "Auswertung"), QT_TRANSLATE_NOOP("Pages", "Zur Auswertung"),
    ),
    PageEntry("indicator", "I-02", "indicator_page", "IndicatorPage", OFFICE),
    PageEntry(
        "counting", "I-03", "counting_page", "CountingPage", OFFICE, "tally-5",
        going=QT_TRANSLATE_NOOP("Pages", "Zu dem, was gezählt wird"),
    ),
    PageEntry(
        "my_project", "T-02", "my_project_page", "MyProjectPage", GUESTS, "folder",
        QT_TRANSLATE_NOOP("Pages", "Mein Projekt"), QT_TRANSLATE_NOOP("Pages", "Zu Mein Projekt"),
        shows=("project", "person"),
    ),
    PageEntry(
        "exchange", "S-01", "exchange_page", "ExchangePage", EVERYBODY, "refresh-cw",
        QT_TRANSLATE_NOOP("Pages", "Senden und Empfangen"),
        QT_TRANSLATE_NOOP("Pages", "Zu Senden und Empfangen"), below=True,
    ),
    PageEntry(
        "settings", "E-01", "settings_page", "SettingsPage", EVERYBODY, "settings",
        QT_TRANSLATE_NOOP("Pages", "Einstellungen"), QT_TRANSLATE_NOOP("Pages", "Zu Einstellungen"),
        below=True, keys="Ctrl+,",
    ),
    PageEntry(
        "bin", "E-02", "bin_page", "BinPage", OFFICE, "trash-2",
        going=QT_TRANSLATE_NOOP("Pages", "Zum Papierkorb"),
    ),
    PageEntry(
        "backup", "E-03", "backup_page", "BackupPage", EVERYBODY, "hard-drive",
        going=QT_TRANSLATE_NOOP("Pages", "Zur Sicherung"),
    ),
    PageEntry("held_back", "S-02", "held_back_page", "HeldBackPage", frozenset({Role.OWNER})),
    PageEntry(
        "retention", "E-04", "retention_page", "RetentionPage", OFFICE, "clock",
        going=QT_TRANSLATE_NOOP("Pages", "Zu Aufbewahren und Löschen"),
    ),
    PageEntry(
        "series", "P-04", "series_page", "SeriesPage", OFFICE, "users",
        going=QT_TRANSLATE_NOOP("Pages", "Zu Sitzungsreihen"), shows=("series",),
    ),
)  # fmt: skip
BY_NAME = {entry.name: entry for entry in PAGES}


def pages_of(role: str) -> tuple[PageEntry, ...]:
    """The pages that a role sees; an unknown role sees what a reader does."""
    known = Role(role) if role in set(Role) else Role.READER
    return tuple(entry for entry in PAGES if known in entry.roles)


def names_of(role: str) -> frozenset[str]:
    """The names of the pages that a role sees."""
    return frozenset(entry.name for entry in pages_of(role))


def shown_by(role: str) -> dict[str, str]:
    """The kinds of records that a role can open, in the order of the pages, and the page that shows each.

    Where two pages show one, it is the later: the office looks a form through, a carrier fills it.
    """
    return {kind: entry.name for entry in pages_of(role) for kind in entry.shows}


def is_office(role: str) -> bool:
    """Whether a role works in the coordination office."""
    return role in OFFICE


def make(name: str, context: Context, parent: QWidget) -> Page:
    """A page by name, inside its parent: so it gets its style once.

    Raises:
        KeyError: there is no such page.
    """
    return BY_NAME[name].load()(context, parent)
