"""Stock-taking: rounds, what the next one takes along, photos and their place, report, bin, search."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.specs import by_kind
from inka_desktop.services import recording, recording_stock
from inka_desktop.services.errors import StillUsedError, ValueUnusableError
from inka_desktop.services.retention import records_of
from inka_desktop.store.errors import UnknownRecordError
from tests.reports.reading import whole_text

from .conftest import Desk

ON = date(2026, 9, 7)


@pytest.fixture
def stock(desk: Desk) -> UUID:
    """The first round of an area of the project."""
    return desk.workspace.stock.create("Bahnhofsvorstadt", ON, desk.project).result()


@pytest.fixture
def rounds(desk: Desk) -> list[UUID]:
    """The two rounds of the example."""
    projects = {"Projekt Bahnhofsvorstadt": desk.project}
    return recording_stock.record_rounds(desk.workspace, projects, recording.read_input("stock.toml"))


def photo_with_place(folder: Path) -> Path:
    """A camera's JPEG that names a place in the north-west."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 58.0, 42.6), 3: "W", 4: (11.0, 1.0, 45.6)})
    path = folder / "IMG_1.jpg"
    Image.new("RGB", (800, 600), "white").save(path, "JPEG", exif=exif)
    return path


def test_a_round_knows_its_area_and_municipality(desk: Desk, stock: UUID) -> None:
    row = desk.workspace.stock.get(stock)
    assert (row.area, row.values["municipality_label"]) == ("Bahnhofsvorstadt", "Stadt Quellrode")
    assert row.values["area_id"] is not None
    again = desk.workspace.stock.create("bahnhofsvorstadt", date(2028, 9, 1)).result()
    assert desk.workspace.stock.get(again).values["area_id"] == row.values["area_id"]
    assert [other.id for other in row.others] == []
    assert [other.id for other in desk.workspace.stock.get(stock).others] == [again]


def test_a_typed_area_is_the_known_one(desk: Desk, stock: UUID) -> None:
    ws = desk.workspace
    other = ws.stock.create("", ON).result()
    ws.editing.save("stock_taking", other, {"area_label": "BAHNHOFSVORSTADT"}).result()
    area = ws.stock.get(other).values["area_id"]
    assert area == ws.stock.get(stock).values["area_id"]
    ws.editing.save("stock_taking", other, {"area_label": "Altstadt"}).result()
    assert ws.stock.get(other).values["area_id"] is None


@pytest.fixture
def elsewhere(desk: Desk) -> UUID:
    """A round in another town whose area is called like that of the first one."""
    projects, stock = desk.workspace.projects, desk.workspace.stock
    other = projects.create("Tannrieden", ["Stadt Tannrieden"], "Wegweiser gGmbH").result()
    return stock.create("Bahnhofsvorstadt", ON, other).result()


def area_of(desk: Desk, stock: UUID) -> UUID:
    area = desk.workspace.stock.get(stock).values["area_id"]
    assert isinstance(area, UUID)
    return area


def test_areas_of_one_name_in_two_towns_are_two(desk: Desk, stock: UUID, elsewhere: UUID) -> None:
    ws = desk.workspace
    assert area_of(desk, stock) != area_of(desk, elsewhere)
    assert ws.stock.get(elsewhere).others == ws.stock.get(stock).others == ()
    area = ws.directory.get("area", area_of(desk, elsewhere))
    assert area.values["municipality_label"] == "Stadt Tannrieden"
    assert [one.id for one in area.relations if one.kind == "stock_taking"] == [elsewhere]
    typed = ws.stock.create("", ON, desk.project).result()
    ws.editing.save("stock_taking", typed, {"area_label": "bahnhofsvorstadt"}).result()
    assert area_of(desk, typed) == area_of(desk, stock)
    ws.editing.save("stock_taking", typed, {"municipality_label": "Stadt Tannrieden"}).result()
    ws.stock.name_area(typed, "Bahnhofsvorstadt").result()
    assert area_of(desk, typed) == area_of(desk, elsewhere)


