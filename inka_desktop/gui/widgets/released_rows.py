"""Cards of a carrier's pages: released protocols to open, agreements to settle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QToolButton

from inka_desktop.gui import icons
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.records.values import Role
from inka_desktop.services.approval_rows import ConsultedRow
from inka_desktop.services.rows import AgreementRow, ReleasedRow
from inka_desktop.viewmodels import approval, dates, record_state, released

AT_FIRST = 8
"""Rows of a card before the others are asked for."""
translate = QCoreApplication.translate


def fill_protocols(page: Page, card: Card, rows: Sequence[ReleasedRow]) -> None:
    """Lists released protocols; each opens as it prints."""
    on = page.context.today()

    def row(one: ReleasedRow) -> CardRow:
        line = CardRow(
            released.protocol_title(one), released.protocol_facts(one, on), dates.day(one.date, on), card
        )
        if one.replaced:
            line.add_mark(released.protocol_mark(one))
        button = line.add_button(translate("ReleasedRows", "Öffnen"))
        button.clicked.connect(lambda: open_protocol(page, one.id))
        return line

    card.clear()
    card.set_title(translate("ReleasedRows", "Freigegebene Protokolle"))
    if not rows:
        card.say(translate("ReleasedRows", "Noch ist kein Protokoll freigegeben."))
    _add(card, [lambda one=one: row(one) for one in rows])  # type: ignore[misc]  # binds now


def fill_texts(page: Page, card: Card, rows: Sequence[ConsultedRow]) -> None:
    """Lists texts in consultation; no card without any."""
    on = page.context.today()

    def row(one: ConsultedRow) -> CardRow:
        line = CardRow(approval.consulted_title(one), approval.consulted_line(one, on), parent=card)
        line.add_mark(approval.consulted_mark(one, on))
        button = line.add_button(translate("ReleasedRows", "Öffnen"))
        button.clicked.connect(lambda: open_text(page, one.id))
        return line

    card.clear()
    card.setVisible(bool(rows))
    card.set_title(translate("ReleasedRows", "Texte zur Abstimmung"))
    _add(card, [lambda one=one: row(one) for one in rows])  # type: ignore[misc]  # binds now


def fill_agreements(page: Page, card: Card, rows: Sequence[AgreementRow]) -> None:
    """Lists agreements; open ones can be settled where this profile may write."""
    card.clear()
    card.set_title(translate("ReleasedRows", "Vereinbarungen"))
    if not rows:
        card.say(translate("ReleasedRows", "Noch ist nichts vereinbart."))
    _add(card, [lambda one=one: _agreement(page, card, one) for one in rows])  # type: ignore[misc]  # binds now


def open_protocol(page: Page, record: UUID) -> None:
    """Shows a released protocol as it prints, to save and print it; of one taken back it only says so."""

    def show(valid: bool) -> None:
        from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog

        if valid:
            PreviewDialog(page.context, record, None, page, released=True).open()
            return
        text = translate(
            "ReleasedRows",
            "Die Freigabe dieses Protokolls wurde zurückgezogen. Es ist hier nicht mehr zu lesen. "
            "Bitte fragen Sie bei Bedarf die Koordination.",
        )
        page.context.say(text, "information")

    page.context.read(page, lambda ws: ws.releases.is_valid(record), show)


def open_text(page: Page, record: UUID) -> None:
    """Shows a text in consultation, to read and to reply to."""
    from inka_desktop.gui.dialogs.consulted_dialog import ConsultedDialog

    ConsultedDialog(page.context, record, page).open()


def _agreement(page: Page, card: Card, row: AgreementRow) -> CardRow:
    on = page.context.today()
    line = CardRow(row.what or "–", released.agreement_facts(row, on), parent=card)
    line.add_sign(record_state.mark(row.sending))
    mark = released.settled_mark(row, on)
    if mark is not None:
        line.add_mark(mark)
    if row.state != "dropped" and page.context.role != Role.READER:
        shown = line.add_button(translate("ReleasedRows", "Nachweis …"))
        shown.setAccessibleName(translate("ReleasedRows", "Nachweis: {what}").format(what=row.what))
        shown.clicked.connect(lambda: _open_thread(page, row.id))
        if row.state == "open":
            button = line.add_button(translate("ReleasedRows", "Erledigt"))
            button.clicked.connect(lambda: _settle(page, row))
    history = QToolButton(line)
    icons.set_icon(history, "history")
    name = translate("ReleasedRows", "Verlauf")
    history.setToolTip(name)
    history.setAccessibleName(f"{name}: {row.what}")
    history.clicked.connect(lambda: _show_history(page, row.id))
    line.add_widget(history)
    return line


def _settle(page: Page, row: AgreementRow) -> None:
    context = page.context

    def back() -> None:
        context.write(page, lambda ws: ws.editing.save("agreement", row.id, {"state": "open"}))

    def done(_: object) -> None:
        context.say(
            translate("ReleasedRows", "Als erledigt vermerkt: {what}").format(what=row.what),
            "good",
            translate("ReleasedRows", "Zurücknehmen"),
            back,
        )

    context.write(page, lambda ws: ws.editing.save("agreement", row.id, {"state": "done"}), done)


def _open_thread(page: Page, agreement: UUID) -> None:
    from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog

    ThreadDialog(page.context, agreement, "evidenceText", page).open()


def _show_history(page: Page, agreement: UUID) -> None:
    from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

    HistoryDialog(page.context, "agreement", agreement, page).open()


def _add(card: Card, makers: Sequence[Callable[[], CardRow]]) -> None:
    """The first rows at once, the others when they are asked for, some at a time."""
    for make in makers[:AT_FIRST]:
        card.add_row(make())
    rest = makers[AT_FIRST:]
    if rest:
        text = translate("ReleasedRows", "%n weitere zeigen", "", len(rest))
        card.offer(text, lambda: _add(card, rest))
