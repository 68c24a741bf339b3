"""Words of the letters that go with documents (LANGUAGE.md), in German and English; sentences are whole."""

from __future__ import annotations

MAIL_WORDS: dict[str, tuple[str, str]] = {
    "mail.greeting": ("Guten Tag,", "Good morning,"),
    "mail.closing": ("Mit freundlichen Grüßen", "Kind regards"),
    "mail.document": (
        "anbei erhalten Sie: {document}, {about}.",
        "please find attached: {document}, {about}.",
    ),
    "mail.draft": (
        "Es ist noch ein Entwurf. Hinweise nehmen wir gern auf.",
        "It is still a draft. We are glad to take up what you notice.",
    ),
    "mail.sheet": (
        "Bitte unterschreiben Sie das Blatt und senden Sie es uns zurück.",
        "Please sign the sheet and send it back to us.",
    ),
    "mail.attendance_list": (
        "Bitte lassen Sie alle Anwesenden unterschreiben. Funktion und Organisation genügen.",
        "Please let everybody present sign. Function and organisation suffice.",
    ),
    "mail.reply_by": (
        "Bitte lesen Sie den Text und antworten Sie uns bis {day}.",
        "Please read the text and reply to us by {day}.",
    ),
    "mail.reply": (
        "Die Zeilen sind nummeriert, am Ende ist Platz für Ihre Antwort. Auch „keine Einwendungen“ hilft.",
        "The lines are numbered, at the end is room for your reply. “No objections” helps, too.",
    ),
    "mail.corrected": (
        "Diese Fassung ersetzt Fassung {version}.",
        "This version replaces version {version}.",
    ),
    "mail.password": (
        "Die Datei ist mit einem Passwort geschützt. Sie erhalten es auf einem anderen Weg.",
        "The file is protected by a password. You will receive it by another way.",
    ),
    "mail.announcement": (
        "hiermit kündigen wir den folgenden Termin an:",
        "we would like to announce the following appointment:",
    ),
    "mail.agenda": ("Vorgesehene Themen:", "Planned topics:"),
    "mail.open": ("Offene Vereinbarungen vom letzten Mal:", "Open agreements from the last time:"),
    "mail.calendar": (
        "Der Termin liegt als Kalenderdatei bei. Bitte sagen Sie uns, wenn er Ihnen nicht passt.",
        "The appointment is attached as a calendar file. Please tell us if it does not suit you.",
    ),
    "mail.appointment": ("Termin", "Appointment"),
    "mail.event_visit": ("Vor-Ort-Besuch", "Site visit"),
    "mail.event_talk": ("Trägergespräch", "Carrier talk"),
    "mail.event_meeting": ("Sitzung", "Meeting"),
    "mail.reminder_subject": (
        "{form} {round}, {project}: Frist {day}",
        "{form} {round}, {project}: due {day}",
    ),
    "mail.reminder_before": (
        "am {day} ist der Bogen „{form}“ für {project} fällig (Erhebung: {round}).",
        "the form “{form}” for {project} is due on {day} (round: {round}).",
    ),
    "mail.reminder_today": (
        "heute, am {day}, ist der Bogen „{form}“ für {project} fällig (Erhebung: {round}).",
        "the form “{form}” for {project} is due today, {day} (round: {round}).",
    ),
    "mail.reminder_after": (
        (
            "der Bogen „{form}“ für {project} war am {day} fällig (Erhebung: {round}). "
            "Bei uns ist er noch nicht angekommen."
        ),
        "the form “{form}” for {project} was due on {day} (round: {round}). It has not arrived here yet.",
    ),
    "mail.reminder_how": (
        (
            "Sie finden ihn in INKA Desktop unter „Heute“. Haben Sie ihn schon eingereicht? "
            "Dann senden und empfangen Sie bitte noch einmal."
        ),
        (
            "You find it in INKA Desktop under “Today”. Have you submitted it already? "
            "Then please send and receive once more."
        ),
    ),
    "mail.reminder_more": (
        "Wenn Sie mehr Zeit brauchen, sagen Sie uns bitte Bescheid. Die Frist liegt als Kalenderdatei bei.",
        "If you need more time, please tell us. The due date is attached as a calendar file.",
    ),
    "mail.reminder_file": ("Frist", "Due-date"),
    "mail.until": ("bis {day}", "until {day}"),
}
