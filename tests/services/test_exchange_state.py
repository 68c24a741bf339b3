"""The line on the exchange: no way out, attachments on their way, what is missing and of whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication

from inka_desktop.exchange import completeness
from inka_desktop.exchange.blobs import BlobCourier
from inka_desktop.exchange.names import SegmentName
from inka_desktop.exchange.recognise import parse
from inka_desktop.gui import i18n
from inka_desktop.gui._generated import resources_rc
from inka_desktop.records.documents import Attachment
from inka_desktop.services import founding
from inka_desktop.services.exchange_rows import NO_PLACE, NOT_FOR_IT
from inka_desktop.services.places import folder
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import exchange
from inka_desktop.viewmodels.notices import notice_words
from inka_desktop.viewmodels.wording import Mark

from .devices import Office, attach, meet, new_visit, settle, shown

TODAY = date(2026, 11, 23)
MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS
Later = Callable[[int], None]


@pytest.fixture(autouse=True)
def german(qapp: QCoreApplication) -> None:
    """Words with their plural forms."""
    resources_rc.qInitResources()
    i18n.install("de")


def line(workspace: Workspace) -> Mark:
    """What the top bar says."""
    return exchange.state_line(workspace.exchange.state(), TODAY)


@pytest.fixture
def later(office: Office, monkeypatch: pytest.MonkeyPatch) -> Later:
    """Sets all clocks so many milliseconds ahead of the beginning."""
    clock = office.office.core.database.writer.core.log.hybrid.clock
    began = clock.wall_ms()

    def ahead(by_ms: int) -> None:
        monkeypatch.setattr(type(clock), "wall_ms", lambda _self: began + by_ms)

    return ahead


def project_space(office: Office) -> UUID:
    """A project's own part of the workspace."""
    replica = office.office.exchange.replica
    made = office.office.core.submit(lambda tx: founding.new_project_space(tx, replica), "edit").result()
    replica.reload()
    return UUID(bytes=made)


# --- no way out -----------------------------------------------------------------------------------------


def test_a_folder_that_went_away_is_told_by_itself(office: Office, later: Later) -> None:
    one, place = office.office, office.folder("place")
    one.exchange.add_place(place).result()
    meet(one)
    place.rename(office.root / "elsewhere")
    new_visit(one, "Laden")
    later(29 * MINUTE_MS)
    assert one.exchange.state().stuck is None
    assert line(one).text == "1 Änderung noch nicht gesendet"
    later(31 * MINUTE_MS)
    stuck = one.exchange.state().stuck  # nobody pressed anything: a folder that is gone is never due
    assert stuck is not None
    assert (stuck.cause, stuck.long) == ("exchange.place_unreachable", False)
    assert line(one).text.endswith("der Ordner oder Stick ist nicht da")
    later(4 * DAY_MS)
    assert line(one).tone == "problem"
    (gone,) = one.exchange.state().places
    assert gone.is_gone
    again = one.exchange.add_place(office.root / "elsewhere").result()
    assert (again.id, again.is_gone) == (gone.id, False)
    assert one.exchange.state().stuck is None
    meet(one)
    assert one.exchange.state().unsent == 0


def test_a_place_for_something_else_is_no_way_out(office: Office, later: Later) -> None:
    one, space = office.office, project_space(office)
    place = one.exchange.places.add(folder(office.folder("traeger")), [space])
    meet(one)
    new_visit(one, "intern")
    meet(one)
    later(31 * MINUTE_MS)
    stuck = one.exchange.state().stuck
    assert stuck is not None
    assert stuck.cause == NOT_FOR_IT
    assert line(one).text.endswith(": kein Austauschort ist dafür da")
    one.exchange.limit_place(place.id, None).result()
    assert one.exchange.state().stuck is None


def test_one_place_that_works_does_not_hide_that_another_log_has_none(office: Office, later: Later) -> None:
    one, space = office.office, project_space(office)
    one.exchange.places.add(folder(office.folder("traeger")), [space])
    gone = office.folder("place")
    one.exchange.add_place(gone).result()
    meet(one)
    gone.rename(office.root / "elsewhere")
    new_visit(one, "intern")
    meet_anyhow(one)
    later(31 * MINUTE_MS)
    stuck = one.exchange.state().stuck
    assert stuck is not None
    assert stuck.cause == "exchange.place_unreachable"


def meet_anyhow(workspace: Workspace) -> None:
    """A meeting of which something may go wrong."""
    workspace.exchange.sync().result()


def test_an_open_question_does_not_hide_that_nothing_leaves(office: Office, later: Later) -> None:
    one = office.office
    road = office.join(one.exchange.add_place(office.folder("place")).result().id)
    visit = new_visit(one, "Laden")
    settle(one, road)
    for each, on in ((one, date(2026, 11, 3)), (road, date(2026, 11, 4))):
        each.editing.save("protocol", visit, {"date": on}).result()
    settle(road, one)
    assert one.exchange.state().questions == 1
    assert "bitte entscheiden" in line(one).text
    (office.root / "place").rename(office.root / "elsewhere")
    new_visit(one, "Rathaus")
    later(31 * MINUTE_MS)
    assert line(one).text.startswith("Nicht gesendet seit")


