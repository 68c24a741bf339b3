"""Words of the agreement list, in German and English."""

from __future__ import annotations

AGREEMENT_WORDS: dict[str, tuple[str, str]] = {
    "agreement_list": ("Vereinbarungen", "Agreements"),
    "agreement_list.by_project": ("nach Projekt", "by project"),
    "agreement_list.by_responsible": ("nach Zuständigen", "by responsible"),
    "agreement_list.chosen": ("Auswahl", "Selection"),
    "agreement_list.as_of": ("Stand {day}", "As of {day}"),
    "agreement_list.kept_by": ("Geführt von", "Kept by"),
    "agreement_list.one": ("1 Vereinbarung", "1 agreement"),
    "agreement_list.many": ("{count} Vereinbarungen", "{count} agreements"),
    "agreement_list.none": (
        "Zu dieser Auswahl gibt es keine Vereinbarung.", "No agreement matches this selection.",
    ),
    "agreement_list.no_project": ("Ohne Projekt", "Without a project"),
    "agreement_list.nobody": ("Noch niemand zuständig", "Nobody responsible yet"),
    "agreement_list.postponed": (
        "Verschoben von {old} auf {new} ({by}, {day})", "Postponed from {old} to {new} ({by}, {day})",
    ),
    "agreement_list.postponed_why": (
        "Verschoben von {old} auf {new}: {reason} ({by}, {day})",
        "Postponed from {old} to {new}: {reason} ({by}, {day})",
    ),
    "agreement_list.evidence": ("Nachweis: {evidence}", "Evidence: {evidence}"),
    "agreement_list.evidence_by": (
        "Nachweis: {evidence} (bestätigt von {name})", "Evidence: {evidence} (confirmed by {name})",
    ),
    "agreement_list.confirmed": ("Bestätigt von {name}", "Confirmed by {name}"),
}  # fmt: skip
