"""A form on its way, in words: what is to be known of it, and the one thing that can be done about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.local_time import local_time
from inka_desktop.records.values import StepKind, SubmissionState
from inka_desktop.services.exchange_rows import ARRIVED, FETCHED, PARTLY, SENT, RecordStateRow
from inka_desktop.services.submission_rows import StandingRow, StepRow
from inka_desktop.viewmodels import dates, record_state

translate = QCoreApplication.translate
FIRST, SEND, WITHDRAW = "first", "send", "withdraw"
"""What can be done: go to the first question that is asked about, send, take it back."""


class Band(NamedTuple):
    """A sentence above a form, and what can be done about it; both may be empty."""

    text: str = ""
    action: str = ""
    action_text: str = ""


def facts(row: StandingRow, on: date) -> str:
    """``Projekt Sonnenhang · 3. Quartal 2026 · bis 15.10.``."""
    due = dates.due_words(row.return_until or row.due, on) if row.state == SubmissionState.DRAFT else ""
    read = read_words(row.read, on) if row.read is not None else ""
    return " · ".join(part for part in (row.project, row.round, due, read) if part)


def submit_words(row: StandingRow) -> str:
    """What the button says."""
    if row.returned:
        return translate("Submission", "Erneut einreichen")
    return translate("Submission", "Einreichen")


def band(row: StandingRow, sending: RecordStateRow | None, on: date) -> Band:
    """What is to be known of a form before anything else."""
    if row.state == SubmissionState.CHECKED:
        return Band(_checked(row, on))
    if row.state == SubmissionState.FINISHED:
        return _handed_in(row, sending, on)
    if row.returned:
        return _returned(row, on)
    return Band(
        translate("Submission", "Koordinierungsstelle: {note}").format(note=row.note) if row.note else ""
    )


def _checked(row: StandingRow, on: date) -> str:
    step = row.last(StepKind.CHECKED)
    text = translate("Submission", "Geprüft, seit {day} gesperrt.")
    return text.format(day=_day(step.at if step is not None else None, on))


def _returned(row: StandingRow, on: date) -> Band:
    count = len(row.notes())
    about = translate("Submission", "Rückfrage zu %n Angaben.", "", count) if count else ""
    to_do = translate("Submission", "Bitte korrigieren und erneut einreichen.")
    if row.return_until is not None:
        to_do = translate("Submission", "Bitte bis {day} korrigieren und erneut einreichen.")
        to_do = to_do.format(day=dates.day(row.return_until, on))
    step = row.last(StepKind.RETURNED)
    asked = " ".join(part for part in (about, to_do) if part)
    said = "\n".join(part for part in (asked, step.reason if step is not None else "") if part)
    return Band(said, FIRST if count else "", translate("Submission", "Zur ersten Stelle") if count else "")


def _handed_in(row: StandingRow, sending: RecordStateRow | None, on: date) -> Band:
    at = dates.moment(row.submitted_at, on) if row.submitted_at is not None else "–"
    back = (WITHDRAW, translate("Submission", "Einreichung zurückziehen")) if row.may_withdraw else ("", "")
    if not row.may_withdraw and row.last(StepKind.REVIEWED) is not None:
        text = translate("Submission", "Eingereicht {at}. Die Koordinierungsstelle sieht sich den Bogen an.")
        return Band(text.format(at=at))
    if sending is not None and sending.state in (FETCHED, PARTLY, ARRIVED):
        text = translate("Submission", "Eingereicht {at} · {arrived}")
        return Band(text.format(at=at, arrived=record_state.words(sending, on)[0]), *back)
    if sending is not None and sending.state == SENT:
        text = translate(
            "Submission",
            "Eingereicht {at} und gesendet. "
            "Sobald die Koordinierungsstelle ihn erhalten hat, sehen Sie das hier.",
        )
        return Band(text.format(at=at), *back)
    text = translate("Submission", "Eingereicht {at}, noch nicht gesendet.")
    return Band(text.format(at=at), *back)


def read_words(step: StepRow, on: date) -> str:
    """``Gelesen von Frau Leitung, heute, 09:30``."""
    text = translate("Submission", "Gelesen von {who}, {when}")
    return text.format(who=step.by or "–", when=dates.moment(step.at, on) if step.at is not None else "–")


def _day(at: datetime | None, on: date) -> str:
    return dates.day(local_time(at).date(), on) if at is not None else "–"