def test_without_any_place_the_cause_is_that_there_is_none(office: Office, later: Later) -> None:
    new_visit(office.office, "Laden")
    later(31 * MINUTE_MS)
    stuck = office.office.exchange.state().stuck
    assert stuck is not None
    assert stuck.cause == NO_PLACE


# --- attachments ----------------------------------------------------------------------------------------


def test_the_line_is_not_green_before_somebody_has_the_photos(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office.office
    road = office.join(one.exchange.add_place(office.folder("place")).result().id)
    visit = new_visit(one, "Laden")
    settle(one, road)
    assert line(one).tone == "good"
    attach(one, visit, b"x" * 1000)
    with monkeypatch.context() as patch:
        patch.setattr(BlobCourier, "_give", lambda *_args, **_named: 0)
        meet(one, road, one)
    state = one.exchange.state()
    assert (state.unsent, state.attachments_unsent, state.attachments_waiting) == (0, 1, 0)
    assert line(one).text == "1 Anhang noch nicht gesendet"
    assert exchange.unsent_words(state, going=True) == "1 Anhang wird noch gesendet."
    with monkeypatch.context() as patch:
        patch.setattr(BlobCourier, "fetch", lambda *_: 0)
        settle(one, road)
    state = one.exchange.state()
    assert (state.unacknowledged, state.attachments_unsent, state.attachments_waiting) == (0, 0, 1)
    assert line(one).text == "1 Anhang noch nicht abgeholt"
    settle(road, one)
    assert one.exchange.state().attachments_waiting == 0
    assert line(one).tone == "good"


def test_an_attachment_that_nothing_shows_any_more_holds_nothing_up(office: Office) -> None:
    one = office.office
    one.exchange.add_place(office.folder("place")).result()
    kept = one.attachments.keep(b"x" * 1000, file_name="foto.jpg", media_type="image/jpeg")
    added = one.core.submit(lambda tx: kept.add(tx, one.spaces.coord), "edit").result()
    assert one.exchange.state().attachments_unsent == 1
    one.core.submit(lambda tx: setattr(tx.session.get(Attachment, added), "alive", False), "edit").result()
    assert one.exchange.state().attachments_unsent == 0


# --- what is to come ------------------------------------------------------------------------------------


def test_a_newcomer_says_that_it_is_incomplete_and_of_whom(office: Office) -> None:
    one, place = office.office, office.folder("place")
    added = one.exchange.add_place(place).result()
    visits = [new_visit(one, f"Laden {number}") for number in range(3)]
    meet(one)
    kept = hide(place, one)
    road = office.join(added.id)
    meet_anyhow(road)
    state = road.exchange.state()
    assert state.missing > 0
    assert state.missing_from == ("Büro",)
    assert line(road).text == (f"Noch nicht vollständig: {state.missing} Änderungen von Gerät „Büro“ fehlen")
    assert line(road).tone == "attention"
    for path, data in kept.items():
        path.write_bytes(data)
    settle(road, one)
    assert road.exchange.state().missing == 0
    assert line(road).tone == "good", line(road).text
    with road.core.raw() as raw:
        assert not completeness.is_expecting(raw)
    assert [shown(road, visit).place for visit in visits] == [f"Laden {number}" for number in range(3)]


def hide(place: Path, workspace: Workspace) -> dict[Path, bytes]:
    """Take what a device wrote in the coordinators' space away from a place, as one that holds it back."""
    coord = workspace.spaces.coord.hex
    taken = {}
    for path in (place / "s" / coord).rglob("*"):
        if path.is_file() and isinstance(parse(path.relative_to(place).as_posix()), SegmentName):
            taken[path] = path.read_bytes()
            path.unlink()
    assert taken
    return taken


def test_changes_that_wait_say_whose_they_are(office: Office) -> None:
    one, place = office.office, office.folder("place")
    road = office.join(one.exchange.add_place(place).result().id)
    settle(one, road)
    visit = new_visit(one, "Laden")
    before = set(place.rglob("*.seg"))
    meet(one)
    first = {path: path.read_bytes() for path in set(place.rglob("*.seg")) - before}
    one.editing.save("protocol", visit, {"keeper": "Leitung"}).result()
    meet(one)
    for path in first:
        path.unlink()
    meet_anyhow(road)
    state = road.exchange.state()
    assert (state.waiting, state.waiting_from) == (1, ("Büro",))
    assert line(road).text == "1 Änderung von Gerät „Büro“ ist noch unterwegs"


def test_when_nothing_comes_from_the_owner_for_two_weeks_it_is_said(office: Office, later: Later) -> None:
    one = office.office
    road = office.join(one.exchange.add_place(office.folder("place")).result().id)
    settle(one, road)
    later(13 * DAY_MS)
    meet(road)
    assert road.exchange.state().silent_since is None
    later(15 * DAY_MS)
    meet(road)
    state = road.exchange.state()
    assert state.silent_since is not None
    assert line(road).text.startswith("Von der Leitung ist nichts angekommen seit ")
    assert [notice_words(code, "de")[:14] for code in state.notices] == ["Seit 14 Tagen "]
    assert one.exchange.state().silent_since is None  # the owner itself waits for nobody
    new_visit(one, "Laden")
    meet(one, road)
    assert road.exchange.state().silent_since is None
