"""Coordinates, figures, the sketch of a walk and the comparison of two rounds."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records import coordinates, figures
from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.sketch import draw
from inka_desktop.records.stock_compare import FieldChange, compare
from inka_desktop.records.stock_content import (
    ActorContent,
    FigureContent,
    FindingContent,
    InstitutionContent,
    PointContent,
    StockContent,
)
from inka_desktop.records.values import FindingKind

BOX = (400.0, 260.0)
RADIUS = 10.0
PLACES = st.builds(
    Coordinates, st.floats(50.0, 50.02, allow_nan=False), st.floats(11.0, 11.03, allow_nan=False)
)


@pytest.mark.parametrize(
    "typed",
    [
        "50.978512, 11.029341", "50.978512,11.029341", "50,978512 11,029341", "50,978512; 11,029341",
        "50,978512, 11,029341", " 50.978512°  11.029341° ",
    ],
)  # fmt: skip
def test_decimal_degrees_as_people_and_phones_write_them(typed: str) -> None:
    assert str(coordinates.read(typed)) == "50.978512, 11.029341"


@pytest.mark.parametrize(
    "typed",
    [
        "geo:50.978512,11.029341", "GEO:50.978512,11.029341,187.5;u=35", " geo:50.978512,11.029341?z=17",
        "geo:0,0?z=17&q=50.978512,11.029341(Kiosk)", "geo:50.978512%2C11.029341;crs=WGS84;u=8",
    ],
)  # fmt: skip
def test_places_as_phones_share_them(typed: str) -> None:
    assert str(coordinates.read(typed)) == "50.978512, 11.029341"


@pytest.mark.parametrize("typed", ["geo:", "geo:50.97", "geo:91,11", "geo:50.97,11.02;crs=moon", "geo:a,b"])
def test_shared_places_that_are_none_on_earth(typed: str) -> None:
    assert coordinates.read(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "50° 58' 42,6\" N, 11° 1' 45,6\" O", "N 50° 58' 42.6\" E 11° 1' 45.6\"", "50°58′42.6″N 11°01′45.6″E",
        "50° 58,71' N, 11° 1,76' O", "N 50° 58.71', E 11° 1.76'", "11° 1,76' Ost; 50° 58,71' Nord",
        "50,9785° N, 11,02933333° O",
    ],
)  # fmt: skip
def test_degrees_with_directions(typed: str) -> None:
    assert str(coordinates.read(typed)) == "50.978500, 11.029333"


def test_south_and_west_are_negative() -> None:
    assert coordinates.read("33° 55' 0\" S, 18° 30' 0\" W") == (-33.916667, -18.5)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "50",
        "Bahnhof",
        "91, 11",
        "50, 181",
        "50° 70' N 11° 0' O",
        "50° N 11° N",
        "50 58 N",
        "1 2 3",
        "nan, nan",
    ],
)
def test_what_names_no_place_is_none(typed: str) -> None:
    assert coordinates.read(typed) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_kept_is_read_again(latitude: float, longitude: float) -> None:
    place = coordinates.of(latitude, longitude)
    assert place is not None
    assert coordinates.read(str(place)) == place


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    coordinates.read(text)
    figures.read(text)


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("4.180", "4180", ""), ("1.234.567", "1234567", ""), ("19,4 %", "19.4", "%"),
        ("19,4 Prozent", "19.4", "%"), ("ca. 40 Plätze", "40", "Plätze"), ("–", None, ""), ("4.18", None, ""),
        ("10 bis 12", None, ""), ("12", "12", ""), ("19.4 %", "19.4", "%"), ("19.45 Prozent", "19.45", "%"),
        ("4.18 Plätze", None, ""), ("9.30 Uhr", None, ""), ("1.234 %", "1234", "%"),
    ],
)  # fmt: skip
def test_figures_as_people_write_them(typed: str, number: str | None, unit: str) -> None:
    found = figures.read(typed)
    assert found == (None if number is None else (Decimal(number), unit))


def test_changes_of_counts_and_of_shares() -> None:
    assert figures.change("4.310", "4.180") == (Decimal(-130), "", Decimal(-130) / Decimal(4310) * 100)
    assert figures.change("18,1 %", "19,4 %") == (Decimal("1.3"), "%", None)
    assert figures.change("0", "5") == (Decimal(5), "", None)
    assert figures.change("18,1 %", "4.180") is None
    assert figures.change("18,1 %", "19.4 %") == (Decimal("1.3"), "%", None)


@pytest.mark.parametrize(
    ("number", "language", "shown"),
    [
        ("1234.5", "de", "+1.234,5"),
        ("1234.5", "en", "+1,234.5"),
        ("-130", "de", "–130"),
        ("0", "de", "0"),
        ("1E+2", "de", "+100"),
    ],
)
def test_numbers_print_in_the_way_of_the_language(number: str, language: str, shown: str) -> None:
    assert figures.number_text(Decimal(number), language, signed=True) == shown


# --- the sketch -----------------------------------------------------------------------------------


def test_north_is_up_and_east_is_right() -> None:
    places = [Coordinates(50.0, 11.0), Coordinates(50.001, 11.0), Coordinates(50.0, 11.001)]
    drawn = draw(list(enumerate(places, 1)), *BOX, RADIUS)
    assert drawn is not None
    first, north, east = drawn.spots
    assert north.y < first.y == pytest.approx(east.y)
    assert east.x > first.x == pytest.approx(north.x)
    # A degree of longitude is shorter by the cosine of the latitude.
    assert (east.x - first.x) / (first.y - north.y) == pytest.approx(math.cos(math.radians(50)), rel=1e-3)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    places = [Coordinates(50.0, 11.0), Coordinates(50.01, 11.0)]  # 1113 m
    drawn = draw(list(enumerate(places, 1)), *BOX, RADIUS)
    assert drawn is not None
    per_metre = (drawn.spots[0].y - drawn.spots[1].y) / 1113.2
    assert drawn.scale_length == pytest.approx(drawn.scale_metres * per_metre)
    assert 0 < drawn.scale_length <= BOX[0] / 3


@given(st.lists(PLACES, min_size=1, max_size=12))
def test_numbers_do_not_cover_each_other_and_all_stay_inside(places: list[Coordinates]) -> None:
    drawn = draw(list(enumerate(places, 1)), *BOX, RADIUS)
    assert drawn is not None
    assert [spot.number for spot in drawn.spots] == list(range(1, len(places) + 1))
    for at, spot in enumerate(drawn.spots):
        assert RADIUS <= spot.label_x <= BOX[0] - RADIUS
        assert RADIUS <= spot.label_y <= BOX[1] - RADIUS
        for other in drawn.spots[:at]:
            apart = math.dist((spot.label_x, spot.label_y), (other.label_x, other.label_y))
            assert apart >= 2 * RADIUS - 1e-6


def test_without_a_point_there_is_no_sketch() -> None:
    assert draw([], *BOX, RADIUS) is None


# --- comparing ------------------------------------------------------------------------------------


def figure(number: int, name: str, value: str, basis: str = "counted") -> FigureContent:
    return FigureContent(UUID(int=number), name, value, basis)


def test_rows_are_the_same_by_origin_and_else_by_name() -> None:
    before = StockContent(figures=(figure(1, "Einwohner", "4.310"), figure(2, "Leerstand", "8 %")))
    after = StockContent(
        figures=(figure(1, "Einwohnerinnen und Einwohner", "4.180"), figure(9, "leerstand ", "11 %"))
    )
    pairs = compare(before, after).figures
    assert [(pair.before.value, pair.after.value) for pair in pairs if pair.before and pair.after] == [
        ("4.310", "4.180"), ("8 %", "11 %"),
    ]  # fmt: skip


def test_what_was_not_collected_is_no_nought() -> None:
    before = StockContent(figures=(figure(1, "Leerstand", "0 %", "not_yet_known"),))
    after = StockContent(figures=(figure(1, "Leerstand", "11 %"),))
    (pair,) = compare(before, after).figures
    assert pair.change is None


def test_figures_of_one_round_only_are_told_too() -> None:
    compared = compare(
        StockContent(figures=(figure(1, "A", "1"),)), StockContent(figures=(figure(2, "B", "2"),))
    )
    assert [(pair.name, pair.before is None, pair.after is None) for pair in compared.figures] == [
        ("B", True, False), ("A", False, True),
    ]  # fmt: skip


def test_institutions_and_gaps_that_came_and_went() -> None:
    def round_of(names: dict[int, str], gaps: list[str]) -> StockContent:
        return StockContent(
            institutions=tuple(InstitutionContent(UUID(int=key), name) for key, name in names.items()),
            findings=tuple(FindingContent("gap", gap) for gap in gaps),
        )

    compared = compare(
        round_of({1: "Praxis", 2: "Kita"}, ["Spielplatz fehlt", "Beratung fehlt"]),
        round_of({2: "Kita Regenbogen", 3: "Laden"}, ["beratung  fehlt", "Treffpunkt fehlt"]),
    )
    institutions, gaps = compared.parts["institution"], compared.parts["gap"]
    assert (institutions.went, institutions.came) == (("Praxis",), ("Laden",))
    assert institutions.changed == (FieldChange("Kita Regenbogen", "name", "Kita", "Kita Regenbogen"),)
    assert institutions.stayed == ()
    assert (gaps.went, gaps.came) == (("Spielplatz fehlt",), ("Treffpunkt fehlt",))
    assert gaps.stayed == ("beratung  fehlt",)


def point(key: int, number: int, place: str, assessment: str = "", note: str = "") -> PointContent:
    return PointContent(number, place, assessment=assessment, note=note, origin=UUID(int=key))


def test_points_are_better_new_or_were_not_seen_again() -> None:
    """One that was only taken along says nothing: nobody was there again."""
    before = StockContent(
        points=(
            point(1, 1, "Unterführung", "weakness", "dunkel"), point(2, 2, "Markt", "strength"),
            point(3, 3, "Anger", "weakness"), point(4, 4, "Brücke", "strength"),
        )
    )  # fmt: skip
    after = StockContent(
        points=(
            point(1, 1, "Unterführung", "strength", "neue Leuchten"), point(2, 2, "markt ", "strength"),
            point(3, 3, "Anger"), point(9, 4, "", "weakness"),
        )
    )  # fmt: skip
    points = compare(before, after).parts["walk_point"]
    assert points.changed == (
        FieldChange("Unterführung", "assessment", "weakness", "strength"),
        FieldChange("Unterführung", "note", "dunkel", "neue Leuchten"),
    )
    assert (points.went, points.came, points.stayed) == (("Anger", "Brücke"), ("4",), ("markt ",))


def test_a_point_that_was_photographed_was_seen_again() -> None:
    before = StockContent(points=(point(1, 1, "Markt", "strength"),))
    after = StockContent(points=(replace(point(1, 1, "Markt"), pictured=True),))
    points = compare(before, after).parts["walk_point"]
    assert (points.went, points.changed) == ((), (FieldChange("Markt", "assessment", "strength", ""),))


def test_a_point_that_was_seen_neither_time_is_not_called_unchanged() -> None:
    """In the third round, of a way that was not walked in the second either."""
    before = StockContent(points=(point(1, 1, "Markt", "strength"), point(2, 2, "Anger")))
    after = StockContent(points=(point(1, 1, "Markt", "strength"), point(2, 2, "Anger")))
    points = compare(before, after).parts["walk_point"]
    assert (points.went, points.came, points.stayed) == ((), (), ("Markt",))
    again = compare(before, StockContent(points=(point(2, 2, "Anger", "strength"),))).parts["walk_point"]
    assert again.changed == (FieldChange("Anger", "assessment", "", "strength"),)


def test_actors_are_compared_by_their_origin_and_findings_of_all_kinds_by_their_words() -> None:
    def round_of(name: str, relation: str, said: str) -> StockContent:
        return StockContent(
            actors=(ActorContent(name, relation=relation, origin=UUID(int=1)), ActorContent("Polizei")),
            findings=tuple(FindingContent(kind, said) for kind in FindingKind),
        )

    compared = compare(round_of("WG", "strained", "alt"), round_of("Genossenschaft", "close", "neu"))
    assert compared.parts["stock_actor"].changed == (
        FieldChange("Genossenschaft", "name", "WG", "Genossenschaft"),
        FieldChange("Genossenschaft", "relation", "strained", "close"),
    )
    assert compared.parts["stock_actor"].stayed == ("Polizei",)
    assert list(compared.parts)[3:] == list(FindingKind)
    assert {(compared.parts[kind].went, compared.parts[kind].came) for kind in FindingKind} == {
        (("alt",), ("neu",))
    }


def test_a_round_beside_one_that_says_the_same_is_unchanged() -> None:
    content = StockContent(
        points=(point(1, 1, "Markt", "strength"),), findings=(FindingContent("gap", "Bus"),)
    )
    parts = compare(content, content).parts
    assert [key for key, moved in parts.items() if moved.unchanged] == ["walk_point", "gap"]
    assert not any(moved.rows or moved.changed for moved in parts.values())
