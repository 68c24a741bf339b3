"""A form with every kind of question, blank and filled, for the tests of all documents."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from inka_desktop.records.form_content import (
    ChoiceContent,
    ComparisonContent,
    ConditionContent,
    FormContent,
    GroupContent,
    Kind,
    MatrixContent,
    NoteContent,
    PhotoAnswer,
    QuestionContent,
    RepeatContent,
)

CODE = "INKA1:de:quartal:0123456789abcdef:AZ0BcdEfGhIjKlMnOpQrSg:AZ0BcdEfGhIjKlMnOpQrSg"
CHOICES = (
    ChoiceContent("a", "Beratung im Einzelfall", 4), ChoiceContent("b", "Gemeinsame Angebote"),
    ChoiceContent("c", "Austausch"),
)  # fmt: skip
_CONDITION = ConditionContent(
    (ComparisonContent(1, "=", ("Ja",)), ComparisonContent(2, ">", ("3",)), ComparisonContent(3, "<", (), 2))
)
_VALUES = {
    "whole": "1234", "number": "12,5", "date": "23.11.2026", "time": "09:30 Uhr", "one": "Austausch",
    "several": "Beratung im Einzelfall; Austausch", "tick": "OK", "lines": "Erste Zeile\nZweite Zeile",
}  # fmt: skip


def _question(number: int, kind: Kind, **more: object) -> QuestionContent:
    chooses = kind in ("one", "several", "rank")
    made = QuestionContent(
        f"/data/q{number}", number, kind, f"Frage nach {kind}", "Hinweis dazu", number % 2 == 0,
        choices=CHOICES if chooses else (),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # tests name what they mean


def _row(place: int) -> tuple[QuestionContent, ...]:
    kinds: tuple[Kind, ...] = ("text", "one", "date")
    return tuple(_question(40 + n, kind, name=f"/data/r#{place}/{kind}") for n, kind in enumerate(kinds))


BLANK = FormContent(
    "Quartalsmonitoring", "2026112701", "Deutsch (de)", "Projekt Sonnenhang", "3. Quartal 2026", "", CODE,
    "3F7A-92C1",
    (
        GroupContent(
            "Alle Arten", tuple(_question(n, kind) for n, kind in enumerate(get_args(Kind), 1)), "Bitte lesen"
        ),
        GroupContent(
            "Unter Bedingungen",
            (
                NoteContent("Ein Hinweis ohne Frage"),
                _question(20, "text", condition=_CONDITION),
                _question(21, "one", choices=tuple(ChoiceContent(f"v{n}", f"Ort {n}") for n in range(60))),
                _question(22, "one", choices=(), listed=False),
                MatrixContent(tuple(_question(n, "one") for n in range(30, 34))),
            ),
            condition=replace(_CONDITION, any=True, otherwise=35),
        ),
        RepeatContent("Neue Angebote", tuple(_row(n) for n in range(1, 5)), table=True),
        RepeatContent(
            "Einrichtungen", tuple((_question(50, "several"), _question(51, "lines")) for _ in range(2))
        ),
    ),
)  # fmt: skip


def _answered(part: object) -> object:
    if isinstance(part, QuestionContent):
        file = PhotoAnswer("foto.jpg", None) if part.kind in ("file", "sign") else None
        return replace(part, value=_VALUES.get(part.kind, "Antwort"), condition=None, file=file)
    if isinstance(part, MatrixContent):
        return MatrixContent(tuple(map(_answered, part.questions)))  # type: ignore[arg-type]  # a part for a part
    if isinstance(part, GroupContent):
        return replace(part, parts=tuple(map(_answered, part.parts)), condition=None)  # type: ignore[arg-type]  # a part for a part
    if isinstance(part, RepeatContent):
        return replace(part, rows=tuple(tuple(map(_answered, row)) for row in part.rows))  # type: ignore[arg-type]  # a part for a part
    return part


FILLED = replace(
    BLANK,
    about="Abgeschlossen, Stand 27.11.2026",
    parts=tuple(map(_answered, BLANK.parts)),  # type: ignore[arg-type]  # a part for a part
)
EMPTY = FormContent("")
