"""The main job without a screen: two devices and a folder, from the visit to the one open question.

Everything goes through the services, as in the window. What each step promises is checked; a promise
that does not hold ends the tour with a sentence.
"""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.errors import InkaError
from inka_desktop.records.values import ProtocolType
from inka_desktop.services import example, first_start, recording
from inka_desktop.services.rows import DecisionRow, ProtocolFilter, ProtocolRow
from inka_desktop.services.tour_words import FACTS, STEPS
from inka_desktop.store.keys import PassphraseSource

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

ON = date(2026, 11, 23)
"""The tour's day, so that every run prints the same protocol."""
SONNENHANG, TANNRIEDEN = "Projekt Sonnenhang", "Projekt Tannrieden"
_SECOND_PERSON, _SECOND_DEVICE = "Projektbegleitung", "Laptop unterwegs"

Pictures = Callable[["Workspace", UUID, UUID], list[Path]]
"""Draws the window's pages of a workspace, with one finished visit and one draft; returns the files."""


class TourFailedError(InkaError):
    """Something the tour promises did not hold; ``what`` names it."""

    code = "tour.failed"
    de = "Der Rundgang ist nicht aufgegangen ({what}). Ihre eigenen Daten sind unberührt."
    en = "The tour did not work out ({what}). Your own data is untouched."


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its code, how long it took in seconds, and what came out of it."""

    code: str
    seconds: float
    facts: dict[str, object]

    def words(self, language: str = "de") -> str:
        """The step with its facts in one line, in ``de`` or ``en``."""
        place = 1 if language.startswith("en") else 0
        facts = ", ".join(f"{FACTS[name][place]}: {value}" for name, value in self.facts.items())
        return STEPS[self.code][place] + (f" ({facts})" if facts else "")


@dataclass(slots=True)
class Report:
    """What the tour did; ``files`` lie in its folder."""

    steps: list[Step] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """All steps together."""
        return sum(step.seconds for step in self.steps)


def run(
    out: Path, pictures: Pictures | None = None, tell: Callable[[Step], None] = lambda _step: None
) -> Report:
    """Walk through the main job; profiles and exchange folder are temporary, results stay in ``out``.

    Args:
        out: folder for PDF and pictures; made when it is missing, files of the same name are replaced.
        pictures: draws pages of the window.
        tell: told each step as soon as it is done.

    Raises:
        TourFailedError: a promise did not hold.
        InkaError: what services raise.
    """
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_ones, tempfile.TemporaryDirectory(prefix="inka-tour-") as folder:
        # Databases are closed before their folder goes.
        profiles = open_ones.enter_context(ExitStack())
        walk = _Walk(out, Path(folder), pictures, tell, profiles)
        walk.all()
        profiles.close()
        return walk.report


class _Walk:
    """The steps, in order; each leaves what the next needs."""

    def __init__(
        self,
        out: Path,
        folder: Path,
        pictures: Pictures | None,
        tell: Callable[[Step], None],
        profiles: ExitStack,
    ) -> None:
        self.report = Report()
        self._out = out
        self._folder = folder
        self._pictures = pictures
        self._tell = tell
        self._profiles = profiles

    def all(self) -> None:
        """From two new devices to the decision."""
        self._begin()
        self._invite()
        self._record()
        self._print()
        self._hand_over()
        self._edit_both()
        self._merge()
        self._draw()
        self._decide()

    @contextmanager
    def _step(self, code: str) -> Iterator[dict[str, object]]:
        facts: dict[str, object] = {}
        begun = time.perf_counter()
        yield facts
        step = Step(code, time.perf_counter() - begun, facts)
        self.report.steps.append(step)
        self._tell(step)

    # --- two devices and a folder -----------------------------------------------------------------

    def _begin(self) -> None:
        with self._step("example") as facts:
            key = PassphraseSource(secrets.token_hex(16))
            self.office = example.open_example(self._folder / "buero", ON, key)
            self._profiles.callback(self.office.close)
            self.projects = {row.title: row.id for row in self.office.projects.list(ON)}
            facts |= {
                "projects": len(self.projects),
                "protocols": self.office.protocols.count(ProtocolFilter()),
            }
        with self._step("place") as facts:
            shared = self._folder / "austausch"
            shared.mkdir()
            self.place = self.office.exchange.add_place(shared).result()
            facts["sent"] = self.office.exchange.sync().result().sent

    def _invite(self) -> None:
        with self._step("invite"):
            invitation = self.office.exchange.invite(_SECOND_PERSON, self.place.id).result()
        with self._step("join") as facts:
            key = PassphraseSource(secrets.token_hex(16))
            self.road = first_start.join(
                self._folder / "unterwegs", key, invitation.file, invitation.code, _SECOND_DEVICE
            )
            self._profiles.callback(self.road.close)
            facts["received"] = self.road.exchange.sync().result().received
            _meet(self.office, self.road)
            facts["protocols"] = self.road.protocols.count(ProtocolFilter())
        _promise(
            self.road.protocols.count(ProtocolFilter()) == self.office.protocols.count(ProtocolFilter()),
            "beide Geräte haben dieselben Protokolle",
        )

    # --- a visit and its protocol -----------------------------------------------------------------

    def _record(self) -> None:
        with self._step("record") as facts:
            said = recording.read_input("visit_input.toml", example.moved_by(ON))
            self.visit = recording.record_protocol(self.office, self.projects[SONNENHANG], said)
            row = self.office.protocols.get(self.visit, ON)
            facts |= {
                "people": len(row.people), "topics": len(row.topics),
                "agreements": len(row.agreements), "photos": len(row.photos),
                "carried": len(row.carried),
            }  # fmt: skip
            _promise(bool(row.carried), "offene Vereinbarungen des letzten Besuchs liegen vor")
        with self._step("finish") as facts:
            self.version = self.office.protocols.finish(self.visit).result()
            facts["number"] = self.version.number

    def _print(self) -> None:
        with self._step("print") as facts:
            document = self.office.documents.protocol(self.visit, "de", self.version.id)
            self.pdf = document.pdf
            path = self._out / self.office.documents.file_name(self.visit, "de", self.version.id)
            path.write_bytes(document.pdf)
            self.report.files.append(path)
            self.office.documents.record_printed(self.version.id, document.pdf, "de").result()
            facts |= {"file": path.name, "pages": document.pages, "kilobytes": len(document.pdf) // 1024}

    def _hand_over(self) -> None:
        with self._step("hand_over") as facts:
            facts["attachments"] = _meet(self.office, self.road)
            there = self.road.documents.protocol(self.visit, "de", self.version.id)
            _promise(there.pdf == self.pdf, "unterwegs liegt dasselbe PDF, Byte für Byte")
            mine, theirs = (each.protocols.get(self.visit, ON) for each in (self.office, self.road))
            _promise(_same(mine, theirs), "unterwegs steht dasselbe Protokoll")

    # --- both write, the exchange brings it together ----------------------------------------------

    def _edit_both(self) -> None:
        with self._step("edit_both"):
            drafts = ProtocolFilter(
                project_id=self.projects[TANNRIEDEN], state="draft", type=ProtocolType.VISIT
            )
            self.draft = self.office.protocols.page(drafts, "date", True, 0)[0].id
            row = self.office.protocols.get(self.draft, ON)
            office, road = self.office, self.road
            _save(office, "protocol", self.draft, next_date=date(2027, 1, 20), end="15:35")
            _save(
                office, "topic", row.topics[0].id, notes=row.topics[0].notes + " Die Kernstadt hat 456 davon."
            )
            _save(road, "protocol", self.draft, next_date=date(2027, 1, 26), occasion="Verstetigung")
            _save(road, "photo", row.photos[-1].id, caption="Fahrzeug der mobilen Beratung")
            road.protocols.add_agreement(
                self.draft,
                "Gemeinsamer Vorschlag an die Steuerungsgruppe",
                "Träger und Landkreis",
                date(2027, 2, 12),
            ).result()

    def _merge(self) -> None:
        with self._step("merge") as facts:
            _meet(self.office, self.road)
            mine, theirs = (each.protocols.get(self.draft, ON) for each in (self.office, self.road))
            _promise(_same(mine, theirs), "beide Geräte zeigen dasselbe")
            both = mine.occasion == "Verstetigung" and mine.end is not None and mine.photos[-1].caption != ""
            _promise(both and len(mine.agreements) == 2, "die Einträge beider Geräte sind da")
            for each in (self.office, self.road):
                asked = each.exchange.questions()
                _promise(
                    len(asked) == 1 and asked[0].field == "next_date", "genau eine Frage, nach dem Termin"
                )
            question = self.office.exchange.questions()[0]
            facts["question"] = " / ".join(
                f"{entry.value:%d.%m.%Y} ({entry.person})"
                for entry in question.entries
                if isinstance(entry.value, date)
            )
            _promise(
                {entry.person for entry in question.entries} == {"Fachreferat", _SECOND_PERSON},
                "zwei Personen",
            )

    def _draw(self) -> None:
        if self._pictures is None:
            return
        with self._step("pictures") as facts:
            drawn = self._pictures(self.office, self.visit, self.draft)
            self.report.files.extend(drawn)
            facts["pictures"] = len(drawn)

    def _decide(self) -> None:
        with self._step("decide") as facts:
            question = self.road.exchange.questions()[0]
            later = max(question.entries, key=lambda entry: str(entry.value))
            self.road.exchange.decide([DecisionRow(question.id, later.choice)]).result()
            _meet(self.road, self.office)
            left = [len(each.exchange.questions()) for each in (self.office, self.road)]
            _promise(left == [0, 0], "keine Frage bleibt offen")
            mine, theirs = (each.protocols.get(self.draft, ON) for each in (self.office, self.road))
            _promise(
                _same(mine, theirs) and mine.next_date == later.value,
                "die Entscheidung gilt auf beiden Geräten",
            )
            facts["date"] = f"{mine.next_date:%d.%m.%Y}"


def _save(workspace: Workspace, kind: str, row: UUID, **values: Any) -> None:
    workspace.editing.save(kind, row, values).result()


def _meet(first: Workspace, second: Workspace) -> int:
    """Both meet the folder in turn until both have everything; returns attachments moved."""
    moved = 0
    for each in (first, second, first, second):
        done = each.exchange.sync().result()
        _promise(not done.notices, f"Senden und Empfangen ohne Hinweise, {', '.join(done.notices)}")
        moved += done.attachments
    return moved


def _same(one: ProtocolRow, two: ProtocolRow) -> bool:
    """The same protocol on two devices; whether a version can still be taken back is each one's own."""

    def plain(row: ProtocolRow) -> ProtocolRow:
        return replace(row, versions=tuple(replace(version, sent=False) for version in row.versions))

    return plain(one) == plain(two)


def _promise(holds: bool, what: str) -> None:
    if not holds:
        raise TourFailedError(what=what)
