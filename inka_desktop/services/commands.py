"""What the command line does with a workspace: begin one, join one, invite, choose a place, meet the places.

Each returns an answer: facts for ``--json`` and a sentence for people.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inka_desktop.errors import EnvironmentalError
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.errors import CheckFoundError
from inka_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from inka_desktop.services.backup_rows import FindingRow
    from inka_desktop.services.rows import PlaceRow
    from inka_desktop.store.keys import KeySource


class NoPlaceError(EnvironmentalError):
    """Nothing can be sent or handed over: this profile has no exchange place yet."""

    code = "command.no_place"
    de = "Es gibt noch keinen Austauschort. Nichts wurde verändert. Bitte wählen Sie zuerst einen Ordner."
    en = "There is no exchange place yet. Nothing was changed. Please choose a folder first."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command did.

    Attributes:
        facts: plain values, the command's stable output.
        de, en: the same in a sentence.
        done: it did what it was asked for; else the command line ends with 1.
        notices: codes of what a person should know; the command line says their sentences and ends with 1.
    """

    facts: dict[str, object]
    de: str
    en: str
    notices: tuple[str, ...] = ()
    done: bool = True


def new(folder: Path, key: KeySource, office: str, person: str, device: str = "") -> Answer:
    """Begin a workspace; this device becomes its owner.

    Raises:
        InkaError: there is one in the folder, or the disk is not as needed.
    """
    name = device or socket.gethostname()
    with closing(first_start.create_workspace(folder, key, office, person, name)) as workspace:
        facts = _who(workspace)
    return Answer(facts, f"„{office}“ ist eingerichtet.", f"“{office}” is set up.")


def join(folder: Path, key: KeySource, invitation: Path, code: str, device: str = "") -> Answer:
    """Join a workspace with an invitation's file and code.

    Raises:
        InkaError: what is wrong with invitation, code or folder.
        OSError: the file cannot be read.
    """
    file = invitation.read_bytes()
    name = device or socket.gethostname()
    with closing(first_start.join(folder, key, file, code, name)) as workspace:
        facts = _who(workspace)
    return Answer(facts, "Dieses Gerät gehört jetzt dazu.", "This device has joined.")


def place(
    folder: Path, key: KeySource, where: str, access_key: str | None = None, secret: str = ""
) -> Answer:
    """Use a folder, a share link (``https://…``) or a bucket as an exchange place; an empty one is begun.

    Args:
        folder: of the profile.
        key: opens it.
        where: path, link, or with an access key the bucket's address.
        access_key: of a bucket.
        secret: the secret key of a bucket, or the password of a share.

    Raises:
        InkaError: place or profile cannot be used.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        exchange = workspace.exchange
        if access_key is not None:
            added = exchange.add_bucket(where, access_key, secret)
        elif where.startswith(("https://", "http://")):
            added = exchange.add_share(where, secret)
        else:
            added = exchange.add_place(Path(where).absolute())
        row = added.result()
    return Answer({"place": row.path}, f"Austauschort: {row.path}", f"Exchange place: {row.path}")


def invite(folder: Path, key: KeySource, person: str, role: str, out: Path) -> Answer:
    """Write an invitation's file into a folder; its code is in the answer and nowhere else.

    Raises:
        NoPlaceError: the other device would not know where to meet.
        InkaError: this device may not invite.
        OSError: the file cannot be written.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        where = _places(workspace)[0]
        made = workspace.exchange.invite(person, where.id, Role(role)).result()
    out.mkdir(parents=True, exist_ok=True)
    path = out / made.file_name
    path.write_bytes(made.file)
    return Answer(
        {"file": str(path), "code": made.code},
        f"Einladung: {path}\nCode, nur persönlich weitergeben: {made.code}",
        f"Invitation: {path}\nCode, to be passed on in person only: {made.code}",
    )


