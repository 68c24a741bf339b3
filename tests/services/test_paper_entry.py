"""Typing in a form from paper: in its order, choices by their numbers, numbers twice."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import UUID

import pytest
from PIL import ExifTags, Image

from inka_desktop.forms import Absence, NodeId
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.approval_errors import SheetUnreadableError
from inka_desktop.services.form_errors import NumbersOnceError
from inka_desktop.services.intake_answers import UNREADABLE, Refusal, fill_in
from inka_desktop.services.paper_entry import PaperEntry, PaperStep
from inka_desktop.services.workspace import Workspace
from tests.store.test_images import HEIC

from .test_form_intake import take_in

RANGE = """
| survey   |          |         |            |                        |
|          | type     | name    | label      | parameters             |
|          | range    | share   | Share      | start=0 end=100 step=5 |
| settings |          |         |            |                        |
|          | form_id  | version | form_title |                        |
|          | range    | 1       | Range      |                        |
"""


@pytest.fixture
def entry(workspace: Workspace, project: UUID) -> PaperEntry:
    """A draft of the project that is being typed in."""
    row = workspace.forms.paper_entries.begin(take_in(workspace), project).result()
    return workspace.forms.paper_entries.open(row)


def type_all(entry: PaperEntry, texts: list[str | None]) -> list[str]:
    """Types one text after the other, None for one row more, and gives what was asked."""
    asked, step = list[str](), entry.after(None)
    for text in texts:
        assert step is not None
        asked.append("more?" if step.asked is None else step.asked.label)
        if text is None:
            entry.add_row(step)
        elif not step.more:
            assert entry.answer(step, text), (step, text)
        step = entry.after(_before_new_row(entry, step) if text is None else step)
    return asked


def _before_new_row(entry: PaperEntry, step: PaperStep) -> PaperStep:
    """The step behind which the questions of the row that was just added begin."""
    steps = entry.steps()
    last = entry.form.session.rows(step.node)[-1]
    first = next(place for place, one in enumerate(steps) if one.node.row == last.row)
    return steps[first - 1]


def value(entry: PaperEntry, path: str) -> str:
    return entry.form.session.state(NodeId(path)).value


def test_questions_come_in_the_order_of_the_paper_and_only_those_that_are_asked(entry: PaperEntry) -> None:
    asked = type_all(
        entry, ["Apolda", "12", "2", "kein Raum", "1", "1", "Café", "4,50", None, "Werkstatt", "3", ""]
    )
    assert asked == [
        "Place", "People", "More?", "Why?", "County", "Town", "Name", "Cost", "more?", "Name", "Cost", "more?"
    ]  # fmt: skip
    assert (value(entry, "/data/more"), value(entry, "/data/town")) == ("no", "t1")
    assert len(entry.form.session.rows(NodeId("/data/offer"))) == 2


def test_what_is_left_out_is_not_asked(entry: PaperEntry) -> None:
    asked = type_all(entry, ["Apolda", "12", "1", "1"])
    assert asked == ["Place", "People", "More?", "County"]


def test_words_that_are_no_answer_are_not_taken(entry: PaperEntry) -> None:
    steps = {one.asked.label: one for one in entry.steps() if one.asked is not None}
    assert not entry.answer(steps["People"], "viele")
    assert not entry.answer(steps["More?"], "3")
    assert entry.answer(steps["More?"], "yes")
    assert entry.answer(steps["More?"], "")
    assert value(entry, "/data/more") == ""


def test_numbers_are_typed_twice_and_a_difference_is_decided(entry: PaperEntry) -> None:
    type_all(entry, ["Apolda", "12", "1", "1", "1", "Café", "4,50"])
    people, cost = entry.numbers()
    assert entry.again(cost, "4,5")
    assert entry.numbers() == [people]
    assert not entry.again(people, "21")
    assert (entry.differs(people), entry.undecided) == (("12", "21"), 1)
    assert not entry.decide(people, "x")
    assert not entry.decide(people, ""), "neither time it was blank"
    assert entry.decide(people, "21")
    assert (entry.undecided, value(entry, "/data/people")) == (0, "21")
    assert entry.numbers() == []


def test_blank_numbers_and_missing_ones_are_compared_as_well(entry: PaperEntry) -> None:
    type_all(entry, ["Apolda", "", "1", "1", "1", "Café", "n. e.: Umbau"])
    people, cost = entry.numbers()
    assert entry.shown(cost) == "nicht erhoben: Umbau"
    assert not entry.again(people, "7")
    assert entry.decide(people, "")
    assert not entry.again(cost, "n. v.")
    assert entry.differs(cost) == ("nicht erhoben: Umbau", "n. v.")
    assert entry.decide(cost, "n. v.: folgt")
    assert entry.form.session.state(cost.node).absence == Absence("not_yet_known", "folgt")
    assert (value(entry, "/data/people"), entry.numbers()) == ("", [])


def test_the_second_typing_lasts_and_goes_on_behind_what_was_compared(
    workspace: Workspace, entry: PaperEntry
) -> None:
    type_all(entry, ["Apolda", "12", "1", "1", "1", "Café", "4,50"])
    assert not entry.compares
    entry.compare()
    people, cost = entry.numbers()
    assert entry.again(people, "12")
    assert not entry.again(cost, "5")
    again = reopened(workspace, entry)
    assert again.compares
    assert again.numbers() == [cost], "what nobody decided is asked once more"
    assert again.again(cost, "4,5")
    assert reopened(workspace, again).numbers() == []
    session = workspace.forms.answers.session(entry.form.row.id)
    assert {cell.path for cell in session.kept().cells} <= {one.path for one in session.definition.fields}


def test_a_form_from_paper_is_not_handed_in_before_its_numbers_were_typed_twice(
    workspace: Workspace, entry: PaperEntry
) -> None:
    type_all(entry, ["Apolda", "12", "1", "1", "1", "Café", "4,50"])
    row = entry.form.row.id
    entry.close()

    def hand_in() -> None:
        form = workspace.forms.answers.open(row)
        workspace.forms.handing.hand_in(form).result()
        form.close()

    with pytest.raises(NumbersOnceError) as refused:
        hand_in()
    assert refused.value.context["count"] == 2
    again = reopened(workspace, entry)
    people, cost = again.numbers()
    assert again.again(people, "12")
    assert again.again(cost, "4,50")
    again.close()
    form = workspace.forms.answers.open(row)
    form.set(people.node, "13").saved.result()
    form.close()
    with pytest.raises(NumbersOnceError):
        hand_in()
    assert reopened(workspace, entry).again(people, "13")
    hand_in()
    assert workspace.forms.answers.get(row).state == SubmissionState.FINISHED
    workspace.forms.finished.edit(row).result()
    form = workspace.forms.answers.open(row)
    form.set(people.node, "14").saved.result()
    workspace.forms.handing.hand_in(form).result()


def reopened(workspace: Workspace, entry: PaperEntry) -> PaperEntry:
    entry.close()
    workspace.core.await_saves()
    return workspace.forms.paper_entries.open(entry.form.row.id)


def test_one_can_go_back(entry: PaperEntry) -> None:
    steps = entry.steps()
    assert entry.before(steps[2]) == steps[1]
    assert entry.before(steps[0]) == steps[0]
    assert entry.before(None) == steps[-1]


def test_a_scan_is_kept_beside_the_draft(workspace: Workspace, entry: PaperEntry, tmp_path: Path) -> None:
    scan = tmp_path / "bogen.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    workspace.forms.paper_entries.attach(entry.form.row.id, scan).result()
    (name,) = workspace.forms.files.names(entry.form.row.id)
    assert name.startswith("scan-bogen")
    assert workspace.forms.files.read(entry.form.row.id, name) == b"%PDF-1.7 scan"


def _write_photo(path: Path) -> None:
    """A photo of its ending that says where it was taken."""
    if path.suffix == ".heic":
        path.write_bytes(HEIC.read_bytes())
        return
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (50.0, 58.0, 42.0)
    Image.new("RGB", (40, 30), "white").save(path, exif=exif)


@pytest.mark.parametrize("ending", ["png", "jpg", "heic"])
def test_a_photo_of_the_paper_is_as_good_as_a_scan_and_loses_its_location(
    workspace: Workspace, entry: PaperEntry, tmp_path: Path, ending: str
) -> None:
    if ending == "heic":
        pytest.importorskip("pi_heif")
    photo = tmp_path / f"IMG_1.{ending}"
    _write_photo(photo)
    workspace.forms.paper_entries.attach(entry.form.row.id, photo).result()
    ((paper,), _) = workspace.forms.files.papers(entry.form.row.id)
    assert (paper.shown, paper.form) == ("IMG_1.jpg", "image/jpeg")
    plain = workspace.forms.files.read(entry.form.row.id, paper.name)
    assert plain is not None
    kept = Image.open(io.BytesIO(plain))
    assert (kept.format, dict(kept.getexif())) == ("JPEG", {})
    note = tmp_path / "notiz.jpg"
    note.write_text("kein Bild")
    with pytest.raises(SheetUnreadableError):
        workspace.forms.paper_entries.attach(entry.form.row.id, note).result()
    assert len(workspace.forms.files.names(entry.form.row.id)) == 1


def test_everything_is_there_when_it_is_opened_again(workspace: Workspace, entry: PaperEntry) -> None:
    type_all(entry, ["Apolda", "12"])
    entry.close()
    workspace.core.await_saves()
    again = workspace.forms.paper_entries.open(entry.form.row.id)
    assert [again.shown(one) for one in again.steps()[:2]] == ["Apolda", "12"]


def test_a_range_takes_its_own_numbers_only(workspace: Workspace, project: UUID) -> None:
    row = workspace.forms.paper_entries.begin(take_in(workspace, RANGE), project).result()
    entry = workspace.forms.paper_entries.open(row)
    (step,) = entry.steps()
    for text in ("7", "500", "-5"):
        assert not entry.answer(step, text), text
    assert value(entry, "/data/share") == ""
    assert entry.answer(step, "95")
    assert value(entry, "/data/share") == "95"


def test_a_number_of_a_pdf_that_a_range_does_not_have_is_named(workspace: Workspace, project: UUID) -> None:
    row = workspace.forms.paper_entries.begin(take_in(workspace, RANGE), project).result()
    session = workspace.forms.paper_entries.open(row).form.session
    found = fill_in(session, {"/data/share": "500"}, "en")
    assert (found.taken, found.refused) == (0, [Refusal("Share", "500", UNREADABLE)])
    assert fill_in(session, {"/data/share": "15"}, "en").taken == 1
