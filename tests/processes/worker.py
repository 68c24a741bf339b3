"""One device at work until it is killed: says after each step what is done, and only then.

    python -m tests.processes.worker WORK PROFILE PASSPHRASE_FILE VISIT

WORK is ``save`` (type), ``send`` (type, then meet the folder), ``print`` (finish and print), ``take``
(take over old files that are planned) or ``fill`` (answer a form, whose id then stands for VISIT).
Each line is a word and a number; what a line says must hold whatever happens next.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from uuid import UUID

from inka_desktop.forms import NodeId
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource

TEXT = "Angabe {number}. " + "Beide Stellen sind besetzt, der Laden ist donnerstags länger offen. " * 20


def say(word: str, number: int | str) -> None:
    """One line, at once."""
    print(word, number, flush=True)


def save(workspace: Workspace, visit: UUID, number: int) -> None:
    """A save of two fields at once."""
    values = {"place": f"Raum {number}", "observations": TEXT.format(number=number)}
    workspace.editing.save("protocol", visit, values).result()
    say("saved", number)


def send(workspace: Workspace, visit: UUID, number: int) -> None:
    """A save that is also in the folder, unless that is gone."""
    save(workspace, visit, number)
    done = workspace.exchange.sync().result()
    if done.notices:
        say("not_sent", done.notices[0])
    else:
        say("sent", number)


def print_protocol(workspace: Workspace, visit: UUID, number: int) -> None:
    """A corrected version, printed: its bytes are kept."""
    save(workspace, visit, number)
    version = workspace.protocols.finish(visit).result()
    say("finished", version.version)
    document = workspace.documents.protocol(visit, "de", version.id)
    workspace.documents.record_printed(version.id, document.pdf, "de").result()
    say("printed", version.version)


def take(workspace: Workspace, _visit: UUID, number: int) -> None:
    """Takes over what is planned; afterwards there is nothing to do."""
    workspace.archive_import.take(lambda done, _of: say("taken", done)).result()
    say("taken_all", number)


def fill(workspace: Workspace, submission: UUID, number: int) -> None:
    """Answers to two questions of a form, one after the other, as a person gives them."""
    form = _forms.get(submission) or workspace.forms.answers.open(submission)
    _forms[submission] = form
    form.set(NodeId("/data/people"), number).saved.result()
    form.set(NodeId("/data/place"), f"Raum {number}").saved.result()
    say("answered", number)


_forms: dict[UUID, OpenForm] = {}
"""Forms that stay open."""
WORKS = {"save": save, "send": send, "print": print_protocol, "take": take, "fill": fill}


def first_number(workspace: Workspace, work: str, row: UUID) -> int:
    """Numbers go on where the last process was killed."""
    if work == "fill":
        place = workspace.forms.answers.session(row).state(NodeId("/data/place")).value
    else:
        place = workspace.protocols.get(row).place
    return int(place.rsplit(" ", 1)[1]) + 1 if place.startswith("Raum ") else 1


def main() -> None:
    """Works for ever."""
    work, folder, passphrase, visit = sys.argv[1:]
    source = PassphraseSource(Path(passphrase).read_text("utf-8").split("\n", 1)[0])
    workspace = Workspace.open(Path(folder), source)
    for number in itertools.count(first_number(workspace, work, UUID(visit))):
        WORKS[work](workspace, UUID(visit), number)


if __name__ == "__main__":
    main()
