"""The example, the tour and the command line: the real parts, end to end."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from inka_desktop import __main__ as program
from inka_desktop import __version__, app, paths
from inka_desktop.records.values import MeetingKind, ProtocolType
from inka_desktop.services import example, recording, scenes, tour
from inka_desktop.services.archive_rows import ArchiveFilter
from inka_desktop.services.due_rows import DueFilter
from inka_desktop.services.errors import ExampleDamagedError
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.search_rows import SearchFilter
from inka_desktop.services.tour_words import FACTS, STEPS
from inka_desktop.services.workspace import Workspace
from tests.reports.reading import flat, whole_text

from .conftest import TODAY

CANARY = "außerhalb der Sitzung"


LOOKS_AT_IT = pytest.mark.xdist_group("example")
"""Tests that change nothing of the example share one."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = example.open_example(tmp_path_factory.mktemp("made") / "example", TODAY)
    yield workspace
    workspace.close()


@LOOKS_AT_IT
def test_the_example_is_complete(sample: Workspace) -> None:
    assert sample.info().sample
    assert len(sample.projects.list(TODAY)) == 3
    assert sample.protocols.count(ProtocolFilter()) == 13
    assert sample.protocols.count(ProtocolFilter(state="final")) == 11
    released = sample.releases.all()
    assert [row.project for row in released] == ["Projekt Sonnenhang"]
    assert sample.releases.document(released[0].id).notices == ()
    letterhead = sample.documents.letterhead()
    assert len(letterhead.logos) == 4
    assert letterhead.publicity
    for row in sample.protocols.page(ProtocolFilter(), "date", True, 0):
        visit = sample.protocols.get(row.id, TODAY)
        assert visit.people
        assert all(topic.notes for topic in visit.topics)
        assert all(photo.present for photo in visit.photos)
        assert not visit.arrived_later
        document = sample.documents.protocol(row.id)
        assert document.notices == ()
        words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document.pdf)).pages)
        assert CANARY not in words


@LOOKS_AT_IT
def test_the_example_has_a_talk_in_consultation_work_of_the_office_and_old_files(sample: Workspace) -> None:
    (talk,) = sample.protocols.page(ProtocolFilter(type=ProtocolType.TALK), "date", True, 0)
    asked = sample.approval.get(talk.id)
    assert [len(text.recipients) for text in asked.texts] == [2]
    everything = DueFilter("all")
    assert [sample.due.count(kind, everything, TODAY) for kind in ("task", "follow_up")] == [3, 1]
    old = sample.archive.page(ArchiveFilter(), "date", 0, 9, descending=True)
    assert [(row.date.year if row.date else 0, row.form) for row in old] == [
        (2020, "excel"), (2019, "word"), (2018, "pdf"), (2016, "word"), (2015, "pdf"),
    ]  # fmt: skip
    assert [row.project for row in old].count("") == 1
    sample.search.indexing.settle()
    for typed in ("schaukel", "kleinbus haltep", "frühst", "leuchten ausgef", "sprechstunden ohne anm"):
        found = sample.search.find(typed, ["archive_entry"], SearchFilter()).hits
        assert found, typed


@LOOKS_AT_IT
def test_the_example_says_what_was_to_be_agreed_and_concluded(sample: Workspace) -> None:
    (talk,) = sample.protocols.page(ProtocolFilter(type=ProtocolType.TALK), "date", True, 0)
    row = sample.protocols.get(talk.id, TODAY)
    assert str(row.values["purpose"]).endswith("nach dem Ende der Förderung am 31.12.2027")
    due = {one.what: one.due for one in (*row.carried, *row.agreements)}
    assert due["Kostenaufstellung mobile Beratung vorlegen"] == date(2026, 12, 18)
    assert due["Anmeldung für den Haushalt 2028 vorbereiten"] == date(2027, 1, 29)
    assert due["Drei Beispiele für Verstetigung zusenden"] == date(2026, 12, 11)
    stock = sample.stock.get(sample.stock.list()[0].id)
    assert len(stock.findings["conclusion"]) == 4
    assert {one.organization for one in stock.people} >= {"Koordinierungsstelle"}


