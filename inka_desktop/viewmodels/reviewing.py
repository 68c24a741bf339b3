"""A form that the office looks through, in words: how far it is, and what can be done with it now."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.local_time import local_time
from inka_desktop.records.values import StepKind, SubmissionState
from inka_desktop.services.exchange_rows import RecordStateRow
from inka_desktop.services.submission_rows import ReviewRow, StandingRow
from inka_desktop.viewmodels import dates, record_state

translate = QCoreApplication.translate


class Doing(NamedTuple):
    """What can be done with a form as it is: decide on it, begin to look it through, fill or correct it."""

    returns: bool
    checks: bool
    reopens: bool
    begins: bool
    fills: bool
    corrects: bool


def doing(row: StandingRow, review: ReviewRow) -> Doing:
    """What can be done; who does it in another state is told so by the service."""
    came = row.state == SubmissionState.FINISHED
    return Doing(
        came and review.may_return, came and review.whole, row.state == SubmissionState.CHECKED,
        row.may_withdraw,
        row.state == SubmissionState.DRAFT and (review.alone or not row.returned),
        came and review.may_correct,
    )  # fmt: skip


def facts(row: StandingRow, review: ReviewRow, on: date) -> str:
    """``Sonnenhang · 3. Quartal 2026 · eingereicht 14.10., 08:56 · eingegangen 14.10., 09:10``."""
    parts = [row.project, row.round]
    if row.submitted_at is not None:
        text = translate("Reviewing", "eingereicht {at}")
        parts.append(text.format(at=dates.moment(row.submitted_at, on)))
    if review.came_at is not None and row.state != SubmissionState.DRAFT:
        text = translate("Reviewing", "eingegangen {at}")
        parts.append(text.format(at=dates.moment(review.came_at, on)))
    return " · ".join(part for part in parts if part)


def band(row: StandingRow, review: ReviewRow, sending: RecordStateRow | None, on: date) -> str:
    """What is to be known of a form before anything else; empty where it just waits to be looked at."""
    parts = [_state(row, review, on), _asked(row), _crossed(row), _sent(row, sending, on)]
    return " ".join(part for part in parts if part)


def _state(row: StandingRow, review: ReviewRow, on: date) -> str:
    if row.state == SubmissionState.CHECKED:
        step = row.last(StepKind.CHECKED)
        day = dates.day(local_time(step.at).date(), on) if step is not None and step.at is not None else "–"
        return translate("Reviewing", "Geprüft, seit {day} gesperrt.").format(day=day)
    if row.returned:
        text = translate("Reviewing", "Mit Rückfrage beim Träger, bis {day} erwartet.")
        return text.format(day=dates.day(row.return_until, on) if row.return_until is not None else "–")
    if row.state == SubmissionState.DRAFT:
        return translate("Reviewing", "Der Bogen ist noch nicht eingereicht. Sie können ihn lesen.")
    if not review.whole:
        return translate("Reviewing", "Was eingereicht wurde, ist noch nicht ganz angekommen.")
    count = len(review.notes)
    if count and review.may_return:
        return translate(
            "Reviewing", "%n Rückfragen sind notiert. Der Träger sieht sie, wenn Sie zurückgeben.", "", count
        )
    if row.may_withdraw and review.alone:
        return translate("Reviewing", "Noch nicht in Prüfung.")
    if row.may_withdraw:
        return translate("Reviewing", "Noch nicht in Prüfung: Der Träger kann den Bogen zurückziehen.")
    return ""


def _asked(row: StandingRow) -> str:
    count = len(row.questions())
    if not count:
        return ""
    return translate("Reviewing", "%n Fragen des Trägers warten auf Antwort.", "", count)


def _crossed(row: StandingRow) -> str:
    """Both sides did something without knowing of the other."""
    decided = row.crossed
    if decided is None:
        return ""
    if row.state == SubmissionState.CHECKED:
        return translate(
            "Reviewing",
            "Der Träger hatte ihn zurückgezogen, als er davon noch nichts wusste. "
            "Rechts steht, was seither anders ist.",
        )
    if decided.kind == StepKind.CHECKED and row.state == SubmissionState.FINISHED:
        return translate(
            "Reviewing",
            "Der Träger hat ihn neu eingereicht, ohne vom Prüfen zu wissen. Bitte noch einmal prüfen.",
        )
    if decided.kind == StepKind.CHECKED:
        return translate("Reviewing", "Der Träger hat ihn zurückgezogen, ohne vom Prüfen zu wissen.")
    return translate("Reviewing", "Der Träger hatte ihn zur gleichen Zeit zurückgezogen.")


def _sent(row: StandingRow, sending: RecordStateRow | None, on: date) -> str:
    """Whether the carrier has what was decided."""
    if sending is None or row.state == SubmissionState.FINISHED:
        return ""
    return record_state.words(sending, on)[0] + "."