def test_a_town_that_is_called_otherwise_since_is_the_same_town(desk: Desk, stock: UUID) -> None:
    ws = desk.workspace
    town = ws.stock.get(stock).values["municipality_id"]
    assert isinstance(town, UUID)
    for name, since in (("Stadt Quellrode-Tal", date(2027, 1, 1)), ("Landgemeinde Tal", date(2028, 1, 1))):
        town = ws.directory.succeed(town, name, since).result()
    later = ws.stock.create("Bahnhofsvorstadt", date(2028, 9, 7), desk.project).result()
    assert ws.stock.get(later).values["municipality_label"] == "Landgemeinde Tal"
    assert area_of(desk, later) == area_of(desk, stock)
    assert [one.id for one in ws.stock.get(later).others] == [stock]
    assert ws.stock.areas("bahnhof", "Landgemeinde Tal") == ["Bahnhofsvorstadt"]


def test_rounds_that_an_area_took_for_one_are_told_apart_by_their_towns(desk: Desk) -> None:
    ws = desk.workspace
    rounds = [ws.stock.create("Nordstadt", ON).result() for _ in range(3)]
    assert len({area_of(desk, one) for one in rounds}) == 1
    for one, town in zip(rounds, ("Stadt Quellrode", "Stadt Tannrieden"), strict=False):
        ws.editing.save("stock_taking", one, {"municipality_label": town}).result()
    first, second, third = ({other.id for other in ws.stock.get(one).others} for one in rounds)
    assert (first, second, third) == ({rounds[2]}, {rounds[2]}, {rounds[0], rounds[1]})


def test_a_name_without_a_town_means_the_only_area_called_so(
    desk: Desk, stock: UUID, elsewhere: UUID
) -> None:
    nowhere = desk.workspace.stock.create("Bahnhofsvorstadt", ON).result()
    assert area_of(desk, nowhere) not in (area_of(desk, stock), area_of(desk, elsewhere))
    again = desk.workspace.stock.create("Bahnhofsvorstadt", ON).result()
    assert area_of(desk, again) == area_of(desk, nowhere)


def test_an_area_without_a_town_is_the_one_of_any_town(desk: Desk) -> None:
    ws = desk.workspace
    known = ws.editing.add("area", {"name": "Nordstadt"}).result()
    assert area_of(desk, ws.stock.create("Nordstadt", ON, desk.project).result()) == known
    assert ws.directory.serve(desk.project, "nordstadt").result() == known


def test_suggested_areas_say_their_town_where_it_is_another_one(
    desk: Desk, stock: UUID, elsewhere: UUID
) -> None:
    ws = desk.workspace
    theirs = "Bahnhofsvorstadt, Stadt Tannrieden"
    assert ws.stock.areas("bahn", "Stadt Quellrode") == ["Bahnhofsvorstadt", theirs]
    assert ws.stock.areas("bahn") == ["Bahnhofsvorstadt, Stadt Quellrode", theirs]
    typed = ws.stock.create("", ON, desk.project).result()
    ws.editing.save("stock_taking", typed, {"area_label": theirs}).result()
    assert (ws.stock.get(typed).area, area_of(desk, typed)) == ("Bahnhofsvorstadt", area_of(desk, elsewhere))
    ws.stock.name_area(typed, theirs).result()
    assert area_of(desk, typed) == area_of(desk, elsewhere)


def test_a_project_serves_the_area_of_its_own_town(desk: Desk, elsewhere: UUID) -> None:
    ws = desk.workspace
    served = ws.directory.serve(desk.project, "Bahnhofsvorstadt").result()
    assert served != area_of(desk, elsewhere)
    assert ws.directory.get("area", served).values["municipality_label"] == "Stadt Quellrode"


