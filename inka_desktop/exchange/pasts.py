"""What the writer of an operation knew of the control stream, as its file says.

A part of a file names only what has got further since the author's part before it, so what was known
is the sum of all parts up to there; with what those who wrote it had known. Numbers are local: control
log to the highest operation known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_CONTROL, Log
from inka_desktop.store.raw import RawConnection

from . import lineage
from .container import FRONT_BYTES, header_of, open_envelope
from .deps import Dep, pack_deps, unpack_deps

Past = Mapping[int, int]
"""Number of a control log to the highest operation known."""


def note(raw: RawConnection, log: Log, first: int, control: tuple[Dep, ...], epoch: int) -> None:
    """Keep what a part of a file says about the control stream; saying it twice is once.

    Args:
        raw: in the running transaction.
        log: whose part.
        first: its first operation.
        control: its control deps.
        epoch: of the key that closed the file.
    """
    if control:
        raw.execute(
            "INSERT OR IGNORE INTO sync_part(log, first, deps) VALUES (?,?,?)",
            (log.number, first, pack_deps(control)),
        )
    _note_epoch(raw, log.number, first, epoch)


def _note_epoch(raw: RawConnection, log: int, first: int, epoch: int) -> None:
    """Epochs are kept where they change."""
    before = raw.execute(
        "SELECT epoch FROM sync_epoch WHERE log = ? AND first <= ? ORDER BY first DESC LIMIT 1", (log, first)
    ).fetchone()
    if before is None or before[0] != epoch:
        raw.execute(
            "INSERT OR REPLACE INTO sync_epoch(log, first, epoch) VALUES (?,?,?)", (log, first, epoch)
        )


class Pasts:
    """Looks up what was known when; for one pass over an unchanged log."""

    def __init__(self, raw: RawConnection) -> None:
        self._raw = raw
        self._logs = {log.number: log for log in logs.logs(raw)}
        self._org = raw.execute("SELECT no FROM sync_space WHERE kind = 'org'").fetchone()
        self._parts: dict[int, list[tuple[int, bytes]]] = {}
        self._epochs: dict[int, list[tuple[int, int]]] = {}
        self._resolved: dict[Dep, Log | None] = {}

    def log(self, number: int) -> Log:
        """A log by its number."""
        return self._logs[number]

    def control_logs(self) -> list[Log]:
        """All logs of control statements."""
        return [log for log in self._logs.values() if log.stream == STREAM_CONTROL]

    def of(self, log: Log, seq: int) -> Past:
        """What was known when operation ``seq`` of a log was written; of a control log itself included."""
        known: dict[int, int] = {}
        waiting: list[tuple[Log, int]] = [(log, seq)]
        if log.own and seq > log.applied:  # not sealed yet: it will say that it knew everything here
            waiting += [(one, one.applied) for one in self.control_logs() if one.number != log.number]
        done: dict[int, int] = defaultdict(int)
        while waiting:
            at, upto = waiting.pop()
            before, done[at.number] = done[at.number], max(done[at.number], upto)
            if upto <= before:
                continue
            if at.stream == STREAM_CONTROL:
                known[at.number] = upto
            if at.base is not None:
                waiting.append((self._logs[at.base], min(upto, at.start - 1)))
            for first, deps in self._parts_of(at.number):
                if before < first <= upto:
                    waiting += self._resolve(deps)
        return known

    def epoch(self, log: Log, seq: int) -> int | None:
        """The epoch of the key that closed an operation's file; None where no file is known."""
        found = [epoch for first, epoch in self._epochs_of(log.number) if first <= seq]
        if found or log.base is None:
            return found[-1] if found else None
        return self.epoch(self._logs[log.base], min(seq, log.start - 1))

    def lasts(self, log: Log) -> list[int]:
        """Of each run of operations closed with one key the last."""
        return [*(first - 1 for first, _epoch in self._epochs_of(log.number)[1:]), log.applied]

    def resolve(self, dep: Dep, space: int, stream: int) -> Log | None:
        """The log in which a position lies; None when it is not here."""
        return lineage.holds(self._raw, space, stream, dep)

    def _resolve(self, deps: bytes) -> list[tuple[Log, int]]:
        found = []
        for dep in unpack_deps(deps):
            if dep not in self._resolved and self._org is not None:
                self._resolved[dep] = lineage.holds(self._raw, self._org[0], STREAM_CONTROL, dep)
            log = self._resolved.get(dep)
            if log is not None:
                found.append((self._logs.get(log.number, log), dep.seq))
        return found

    def _parts_of(self, log: int) -> list[tuple[int, bytes]]:
        if log not in self._parts:
            self._parts[log] = self._raw.execute(
                "SELECT first, deps FROM sync_part WHERE log = ? ORDER BY first, deps", (log,)
            ).fetchall()
        return self._parts[log]

    def _epochs_of(self, log: int) -> list[tuple[int, int]]:
        if log not in self._epochs:
            self._epochs[log] = self._raw.execute(
                "SELECT first, epoch FROM sync_epoch WHERE log = ? ORDER BY first", (log,)
            ).fetchall()
        return self._epochs[log]


def catch_up(raw: RawConnection) -> bool:
    """Read from the files kept here what databases of earlier versions did not keep; whether that was due."""
    known = {name for (name,) in raw.execute("SELECT name FROM setting")}
    due = [name for name in _KEPT_SINCE if name not in known]
    for name in due:
        _KEPT_SINCE[name](raw)
        raw.execute("INSERT INTO setting(name, value) VALUES (?, x'31')", (name,))
    return bool(due)


def _read_parts(raw: RawConnection) -> None:
    """What was known of the control stream."""
    keys = {
        (space, epoch): key for space, epoch, key in raw.execute("SELECT space, epoch, key FROM sync_key")
    }
    for number, data in raw.execute("SELECT log, raw FROM sync_seg ORDER BY log, first").fetchall():
        envelope = open_envelope(data)
        key = keys.get((envelope.header.space, envelope.header.epoch))
        if key is None:
            continue
        root = logs.get_log(raw, number)
        kin = lineage.family(raw, root.space, root.stream, root.author)
        for part in envelope.decrypt(key).parts:
            for log in kin:
                if log.start <= part.first <= log.applied:
                    note(raw, log, part.first, part.control, envelope.header.epoch)


def _read_epochs(raw: RawConnection) -> None:
    """With which keys the files were closed."""
    for number, front in raw.execute(
        "SELECT log, substr(raw, 1, ?) FROM sync_seg ORDER BY log, first", (FRONT_BYTES,)
    ).fetchall():
        header = header_of(front)
        root = logs.get_log(raw, number)
        for log in lineage.family(raw, root.space, root.stream, root.author):
            if log.start <= header.last and header.first <= log.applied:
                _note_epoch(raw, log.number, max(header.first, log.start), header.epoch)


_KEPT_SINCE: Mapping[str, Callable[[RawConnection], None]] = {"parts": _read_parts, "epochs": _read_epochs}
"""By the setting that says that it was read."""