def sync(folder: Path, key: KeySource) -> Answer:
    """Send and receive at all places.

    Raises:
        NoPlaceError: there is none.
        InkaError: the profile cannot be opened.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        _places(workspace)
        done = workspace.exchange.sync().result()
    facts: dict[str, object] = {
        "sent": done.sent, "received": done.received, "waiting": done.waiting, "questions": done.questions,
        "attachments": done.attachments, "notices": list(done.notices),
    }  # fmt: skip
    return Answer(
        facts,
        f"Gesendet: {done.sent}, empfangen: {done.received}, Anhänge: {done.attachments},"
        f" zu entscheiden: {done.questions}.",
        f"Sent: {done.sent}, received: {done.received}, attachments: {done.attachments},"
        f" to be decided: {done.questions}.",
        done.notices,
    )


_PARTS = {
    "database": ("Datenbank", "Database"),
    "log": ("Verlauf", "Log"),
    "rows": ("Einträge", "Records"),
    "search": ("Suche", "Search"),
    "attachments": ("Anhänge", "Attachments"),
    "places": ("Austauschorte", "Exchange places"),
}


def check(folder: Path, key: KeySource) -> Answer:
    """Read everything through, and repair what others have.

    Raises:
        InkaError: the profile cannot be opened.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        found = workspace.check().run().result()
    facts: dict[str, object] = {
        row.part: {
            "looked_at": row.looked_at,
            "repaired": row.repaired,
            "wrong": row.wrong,
            "which": list(row.which),
        }
        for row in found
    }
    german = (
        "{part}: {looked_at} geprüft, {repaired} wiederhergestellt, {wrong} noch nicht in Ordnung{names}."
    )
    english = "{part}: {looked_at} checked, {repaired} repaired, {wrong} not yet right{names}."
    return Answer(
        facts,
        "\n".join(german.format(**_said(row, _PARTS[row.part][0])) for row in found),
        "\n".join(english.format(**_said(row, _PARTS[row.part][1])) for row in found),
        (CheckFoundError.code,) if any(row.wrong for row in found) else (),
    )


def _said(row: FindingRow, part: str) -> dict[str, object]:
    return {**asdict(row), "part": part, "names": f" ({', '.join(row.which)})" if row.which else ""}


def back_up(folder: Path, key: KeySource, target: Path | None, passphrase: str) -> Answer:
    """Write a backup; with ``target`` and ``passphrase`` the folder is set up first.

    Raises:
        InkaError: folder or profile cannot be used.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        if target is not None:
            workspace.backups.choose(target.absolute(), passphrase).result()
        made = workspace.backups.make().result()
    return Answer({"state": str(made.path)}, f"Gesichert: {made.path}", f"Backed up: {made.path}")


def restore(folder: Path, source: Path) -> Answer:
    """Put a backup's newest state into an empty profile; it opens with the backup's passphrase.

    Raises:
        InkaError: there is no backup, or the profile has data already.
    """
    from inka_desktop.services import backup_restore

    state = backup_restore.restore(source.absolute(), folder)
    return Answer(
        {"state": str(state)},
        f"Wiederhergestellt: Stand {state.stem}. Es öffnet sich mit dem Kennwort der Sicherung.",
        f"Restored: state {state.stem}. It opens with the backup's passphrase.",
    )


def write_packets(folder: Path, key: KeySource, out: Path) -> Answer:
    """Write what others may lack into files of at most 10 MB.

    Raises:
        InkaError: the profile cannot be opened.
        OSError: a file cannot be written.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        written = [str(path) for path in workspace.exchange.write_packets(out.absolute()).result()]
    shown = "\n".join(written)
    return Answer({"files": written}, f"Geschrieben:\n{shown}", f"Written:\n{shown}")


def take_in(folder: Path, key: KeySource, files: Sequence[Path]) -> Answer:
    """Take in packets, in whatever order they are named.

    Raises:
        InkaError: a packet is damaged or of another workspace; the ones before it were taken in.
        OSError: a file cannot be read.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        rows = [workspace.exchange.take_in(path).result() for path in files]
    received, attachments = sum(row.received for row in rows), sum(row.attachments for row in rows)
    waiting = rows[-1].waiting
    return Answer(
        {"received": received, "attachments": attachments, "waiting": waiting},
        f"Empfangen: {received}, Anhänge: {attachments}, noch unterwegs: {waiting}.",
        f"Received: {received}, attachments: {attachments}, still on the way: {waiting}.",
        tuple(dict.fromkeys(code for row in rows for code in row.notices)),
    )


def _who(workspace: Workspace) -> dict[str, object]:
    info = workspace.info()
    return {"workspace": info.name, "device": info.device, "tag": info.tag, "role": info.role}


def _places(workspace: Workspace) -> tuple[PlaceRow, ...]:
    places = workspace.exchange.state().places
    if not places:
        raise NoPlaceError()
    return places
