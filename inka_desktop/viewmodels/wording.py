"""Labels of kinds, states and fields; German here, English in `resources/i18n/inka_en.ts`.

A word this version does not know (a newer device wrote it) is shown as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.values import (
    AgreementState,
    Approval,
    Assessment,
    AttendanceState,
    Basis,
    FindingKind,
    MeetingKind,
    Objections,
    OrganizationKind,
    PartyRole,
    PhotoMark,
    ProjectStatus,
    Quorate,
    RecordState,
    Relation,
    Rhythm,
    Role,
    TalkKind,
    TopicKind,
    VisitKind,
)
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.field_words import FIELDS
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
Words = Mapping[str, str]


class Mark(NamedTuple):
    """A short sign with words: ``tone`` picks the colours, ``icon`` says the same without colour."""

    text: str
    tone: str = ""
    icon: str = ""


VISIT_KINDS: Words = {
    VisitKind.ACCOMPANIMENT: QT_TRANSLATE_NOOP("Wording", "Begleitung"),
    VisitKind.ADVICE: QT_TRANSLATE_NOOP("Wording", "Beratung"),
    VisitKind.INSPECTION: QT_TRANSLATE_NOOP("Wording", "Prüfung vor Ort"),
    VisitKind.WALK: QT_TRANSLATE_NOOP("Wording", "Begehung"),
}
TALK_KINDS: Words = {
    TalkKind.FIRST: QT_TRANSLATE_NOOP("Wording", "Erstgespräch"),
    TalkKind.STATUS: QT_TRANSLATE_NOOP("Wording", "Statusgespräch"),
    TalkKind.PLANNING: QT_TRANSLATE_NOOP("Wording", "Planungsgespräch"),
    TalkKind.CLARIFYING: QT_TRANSLATE_NOOP("Wording", "Klärungsgespräch"),
}
MEETING_KINDS: Words = {
    MeetingKind.STEERING: QT_TRANSLATE_NOOP("Wording", "Steuerungsgruppe"),
    MeetingKind.STRATEGY: QT_TRANSLATE_NOOP("Wording", "Strategierunde"),
    MeetingKind.EXCHANGE: QT_TRANSLATE_NOOP("Wording", "Erfahrungsaustausch"),
}
PROTOCOL_KINDS: Words = {**VISIT_KINDS, **TALK_KINDS, **MEETING_KINDS}
ATTENDANCE_STATES: Words = {
    AttendanceState.PRESENT: QT_TRANSLATE_NOOP("Wording", "anwesend"),
    AttendanceState.EXCUSED: QT_TRANSLATE_NOOP("Wording", "entschuldigt"),
    AttendanceState.GUEST: QT_TRANSLATE_NOOP("Wording", "Gast"),
}
TOPIC_KINDS: Words = {
    TopicKind.INFORMATION: QT_TRANSLATE_NOOP("Wording", "Information"),
    TopicKind.DISCUSSION: QT_TRANSLATE_NOOP("Wording", "Besprechung"),
    TopicKind.RESOLUTION: QT_TRANSLATE_NOOP("Wording", "Beschluss"),
}
QUORATE: Words = {
    Quorate.YES: QT_TRANSLATE_NOOP("Wording", "ja"),
    Quorate.NO: QT_TRANSLATE_NOOP("Wording", "nein"),
}
APPROVALS: Words = {
    Approval.APPROVED: QT_TRANSLATE_NOOP("Wording", "genehmigt"),
    Approval.CHANGED: QT_TRANSLATE_NOOP("Wording", "mit Änderungen genehmigt"),
    Approval.NOT_APPROVED: QT_TRANSLATE_NOOP("Wording", "nicht genehmigt"),
}
OBJECTIONS: Words = {
    Objections.ACCEPTED: QT_TRANSLATE_NOOP("Wording", "übernommen"),
    Objections.NOTED: QT_TRANSLATE_NOOP("Wording", "zur Kenntnis genommen"),
}
RHYTHMS: Words = {
    Rhythm.MONTHLY: QT_TRANSLATE_NOOP("Wording", "monatlich"),
    Rhythm.TWO_MONTHLY: QT_TRANSLATE_NOOP("Wording", "alle zwei Monate"),
    Rhythm.QUARTERLY: QT_TRANSLATE_NOOP("Wording", "vierteljährlich"),
    Rhythm.HALF_YEARLY: QT_TRANSLATE_NOOP("Wording", "halbjährlich"),
    Rhythm.YEARLY: QT_TRANSLATE_NOOP("Wording", "jährlich"),
}
RECORD_STATES: Words = {
    RecordState.DRAFT: QT_TRANSLATE_NOOP("Wording", "Entwurf"),
    RecordState.CONSULTATION: QT_TRANSLATE_NOOP("Wording", "in Abstimmung"),
    RecordState.FINAL: QT_TRANSLATE_NOOP("Wording", "abgeschlossen"),
}
AGREEMENT_STATES: Words = {
    AgreementState.OPEN: QT_TRANSLATE_NOOP("Wording", "offen"),
    AgreementState.DONE: QT_TRANSLATE_NOOP("Wording", "erledigt"),
    AgreementState.DROPPED: QT_TRANSLATE_NOOP("Wording", "entfallen"),
}
ORGANIZATION_KINDS: Words = {
    OrganizationKind.OFFICE: QT_TRANSLATE_NOOP("Wording", "Koordinierungsstelle"),
    OrganizationKind.CARRIER: QT_TRANSLATE_NOOP("Wording", "Träger"),
    OrganizationKind.MUNICIPALITY: QT_TRANSLATE_NOOP("Wording", "Kommune"),
    OrganizationKind.DISTRICT: QT_TRANSLATE_NOOP("Wording", "Landkreis"),
    OrganizationKind.MINISTRY: QT_TRANSLATE_NOOP("Wording", "Ministerium"),
    OrganizationKind.AUTHORITY: QT_TRANSLATE_NOOP("Wording", "Bewilligungsbehörde"),
    OrganizationKind.ACTOR: QT_TRANSLATE_NOOP("Wording", "Weitere Stelle"),
}
PARTY_ROLES: Words = {
    PartyRole.CARRIER: QT_TRANSLATE_NOOP("Wording", "Träger"),
    PartyRole.MUNICIPALITY: QT_TRANSLATE_NOOP("Wording", "Kommune"),
    PartyRole.AUTHORITY: QT_TRANSLATE_NOOP("Wording", "Bewilligungsbehörde"),
    PartyRole.PARTNER: QT_TRANSLATE_NOOP("Wording", "Netzwerkpartner"),
}
PROJECT_STATES: Words = {
    ProjectStatus.INTERESTED: QT_TRANSLATE_NOOP("Wording", "Interesse bekundet"),
    ProjectStatus.SELECTED: QT_TRANSLATE_NOOP("Wording", "ausgewählt"),
    ProjectStatus.RUNNING: QT_TRANSLATE_NOOP("Wording", "läuft"),
    ProjectStatus.CLOSED: QT_TRANSLATE_NOOP("Wording", "beendet"),
}
DEVICE_ROLES: Words = {
    Role.OWNER: QT_TRANSLATE_NOOP("Wording", "Leitung"),
    Role.COORDINATOR: QT_TRANSLATE_NOOP("Wording", "Koordination"),
    Role.KEEPER: QT_TRANSLATE_NOOP("Wording", "Ablage"),
    Role.CARRIER: QT_TRANSLATE_NOOP("Wording", "Träger"),
    Role.READER: QT_TRANSLATE_NOOP("Wording", "Lesen"),
}
PHOTO_MARKS: Words = {
    PhotoMark.UNMARKED: QT_TRANSLATE_NOOP("Wording", "Personen: offen"),
    PhotoMark.NO_PERSONS: QT_TRANSLATE_NOOP("Wording", "keine Personen"),
    PhotoMark.CONSENT: QT_TRANSLATE_NOOP("Wording", "Einwilligung liegt vor"),
    PhotoMark.NOT_PASSED_ON: QT_TRANSLATE_NOOP("Wording", "nicht weitergeben"),
}
ASSESSMENTS: Words = {
    Assessment.STRENGTH: QT_TRANSLATE_NOOP("Wording", "Stärke"),
    Assessment.WEAKNESS: QT_TRANSLATE_NOOP("Wording", "Schwäche"),
}
RELATIONS: Words = {
    Relation.CLOSE: QT_TRANSLATE_NOOP("Wording", "eng"),
    Relation.LOOSE: QT_TRANSLATE_NOOP("Wording", "lose"),
    Relation.STRAINED: QT_TRANSLATE_NOOP("Wording", "belastet"),
    Relation.NONE: QT_TRANSLATE_NOOP("Wording", "keine"),
}
BASES: Words = {
    Basis.COUNTED: QT_TRANSLATE_NOOP("Wording", "gezählt"),
    Basis.ESTIMATED: QT_TRANSLATE_NOOP("Wording", "geschätzt"),
    Basis.NOT_COLLECTED: QT_TRANSLATE_NOOP("Wording", "nicht erhoben"),
    Basis.NOT_YET_KNOWN: QT_TRANSLATE_NOOP("Wording", "liegt noch nicht vor"),
}
FINDINGS: Words = {
    FindingKind.STRENGTH: QT_TRANSLATE_NOOP("Wording", "Stärke"),
    FindingKind.WEAKNESS: QT_TRANSLATE_NOOP("Wording", "Schwäche"),
    FindingKind.GAP: QT_TRANSLATE_NOOP("Wording", "Lücke"),
    FindingKind.DUPLICATE: QT_TRANSLATE_NOOP("Wording", "Doppelstruktur"),
    FindingKind.CONCLUSION: QT_TRANSLATE_NOOP("Wording", "Schlussfolgerung"),
}
RECORD_KINDS: Words = {
    "stock_taking": QT_TRANSLATE_NOOP("Wording", "Bestandsaufnahme"),
    "stock_participant": QT_TRANSLATE_NOOP("Wording", "Beteiligte Person"),
    "walk_point": QT_TRANSLATE_NOOP("Wording", "Begehungspunkt"),
    "institution": QT_TRANSLATE_NOOP("Wording", "Einrichtung"),
    "stock_actor": QT_TRANSLATE_NOOP("Wording", "Akteur"),
    "stock_figure": QT_TRANSLATE_NOOP("Wording", "Kennzahl"),
    "finding": QT_TRANSLATE_NOOP("Wording", "Ergebnis"),
    "archive_entry": QT_TRANSLATE_NOOP("Wording", "Archiveintrag"),
    "archive_text": QT_TRANSLATE_NOOP("Wording", "Text einer alten Datei"),
    "protocol": QT_TRANSLATE_NOOP("Wording", "Protokoll"),
    "series": QT_TRANSLATE_NOOP("Wording", "Sitzungsreihe"),
    "series_member": QT_TRANSLATE_NOOP("Wording", "Eingeladene Person"),
    "topic": QT_TRANSLATE_NOOP("Wording", "Thema"),
    "agreement": QT_TRANSLATE_NOOP("Wording", "Vereinbarung"),
    "postponement": QT_TRANSLATE_NOOP("Wording", "Verschiebung"),
    "task": QT_TRANSLATE_NOOP("Wording", "Aufgabe (intern)"),
    "follow_up": QT_TRANSLATE_NOOP("Wording", "Wiedervorlage"),
    "attendance": QT_TRANSLATE_NOOP("Wording", "Anwesende Person"),
    "photo": QT_TRANSLATE_NOOP("Wording", "Foto"),
    "attachment": QT_TRANSLATE_NOOP("Wording", "Anhang"),
    "project": QT_TRANSLATE_NOOP("Wording", "Projekt"),
    "project_party": QT_TRANSLATE_NOOP("Wording", "Beteiligte Stelle"),
    "project_area": QT_TRANSLATE_NOOP("Wording", "Sozialraum des Projekts"),
    "project_person": QT_TRANSLATE_NOOP("Wording", "Person des Projekts"),
    "site": QT_TRANSLATE_NOOP("Wording", "Standort"),
    "organization": QT_TRANSLATE_NOOP("Wording", "Organisation"),
    "person": QT_TRANSLATE_NOOP("Wording", "Ansprechperson"),
    "area": QT_TRANSLATE_NOOP("Wording", "Sozialraum"),
    "twin": QT_TRANSLATE_NOOP("Wording", "Doppelter Eintrag"),
    "contract": QT_TRANSLATE_NOOP("Wording", "Kooperationsvertrag"),
    "contract_party": QT_TRANSLATE_NOOP("Wording", "Vertragspartei"),
    "protocol_version": QT_TRANSLATE_NOOP("Wording", "Fassung"),
    "released_protocol": QT_TRANSLATE_NOOP("Wording", "Freigegebenes Protokoll"),
    "fixed_text": QT_TRANSLATE_NOOP("Wording", "Festgehaltener Text"),
    "recipient": QT_TRANSLATE_NOOP("Wording", "Empfangende Person"),
    "reply": QT_TRANSLATE_NOOP("Wording", "Rückmeldung"),
    "shared_text": QT_TRANSLATE_NOOP("Wording", "Text beim Träger"),
    "shared_reply": QT_TRANSLATE_NOOP("Wording", "Rückmeldung des Trägers"),
    "signature": QT_TRANSLATE_NOOP("Wording", "Unterschrift"),
    "document": QT_TRANSLATE_NOOP("Wording", "Dokument"),
    "mailing": QT_TRANSLATE_NOOP("Wording", "E-Mail"),
    "letterhead": QT_TRANSLATE_NOOP("Wording", "Briefkopf"),
    "logo": QT_TRANSLATE_NOOP("Wording", "Logo"),
    "device": QT_TRANSLATE_NOOP("Wording", "Gerät"),
    "retention": QT_TRANSLATE_NOOP("Wording", "Aufbewahrung"),
    "own_word": QT_TRANSLATE_NOOP("Wording", "Eigenes Wort"),
    "tag": QT_TRANSLATE_NOOP("Wording", "Schlagwort"),
    "tagging": QT_TRANSLATE_NOOP("Wording", "Vergebenes Schlagwort"),
    "comment": QT_TRANSLATE_NOOP("Wording", "Kommentar"),
    "form": QT_TRANSLATE_NOOP("Wording", "Formular"),
    "form_version": QT_TRANSLATE_NOOP("Wording", "Fassung eines Formulars"),
    "form_file": QT_TRANSLATE_NOOP("Wording", "Datei eines Formulars"),
    "submission": QT_TRANSLATE_NOOP("Wording", "Bogen"),
    "form_row": QT_TRANSLATE_NOOP("Wording", "Zeile eines Bogens"),
    "answer": QT_TRANSLATE_NOOP("Wording", "Angabe in einem Bogen"),
    "answer_file": QT_TRANSLATE_NOOP("Wording", "Datei zu einem Bogen"),
    "finished_submission": QT_TRANSLATE_NOOP("Wording", "Abgeschlossener Bogen"),
    "research_key": QT_TRANSLATE_NOOP("Wording", "Schlüssel der Forschungsdateien"),
    "round": QT_TRANSLATE_NOOP("Wording", "Erhebung"),
    "round_part": QT_TRANSLATE_NOOP("Wording", "Beteiligung an einer Erhebung"),
    "submission_step": QT_TRANSLATE_NOOP("Wording", "Schritt eines Bogens"),
    "remark": QT_TRANSLATE_NOOP("Wording", "Anmerkung zu einem Bogen"),
    "filling_rule": QT_TRANSLATE_NOOP("Wording", "Regel zum Einreichen"),
    "contact_kind": QT_TRANSLATE_NOOP("Wording", "Art von Kontakten"),
    "contact_count": QT_TRANSLATE_NOOP("Wording", "Kontaktzahl"),
    "indicator": QT_TRANSLATE_NOOP("Wording", "Indikator"),
    "target": QT_TRANSLATE_NOOP("Wording", "Ziel"),
    "measurement": QT_TRANSLATE_NOOP("Wording", "Wert von Hand"),
    "figure_rule": QT_TRANSLATE_NOOP("Wording", "Regel der Auswertung"),
}
TEXT_PURPOSES: Words = {
    "consultation": QT_TRANSLATE_NOOP("Wording", "Abstimmung"),
    "sheet": QT_TRANSLATE_NOOP("Wording", "Vereinbarungsblatt"),
    "signing": QT_TRANSLATE_NOOP("Wording", "Unterschrift"),
}
REPLY_KINDS: Words = {
    "objection": QT_TRANSLATE_NOOP("Wording", "Einwendung"),
    "no_objections": QT_TRANSLATE_NOOP("Wording", "keine Einwendungen"),
}
REPLY_OUTCOMES: Words = {
    "taken_up": QT_TRANSLATE_NOOP("Wording", "in den Text übernommen"),
    "diverging": QT_TRANSLATE_NOOP("Wording", "wird abweichend abgedruckt"),
}
MAIL_STATES: Words = {
    "prepared": QT_TRANSLATE_NOOP("Wording", "vorbereitet"),
    "sent": QT_TRANSLATE_NOOP("Wording", "versendet"),
    "dropped": QT_TRANSLATE_NOOP("Wording", "verworfen"),
}
PROTOCOL_TYPES: Words = {
    "visit": QT_TRANSLATE_NOOP("Wording", "Vor-Ort-Protokoll"),
    "talk": QT_TRANSLATE_NOOP("Wording", "Protokoll eines Trägergesprächs"),
    "meeting": QT_TRANSLATE_NOOP("Wording", "Niederschrift"),
}
_learned: dict[str, str] = {}
_VALUES: Mapping[tuple[str, str], Words] = {
    ("walk_point", "assessment"): ASSESSMENTS,
    ("walk_point", "people_mark"): PHOTO_MARKS,
    ("stock_actor", "relation"): RELATIONS,
    ("stock_figure", "basis"): BASES,
    ("measurement", "basis"): BASES,
    ("finding", "kind"): FINDINGS,
    ("protocol", "kind"): PROTOCOL_KINDS,
    ("protocol", "type"): PROTOCOL_TYPES,
    ("protocol", "quorate"): QUORATE,
    ("protocol", "approval"): APPROVALS,
    ("protocol", "objections_outcome"): OBJECTIONS,
    ("attendance", "state"): ATTENDANCE_STATES,
    ("topic", "kind"): TOPIC_KINDS,
    ("series", "kind"): MEETING_KINDS,
    ("series", "rhythm"): RHYTHMS,
    ("protocol", "state"): RECORD_STATES,
    ("agreement", "state"): AGREEMENT_STATES,
    ("task", "state"): AGREEMENT_STATES,
    ("follow_up", "state"): AGREEMENT_STATES,
    ("organization", "kind"): ORGANIZATION_KINDS,
    ("project_party", "role"): PARTY_ROLES,
    ("project", "status"): PROJECT_STATES,
    ("device", "role"): DEVICE_ROLES,
    ("photo", "people_mark"): PHOTO_MARKS,
    ("fixed_text", "purpose"): TEXT_PURPOSES,
    ("reply", "kind"): REPLY_KINDS,
    ("reply", "outcome"): REPLY_OUTCOMES,
    ("mailing", "state"): MAIL_STATES,
}


def on_button(text: str) -> str:
    """What people wrote as a button or a menu shows it, where one ampersand would mark a key."""
    return text.replace("&", "&&")


def label(words: Words, key: str) -> str:
    """The label of a word in one of the tables above; an unknown word as it is."""
    return translate("Wording", words[key]) if key in words else key


def learn(name: str, words: str) -> None:
    """Takes what a form calls a field, for fields that :data:`.FIELDS` does not name."""
    if words:
        _learned[name] = words


def forget(name: str) -> None:
    """Takes back what :func:`learn` took."""
    _learned.pop(name, None)


def field(name: str) -> str:
    """The label of a field by its name in the records; else what its form calls it, else its name."""
    return label(FIELDS, name) if name in FIELDS else _learned.get(name, name)


def record_kind(kind: str) -> str:
    """What a record of this table is called."""
    return label(RECORD_KINDS, kind)


def choices(kind: str, name: str) -> Words | None:
    """The words a field chooses from, None where it takes any value."""
    return _VALUES.get((kind, name))


def state_mark(state: str) -> Mark:
    """The chip of a protocol's state."""
    tone, icon = {
        RecordState.DRAFT: ("", "pencil"),
        RecordState.CONSULTATION: ("information", "mail"),
        RecordState.FINAL: ("good", "check"),
    }.get(RecordState(state) if state in set(RecordState) else RecordState.DRAFT, ("", ""))
    return Mark(label(RECORD_STATES, state), tone, icon)


def protocol_mark(state: str, reply_by: date | None, waiting: int, on: date) -> Mark:
    """The chip of a protocol's state; in consultation until when replies are due, and that they are late."""
    if state != RecordState.CONSULTATION:
        return state_mark(state)
    if not waiting:
        return Mark(translate("Wording", "alle haben geantwortet"), "good", "check")
    if reply_by is None:
        return state_mark(state)
    late = (on - reply_by).days
    if late > 0:
        return Mark(dates.overdue_words(late), "problem", "circle-alert")
    return Mark(
        translate("Wording", "Rückmeldung {until}").format(until=dates.due_words(reply_by, on)),
        "information", "mail",
    )  # fmt: skip


def language() -> str:
    """``de`` or ``en``: what the window speaks."""
    return dates.language()


def unexpected() -> str:
    """What is said when the program has no better sentence."""
    return translate(
        "Wording",
        "Das hat nicht geklappt. Was schon gespeichert war, ist noch da. Bitte versuchen Sie es noch einmal.",
    )
