"""Words about rounds of monitoring, in German and English."""

from __future__ import annotations

ROUND_WORDS: dict[str, tuple[str, str]] = {
    "sheet.monitoring": ("Monitoring", "Monitoring"),
    "sheet.submitted": ("Zuletzt eingereicht", "Last submitted"),
    "sheet.received": ("Zuletzt eingegangen", "Last received"),
    "round.open": ("offen", "open"),
    "round.begun": ("offen, in Bearbeitung", "open, in progress"),
    "round.returned": ("offen, Rückfrage bis {day}", "open, query until {day}"),
    "round.late_one": ("offen, überfällig seit 1 Tag", "open, 1 day overdue"),
    "round.late": ("offen, überfällig seit {days} Tagen", "open, {days} days overdue"),
    "round.submitted": ("eingereicht am {day}", "submitted on {day}"),
    "round.checked": ("geprüft, eingereicht am {day}", "accepted, submitted on {day}"),
    "round.excused": ("nimmt nicht teil: {reason}", "does not take part: {reason}"),
    "round.missed": ("nicht eingereicht", "not submitted"),
    "round.left_out": ("nicht beteiligt", "not asked"),
}
