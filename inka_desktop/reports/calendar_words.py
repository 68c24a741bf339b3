"""Words of the calendar on paper and in calendar files, in German and English."""

from __future__ import annotations

CALENDAR_WORDS: dict[str, tuple[str, str]] = {
    "calendar": ("Termine", "Calendar"),
    "calendar.as_of": ("Stand {day}", "As of {day}"),
    "calendar.chosen": ("Auswahl", "Selection"),
    "calendar.period": ("{first} bis {last}", "{first} to {last}"),
    "calendar.one": ("1 Eintrag", "1 entry"),
    "calendar.many": ("{count} Einträge", "{count} entries"),
    "calendar.none": ("In dieser Zeit steht nichts an.", "Nothing is due in this time."),
    "calendar.day": ("Tag", "Day"),
    "calendar.time": ("Uhrzeit", "Time"),
    "calendar.about": ("Worum es geht", "What it is about"),
    "calendar.where": ("Wo oder wer", "Where or who"),
    "calendar.state": ("Stand", "State"),
    "calendar.until": ("bis {day}", "until {day}"),
    "calendar.late_one": ("überfällig seit 1 Tag", "1 day overdue"),
    "calendar.late": ("überfällig seit {count} Tagen", "{count} days overdue"),
    "calendar.waiting_one": ("1 Antwort fehlt", "1 reply missing"),
    "calendar.waiting": ("{count} Antworten fehlen", "{count} replies missing"),
    "calendar.state.draft": ("Entwurf", "Draft"),
    "calendar.state.consultation": ("in Abstimmung", "under consultation"),
    "calendar.state.final": ("abgeschlossen", "final"),
    "calendar.month": ("{name} {year}", "{name} {year}"),
    "calendar.kind.visit": ("Vor-Ort-Besuch", "Site visit"),
    "calendar.kind.talk": ("Trägergespräch", "Carrier talk"),
    "calendar.kind.meeting": ("Sitzung", "Meeting"),
    "calendar.kind.next_visit": ("Vereinbarter Besuch", "Agreed visit"),
    "calendar.kind.next_talk": ("Vereinbartes Gespräch", "Agreed talk"),
    "calendar.kind.next_meeting": ("Vereinbarte Sitzung", "Agreed meeting"),
    "calendar.kind.proposed": ("Sitzung nach Rhythmus", "Meeting by rhythm"),
    "calendar.kind.stock_taking": ("Bestandsaufnahme", "Stock-taking"),
    "calendar.kind.reply": ("Rückmeldung zum Entwurf", "Reply to the draft"),
    "calendar.kind.agreement": ("Vereinbarung", "Agreement"),
    "calendar.kind.contract": ("Vertrag endet", "Contract ends"),
    "calendar.kind.project": ("Förderung endet", "Funding ends"),
    **{
        f"calendar.month.{number}": names
        for number, names in enumerate(
            (
                ("Januar", "January"), ("Februar", "February"), ("März", "March"), ("April", "April"),
                ("Mai", "May"), ("Juni", "June"), ("Juli", "July"), ("August", "August"),
                ("September", "September"), ("Oktober", "October"), ("November", "November"),
                ("Dezember", "December"),
            ), start=1,
        )
    },
    **{
        f"calendar.weekday.{number}": names
        for number, names in enumerate(
            (
                ("Mo", "Mon"), ("Di", "Tue"), ("Mi", "Wed"), ("Do", "Thu"), ("Fr", "Fri"), ("Sa", "Sat"),
                ("So", "Sun"),
            )
        )
    },
}  # fmt: skip
"""Kinds that never leave the office have no word here, so that no paper can name one."""
