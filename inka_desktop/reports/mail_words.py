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
    "mail.agreement_list": (
        "Bitte teilen Sie uns mit, was davon inzwischen erledigt ist.",
        "Please let us know what has been done by now.",
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
        "{which}, {project}: Frist {day}",
        "{which}, {project}: due {day}",
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
    "mail.returned_subject": (
        "Rückfrage: {which}, {project}",
        "Query: {which}, {project}",
    ),
    "mail.returned": (
        "zu Ihrem Bogen „{form}“ für {project} haben wir Rückfragen (Erhebung: {round}).",
        "we have queries about your form “{form}” for {project} (round: {round}).",
    ),
    "mail.returned_alone": (
        "zu Ihrem Bogen „{form}“ für {project} haben wir Rückfragen.",
        "we have queries about your form “{form}” for {project}.",
    ),
    "mail.returned_how": (
        (
            "Bitte senden und empfangen Sie in INKA Desktop. "
            "Danach stehen die Rückfragen im Bogen an den Angaben. "
            "Bitte korrigieren Sie ihn bis {day} und reichen ihn erneut ein."
        ),
        (
            "Please send and receive in INKA Desktop. Then the queries stand at the questions of the form. "
            "Please correct it by {day} and submit it again."
        ),
    ),
    "mail.form_subject": (
        "Bitte ausfüllen bis {day}: {which}, {project}",
        "Please fill in by {day}: {which}, {project}",
    ),
    "mail.form": (
        "anbei finden Sie den Bogen „{form}“ für {project} als ausfüllbare PDF-Datei (Erhebung: {round}).",
        "enclosed you find the form “{form}” for {project} as a PDF file to be filled in (round: {round}).",
    ),
    "mail.form_how": (
        (
            "Bitte öffnen Sie die Datei mit einem PDF-Programm, füllen Sie sie aus, speichern Sie sie und "
            "senden Sie sie bis zum {day} als Antwort zurück."
        ),
        (
            "Please open the file with a PDF program, fill it in, save it and send it back as a reply "
            "by {day}."
        ),
    ),
    "mail.form_more": (
        "Wenn Sie mehr Zeit brauchen, sagen Sie uns bitte Bescheid.",
        "If you need more time, please tell us.",
    ),
    "mail.reminder_file": ("Frist", "Due-date"),
    "mail.until": ("bis {day}", "until {day}"),
}
