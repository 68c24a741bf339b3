"""I11: whoever takes a carrier's device and all its keys finds nothing of the other spaces."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import holding, joining
from inka_desktop.exchange.container import open_envelope
from inka_desktop.exchange.errors import DecryptionError
from inka_desktop.records.folding import fold
from inka_desktop.records.forms import Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.notes import Comment, Tag, Tagging
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.rounds import Remark
from inka_desktop.records.values import RemarkKind, Role, SpaceKind
from inka_desktop.store import search_index
from inka_desktop.store.connection import connect
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.control import settle_keys
from tests.exchange.engine.office import Desk, Office
from tests.simulator.device import KEY

SECRETS = ("vertrauliche Notiz", "Zweifel am Träger", "eigene Punkte")
NOTED = ("Kanarienwort", "Kanarienkommentar", "Kanarienvermerk")
"""A tag and a comment of the office on what the carrier has, and a note at a question of its form."""
OWN = "Sonnenhang"


@pytest.fixture
def carrier(office: Office) -> Desk:
    """A carrier beside two coordinators who wrote secrets and something for the carrier."""
    a, b = office.owner, office.join("b")
    office.project_space()
    office.settle(a, b)
    settle_keys(a)
    carrier = office.join("carrier", Role.CARRIER)
    me = b.replica
    personal = b.write(lambda tx: joining.create_personal_space(tx, me.identity, me.members, office.rng()))
    me.reload()
    a.add(Protocol, place="Laden", internal_note=SECRETS[0])
    b.add(Protocol, place=SECRETS[1])
    b.write(lambda tx: tx.session.add(Protocol(id=new_id(), space=UUID(bytes=personal), place=SECRETS[2])))
    project = a.add(Project, space=SpaceKind.PROJECT, title=OWN)
    about: dict[str, Any] = {"target_kind": Project.__number__, "target_id": project}
    a.add(Comment, body=NOTED[1], **about)
    a.add(Tagging, tag_id=a.add(Tag, word=NOTED[0]), tag_label=NOTED[0], **about)
    form = a.add(Submission, space=SpaceKind.PROJECT, project_id=project)
    a.add(Remark, submission_id=form, kind=RemarkKind.NOTE, key="/data/people", said=NOTED[2])
    for _ in range(3):
        for desk in office.desks:
            desk.meet()
    return carrier


def _dump(desk: Desk) -> bytes:
    """Everything in every table of a database, index and all, as one heap of bytes."""
    desk.write(lambda tx: search_index.begin(tx.raw))
    while desk.write(lambda tx: search_index.piece(tx.raw)):
        pass
    heap = _searched(desk)
    with desk.database.readers.raw() as raw:
        names = raw.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        assert len(names) > 30
        for (name,) in names:
            for row in raw.execute(f'SELECT * FROM "{name}"').fetchall():
                heap += [v if isinstance(v, bytes) else str(v).encode() for v in row]
    return b"\n".join(heap)


def _searched(desk: Desk) -> list[bytes]:
    """Every word in the search index and every document that it keeps, which are packed in their tables."""
    raw = connect(desk.database.path, KEY)
    try:
        raw.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, search_index, row)")
        terms = [term.encode() for (term,) in raw.execute("SELECT term FROM term").fetchall()]
        kept = [zlib.decompress(words) for (words,) in raw.execute("SELECT words FROM search_doc").fetchall()]
        return [*terms, *kept]
    finally:
        raw.close()


def _opened_with(keys: set[bytes], data: bytes) -> bytes:
    envelope = open_envelope(data)
    for key in keys:
        try:
            body = envelope.decrypt(key)
        except DecryptionError:
            continue
        return b"".join(b"".join(block) for block in body.blocks())
    return b""


def _keys(desk: Desk) -> set[bytes]:
    return {key for (key,) in desk.query("SELECT key FROM sync_key")}


def test_a_carriers_keys_open_nothing_of_another_space(office: Office, carrier: Desk) -> None:
    plain = b"".join(_opened_with(_keys(carrier), path.read_bytes()) for path in office.files())
    assert OWN.encode() in plain
    assert not [secret for secret in (*SECRETS, *NOTED) if secret.encode() in plain]
    everything = b"".join(_opened_with(_keys(office.owner), path.read_bytes()) for path in office.files())
    assert [secret.encode() in everything for secret in SECRETS] == [True, True, False]  # the last is B's own
    assert all(secret.encode() in everything for secret in NOTED)
    b = office.desks[1]
    everything = b"".join(_opened_with(_keys(b), path.read_bytes()) for path in office.files())
    assert SECRETS[2].encode() in everything


def test_nothing_of_another_space_lies_on_a_carriers_disk(carrier: Desk) -> None:
    heap = _dump(carrier) + b"".join(
        path.read_bytes() for path in Path(carrier.folder).rglob("*") if path.is_file()
    )
    assert OWN.encode() in heap
    assert not [secret for secret in (*SECRETS, *NOTED) if secret.encode() in heap]
    words = {word for secret in (*SECRETS, *NOTED) for word in fold(secret).split() if len(word) > 3}
    assert not [word for word in words if word.encode() in heap]
    assert fold(OWN).encode() in b"\n".join(_searched(carrier))
    at_home = _dump(carrier.office.owner)
    assert SECRETS[0].encode() in at_home  # the search does find it where it is
    assert {b"vertrauliche", b"notiz"} <= set(_searched(carrier.office.owner))
    assert fold(SECRETS[0]).encode() in at_home
    assert {fold(secret).encode() for secret in NOTED[:2]} <= set(_searched(carrier.office.owner))
    assert NOTED[2].encode() in at_home  # no page leads to it, so no search does


def test_a_personal_space_follows_its_person_to_a_further_device(office: Office, carrier: Desk) -> None:
    b = office.desks[1]
    person = b.replica.identity.person
    second = office.join("second of b", person=person)
    for _ in range(3):
        second.meet()
        office.owner.meet()
        settle_keys(office.owner)
        b.meet()
    me, (space,) = b.replica, [one for one, kind in b.replica.members.spaces.items() if kind == "personal"]
    b.write(lambda tx: joining.share_personal_space(tx, me.identity, me.members, space, office.rng()))
    me.reload()
    for _ in range(3):
        b.meet()
        second.meet()
    assert SECRETS[2].encode() in _dump(second)  # in its log; no table of today stands in such a space
    assert second.query("SELECT 1 FROM sync_key WHERE space = ?", space) == [(1,)]
    assert carrier.query("SELECT 1 FROM sync_key WHERE space = ?", space) == []


def test_what_waits_is_bounded_and_the_oldest_of_strangers_goes_first(office: Office) -> None:
    a, b = office.owner, office.join("b")
    office.settle()
    visit = b.add(Protocol, place="wartet")
    b.meet()
    ((space,),) = a.query("SELECT no FROM sync_space WHERE kind = 'coord'")
    known = b.replica.identity.author

    def fill(tx: Transaction) -> None:
        raw = tx.raw
        for number in range(30):
            author = known if number < 5 else number.to_bytes(16, "big")
            raw.execute(
                "INSERT INTO sync_pending(space, stream, author, first, last, hash, raw, since)"
                " VALUES (?,0,?,?,?,?,?,?)",
                (space, author, number + 100, number + 100, bytes([number]) * 32, bytes(1000), number),
            )

    a.write(fill)
    assert a.write(lambda tx: holding.give_up(tx.raw, most=10)) == 20
    left = a.query("SELECT author, since FROM sync_pending ORDER BY since")
    assert [since for author, since in left if author == known] == [0, 1, 2, 3, 4]
    assert [since for author, since in left if author != known] == [25, 26, 27, 28, 29]
    assert a.write(lambda tx: holding.give_up(tx.raw, size=3_500)) == 7
    a.write(lambda tx: tx.raw.execute("DELETE FROM sync_pending"))
    a.meet()
    assert a.get(Protocol, visit).place == "wartet"  # the place had it all the time
