"""A form while it is filled: its parts, its pages, what changed, what is missing; without any widget."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject

from inka_desktop.forms import ChangeSet, NodeId, marked
from inka_desktop.forms.convert import converted
from inka_desktop.forms.parts import Part
from inka_desktop.gui import i18n
from inka_desktop.viewmodels import dates, form_parts, numbers
from inka_desktop.viewmodels.filling import Filling
from inka_desktop.viewmodels.form_parts import Heading, is_table, questions, sheet_of, sheets
from inka_desktop.viewmodels.form_problems import ProblemTable, told
from inka_desktop.viewmodels.row_table import ComplaintRole, RowTable
from tests.forms.making import filled

FORM = """
| survey  |                  |        |                   |                  |          |            |            |                    |              |
|         | type             | name   | label::Deutsch (de) | label::English (en) | required | relevant  | constraint | constraint_message::Deutsch (de) | appearance |
|         | note             | hallo  | Guten **Tag**     | Hello            |          |            |            |                    |              |
|         | text             | name   | Name              | Name             | yes      |            |            |                    |              |
|         | integer          | alter  | Alter             | Age              |          |            | . < 120    | Bitte prüfen.      |              |
|         | begin group      | mehr   | Mehr zu ${name}   | More on ${name}  |          | ${alter} > 17 |         |                    |              |
|         | select_one beruf | beruf  | Beruf             | Profession       | yes      |            |            |                    |              |
|         | end group        |        |                   |                  |          |            |            |                    |              |
|         | begin repeat     | kind   | Kinder            | Children         |          |            |            |                    |              |
|         | text             | kname  | Vorname           | First name       | yes      |            |            |                    |              |
|         | date             | kgeb   | Geboren           | Born             |          |            |            |                    |              |
|         | decimal          | gross  | Größe             | Height           |          |            | . < 3      | Zu groß.           |              |
|         | select_one beruf | kb     | Traumberuf        | Dream            |          |            |            |                    | minimal      |
|         | end repeat       |        |                   |                  |          |            |            |                    |              |
| choices |                  |        |                   |                  |          |            |            |                    |              |
|         | list_name        | name   | label::Deutsch (de) | label::English (en) |       |            |            |                    |              |
|         | beruf            | a      | Ärztin            | Doctor           |          |            |            |                    |              |
|         | beruf            | b      | Bäcker            | Baker            |          |            |            |                    |              |
"""  # noqa: E501  a table is easier to read in one piece
NAME, AGE, JOB, GROUP = (NodeId(f"/data/{path}") for path in ("name", "alter", "mehr/beruf", "mehr"))


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    i18n.install("de")
    dates.set_language("de")
    yield
    dates.set_language("de")


@pytest.fixture
def filling() -> Filling:
    return Filling(filled(FORM))


def repeat_of(filling: Filling) -> Part:
    return next(part for part in filling.parts() if part.repeats)


def test_parts_stand_in_the_order_of_the_form(filling: Filling) -> None:
    assert [(part.kind, part.node.path) for part in filling.parts()] == [
        ("question", "/data/hallo"), ("question", "/data/name"), ("question", "/data/alter"),
        ("group", "/data/mehr"), ("repeat", "/data/kind"),
    ]  # fmt: skip
    assert questions(filling.parts()) == 8
    assert filling.title(repeat_of(filling)) == "Kinder"
    assert filling.is_note(filling.parts()[0].control, filling.state(filling.parts()[0].node))
    assert is_table(repeat_of(filling))


def test_a_title_follows_its_values_and_the_language(filling: Filling) -> None:
    group = filling.parts()[3]
    filling.answer(NAME, "Ada")
    assert filling.title(group) == "Mehr zu Ada"
    filling.set_language("English (en)")
    assert filling.title(group) == "More on Ada"
    assert filling.label(NodeId("/data/hallo")) == "Hello"


def test_a_group_comes_with_its_condition(filling: Filling) -> None:
    seen: list[ChangeSet] = []
    filling.changed.connect(seen.append)
    assert not filling.is_shown(filling.parts()[3])
    assert filling.answer(AGE, "18") == ""
    assert filling.is_shown(filling.parts()[3])
    assert GROUP in seen[-1].changed("relevant") or JOB in seen[-1].changed("relevant")


def test_what_is_missing_is_told_in_order_with_the_row(filling: Filling) -> None:
    filling.answer(AGE, "18")
    filling.add_row(repeat_of(filling))
    assert [(one.label, one.why) for one in filling.missing()] == [
        ("Name", "Hier fehlt noch eine Antwort."),
        ("Beruf", "Hier fehlt noch eine Antwort."),
        ("Vorname (Eintrag 1)", "Hier fehlt noch eine Antwort."),
        ("Vorname (Eintrag 2)", "Hier fehlt noch eine Antwort."),
    ]
    first, count = filling.first_missing(2)
    assert ([one.label for one in first], count) == (["Name", "Beruf"], 4)


def test_nothing_is_held_against_anybody_before_a_field_was_left(filling: Filling) -> None:
    filling.answer(AGE, "130")
    assert filling.complaint(AGE, filling.state(AGE)) == ""
    filling.see(AGE)
    assert filling.complaint(AGE, filling.state(AGE)) == "Bitte prüfen."
    filling.see(NAME)
    assert filling.complaint(NAME, filling.state(NAME)) == ""
    filling.check()
    assert filling.complaint(NAME, filling.state(NAME)) == "Hier fehlt noch eine Antwort."


def test_words_that_cannot_be_read_stay_and_are_no_answer(filling: Filling) -> None:
    filling.answer(AGE, "20")
    filling.refuse(AGE, "zwanzig", "Bitte eine Zahl eingeben.")
    assert filling.state(AGE).value == ""
    assert filling.unread(AGE) == ("zwanzig", "Bitte eine Zahl eingeben.")
    assert ("Alter", "Bitte eine Zahl eingeben.") in [(one.label, one.why) for one in filling.missing()]
    filling.answer(AGE, "20")
    assert filling.unread(AGE) == ("", "")


def test_an_answer_the_engine_refuses_is_told(filling: Filling) -> None:
    assert filling.answer(AGE, "99999999999") != ""
    assert filling.unread(AGE)[0] == "99999999999"
    assert filling.touched


def test_a_row_that_was_removed_comes_back(filling: Filling) -> None:
    part = repeat_of(filling)
    row = filling.add_row(part)
    assert row is not None
    filling.answer(NodeId("/data/kind/kname", row.row), "Mia")
    filling.remove_row(row)
    assert row not in filling.rows(part)
    assert filling.undo()
    assert row in filling.rows(part)
    assert filling.state(NodeId("/data/kind/kname", row.row)).value == "Mia"


def test_unread_words_go_with_their_row(filling: Filling) -> None:
    part = repeat_of(filling)
    row = filling.add_row(part)
    assert row is not None
    filling.refuse(NodeId("/data/kind/gross", row.row), "groß", "Zahl")
    filling.remove_row(row)
    assert all(one.why != "Zahl" for one in filling.missing())


def test_a_table_reads_and_shows_words(filling: Filling) -> None:
    part = repeat_of(filling)
    keeper = QObject()
    table = RowTable(filling, part, lambda: date(2026, 11, 23), keeper)

    def take(changes: ChangeSet) -> None:
        for node in changes.parts:
            table.take(node)

    filling.changed.connect(take)
    assert [table.title(column) for column in range(4)] == ["Vorname *", "Geboren", "Größe", "Traumberuf"]
    for column, words in enumerate(("Mia", "1.2.20", "1,2", "a")):
        assert table.setData(table.index(0, column), words)
    assert [table.index(0, column).data() for column in range(4)] == ["Mia", "01.02.2020", "1,2", "Ärztin"]
    assert table.setData(table.index(0, 2), "groß")
    assert table.index(0, 2).data() == "groß"
    assert table.index(0, 2).data(ComplaintRole) == "Bitte eine Zahl eingeben."
    assert table.setData(table.index(0, 2), "5")
    assert table.index(0, 2).data(ComplaintRole) == "Zu groß."
    filling.add_row(part)
    table.take_rows()
    assert (table.rowCount(), table.columnCount()) == (2, 4)
    filling.remove_row(table.row_id(0))
    table.take_rows()
    assert table.rowCount() == 1
    assert table.index(0, 0).data() == ""


@pytest.mark.parametrize(("appearance", "fits"), [("", True), ("month-year", False), ("year", False)])
def test_a_month_or_a_year_has_its_own_field_in_rows_too(appearance: str, *, fits: bool) -> None:
    table = f"""
