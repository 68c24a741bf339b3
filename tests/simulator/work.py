"""What people do meanwhile: random saves through the ORM, as the services make them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from inka_desktop.exchange import erasure, questions
from inka_desktop.records import ids
from inka_desktop.records.office import Letterhead
from inka_desktop.records.projects import Project, Site
from inka_desktop.records.protocols import Agreement, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.history import history
from inka_desktop.store.operation import Change, Kind
from inka_desktop.store.undo import undo
from inka_desktop.store.writer import Transaction

from .device import Device
from .fields import Drawn
from .filling import Filling
from .kinds import Kinds
from .reviewing import Reviewing
from .texts import words

_TEXTS = ("place", "keeper", "occasion", "observations", "problems", "internal_note", "next_note")
_LONG_TEXTS = ("observations", "problems", "internal_note")
_SHARED_AGREEMENTS = 4
UNKNOWN_FIELD = 9_000


class Work:
    """Random saves on one device."""

    def __init__(self, device: Device, number: int) -> None:
        self.device = device
        self.random = random.Random(f"{device.world.seed} {device.name}")
        self.drawn = Drawn(f"{device.world.seed} {device.name}")
        self.filling = Filling(self)
        self.reviewing = Reviewing(self)
        self.kinds = Kinds(self)
        self._count = (number + 1) * 100_000  # six digits: no sort key of one text is another text

    def something(self) -> None:
        """One save of a random kind."""
        act = self.random.choices([act for act, _ in _ACTS], [weight for _, weight in _ACTS])[0]
        act(self)
        self.filling.perhaps()
        self.reviewing.perhaps()
        self.kinds.perhaps()

    # --- helpers ------------------------------------------------------------------------------------

    def text(self) -> str:
        """A text that nobody else writes; it must be found again."""
        self._count += 1
        return f"{self.device.name}:{self._count}"

    def new_id(self) -> UUID:
        """An id for a new row."""
        return ids.new_id(self.device.clock.wall_ms(), self.random.randbytes(10))

    def save(self, work: Callable[[Transaction], Any], *texts: str, **options: Any) -> Any:
        """A save; its texts must not be lost from then on."""
        done = self.device.write(work, **options)
        self.promise(*texts)
        return done

    def promise(self, *texts: str) -> None:
        """These texts were saved."""
        self.device.written |= set(texts)
        self.device.unsafe |= set(texts)

    def some(self, table: str, where: str = "1") -> UUID | None:
        """A random row that this device shows; often one of the newest, on which others work, too."""
        with self.device.database.readers.raw() as raw:
            found = [row for (row,) in raw.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id")]
        if self.random.random() < 0.6:
            found = found[-4:]
        return UUID(bytes=self.random.choice(found)) if found else None

    def some_of(self, table: str, drawn: Drawn, where: str = "1") -> UUID | None:
        """The same with a stream of its own."""
        with self.device.database.readers.raw() as raw:
            found = [row for (row,) in raw.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id")]
        return drawn.row_of(found)

    def bring(self, kind: str, row: UUID, *, alive: bool) -> None:
        """Into the bin, or back."""
        record = by_kind()[kind].record

        def work(transaction: Transaction) -> None:
            transaction.session.get(record, row).alive = alive

        self.save(work)

    # --- acts ---------------------------------------------------------------------------------------

    def new_visit(self) -> None:
        """A visit with some of its fields, and topics."""
        space = self.device.space("coord")
        if space is None:
            return self.new_site()
        text, visit = self.text(), self.new_id()
        day = date(2026, 1, 1) + timedelta(self.random.randrange(3))
        told: list[str] = []
        more = self.drawn.values("protocol", partial(self._told, told), 3, new=True)
        gone = more.pop("place", "")  # it gets another one
        told = [word for word in told if word != gone]

        def work(transaction: Transaction) -> None:
            given = more | {"place": text} | ({"date": day} if self.random.random() < 0.7 else {})
            transaction.session.add(Protocol(id=visit, space=space, **given))
            for number in range(self.random.randrange(3)):
                topic = Topic(id=self.new_id(), space=space, protocol_id=visit, title=f"T{number}")
                transaction.session.add(topic)

        return self.save(work, text, *told)

    def _told(self, told: list[str]) -> str:
        told.append(self.text())
        return told[-1]

    def edit_visit(self) -> None:
        """One to three fields of a visit, deleted ones included."""
        visit = self.some("protocol")
        if visit is None:
            return self.new_visit()
        names = self.random.sample(_TEXTS, self.random.randrange(1, 4))
        values: dict[str, Any] = {name: self.text() for name in names}
        texts = list(values.values())
        if self.random.random() < 0.4:
            values["date"] = date(2026, 1, 1) + timedelta(self.random.randrange(4))
        if self.random.random() < 0.3:
            values["begin"] = self.random.choice([None, time(9), time(10)])
        told: list[str] = []
        values = self.drawn.values("protocol", partial(self._told, told), 2) | values

        def work(transaction: Transaction) -> None:
            record = transaction.session.get(Protocol, visit)
            for name, value in values.items():
                setattr(record, name, value)

        return self.save(work, *texts, *(word for word in told if word in values.values()))

    def type_on(self) -> None:
        """Autosave: the same field again and again within one edit; the last save stands for all."""
        visit = self.some("protocol")
        if visit is None:
            return self.new_visit()
        edit = self.device.database.writer.core.log.new_edit()
        name, text = self.random.choice(_TEXTS), ""

        def work(transaction: Transaction) -> None:
            setattr(transaction.session.get(Protocol, visit), name, text)

        for _ in range(self.random.randrange(1, 4)):
            text = self.text()
            self.device.write(work, edit=edit)
            if self.random.random() < 0.2:
                self.new_topic()
        self.promise(text)
        return None

    def write_on(self) -> None:
        """A word more, less or another in a long text; what stood there stays where it was."""
        visit, name = self.some("protocol"), self.random.choice(_LONG_TEXTS)
        if visit is None:
            return self.new_visit()
        word, place, turn = self.text(), self.random.random(), self.random.random()

        def work(transaction: Transaction) -> None:
            record = transaction.session.get(Protocol, visit)
            paragraphs = (getattr(record, name) or "").split("\n")
            if turn < 0.3:
                paragraphs.insert(int(place * (len(paragraphs) + 1)), f"Größe {word} 👍🏽")
            else:
                at = int(place * len(paragraphs))
                found = paragraphs[at].split(" ")
                within = int(place * 7) % (len(found) + 1)
                found[within : within + (turn > 0.8)] = [word, *(["e\u0301"] if turn < 0.4 else [])]
                paragraphs[at] = " ".join(found)
            setattr(record, name, "\n".join(paragraphs))

        return self.save(work, word)

    def clear_text(self) -> None:
        """All of a long text goes."""
        visit, name = self.some("protocol"), self.random.choice(_LONG_TEXTS)
        if visit is not None:
            self.save(lambda tx: setattr(tx.session.get(Protocol, visit), name, None))

    def write_as_a_whole(self) -> None:
        """A register write on a long text, as the first version made it."""
        visit, name, text = self.some("protocol"), self.random.choice(_LONG_TEXTS), self.text()
        space = self.device.space("coord")
        if visit is None or space is None:
            return self.new_visit()
        spec = by_kind()["protocol"]
        number = spec.by_name[name].number

        def work(transaction: Transaction) -> None:
            change = Change(space.bytes, spec.number, visit.bytes, Kind.UPDATE, {number: text})
            transaction.log.write([change])
            transaction.merger.settle(transaction.log.take_unsettled())
            transaction.merger.settle_cells((spec.number, visit.bytes), [number])

        return self.save(work, text)

    def new_topic(self) -> None:
        """A topic or an agreement, also under a visit that is deleted."""
        visit = self.some("protocol")
        if visit is None:
            return self.new_visit()
        text, space = self.text(), self.device.space("coord")
        made = self.random.choice([Topic, Agreement])
        field = "title" if made is Topic else "what"
        told: list[str] = []
        more = self.drawn.values(made.__tablename__, partial(self._told, told), 3, new=True)
        given = more | {field: text}
        record = made(id=self.new_id(), space=space, protocol_id=visit, **given)
        kept = (word for word in told if word in given.values())
        return self.save(lambda tx: tx.session.add(record), text, *kept)

    def move_topic(self) -> None:
        """Another place in the list."""
        topic = self.some("topic")
        if topic is None:
            return self.new_topic()
        place = self.random.choice("abcxyz")

        def work(transaction: Transaction) -> None:
            transaction.session.get(Topic, topic).position = place

        return self.save(work)

    def delete_or_undelete(self) -> None:
        """Bin and back."""
        record = self.random.choice([Protocol, Topic, Agreement, Site])
        row = self.some(record.__tablename__)
        if row is None:
            return

        def work(transaction: Transaction) -> None:
            found = transaction.session.get(record, row)
            found.alive = not found.alive

        self.save(work)

    def write_letterhead(self) -> None:
        """The one row that every device may make, under the same id."""
        space = self.device.space("org")
        if space is None or self.device.space("coord") is None:
            return self.new_site()
        row, text = ids.key_id(Letterhead.__number__, space.bytes), self.text()
        field = self.random.choice(["office", "sender", "publicity"])

        def work(transaction: Transaction) -> None:
            found = transaction.session.get(Letterhead, row)
            if found is None:
                transaction.session.add(Letterhead(id=row, space=space, **{field: text}))
            else:
                setattr(found, field, text)

        return self.save(work, text)

    def claim(self) -> None:
        """An agreement with an id that others may use in another space."""
        coord, project = self.device.space("coord"), self.device.space("project")
        if coord is None or project is None:
            return self.new_site()
        row = ids.key_id(Agreement.__number__, str(self.random.randrange(_SHARED_AGREEMENTS)))
        text, space = self.text(), self.random.choice([coord, project])

        def work(transaction: Transaction) -> None:
            found = transaction.session.get(Agreement, row)
            if found is None:
                transaction.session.add(Agreement(id=row, space=space, remark=text))
            else:
                found.remark = text

        return self.save(work, text)

    def new_site(self) -> None:
        """Something in the project space, which a carrier may write, too."""
        space = self.device.space("project")
        if space is None:
            return
        project, text = ids.key_id(Project.__number__, "one"), self.text()

        def work(transaction: Transaction) -> None:
            if transaction.session.get(Project, project) is None:
                transaction.session.add(Project(id=project, space=space, title="Sonnenhang"))
            transaction.session.add(Site(id=self.new_id(), space=space, project_id=project, name=text))

        self.save(work, text)

    def edit_site(self) -> None:
        """A site's street."""
        site = self.some("site")
        if site is None:
            return self.new_site()
        text = self.text()

        def work(transaction: Transaction) -> None:
            transaction.session.get(Site, site).street = text

        return self.save(work, text)

    def undo(self) -> None:
        """Take back the newest own action."""
        self.save(undo, label="undo")

    def erase(self) -> None:
        """A field of a visit or a site, with its history."""
        device = self.device
        if not device.world.happens(device.world.chances.erase * 10):
            return
        record, name = self.random.choice([(Protocol, "place"), (Protocol, "problems"), (Site, "street")])
        row = self.some(record.__tablename__)
        if row is None:
            return
        spec = by_kind()[record.__tablename__]
        number, action = spec.by_name[name].number, self.random.randbytes(8)
        texts = set(_texts(device, spec.kind, row, name))
        texts = {word for text in texts for word in words(text)} | {text for text in texts if words(text)}

        def work(transaction: Transaction) -> None:
            erasure.erase(transaction, spec, row.bytes, [number])

        try:
            self.save(work, label="erase", action=action)
        except UnknownRecordError:  # only operations without effect made it
            return
        device.world.erased[action] = texts
        for one in device.world.devices:
            one.written -= texts

    def write_unknown(self) -> None:
        """A newer version of the program writes a field that this one does not know."""
        visit = self.some("protocol")
        if visit is None:
            return self.new_visit()
        text = self.text()

        def work(transaction: Transaction) -> bool:
            table = Protocol.__number__
            holder = transaction.merger.holder((table, visit.bytes))
            if holder is None:  # only operations without effect made it
                return False
            change = Change(holder[1], table, visit.bytes, Kind.UPDATE, {UNKNOWN_FIELD: text})
            transaction.log.write([change])
            transaction.merger.settle(transaction.log.take_unsettled())
            return True

        if self.save(work):
            self.promise(text)
        return None

    def resolve(self) -> None:
        """Decide an open question."""
        with self.device.database.readers.raw() as raw:
            asked = questions.open_questions(raw, self.device.replica.members)
        if asked:
            question = self.random.choice(asked)
            value = self.random.choice(question.entries).value
            self.save(lambda tx: questions.resolve(tx, question, value), label="resolve")

    def many(self) -> None:
        """A larger import, in one action."""
        space = self.device.space("coord")
        if space is None:
            return
        action = self.random.randbytes(8)
        for _ in range(2):
            texts = [self.text() for _ in range(60)]
            rows = [Protocol(id=self.new_id(), space=space, place=text, kind="walk") for text in texts]
            self.save(partial(_add_all, rows=rows), *texts, action=action)


def _texts(device: Device, kind: str, row: UUID, name: str) -> Iterator[str]:
    """Everything that was ever written to a field, as far as this device knows."""
    with device.database.readers.raw() as raw:
        for entry in history(raw, kind, row):
            if entry.field == name and isinstance(entry.after, str):
                yield entry.after


def _add_all(transaction: Transaction, rows: list[Protocol]) -> None:
    transaction.session.add_all(rows)


_ACTS: list[tuple[Callable[[Work], Any], float]] = [
    (Work.new_visit, 3),
    (Work.edit_visit, 10),
    (Work.type_on, 3),
    (Work.write_on, 10),
    (Work.clear_text, 0.5),
    (Work.write_as_a_whole, 1),
    (Work.new_topic, 4),
    (Work.move_topic, 2),
    (Work.delete_or_undelete, 4),
    (Work.write_letterhead, 3),
    (Work.claim, 3),
    (Work.new_site, 2),
    (Work.edit_site, 3),
    (Work.undo, 2),
    (Work.resolve, 3),
    (Work.erase, 2),
    (Work.write_unknown, 1),
    (Work.many, 0.3),
]
