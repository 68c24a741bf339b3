"""What the tour says of its steps, in German and English."""

from __future__ import annotations

STEPS = {
    "example": (
        "Büro: Beispieldaten auf einem neuen Gerät anlegen",
        "Office: make the example data on a new device",
    ),
    "place": (
        "Büro: Ordner als Austauschort einrichten, senden",
        "Office: set up a folder as exchange place, send",
    ),
    "invite": (
        "Büro: zweites Gerät einladen (Datei und Code)",
        "Office: invite a second device (file and code)",
    ),
    "join": (
        "Unterwegs: mit Einladung beitreten, alles empfangen",
        "On the road: join by invitation, receive everything",
    ),
    "record": (
        "Büro: Besuch ohne Verbindung protokollieren",
        "Office: record a visit without a connection",
    ),
    "finish": (
        "Büro: Protokoll abschließen",
        "Office: finish the protocol",
    ),
    "print": (
        "Büro: PDF erzeugen und aufbewahren",
        "Office: make the PDF and keep it",
    ),
    "hand_over": (
        "Beide Geräte treffen sich im Ordner",
        "Both devices meet in the folder",
    ),
    "edit_both": (
        "Beide Geräte bearbeiten denselben Entwurf ohne Verbindung",
        "Both devices edit the same draft without a connection",
    ),
    "merge": (
        "Beide Geräte treffen sich wieder: zusammengeführt, eine Frage bleibt",
        "Both devices meet again: merged, one question is left",
    ),
    "pictures": (
        "Bilder der Seiten",
        "Pictures of the pages",
    ),
    "decide": (
        "Unterwegs: Frage entscheiden; danach sind beide Geräte gleich",
        "On the road: decide the question; both devices are equal then",
    ),
}
"""Steps by their code."""

FACTS = {
    "projects": ("Projekte", "projects"),
    "protocols": ("Protokolle", "protocols"),
    "sent": ("gesendet", "sent"),
    "received": ("empfangen", "received"),
    "people": ("Anwesende", "people present"),
    "topics": ("Themen", "topics"),
    "agreements": ("Vereinbarungen", "agreements"),
    "photos": ("Fotos", "photos"),
    "carried": ("übernommen", "carried over"),
    "number": ("Nummer", "number"),
    "file": ("Datei", "file"),
    "pages": ("Seiten", "pages"),
    "kilobytes": ("kB", "kB"),
    "attachments": ("Anhänge", "attachments"),
    "question": ("Frage", "question"),
    "pictures": ("Bilder", "pictures"),
    "date": ("Termin", "date"),
}
"""What came out of a step, by name."""