@LOOKS_AT_IT
def test_the_example_has_minutes_of_each_kind_of_meeting(sample: Workspace) -> None:
    rows = sample.protocols.page(ProtocolFilter(type=ProtocolType.MEETING), "date", True, 0)
    assert {row.kind for row in rows} == set(MeetingKind)
    assert [row.rhythm for row in sample.series.list(TODAY)] == ["half_yearly", "quarterly", "half_yearly"]
    newest = sample.protocols.get(rows[0].id, TODAY)
    assert {one.state for one in newest.people} == {"present", "excused", "guest"}
    assert [one.kind for one in newest.topics] == [
        "information", "resolution", "information", "information", "resolution", "resolution", "discussion",
    ]  # fmt: skip
    minutes = whole_text(sample.documents.protocol(newest.id, "de", newest.versions[0].id))
    for said in (
        "gegeben, 5 Stimmberechtigte anwesend, 4 erforderlich", "mit Änderungen genehmigt",
        "Einwendungen übernommen.", "einstimmig 5 0 0", "einstimmig 4 0 1", "mehrheitlich 3 1 1",
        "– Schriftliche Zusage der Patenschaft vorlegen",
    ):  # fmt: skip
        assert said in minutes, said
    assert newest.last_number == "NS-2026-KS1-001"


@LOOKS_AT_IT
def test_the_example_has_forms_in_all_states_contacts_targets_and_figures(sample: Workspace) -> None:
    assert [row.title for row in sample.forms.rounds.all()] == [
        "4. Quartal 2026", "3. Quartal 2026", "2. Quartal 2026"
    ]  # fmt: skip
    assert {part.standing() for part in sample.forms.rounds.parts()} == {
        "open", "begun", "submitted", "returned", "checked"
    }  # fmt: skip
    (returned,) = [part for part in sample.forms.rounds.parts() if part.standing() == "returned"]
    assert returned.submission_id is not None
    assert len(sample.forms.remarks.of(returned.submission_id)) == 2
    checked = sample.analysis.indicators.results(date(2026, 4, 1), date(2026, 6, 30))
    found = {row.indicator.code: row for row in checked.rows}
    assert (found["INKA-E1"].value, set(found["INKA-E1"].sources)) == (224.0, {"submission"})
    assert found["INKA-E3"].absent == {"not_collected": 1}
    assert found["INKA-E2"].target is not None
    assert checked.contradictions == ()
    counted = sample.analysis.indicators.results(date(2026, 10, 1), TODAY)
    assert {"counts"} == {kind for row in counted.rows for kind in row.sources}


def test_the_examples_days_move_with_its_present(tmp_path: Path) -> None:
    later = TODAY + timedelta(days=400)
    workspace = example.open_example(tmp_path, later)
    try:
        dates = [row.date for row in workspace.protocols.page(ProtocolFilter(), "date", True, 0)]
        assert dates[0] == date(2026, 11, 20) + timedelta(days=400)
        assert any(row.date == later for row in workspace.today.get(later).protocols)
    finally:
        workspace.close()
    again = example.open_example(tmp_path, later)
    try:
        assert again.protocols.count(ProtocolFilter()) == 13, "opened, not made again"
    finally:
        again.close()


@LOOKS_AT_IT
def test_the_example_names_no_person(sample: Workspace) -> None:
    assert all(not person.name for person in sample.network.persons("", limit=100) if person.function)


def test_a_missing_part_of_the_example_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "example").mkdir()
    monkeypatch.setattr(recording, "resource_dir", lambda: tmp_path)
    with pytest.raises(ExampleDamagedError) as missing:
        recording.read_input("workspace.toml")
    assert "workspace.toml" in missing.value.words("de")
    (tmp_path / "example" / "workspace.toml").write_text("anchor = heute")
    with pytest.raises(ExampleDamagedError):
        recording.read_input("workspace.toml")