def test_the_next_round_walks_the_same_ways_and_asks_anew(desk: Desk, rounds: list[UUID]) -> None:
    ws = desk.workspace
    third = ws.stock.get(ws.stock.follow(rounds[1], date(2028, 9, 4)).result())
    second = ws.stock.get(rounds[1])
    assert [row.values["place"] for row in third.points] == [row.values["place"] for row in second.points]
    assert all(row.values["coordinates"] for row in third.points)
    assert not any(row.values["note"] or row.values["assessment"] or row.photo for row in third.points)
    assert [row.values["name"] for row in third.figures] == [row.values["name"] for row in second.figures]
    assert not any(row.values["value"] or row.values["as_of"] for row in third.figures)
    assert [row.values["origin_id"] for row in third.figures] == [
        row.id for row in ws.stock.get(rounds[0]).figures
    ]
    assert not any(third.findings.values())
    assert [row.id for row in third.others] == [rounds[1], rounds[0]]


def test_a_round_of_many_rows_is_followed_and_undone_as_one(desk: Desk, stock: UUID) -> None:
    workspace, count = desk.workspace, 510
    adding = [workspace.editing.add("institution", {"stock_taking_id": stock}) for _ in range(count)]
    for one in adding:
        one.result()
    made = workspace.stock.follow(stock, ON).result()
    assert len(workspace.stock.get(made).institutions) == count
    workspace.editing.undo().result()
    with pytest.raises(UnknownRecordError):
        workspace.stock.get(made)
    assert len(workspace.stock.get(stock).institutions) == count


def test_two_rounds_side_by_side_in_either_order(desk: Desk, rounds: list[UUID]) -> None:
    first, second = rounds
    compared = desk.workspace.stock.compare(first, second)
    assert compared == desk.workspace.stock.compare(second, first)
    assert (compared.before.date, compared.after.date) == (date(2024, 9, 9), ON)
    assert compared.parts["institution"].went == ("Hausarztpraxis am Markt",)
    assert compared.parts["institution"].came == ("Treffpunkt Mühlgraben",)
    assert compared.parts["gap"].went == ("Es fehlt ein Spielplatz südlich der Bahn.",)
    assert compared.figures[-1].change is None  # not yet known is no nought


def test_a_report_is_copied_with_its_tables_and_with_the_other_round(desk: Desk, rounds: list[UUID]) -> None:
    first, second = rounds
    alone = desk.workspace.exports.stock_copy(second)
    assert "Bestandsaufnahme" in alone.text
    figure = next(line for line in alone.text.split("\n") if "\t" in line and "Einwohner" in line)
    assert "4.180\t" in figure
    assert "<table" in alone.html
    assert "Hausarztpraxis am Markt" not in alone.text
    assert "Hausarztpraxis am Markt" in desk.workspace.exports.stock_copy(second, "de", first).text


def test_a_photo_tells_its_place_but_does_not_keep_it(desk: Desk, stock: UUID, tmp_path: Path) -> None:
    ws = desk.workspace
    point = ws.editing.add("walk_point", {"stock_taking_id": stock, "place": "Markt"}).result()
    taken = ws.stock.set_photo(point, photo_with_place(tmp_path)).result()
    assert taken.place == Coordinates(50.9785, -11.029333)
    kept = ws.stock.photo_bytes(point)
    assert kept is not None
    assert b"Exif" not in kept
    (row,) = ws.stock.get(stock).points
    assert row.present
    assert row.values["coordinates"] == ""  # asked first
    ws.stock.set_coordinates(point, taken.place).result()
    (row,) = ws.stock.get(stock).points
    assert row.values["coordinates"] == "50.978500, -11.029333"


def test_points_move_and_come_back(desk: Desk, rounds: list[UUID]) -> None:
    ws = desk.workspace
    ids = [row.id for row in ws.stock.get(rounds[1]).points]
    ws.editing.move("walk_point", ids[0], ids[2]).result()
    assert [row.id for row in ws.stock.get(rounds[1]).points] == [ids[1], ids[2], ids[0], *ids[3:]]
    ws.editing.delete("walk_point", ids[1]).result()
    assert ids[1] in [row.id for row in ws.editing.deleted()]
    ws.editing.restore("walk_point", ids[1]).result()
    assert len(ws.stock.get(rounds[1]).points) == 6


