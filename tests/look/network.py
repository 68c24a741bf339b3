"""The network's lists, an entry of each kind, doubles and leavers; bodies, their minutes, and a talk."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QScrollArea

from inka_desktop.gui.dialogs.leavers_dialog import LeaversDialog
from inka_desktop.gui.dialogs.twins_dialog import TwinsDialog
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.services.directory_rows import KINDS, EntryFilter
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.viewmodels import network
from tests.look.stage import Stage

TWIN, LEAVER, CONTRACT = "stadt quellrode", "Kim Muster", "Kooperationsvertrag Sonnenhang"
"""What the example itself has none of."""


def play(stage: Stage) -> None:
    """All of it, on the full workspace."""
    _fill(stage)
    page = stage.window.show_page("network")
    stage.settle()
    for kind in KINDS:
        next(one for one in page.findChildren(FilterChip) if one.text() == network.many(kind)).click()
        stage.shoot(f"network-{kind}")
    for kind in KINDS:
        order = network.columns(kind, stage.subjects.on)[0].order
        (row, *_) = stage.workspace.directory.page(kind, EntryFilter(), order, 0, 1, descending=False)
        _scrolled(stage, "entry", row.id, f"entry-{kind}")
    stage.shoot_dialog("twins", TwinsDialog(stage.context, "organization", stage.window))
    stage.shoot_dialog("leavers", LeaversDialog(stage.context, stage.window))


def meetings(stage: Stage) -> None:
    """A body that meets again and again, its newest minutes, and a talk in consultation."""
    workspace = stage.workspace
    series = next(row for row in workspace.series.list(stage.subjects.on) if row.kind == "steering_group")
    _scrolled(stage, "series", series.id, "series", "detailArea")
    for type in ("meeting", "talk"):
        (row, *_) = workspace.protocols.page(ProtocolFilter(type=type), "date", True, 0, 1)
        _scrolled(stage, "protocol", row.id, type)


def _scrolled(stage: Stage, page: str, record: UUID, name: str, area: str = "scrollArea") -> None:
    shown = stage.window.show_page(page, record)
    stage.settle()
    found = shown.findChild(QScrollArea, area)
    assert found is not None
    stage.shoot_scrolled(name, found)


def _fill(stage: Stage) -> None:
    """A double, somebody who left with an agreement open, and a contract; once for all variants."""
    workspace, on = stage.workspace, stage.subjects.on
    if workspace.directory.count("contract", EntryFilter()):
        return
    workspace.editing.add("organization", {"name": TWIN}).result()
    workspace.protocols.add_agreement(stage.subjects.draft, "Adressliste übergeben", LEAVER, on).result()
    workspace.editing.add("person", {"name": LEAVER, "left_on": on}).result()
    contract = workspace.editing.add("contract", {"title": CONTRACT}).result()
    workspace.directory.add_party(contract, "Quellroder Nachbarschaftswerk e. V.").result()
