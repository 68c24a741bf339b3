"""A carrier with a share of its own: what lies there, what comes by it, and what it never gets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from inka_desktop.records.values import Role
from inka_desktop.services import scenes
from inka_desktop.services.places import folder
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from tests.exchange.servers import Share

from .devices import meet, new_visit
from .test_answers import put, take_in
from .test_handing_in import FORM
from .test_places import shared
from .test_releases import Office, office

__all__ = ["office", "shared"]


def space_of(office: Office) -> UUID:
    """The project's part of the workspace."""
    (space,) = [row.id for row in office.owner.exchange.places.choices() if row.kind == "project"]
    return space


def spaces_at(place: Path) -> set[str]:
    """Of which parts of the workspace files lie at a place."""
    return {path.name for path in (place / "s").iterdir()}


def alone(office: Office, place: Path) -> Workspace:
    """A carrier's device that knows only a place of its own, limited to its project."""
    place.mkdir()
    made = office.owner.exchange.places.add(folder(place), [space_of(office)])
    carrier = office.join(Role.CARRIER, "Frau Träger")
    everybody = carrier.exchange.state().places[0].id
    carrier.exchange.add_place(place).result()
    carrier.exchange.remove_place(everybody).result()
    assert [row.path for row in carrier.exchange.state().places] == [made.path]
    return carrier


def test_a_carrier_on_its_own_share_opens_a_form_and_has_the_logos(office: Office, tmp_path: Path) -> None:
    owner, project = office.owner, office.desk.project
    carrier = alone(office, tmp_path / "traeger")
    logo = tmp_path / "Land.png"
    logo.write_bytes(scenes.logo("MUSTER Land"))
    owner.documents.add_logo(logo).result()
    period = (date(2026, 7, 1), date(2026, 9, 30))
    wish = RoundWish("3. Quartal 2026", take_in(owner, FORM), *period, due=date(2026, 10, 15))
    asked = owner.forms.rounds.hand_out(wish, [project]).result()
    meet(owner, carrier, owner, carrier)
    form = carrier.forms.answers.open(carrier.forms.rounds.begin(asked, project).result())
    put(form, "place", "Laden")
    form.close()
    assert carrier.documents.letterhead().logos == owner.documents.letterhead().logos
    assert spaces_at(tmp_path / "traeger") == {space_of(office).hex, owner.spaces.org.hex}


def test_a_moved_folder_that_is_chosen_again_is_for_what_it_was_for(office: Office, tmp_path: Path) -> None:
    owner, place, moved = office.owner, tmp_path / "traeger", tmp_path / "umgezogen"
    place.mkdir()
    owner.exchange.places.add(folder(place), [space_of(office)])
    meet(owner)
    place.rename(moved)
    again = owner.exchange.add_place(moved).result()
    assert (again.path, again.spaces) == (str(moved), (space_of(office),))
    new_visit(owner, "intern")
    meet(owner)
    assert spaces_at(moved) == {space_of(office).hex, owner.spaces.org.hex}


def test_a_link_that_is_given_again_is_for_what_it_was_for(office: Office, shared: Share) -> None:
    owner, space = office.owner, space_of(office)
    before = owner.exchange.add_share(shared.link, spaces=[space]).result()
    again = owner.exchange.add_share(shared.link).result()
    assert (again.id, again.spaces) == (before.id, (space,))
    owner.exchange.limit_place(again.id, None).result()
    assert owner.exchange.add_share(shared.link, spaces=[owner.spaces.coord]).result().spaces == (
        owner.spaces.coord,
    )