def test_a_round_goes_into_the_bin_with_all_its_lists(desk: Desk, rounds: list[UUID]) -> None:
    ws = desk.workspace
    before = ws.stock.get(rounds[1])
    ws.editing.delete("stock_taking", rounds[1]).result()
    assert [row.id for row in ws.stock.list()] == [rounds[0]]
    (binned,) = [row for row in ws.editing.deleted() if row.kind in by_kind() and row.id == rounds[1]]
    assert (binned.name, binned.day) == ("Bahnhofsvorstadt", ON)
    ws.editing.restore("stock_taking", rounds[1]).result()
    assert ws.stock.get(rounds[1]) == before


def test_an_area_and_a_project_with_rounds_are_kept(desk: Desk, stock: UUID) -> None:
    area = desk.workspace.stock.get(stock).values["area_id"]
    assert isinstance(area, UUID)
    for kind, row in (("area", area), ("project", desk.project)):
        with pytest.raises(StillUsedError):
            desk.workspace.editing.delete(kind, row).result()


def test_erasing_a_project_reaches_rounds_points_and_their_photos(desk: Desk, rounds: list[UUID]) -> None:
    with desk.workspace.core.raw() as raw:
        found = records_of(raw, desk.project.bytes)
    kinds = [spec.kind for spec in by_kind().values() for number, _ in found if number == spec.number]
    assert kinds.count("stock_taking") == 2
    assert kinds.count("walk_point") == 12
    assert kinds.count("attachment") == 3
    assert {"stock_participant", "institution", "stock_actor", "stock_figure", "finding"} <= set(kinds)


def test_the_report_says_everything_and_leaves_out_what_is_not_passed_on(
    desk: Desk, rounds: list[UUID]
) -> None:
    ws = desk.workspace
    text = whole_text(ws.stock.report(rounds[1], "de", rounds[0]))
    for words in (
        "Bahnhofsvorstadt", "Mühlgraben", "Jugendamt", "4.180", "Unterführung, Nordseite", "drei Stufen",
        "größte Vermieterin", "Es fehlen Sprachangebote am Abend.", "200 m", "–130 (–3 %)",
        "+1,3 Prozentpunkte", "liegt noch nicht vor", "Lücken, geschlossen", "Hausarztpraxis am Markt",
    ):  # fmt: skip
        assert words in text
    assert "Foto 3" in text
    point = next(row for row in ws.stock.get(rounds[1]).points if row.values["coordinates"])
    assert "Koordinaten" in text
    assert str(point.values["coordinates"]).split(", ")[0] in text
    underpass = next(row for row in ws.stock.get(rounds[1]).points if "Nordseite" in str(row.values["place"]))
    ws.editing.save("walk_point", underpass.id, {"people_mark": "not_passed_on"}).result()
    text = whole_text(ws.stock.report(rounds[1], "de"))
    assert "Foto 3" not in text
    assert "Ein Foto wird nicht weitergegeben." in text
    assert "Hausarztpraxis" not in text
    with pytest.raises(ValueUnusableError):
        ws.stock.report(rounds[1], "de", rounds[1])


def test_blank_sheets_and_an_empty_round_have_their_sections(desk: Desk) -> None:
    ws = desk.workspace
    blank = whole_text(ws.stock.blank("de"))
    for words in ("Erfassungsbögen", "Begehung", "Kennzahlen", "Koordinaten", "Doppelstrukturen"):
        assert words in blank
    assert ws.stock.blank_name("en") == "Stock-taking_Survey-sheets.pdf"
    empty = ws.stock.create("", ON).result()
    assert ws.stock.report(empty, "en").pages == 1
    assert ws.stock.report_name(empty) == "2026-09-07_Bestandsaufnahme.pdf"


def test_a_round_is_found_by_what_its_lists_say(desk: Desk, rounds: list[UUID]) -> None:
    ws = desk.workspace
    ws.search.indexing.settle()
    for words in ("Sprachangebote", "Regenbogen", "Vermieterin"):
        hits = ws.search.find(words, ("stock_taking",)).hits
        assert rounds[1] in [hit.id for hit in hits], words
