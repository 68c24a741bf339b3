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
FIELDS: Words = {
    "made_at": QT_TRANSLATE_NOOP("Wording", "Hinzugefügt am"),
    "recipients": QT_TRANSLATE_NOOP("Wording", "An"),
    "signed_at": QT_TRANSLATE_NOOP("Wording", "Unterschrieben am"),
    "accessibility": QT_TRANSLATE_NOOP("Wording", "Zugang"),
    "area_id": QT_TRANSLATE_NOOP("Wording", "Sozialraum"),
    "as_of": QT_TRANSLATE_NOOP("Wording", "Stand"),
    "assessment": QT_TRANSLATE_NOOP("Wording", "Einschätzung"),
    "attachment_id": QT_TRANSLATE_NOOP("Wording", "Foto"),
    "basis": QT_TRANSLATE_NOOP("Wording", "Grundlage"),
    "by_interview": QT_TRANSLATE_NOOP("Wording", "Methode: Gespräche"),
    "by_round_table": QT_TRANSLATE_NOOP("Wording", "Methode: Runder Tisch"),
    "by_statistics": QT_TRANSLATE_NOOP("Wording", "Methode: Statistik"),
    "by_walk": QT_TRANSLATE_NOOP("Wording", "Methode: Begehung"),
    "capacity": QT_TRANSLATE_NOOP("Wording", "Plätze"),
    "carrier": QT_TRANSLATE_NOOP("Wording", "Träger"),
    "category": QT_TRANSLATE_NOOP("Wording", "Kategorie"),
    "coordinates": QT_TRANSLATE_NOOP("Wording", "Koordinaten"),
    "date_to": QT_TRANSLATE_NOOP("Wording", "Ende"),
    "delimitation": QT_TRANSLATE_NOOP("Wording", "Abgrenzung"),
    "district_value": QT_TRANSLATE_NOOP("Wording", "Wert in Kommune oder Kreis"),
    "financing": QT_TRANSLATE_NOOP("Wording", "Finanzierung"),
    "method_note": QT_TRANSLATE_NOOP("Wording", "Zu den Methoden"),
    "offer": QT_TRANSLATE_NOOP("Wording", "Angebot"),
    "origin_id": QT_TRANSLATE_NOOP("Wording", "Aus der ersten Bestandsaufnahme"),
    "relation": QT_TRANSLATE_NOOP("Wording", "Beziehung"),
    "source": QT_TRANSLATE_NOOP("Wording", "Quelle"),
    "state_value": QT_TRANSLATE_NOOP("Wording", "Wert im Land"),
    "summary": QT_TRANSLATE_NOOP("Wording", "Überblick"),
    "target_group": QT_TRANSLATE_NOOP("Wording", "Zielgruppe"),
    "value": QT_TRANSLATE_NOOP("Wording", "Wert"),
    "abstentions": QT_TRANSLATE_NOOP("Wording", "Enthaltungen"),
    "agreed_at_id": QT_TRANSLATE_NOOP("Wording", "Vereinbart bei"),
    "agenda": QT_TRANSLATE_NOOP("Wording", "Feste Tagesordnungspunkte"),
    "approval": QT_TRANSLATE_NOOP("Wording", "Genehmigung der letzten Niederschrift"),
    "body": QT_TRANSLATE_NOOP("Wording", "Gremium"),
    "chair": QT_TRANSLATE_NOOP("Wording", "Sitzungsleitung"),
    "facts": QT_TRANSLATE_NOOP("Wording", "Sachstand"),
    "invited_on": QT_TRANSLATE_NOOP("Wording", "Eingeladen am"),
    "last_minutes_id": QT_TRANSLATE_NOOP("Wording", "Letzte Niederschrift"),
    "meeting_number": QT_TRANSLATE_NOOP("Wording", "Sitzung Nr."),
    "objections": QT_TRANSLATE_NOOP("Wording", "Einwendungen"),
    "objections_outcome": QT_TRANSLATE_NOOP("Wording", "Umgang mit Einwendungen"),
    "purpose": QT_TRANSLATE_NOOP("Wording", "Zweck"),
    "quorate": QT_TRANSLATE_NOOP("Wording", "Beschlussfähigkeit"),
    "quorum": QT_TRANSLATE_NOOP("Wording", "Nötige Stimmen"),
    "resolution": QT_TRANSLATE_NOOP("Wording", "Beschluss"),
    "results": QT_TRANSLATE_NOOP("Wording", "Ergebnisse"),
    "rhythm": QT_TRANSLATE_NOOP("Wording", "Rhythmus"),
    "series_id": QT_TRANSLATE_NOOP("Wording", "Sitzungsreihe"),
    "topic_id": QT_TRANSLATE_NOOP("Wording", "Tagesordnungspunkt"),
    "type": QT_TRANSLATE_NOOP("Wording", "Art des Protokolls"),
    "vote": QT_TRANSLATE_NOOP("Wording", "Stimmrecht"),
    "votes_against": QT_TRANSLATE_NOOP("Wording", "Nein-Stimmen"),
    "votes_for": QT_TRANSLATE_NOOP("Wording", "Ja-Stimmen"),
    "predecessor_id": QT_TRANSLATE_NOOP("Wording", "Früherer Name"),
    "predecessor_label": QT_TRANSLATE_NOOP("Wording", "Früherer Name"),
    "signed_by": QT_TRANSLATE_NOOP("Wording", "Unterschrieben von"),
    "signed_on": QT_TRANSLATE_NOOP("Wording", "Unterschrieben am"),
    "verdict": QT_TRANSLATE_NOOP("Wording", "Dieselben"),
    "area_label": QT_TRANSLATE_NOOP("Wording", "Sozialraum"),
    "content": QT_TRANSLATE_NOOP("Wording", "Text der Fassung"),
    "file_name": QT_TRANSLATE_NOOP("Wording", "Dateiname"),
    "finished_by": QT_TRANSLATE_NOOP("Wording", "Abgeschlossen von"),
    "hash": QT_TRANSLATE_NOOP("Wording", "Datei"),
    "hold_reason": QT_TRANSLATE_NOOP("Wording", "Grund der Aussetzung"),
    "municipality_label": QT_TRANSLATE_NOOP("Wording", "Kommune"),
    "organization_label": QT_TRANSLATE_NOOP("Wording", "Organisation"),
    "person_label": QT_TRANSLATE_NOOP("Wording", "Person"),
    "project_label": QT_TRANSLATE_NOOP("Wording", "Projekt"),
    "fixed_by": QT_TRANSLATE_NOOP("Wording", "Festgehalten von"),
    "lines": QT_TRANSLATE_NOOP("Wording", "Zeilen"),
    "outcome": QT_TRANSLATE_NOOP("Wording", "Umgang mit der Einwendung"),
    "outcome_note": QT_TRANSLATE_NOOP("Wording", "Vermerk zur Einwendung"),
    "received_on": QT_TRANSLATE_NOOP("Wording", "Eingegangen am"),
    "reply_by": QT_TRANSLATE_NOOP("Wording", "Rückmeldung bis"),
    "section": QT_TRANSLATE_NOOP("Wording", "Abschnitt"),
    "strokes": QT_TRANSLATE_NOOP("Wording", "Unterschrift"),
    "topic_title": QT_TRANSLATE_NOOP("Wording", "Thema"),
    "way": QT_TRANSLATE_NOOP("Wording", "Weg"),
    "wording": QT_TRANSLATE_NOOP("Wording", "Wortlaut"),
    "released_by": QT_TRANSLATE_NOOP("Wording", "Freigegeben von"),
    "site_label": QT_TRANSLATE_NOOP("Wording", "Standort"),
    "ground": QT_TRANSLATE_NOOP("Wording", "Rechtsgrundlage"),
    "hold": QT_TRANSLATE_NOOP("Wording", "Löschen ausgesetzt"),
    "months": QT_TRANSLATE_NOOP("Wording", "Dauer in Monaten"),
    "start_event": QT_TRANSLATE_NOOP("Wording", "Beginn der Frist"),
    "started_on": QT_TRANSLATE_NOOP("Wording", "Frist läuft ab"),
    "alive": QT_TRANSLATE_NOOP("Wording", "Vorhanden"),
    "begin": QT_TRANSLATE_NOOP("Wording", "Beginn"),
    "boundaries": QT_TRANSLATE_NOOP("Wording", "Abgrenzung"),
    "caption": QT_TRANSLATE_NOOP("Wording", "Bildunterschrift"),
    "carrier_statement": QT_TRANSLATE_NOOP("Wording", "Stellungnahme des Trägers"),
    "city": QT_TRANSLATE_NOOP("Wording", "Ort"),
    "consent_note": QT_TRANSLATE_NOOP("Wording", "Einwilligung"),
    "date": QT_TRANSLATE_NOOP("Wording", "Datum"),
    "description": QT_TRANSLATE_NOOP("Wording", "Beschreibung"),
    "distribution": QT_TRANSLATE_NOOP("Wording", "Verteiler"),
    "district": QT_TRANSLATE_NOOP("Wording", "Ortsteil"),
    "done_by": QT_TRANSLATE_NOOP("Wording", "Bestätigt von"),
    "done_on": QT_TRANSLATE_NOOP("Wording", "Erledigt am"),
    "due": QT_TRANSLATE_NOOP("Wording", "Bis wann"),
    "email": QT_TRANSLATE_NOOP("Wording", "E-Mail"),
    "enclosures": QT_TRANSLATE_NOOP("Wording", "Anlagen"),
    "end": QT_TRANSLATE_NOOP("Wording", "Ende"),
    "evidence": QT_TRANSLATE_NOOP("Wording", "Nachweis"),
    "file_number": QT_TRANSLATE_NOOP("Wording", "Aktenzeichen"),
    "function": QT_TRANSLATE_NOOP("Wording", "Funktion"),
    "funded_from": QT_TRANSLATE_NOOP("Wording", "Förderung ab"),
    "funded_to": QT_TRANSLATE_NOOP("Wording", "Förderung bis"),
    "internal_note": QT_TRANSLATE_NOOP("Wording", "Interne Notiz"),
    "keeper": QT_TRANSLATE_NOOP("Wording", "Protokollführung"),
    "kind": QT_TRANSLATE_NOOP("Wording", "Art"),
    "left_on": QT_TRANSLATE_NOOP("Wording", "Ausgeschieden am"),
    "municipality_id": QT_TRANSLATE_NOOP("Wording", "Kommune"),
    "municipality_key": QT_TRANSLATE_NOOP("Wording", "Gemeindeschlüssel"),
    "name": QT_TRANSLATE_NOOP("Wording", "Name"),
    "next_date": QT_TRANSLATE_NOOP("Wording", "Nächster Termin"),
    "next_note": QT_TRANSLATE_NOOP("Wording", "Nächster Termin: Hinweis"),
    "next_time": QT_TRANSLATE_NOOP("Wording", "Nächster Termin: Uhrzeit"),
    "note": QT_TRANSLATE_NOOP("Wording", "Notiz"),
    "notes": QT_TRANSLATE_NOOP("Wording", "Text"),
    "number": QT_TRANSLATE_NOOP("Wording", "Nummer"),
    "observations": QT_TRANSLATE_NOOP("Wording", "Beobachtungen"),
    "occasion": QT_TRANSLATE_NOOP("Wording", "Anlass"),
    "office": QT_TRANSLATE_NOOP("Wording", "Stelle"),
    "opening_hours": QT_TRANSLATE_NOOP("Wording", "Öffnungszeiten"),
    "organization": QT_TRANSLATE_NOOP("Wording", "Organisation"),
    "organization_id": QT_TRANSLATE_NOOP("Wording", "Organisation"),
    "people_mark": QT_TRANSLATE_NOOP("Wording", "Personen auf dem Foto"),
    "person_id": QT_TRANSLATE_NOOP("Wording", "Person"),
    "phone": QT_TRANSLATE_NOOP("Wording", "Telefon"),
    "place": QT_TRANSLATE_NOOP("Wording", "Ort"),
    "position": QT_TRANSLATE_NOOP("Wording", "Reihenfolge"),
    "postcode": QT_TRANSLATE_NOOP("Wording", "Postleitzahl"),
    "problems": QT_TRANSLATE_NOOP("Wording", "Problemlagen"),
    "project_id": QT_TRANSLATE_NOOP("Wording", "Projekt"),
    "publicity": QT_TRANSLATE_NOOP("Wording", "Förderhinweis"),
    "quick_note": QT_TRANSLATE_NOOP("Wording", "Schnellnotiz"),
    "release_id": QT_TRANSLATE_NOOP("Wording", "Freigegebenes Protokoll"),
    "recommendations": QT_TRANSLATE_NOOP("Wording", "Empfehlungen"),
    "remark": QT_TRANSLATE_NOOP("Wording", "Bemerkung"),
    "released_as": QT_TRANSLATE_NOOP("Wording", "Freigegeben als"),
    "released_id": QT_TRANSLATE_NOOP("Wording", "Freigegeben"),
    "responsible": QT_TRANSLATE_NOOP("Wording", "Zuständig"),
    "responsible_id": QT_TRANSLATE_NOOP("Wording", "Zuständig"),
    "role": QT_TRANSLATE_NOOP("Wording", "Rolle"),
    "sender": QT_TRANSLATE_NOOP("Wording", "Absender"),
    "short_name": QT_TRANSLATE_NOOP("Wording", "Kurzname"),
    "site_id": QT_TRANSLATE_NOOP("Wording", "Standort"),
    "state": QT_TRANSLATE_NOOP("Wording", "Stand"),
    "status": QT_TRANSLATE_NOOP("Wording", "Stand"),
    "street": QT_TRANSLATE_NOOP("Wording", "Straße"),
    "support_needed": QT_TRANSLATE_NOOP("Wording", "Unterstützungsbedarf"),
    "taken_at": QT_TRANSLATE_NOOP("Wording", "Aufgenommen am"),
    "title": QT_TRANSLATE_NOOP("Wording", "Titel"),
    "valid_from": QT_TRANSLATE_NOOP("Wording", "Gültig ab"),
    "valid_to": QT_TRANSLATE_NOOP("Wording", "Gültig bis"),
    "website": QT_TRANSLATE_NOOP("Wording", "Internetseite"),
    "went_well": QT_TRANSLATE_NOOP("Wording", "Gelungenes"),
    "what": QT_TRANSLATE_NOOP("Wording", "Vereinbarung"),
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


def label(words: Words, key: str) -> str:
    """The label of a word in one of the tables above; an unknown word as it is."""
    return translate("Wording", words[key]) if key in words else key


def learn(name: str, words: str) -> None:
    """Takes what a form calls a field, for fields that :data:`FIELDS` does not name."""
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
