"""Writes the example place of `tests/fixtures/exchange/control/`: statements that end, rotate and accept.

It was run once: `python -m tests.exchange.make_control tests/fixtures/exchange/control`. What lies there
is never written again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgpack

from inka_desktop.exchange import unlocking
from inka_desktop.exchange.claims import RECOVERY
from inka_desktop.exchange.crypto import DeviceKeys, RecoveryKey, SeededRng, seal_to
from inka_desktop.exchange.delegation import Delegation, enrol, new_invitation_key
from inka_desktop.exchange.deps import Dep
from inka_desktop.exchange.epochs import invitation_box
from inka_desktop.exchange.local_store import create_place
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.operations import Operation
from inka_desktop.exchange.phrase import phrase
from inka_desktop.exchange.recovery import groups_of
from inka_desktop.exchange.standing import Member
from inka_desktop.exchange.statements import pack_cuts
from inka_desktop.exchange.wire import CONTROL, INSERT
from inka_desktop.records.values import Role
from inka_desktop.store import keyfile, keys

from .make_example import LAST_S, Author

SEED = 20261125


def make(folder: Path) -> None:
    """An owner ends a coordinator, rotates, accepts one save; the recovery key names another owner."""
    rng = SeededRng(SEED)
    owner, guest, deputy = (DeviceKeys.new(rng) for _ in range(3))
    recovery, workspace = RecoveryKey.new(rng), rng.token(16)
    org, space = rng.token(16), rng.token(16)
    epoch = 1 << 20 | 77
    known = {org: {0: rng.token(32)}, space: {0: rng.token(32), epoch: rng.token(32)}}
    (folder / "place").mkdir(parents=True)
    control = Author(owner, rng.token(8), org, "c")
    store = create_place(folder / "place", rng.token(16), author12(control.id), rng)
    seed, public = new_invitation_key(rng)
    given = Delegation(
        workspace, public, (org, space), "coordinator", rng.token(16), LAST_S, rng.token(16), "KS2",
        owner.sign_public,
    )  # fmt: skip
    begun: list[tuple[bytes, dict[str, Any]]] = [
        (workspace, {"t": "genesis", "workspace": workspace, "org": org, "name": "INKA", "tag": "KS1",
                     "box": owner.box_public, "recovery": [recovery.sign_public, recovery.box_public],
                     "person": rng.token(16)}),
        (org, {"t": "space", "kind": "org"}),
        (space, {"t": "space", "kind": "coord"}),
        (given.single_use, {"t": "invite", "public": public, "spaces": [org, space], "role": "coordinator",
                            "person": given.person, "tag": "KS2", "expires_s": LAST_S}),
    ]  # fmt: skip
    control.publish(store, control.segment(0, known[org][0], rng, [("setup", _said(begun))]))
    two = Author(guest, rng.token(8), space)
    joined = Author(guest, two.incarnation, org, "c")
    statement = enrol(given.signed(owner), seed, guest)
    enrolled = [("setup", _said([(guest.device, {"t": "enrol", "statement": statement})]))]
    joined.publish(store, joined.segment(0, known[org][0], rng, enrolled))
    positions: list[Dep] = []
    for place in ("vor dem Schnitt", "danach", "angenommen"):
        saved = [("edit", [Operation(INSERT, 8, rng.token(16), {2: place})])]
        two.publish(store, two.segment(0, known[space][0], rng, saved, (), (control.dep, joined.dep)))
        positions.append(two.dep)
    box = seal_to(invitation_box(public), known[space][epoch], rng)
    ends: list[tuple[bytes, dict[str, Any]]] = [
        (
            guest.device,
            {"t": "revoke", "cuts": pack_cuts({(space, "d"): (positions[0],), (org, "c"): (joined.dep,)})},
        ),
        (given.single_use, {"t": "grant", "space": space, "epoch": epoch, "box": box}),
        (space, {"t": "rotate", "epoch": epoch}),
        (guest.device, {"t": "accept", "space": space, "ranges": [[two.id, 3, 3, two.chain]]}),
    ]
    control.publish(
        store, control.segment(0, known[org][0], rng, [("control", _said(ends))], (), (joined.dep,))
    )
    named = msgpack.packb({
        "workspace": workspace, "owners": [[deputy.sign_public, deputy.box_public, rng.token(16), "KS3"]],
        "ends": [owner.device], "cuts": pack_cuts({(org, "c"): (control.dep,)}),
    })  # fmt: skip
    third = Author(deputy, rng.token(8), org, "c")
    said = {"t": "recover", "statement": named, "signature": recovery.sign(named, RECOVERY)}
    recovered = [("control", _said([(deputy.device, said)]))]
    third.publish(store, third.segment(0, known[org][0], rng, recovered, (), (control.dep, joined.dep)))
    (folder / "place" / "tmp").rmdir()
    _files(folder, rng, recovery, {
        "devices": {one.device.hex(): one.sign_public.hex() for one in (owner, guest, deputy)},
        "spaces": {s.hex(): {str(e): key.hex() for e, key in epochs.items()} for s, epochs in known.items()},
        "org": org.hex(), "space": space.hex(), "trusted": owner.sign_public.hex(),
        "guest": guest.device.hex(),
        "deputy": deputy.device.hex(), "invitation_seed": seed.hex(),
        "effect": {"1": True, "2": False, "3": True},
        "phrase": list(phrase(workspace, _member(owner), _member(guest))),
        "phrase_keys": [(one.sign_public + one.box_public).hex() for one in (owner, guest)],
        "workspace": workspace.hex(),
    })  # fmt: skip


def _files(folder: Path, rng: SeededRng, recovery: RecoveryKey, told: dict[str, Any]) -> None:
    """Sheet, request and answer."""
    profile, key = folder / "profile", rng.token(32)
    profile.mkdir()
    keyfile.write(profile, keyfile.KeyFile("given", keys.check_value(key)))
    keys.keep_recovery(profile, seal_to(recovery.box_public, key, rng))
    request = unlocking.make_request(profile, "Kollegin", rng)
    answer, code = unlocking.answer(request, recovery, rng)
    (folder / "request.inka-anfrage").write_bytes(request)
    (folder / "answer.inka-antwort").write_bytes(answer)
    pair = (profile / unlocking.SECRET_FILE).read_bytes()
    for path in sorted(profile.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    profile.rmdir()
    told |= {
        "sheet": list(groups_of(recovery.seed)), "recovery_seed": recovery.seed.hex(), "code": code,
        "request_secret": pair[32:].hex(), "database_key": key.hex(),
    }  # fmt: skip
    (folder / "keys.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _member(device: DeviceKeys) -> Member:
    return Member(device.device, device.sign_public, device.box_public, b"", Role.OWNER, frozenset(), "")


def _said(said: list[tuple[bytes, dict[str, Any]]]) -> list[Operation]:
    return [Operation(CONTROL, 0, row, {0: msgpack.packb(one)}) for row, one in said]


if __name__ == "__main__":
    make(Path(sys.argv[1]))
