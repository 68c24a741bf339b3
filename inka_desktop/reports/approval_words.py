"""Words that consultation, agreement sheet, attendance list and signatures print; a part of :mod:`.words`."""

from __future__ import annotations

APPROVAL_WORDS: dict[str, tuple[str, str]] = {
    # texts in consultation
    "consultation": ("Text zur Abstimmung", "Text for consultation"),
    "consultation_number": ("Text {number} zur Abstimmung", "Text {number} for consultation"),
    "consultation_file": ("Text-{number}", "text-{number}"),
    "reply_by": ("Rückmeldung bis {day}", "Reply by {day}"),
    "consultation_note": (
        "Dieser Text ist noch nicht abgeschlossen. Bitte nennen Sie zu jeder Einwendung die Zeilen.",
        "This text is not final yet. Please name the lines of each objection.",
    ),
    "recipients": ("Empfangende", "Recipients"),
    "reply": ("Rückmeldung", "Reply"),
    "reply_to": ("Zu: {document}, {text}", "On: {document}, {text}"),
    "no_objections": ("Keine Einwendungen", "No objections"),
    "with_objections": ("Folgende Einwendungen:", "The following objections:"),
    "lines": ("Zeile", "Line"),
    "objection": ("Einwendung und gewünschte Fassung", "Objection and wording wished for"),
    "signature": ("Name und Unterschrift", "Name and signature"),
    "fingerprint": ("Prüfwert des Textes: {hash}", "Check value of the text: {hash}"),
    # diverging views
    "views": ("Abweichende Auffassungen", "Diverging views"),
    "view_topic": ("Zu „{topic}“", "On “{topic}”"),
    "view_all": ("Zum Protokoll", "On the protocol"),
    "view_by": ("{who}, {day}, {way}", "{who}, {day}, {way}"),
    "way.mail": ("per E-Mail", "by e-mail"),
    "way.phone": ("telefonisch", "by phone"),
    "way.letter": ("schriftlich", "in writing"),
    "way.in_person": ("persönlich", "in person"),
    "way.program": ("im Programm", "in the program"),
    # signatures
    "simple_signature": ("einfache elektronische Signatur", "simple electronic signature"),
    "signed_at": ("{moment}, {label}", "{moment}, {label}"),
    "signed_changed": (
        "Der Text wurde nach dieser Unterschrift geändert. Der unterschriebene Text steht im Anhang.",
        "The text was changed after this signature. The signed text is in the annex.",
    ),
    "signed_sheets": ("Unterschriebene Fassungen", "Signed copies"),
    "signed_sheet": ("{name}, aufgenommen am {day}", "{name}, added on {day}"),
    "signed_sheet_changed": (
        "Der Text wurde nach diesem Blatt geändert. Der unterschriebene Text steht im Anhang.",
        "The text was changed after this sheet. The signed text is in the annex.",
    ),
    "signed_text": ("Anhang: unterschriebener Text", "Annex: the signed text"),
    "signed_text_note": (
        "So lautete der Text, unter dem unterschrieben wurde. Es gilt das Protokoll in seiner neuen Fassung.",
        "This is the text as it was signed. What holds is the protocol in its new version.",
    ),
    # the agreement sheet
    "sheet": ("Vereinbarungsblatt", "Agreement sheet"),
    "sheet_none": ("Es wurde nichts vereinbart.", "Nothing was agreed."),
    "sheet_note": (
        "Mit der Unterschrift wird bestätigt, dass dies vereinbart wurde. Das Protokoll folgt.",
        "The signatures confirm that this was agreed. The protocol follows.",
    ),
    # the attendance list
    "attendance_list": ("Anwesenheitsliste", "Attendance list"),
    "attendance_signature": ("Unterschrift", "Signature"),
    "attendance_privacy": (
        (
            "Diese Angaben dienen nur dem Nachweis der Teilnahme und werden mit dem Protokoll aufbewahrt. "
            "Funktion und Organisation genügen, der Name ist freiwillig. Auskunft und Löschung: {office}."
        ),
        (
            "These entries only prove attendance and are kept with the protocol. Function and organisation "
            "suffice, a name is voluntary. Access and erasure: {office}."
        ),
    ),
    "attendance_office": ("bei der einladenden Stelle", "ask the inviting office"),
}
