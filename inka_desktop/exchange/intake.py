"""Reads a place: what is new there, whether it is whole, signed and ours to read.

Nothing in a listing is believed: a head is only a hint that files may be there, a missing file means
nothing, and a file counts for its content. Heads alone are listed when nothing is new, and no file is
read (EXCHANGE.md 1.7).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from inka_desktop.store.text_trial import TRIAL

from . import told
from .container import MAX_FILE_BYTES, Envelope, open_envelope
from .crypto import device_id
from .errors import (
    ContentDamagedError,
    FileDamagedError,
    FileTooLargeError,
    FileTornError,
    NewerFormatError,
)
from .known import Known, StreamName
from .members import Members, newcomer_in
from .names import CONTROL, HEAD_LENGTH, HeadName, SegmentName
from .parcel import Parcel
from .recognise import recognise
from .standing import OUT
from .store import Entry, Source


@dataclass(slots=True)
class Found:
    """What one look at a place brought.

    Attributes:
        parcels: files to deliver.
        undecided: files of devices not known, or under keys not here yet; they wait.
        torn: paths whose content is not what their name says.
        tampered: path, bytes and reason.
        refused: of these, the files whose header could be read.
        newer: authors whose files need a newer program.
        heads: what the place says about each stream, but where a settled one is all it says.
        settled: numbers of the logs whose only head says exactly what is here, each with its chain value.
        copies: heads that a client has copied under another name, each with its spelling there.
        listed: what lies in each folder of files that was listed.
        news: streams of which a head told something that was not here.
        reads: how many files were read.
    """

    parcels: list[Parcel] = field(default_factory=list)
    undecided: list[Envelope] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    tampered: list[tuple[str, bytes, str]] = field(default_factory=list)
    refused: list[Envelope] = field(default_factory=list)
    newer: set[bytes] = field(default_factory=set)
    heads: dict[StreamName, list[HeadName]] = field(default_factory=dict)
    settled: dict[int, bytes] = field(default_factory=dict)
    copies: list[tuple[StreamName, str]] = field(default_factory=list)
    listed: dict[str, list[Entry]] = field(default_factory=dict)
    news: set[StreamName] = field(default_factory=set)
    reads: int = 0

    def refuse(self, envelope: Envelope, problem: Exception) -> None:
        """Put a whole file aside."""
        code = problem.code if isinstance(problem, FileDamagedError) else ContentDamagedError.code
        self.tampered.append((envelope.name.path, envelope.data, code))
        self.refused.append(envelope)


def _paths(heads: Iterable[HeadName]) -> frozenset[str]:
    return frozenset(head.path for head in heads)


class Intake:
    """One look at one place."""

    def __init__(
        self,
        store: Source,
        known: Known,
        members: Members,
        trusted: bytes,
        only: Collection[bytes] | None = None,
        broken: dict[StreamName, frozenset[str]] | None = None,
    ) -> None:
        """Look at ``store``.

        Args:
            store: the place.
            known: what is here.
            members: who belongs to the workspace.
            trusted: signing key of its first owner.
            only: the spaces that are looked for, 16 bytes each.
            broken: streams with damaged files that nobody mends, with their heads then; kept up to date.
                They are read again when there is a new head, or everywhere is looked.
        """
        self._broken = {} if broken is None else broken
        self._store = store
        self._spaces = [space for space in known.spaces if only is None or space in only]
        self._ours = {space.hex()[:8] for space in self._spaces}
        self._known = known
        self._members = members
        self._trusted = trusted

    # --- finding ----------------------------------------------------------------------------------

    def look(self, *, everywhere: bool, later: Collection[bytes] = ()) -> Found:
        """Read what is new.

        Args:
            everywhere: also list log folders without a head that says so (every tenth meeting).
            later: spaces whose rows are not read yet.
        """
        found = Found()
        self._heads(found, {} if everywhere else self._known.told)
        broken = {} if everywhere else self._broken
        streams = {
            name
            for name, heads in found.heads.items()
            if self._is_news(name, heads) and not (name in broken and broken[name] == _paths(heads))
        }
        found.news = set(streams)
        if everywhere:
            streams |= set(self._folders())
        put_off = {space.hex()[:8] for space in later}
        streams = {name for name in streams if name[1] == CONTROL or name[0] not in put_off}
        for name in sorted(streams, key=lambda one: (one[1] != CONTROL, one)):
            self._stream(name, found, everywhere=everywhere)
        self._note_broken(found)
        return found

    def _note_broken(self, found: Found) -> None:
        """Streams of devices that lost their rights and of which files are damaged: nobody mends them."""
        if not found.torn:
            return
        gone = {one.device for one in self._members.devices.values() if one.role == OUT}
        ended = {name[2] for name, kin in self._known.kin.items() if any(log.device in gone for log in kin)}
        for path in found.torn:
            name = recognise(path)
            if isinstance(name, SegmentName) and name.author12 in ended:
                letter = CONTROL if name.folder == "ctl" else "d"
                stream = (name.space.hex()[:8], letter, name.author12)
                self._broken[stream] = _paths(found.heads.get(stream, []))

    def _heads(self, found: Found, told_: Mapping[str, told.State]) -> None:
        shards = {space.hex()[0] for space in self._spaces}
        lying = [entry.path for shard in sorted(shards) for entry in self._store.listing(f"h/{shard}")]
        for path in lying:
            if path not in told_:
                self._head(path, found)
        further = {".".join(name) for name in found.heads}
        for path in lying:
            if path in told_ and path[told.STREAM] in further:
                self._head(path, found)
        found.settled = dict(
            told_[path] for path in lying if path in told_ and path[told.STREAM] not in further
        )
        self._known.leave_out(found.settled)

    def _head(self, path: str, found: Found) -> None:
        name = recognise(path)
        if isinstance(name, HeadName) and name.space8 in self._ours:
            stream = (name.space8, name.stream, name.author12)
            found.heads.setdefault(stream, []).append(name)
            if len(path) > HEAD_LENGTH:
                found.copies.append((stream, path))

    def _is_news(self, name: StreamName, heads: list[HeadName]) -> bool:
        return not all(self._known.has(name, head.seq, head.hash16) for head in heads)

    def _folders(self) -> Iterator[StreamName]:
        for space in self._spaces:
            for folder, letter in (("log", "d"), ("pack", "d"), ("ctl", CONTROL)):
                for entry in self._store.listing(f"s/{space.hex()}/{folder}"):
                    if entry.is_folder:
                        yield space.hex()[:8], letter, entry.path.rpartition("/")[2].lower()

    def _stream(self, stream: StreamName, found: Found, *, everywhere: bool) -> None:
        space8, letter, author = stream
        applied = max((log.applied for log in self._known.kin.get(stream, [])), default=0)
        doubtful = everywhere or any(
            head.seq <= applied
            for head in found.heads.get(stream, [])
            if not self._known.has(stream, head.seq, head.hash16)
        )
        for space in self._spaces:
            if space.hex()[:8] != space8:
                continue
            for name, entry in self._lying(space, letter, author, found, applied, doubtful=doubtful):
                if name.hash16 not in self._known.files and (name.last > applied or doubtful):
                    self._file(name, entry, found)

    def _lying(
        self, space: bytes, letter: str, author: str, found: Found, applied: int, *, doubtful: bool
    ) -> list[tuple[SegmentName, Entry]]:
        """The files of a stream; packs are looked for only where segments leave a gap."""
        files = self._files(f"s/{space.hex()}/{'ctl' if letter == CONTROL else 'log'}/{author}", found)
        if letter == CONTROL:
            return files
        reached = applied
        for name, _ in files:
            if name.first <= reached + 1:
                reached = max(reached, name.last)
        newest = max((head.seq for head in found.heads.get((space.hex()[:8], letter, author), [])), default=0)
        if doubtful or reached < newest:
            files = sorted(
                files + self._files(f"s/{space.hex()}/pack/{author}", found),
                key=lambda one: (one[0].first, -one[0].last),
            )
        return files

    def _files(self, folder: str, found: Found) -> list[tuple[SegmentName, Entry]]:
        found.listed[folder] = self._store.listing(folder)
        named = [(recognise(entry.path), entry) for entry in found.listed[folder] if not entry.is_folder]
        files = [(name, entry) for name, entry in named if isinstance(name, SegmentName)]
        return sorted(files, key=lambda pair: (pair[0].first, pair[1].path))

    # --- checking ---------------------------------------------------------------------------------

    def _file(self, name: SegmentName, entry: Entry, found: Found) -> None:
        """Read one file; its name's copies count as one."""
        try:
            data = self._store.read(entry.path, MAX_FILE_BYTES)
            if data is None:
                return
            found.reads += 1
            envelope = open_envelope(data, name.hash16)
        except (FileTornError, FileTooLargeError):
            found.torn.append(entry.path)
            return
        except FileDamagedError as problem:
            found.tampered.append((entry.path, b"", problem.code))
            return
        if (envelope.header.space, envelope.name.author12) != (name.space, name.author12):
            found.tampered.append((entry.path, data, "exchange.file_damaged"))
            return
        self._known.files.add(name.hash16)
        self.check(envelope, found)

    def check(self, envelope: Envelope, found: Found) -> None:
        """Verify and decrypt a whole file; sorts it into what was found."""
        header = envelope.header
        space = self._known.spaces.get(header.space)
        key = self._known.keys.get((header.space, header.epoch))
        try:
            public = self._signer(envelope, key)
            if public is not None:
                envelope.verify(public)
            if space is None or key is None or public is None:
                found.undecided.append(envelope)
                return
            found.parcels.append(Parcel(envelope, envelope.decrypt(key), space))
            TRIAL.prepare()
        except NewerFormatError:
            found.newer.add(header.author)
        except FileDamagedError as problem:
            found.refuse(envelope, problem)

    def _signer(self, envelope: Envelope, key: bytes | None) -> bytes | None:
        """The signing key that the file must be signed with; None while its device is not known.

        Raises:
            FileDamagedError: a device that nobody knows makes control statements.
        """
        member = self._members.devices.get(envelope.header.device)
        if member is not None:
            return member.sign_public
        if envelope.header.stream != CONTROL or key is None:
            return None
        return self._newcomer(envelope, key)

    def _newcomer(self, envelope: Envelope, key: bytes) -> bytes | None:
        """A device not known yet may say who it is: the first owner, or an invited one that enrols."""
        if device_id(self._trusted) == envelope.header.device:
            return self._trusted
        if envelope.header.first != 1:
            return None
        body = envelope.decrypt(key)
        wire, _chain = next(body.transactions())
        statement = wire.groups[0].values[0][0] if wire.groups and wire.groups[0].values else None
        if not isinstance(statement, bytes):
            raise FileDamagedError(reason="enrol")
        owners = self._members.ever | {self._trusted}
        return newcomer_in(statement, owners, envelope.header.device)