| survey |              |      |       |              |
|        | type         | name | label | appearance   |
|        | begin repeat | job  | Job   |              |
|        | date         | from | From  | {appearance} |
|        | end repeat   |      |       |              |
"""
    assert is_table(repeat_of(Filling(filled(table)))) is fits


def long_form(groups: int, each: int) -> Filling:
    rows = []
    for group in range(groups):
        rows.append(f"| | begin group | g{group} | Gruppe {group} |")
        rows += [f"| | text | q{group}_{number} | Frage {number} |" for number in range(each)]
        rows.append("| | end group | | |")
    return Filling(filled("| survey | | | |\n| | type | name | label |\n" + "\n".join(rows)))


def test_a_short_form_is_one_column_and_a_long_one_has_pages() -> None:
    short, long = long_form(4, 20), long_form(4, 21)
    assert len(sheets(short.parts(), pages=False)) == 1
    assert len(sheets(short.parts(), pages=True)) == 4
    found = sheets(long.parts(), pages=False)
    assert [long.title(sheet.named) for sheet in found if sheet.named] == [f"Gruppe {n}" for n in range(4)]
    assert sheet_of(found, NodeId("/data/g2/q2_5")) == 2


def test_a_long_group_goes_over_pages_with_its_title() -> None:
    filling = long_form(1, 100)
    found = sheets(filling.parts(), pages=False)
    assert [len([u for u in sheet.units if isinstance(u, Part)]) for sheet in found] == [30, 30, 30, 10]
    assert isinstance(found[0].units[0], Heading)
    assert sum(form_parts.questions([u]) for s in found for u in s.units if isinstance(u, Part)) == 100


@pytest.mark.parametrize(
    ("typed", "german", "english"),
    [
        ("1.234,5", "1234.5", None), ("1,234.5", None, "1234.5"),
        ("12,5", "12.5", "12.5"), ("1.5", "1.5", "1.5"),
        ("1.234", "1234", "1.234"), ("1 234", "1234", "1234"), ("-3", "-3", "-3"), ("+4", "4", "4"),
        ("zwölf", None, None), ("1,2,3", None, None), ("", None, None), (",5", ".5", ".5"),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(typed: str, german: str | None, english: str | None) -> None:
    assert numbers.read(typed) == german
    dates.set_language("en")
    assert numbers.read(typed) == english


def test_whole_numbers_and_how_they_are_shown() -> None:
    read = [numbers.read_whole(text) for text in ("12", "12,0", "12,5", "x", "-7")]
    assert read == ["12", "12", None, None, "-7"]
    assert numbers.shown("1234567.5", grouped=True) == "1.234.567,5"
    dates.set_language("en")
    assert numbers.shown("-1234.5", grouped=True) == "-1,234.5"


@pytest.mark.parametrize(
    ("text", "shown", "bare"),
    [
        ("**fett** und *schräg*", "<b>fett</b> und <i>schräg</i>", "fett und schräg"),
        ("# Titel\nText", "<b>Titel</b><br>Text", "Titel Text"),
        ("<script>x</script> & <b>y</b>", "&lt;script&gt;x&lt;/script&gt; &amp; y", "<script>x</script> & y"),
        (
            "[Seite](https://a.de/?x=1&y)",
            '<a style="color:#17694f" href="https://a.de/?x=1&amp;y">Seite</a>', "Seite",
        ),
        (
            r"[*Seite*](https://a.de/_b_/__c__\_)",
            '<a style="color:#17694f" href="https://a.de/_b_/__c___"><i>Seite</i></a>', "Seite",
        ),
        ("[böse](javascript:alert(1))", "[böse](javascript:alert(1))", "[böse](javascript:alert(1))"),
        ("2 * 3 * 4 und feld_name_lang", "2 * 3 * 4 und feld_name_lang", "2 * 3 * 4 und feld_name_lang"),
        (r"\*kein Stern\*", "*kein Stern*", "*kein Stern*"),
        ('" onclick="x', "&quot; onclick=&quot;x", '" onclick="x'),
    ],
)  # fmt: skip
def test_marks_of_labels(text: str, shown: str, bare: str) -> None:
    assert marked.as_html(text, "#17694f") == shown
    assert marked.plain(text) == bare


@pytest.mark.parametrize("sign", ["**a ", "_a ", "[", "[a](https://", "\\_"])
def test_no_label_holds_the_window(sign: str) -> None:
    label = sign * 6000
    begun = time.perf_counter()
    marked.plain(label)
    marked.as_html(label, "#17694f")
    assert time.perf_counter() - begun < 2


def test_problems_are_told_by_their_place() -> None:
    found = converted(
        "| survey | | | | |\n| | type | name | label | relevant |\n| | text | a | A | ${b} > 1 + |\n"
        "| | integer | b | B | |",
        ".md", "x",
    )  # fmt: skip
    assert found.xform is None
    table = ProblemTable()
    table.show(found.problems)
    assert table.rowCount() >= 1
    assert [table.index(0, column).data() for column in range(4)] == ["nötig", "survey", "2", "relevant"]
    assert "Zeile\tSpalte" in table.as_text()
    assert told(found.problems).startswith("1 Stelle")
