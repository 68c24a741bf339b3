"""A talk and minutes to print, invented: as long as wished, with everything that such a protocol can say."""

from __future__ import annotations

import datetime as dt

from inka_desktop.records.content import (
    AgreementContent,
    PresentContent,
    ProjectContent,
    ProtocolContent,
    TopicContent,
)

PROJECT = ProjectContent(
    "Sonnenhang", "2012-INKA-017", ("Stadt Musterstadt",), "Verein für Nachbarschaftshilfe e. V."
)
TALK = ProtocolContent(
    format=2,
    kind="carrier_talk",
    number="TGP-2026-KS2-003",
    project=PROJECT,
    visit_kind="status_talk",
    date=dt.date(2026, 11, 25),
    begin=dt.time(14, 0),
    end=dt.time(15, 40),
    place="Geschäftsstelle des Trägers, Marktstraße 4",
    keeper="M. Krüger",
    partner="Verein für Nachbarschaftshilfe e. V., Geschäftsführung",
    purpose="Stand der Umsetzung vor dem Zwischenbericht, Personalwechsel zum Jahresende",
    people=(
        PresentContent("Geschäftsführung", "Verein für Nachbarschaftshilfe e. V."),
        PresentContent("Projektleitung", "Verein für Nachbarschaftshilfe e. V.", "A. Sommer"),
        PresentContent("Koordination", "Koordinierungsstelle"),
    ),
    topics=(
        TopicContent(
            "Stand der Umsetzung", "Die Sprechzeiten sind gut besucht.\nDonnerstags fehlt Personal."
        ),
        TopicContent("Personal und Finanzen", "Eine Stelle wird zum 1. Februar neu besetzt."),
    ),
    results="Der Träger legt bis Jahresende einen Vertretungsplan vor.\nDie Mittel werden geprüft.",
    agreements=(
        AgreementContent("Vertretungsplan vorlegen", "Geschäftsführung", dt.date(2026, 12, 18)),
        AgreementContent("Mittelabruf prüfen", "Koordinierungsstelle", dt.date(2026, 12, 4)),
    ),
    carrier_statement="Der Träger bittet um eine schriftliche Bestätigung der Fristen.",
    next_date=dt.date(2027, 1, 20),
    finished_at=dt.datetime(2026, 11, 25, 16, 2, tzinfo=dt.UTC),
    finished_by="M. Krüger",
)
_LONG = (
    "Die Verwaltung berichtet über den Stand der Umsetzung und die Nachfrage im Quartier. Mehrere Mitglieder "
    "fragen nach der Verteilung der Mittel zwischen den beiden Standorten. Es wird darauf hingewiesen, dass "
    "die Sprechzeiten am Donnerstag für Berufstätige wichtig sind. "
)


def minutes(items: int = 6, paragraphs: int = 2) -> ProtocolContent:
    """Minutes with so many items, every third one a resolution, each discussed in so many paragraphs."""
    return ProtocolContent(
        format=2,
        kind="minutes",
        number="NS-2026-KS2-007",
        project=PROJECT,
        visit_kind="steering_group",
        body="Steuerungsgruppe Sonnenhang",
        meeting_number="7",
        date=dt.date(2026, 12, 8),
        begin=dt.time(16, 0),
        end=dt.time(18, 15),
        place="Rathaus Musterstadt, Sitzungsraum 2",
        invited_on=dt.date(2026, 11, 20),
        chair="Dr. H. Lindner",
        keeper="M. Krüger",
        quorum=5,
        quorate="quorate",
        people=(
            *(PresentContent(f"Mitglied {n}", f"Stelle {n}", vote=True) for n in range(1, 8)),
            PresentContent("Jugendamt", "Landkreis", "", "", "excused", True),
            PresentContent("Polizeiinspektion", "", "", "nur zu TOP 3", "guest"),
        ),
        last_date=dt.date(2026, 9, 8),
        last_number="NS-2026-KS2-006",
        approval="approved_changed",
        objections="Zu TOP 4 fehlt der Hinweis auf die Abstimmung mit dem Sozialamt.",
        objections_outcome="accepted",
        carried=(
            AgreementContent(
                "Aushang in drei Sprachen", "Träger", dt.date(2026, 11, 30), agreed_on=dt.date(2026, 9, 8)
            ),
        ),
        topics=tuple(item(number, paragraphs) for number in range(1, items + 1)),
        agreements=tuple(
            AgreementContent(f"Vorlage zu TOP {n} ergänzen", "Geschäftsstelle", dt.date(2027, 1, 15), item=n)
            for n in range(2, items + 1, 4)
        ),
        next_date=dt.date(2027, 3, 9),
        next_time=dt.time(16, 0),
        distribution=("Mitglieder", "Träger"),
        finished_at=dt.datetime(2026, 12, 9, 9, 0, tzinfo=dt.UTC),
        finished_by="M. Krüger",
    )


def item(number: int, paragraphs: int) -> TopicContent:
    """One item of the agenda."""
    if number % 3:
        kind = "information" if number % 2 else "discussion"
        return TopicContent(f"Bericht Nr. {number} aus dem Quartier", "\n".join([_LONG] * paragraphs), kind)
    return TopicContent(
        f"Verwendung der Mittel, Teil {number // 3}",
        "\n".join([_LONG] * paragraphs),
        "resolution",
        "Für das zweite Halbjahr stehen 4.500 Euro zur Verfügung.",
        f"Die Steuerungsgruppe beschließt, {number * 100} Euro für das Nachbarschaftsfest einzusetzen. Über "
        "die Verwendung wird in der nächsten Sitzung berichtet.",
        *((6, 0, 1), (4, 3, 0), (3, 3, 1))[number // 3 % 3],
    )