@pytest.mark.parametrize("scene", scenes.SCENES)
def test_pictures_are_drawn_the_same_each_time(scene: str) -> None:
    drawn = scenes.picture(scene)
    assert drawn == scenes.picture(scene)
    with Image.open(io.BytesIO(drawn)) as picture:
        assert picture.size == (scenes.WIDTH, scenes.HEIGHT)
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 500


def test_the_tour_with_its_pictures_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    steps: list[tour.Step] = []
    honest = app.tour

    def listening(out: Path, tell: Callable[[tour.Step], None], *, pictures: bool) -> tour.Report:
        def both(step: tour.Step) -> None:
            steps.append(step)
            tell(step)

        return honest(out, both, pictures=pictures)

    monkeypatch.setattr(app, "tour", listening)
    assert program.main(["tour", "--out", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads((tmp_path / "tour.json").read_text("utf-8"))
    assert [step["step"] for step in told["steps"]] == [step.code for step in steps] == list(STEPS)
    for name in told["files"]:
        assert (tmp_path / name).stat().st_size > 10_000
    with Image.open(tmp_path / "zwei-angaben.png") as picture:
        assert picture.size == app.WINDOW_PX
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 100
    facts = {step.code: step.facts for step in steps}
    assert facts["finish"]["number"] == "VOP-2026-KS1-008"
    assert re.fullmatch(r"2\d\.01\.2027 \(\w+\) / 2\d\.01\.2027 \(\w+\)", str(facts["merge"]["question"]))
    assert facts["decide"]["date"] == "26.01.2027"
    (pdf,) = (tmp_path / name for name in told["files"] if name.endswith(".pdf"))
    words = flat(" ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages))
    for text in ("VOP-2026-KS1-008", "Aushang mit EU-Emblem erneuern", "Foto 4: Garagenhof", "10.03.2027"):
        assert text in words
    assert "nicht öffentlich" not in words, "the internal note"
    for step in steps:
        assert step.words("de") != step.words("en")
        assert step.facts.keys() <= FACTS.keys()


def test_a_promise_that_does_not_hold_ends_the_tour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise tour.TourFailedError(what="beide Geräte zeigen dasselbe")

    monkeypatch.setattr(tour, "run", broken)
    assert program.main(["tour", "--out", str(tmp_path), "--no-pictures", "--language", "de"]) == 1
    assert "beide Geräte zeigen dasselbe" in capsys.readouterr().err
    assert program.main(["tour", "--out", str(tmp_path), "--no-pictures", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"] == "tour.failed"


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert program.main(["--language", "de", "tour", "--out", str(tmp_path / "file"), "--no-pictures"]) == 1
    assert capsys.readouterr().err.startswith("Das Gerät lässt das nicht zu")


def test_wrong_use_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, code in ((["dance"], 2), (["tour"], 2), (["--version"], 0)):
        with pytest.raises(SystemExit) as ended:
            program.main(arguments)
        assert ended.value.code == code
    assert __version__ in capsys.readouterr().out


def test_options_before_and_behind_the_command() -> None:
    parser = program._parser()
    for arguments in (["--json", "tour", "--out", "x"], ["tour", "--out", "x", "--json"]):
        said = parser.parse_args(arguments)
        assert said.json
        assert said.data_dir is None
    assert parser.parse_args(["--data-dir", "d", "tour", "--out", "x"]).data_dir == Path("d")


def test_the_example_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert app.profile_of(app.Options()) == paths.profile_dir()
    assert app.profile_of(app.Options(data_dir=tmp_path)) == tmp_path
    assert app.profile_of(app.Options(data_dir=tmp_path, example=True)) == tmp_path / "example"
    assert (
        app.profile_of(app.Options(example=True)) == paths.profile_dir(name="example") != paths.profile_dir()
    )


def test_in_use_ends_with_75(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from inka_desktop.store.errors import ProfileInUseError

    def taken(_options: app.Options) -> int:
        raise ProfileInUseError

    monkeypatch.setattr(app, "open_window", taken)
    assert program.main(["--data-dir", str(tmp_path), "--language", "en"]) == 75
    assert "already open" in capsys.readouterr().err
