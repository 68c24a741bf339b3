"""The adapter to Loro: the same operations give the same text, in any order, any number of times."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.store.text_doc import TextChange, TextDoc, merged, new_peer
from tests.exchange.fuzz.target import EXAMPLES

P, Q = b"p" * 16, b"q" * 16
TEXTS = st.text(alphabet="aÄö😀👍🏽e\u0301 \n", max_size=20)


@dataclass
class Chance:
    """Random bytes that come again with the same seed."""

    random: random.Random = field(default_factory=lambda: random.Random(1))

    def token(self, size: int) -> bytes:
        """So many."""
        return self.random.randbytes(size)


def both(base: str, one: str, two: str) -> tuple[TextDoc, TextChange, TextChange]:
    """A document in which two persons' changes of one text came together."""
    chance, ours, theirs = Chance(), TextDoc.start(base), TextDoc.start(base)
    first, second = ours.edit(one, chance), theirs.edit(two, chance)
    ours.take([second.update])
    return ours, first, second


@given(TEXTS, st.lists(st.tuples(st.integers(0, 2), TEXTS), min_size=1, max_size=8), st.randoms())
def test_replicas_agree_whatever_the_order(
    base: str, writes: list[tuple[int, str]], shuffled: random.Random
) -> None:
    chance = Chance()
    replicas, updates = [TextDoc.start(base) for _ in range(3)], list[bytes]()
    for who, text in writes:
        replicas[who].take(shuffled.sample(updates, shuffled.randrange(len(updates) + 1)))
        updates.append(replicas[who].edit(text, chance).update)
        assert replicas[who].text == text
    for replica in replicas:
        replica.take(shuffled.sample(updates, len(updates)))
        replica.take(updates)
    assert len({replica.text for replica in replicas}) == 1
    assert all(replica.is_whole for replica in replicas)
    assert {TextDoc.load(replica.snapshot()).text for replica in replicas} == {replicas[0].text}


@given(TEXTS, TEXTS, TEXTS)
def test_every_version_can_be_read_again(base: str, one: str, two: str) -> None:
    doc, first, second = both(base, one, two)
    assert (doc.at([first.before]), doc.at([first.after]), doc.at([second.after])) == (base, one, two)
    assert doc.common([first.after, second.after]) == base
    assert doc.at([first.after, second.after]) == doc.text


def test_places_are_code_points() -> None:
    doc = TextDoc.start("Ä😀e\u0301 👍🏽 Ende")
    change = doc.edit("Ä😀e\u0301 👍🏽 neues Ende", Chance())
    assert doc.text == "Ä😀e\u0301 👍🏽 neues Ende"
    assert len(change.update) < 200


@pytest.mark.parametrize(
    ("base", "one", "two", "text", "look"),
    [
        ("A b\nC d", "A x\nC d", "A b\nC y", "A x\nC y", False),
        ("A b c", "A x c", "A b y", "A x y", True),
        ("A\nB\nC", "A\nC", "A\nB\nC x", "A\nC x", False),  # a paragraph that went whole
        ("A\nB\nC", "A\nC", "A\nB x\nC", "A\n xC", True),
    ],
)
def test_what_two_persons_make_of_a_text(base: str, one: str, two: str, text: str, look: bool) -> None:
    doc, first, second = both(base, one, two)
    assert doc.text == text
    assert doc.touch([(P, first.after), (Q, second.after)]) is look
    assert not doc.touch([(P, first.after), (P, second.after)])  # one person is not asked


def test_two_new_paragraphs_at_one_place_lie_beside_each_other() -> None:
    doc, first, second = both("A", "A\nvon P", "A\nvon Q")
    assert sorted(doc.text.split("\n")) == ["A", "von P", "von Q"]
    assert not doc.touch([(P, first.after), (Q, second.after)])


def test_two_first_words_are_both_there_and_looked_at() -> None:
    doc, first, second = both("", "Hallo", "Guten Tag")
    assert doc.text in ("HalloGuten Tag", "Guten TagHallo")
    assert doc.touch([(P, first.after), (Q, second.after)])


def test_a_change_does_not_hold_what_was_deleted_before() -> None:
    doc = TextDoc.start("geheim bleibt nicht")
    doc.edit("bleibt nicht", Chance())
    assert b"geheim" not in doc.edit("bleibt", Chance()).update


@given(st.binary(max_size=80))
def test_bytes_that_are_no_update_change_nothing(data: bytes) -> None:
    doc = TextDoc.start("Text")
    doc.take([data])
    assert doc.text == "Text"
    assert doc.is_whole == (data == b"")


@given(st.data())
def test_a_damaged_update_changes_nothing(data: st.DataObject) -> None:
    chance, doc = Chance(), TextDoc.start("Text")
    update = bytearray(TextDoc.start("Text").edit("Text und mehr", chance).update)
    update[data.draw(st.integers(0, len(update) - 1))] ^= data.draw(st.integers(1, 255))
    doc.take([bytes(update)])
    assert doc.text in ("Text", "Text und mehr")  # bytes in front of the checksum stand for nothing
    assert doc.at([bytes(update)]) in ("", "Text")


@pytest.mark.parametrize("frontiers", ["010001", "010001ffc7d59bc8b87dfe09", "02000000a224", "0200a2240500"])
def test_a_version_before_the_first_operation_does_no_harm(frontiers: str) -> None:
    """Loro panics where it is asked for one, and the whole document could be used no more."""
    doc = TextDoc.start("Text")
    assert doc.at([bytes.fromhex(frontiers)]) in ("", "T", "Text")
    doc.common([bytes.fromhex(frontiers), doc.version])
    assert doc.touch([(b"a", bytes.fromhex(frontiers)), (b"b", doc.version)]) is False
    assert doc.at([doc.version]) == doc.text == "Text"
    assert TextDoc.load(doc.snapshot()).text == "Text"


def test_an_update_at_which_loro_panics_takes_nothing_with_it() -> None:
    """What came before it is still there, and what comes after it is read."""
    hostile = (EXAMPLES / "fuzz/text_update/header_that_ends_early.bin").read_bytes()
    chance, ours, theirs = Chance(), TextDoc.start("A"), TextDoc.start("A")
    first, second = ours.edit("A b", chance).update, ours.edit("A b c", chance).update
    theirs.take([first, hostile])
    assert (theirs.text, theirs.is_whole) == ("A b", False)
    theirs.take([second])
    assert theirs.text == TextDoc.load(theirs.snapshot()).text == "A b c"
    assert theirs.edit("A b c d", chance).before == ours.version


def test_an_update_waits_for_what_it_builds_on() -> None:
    chance, ours, theirs = Chance(), TextDoc.start("A"), TextDoc.start("A")
    first, second = ours.edit("A b", chance).update, ours.edit("A b c", chance).update
    theirs.take([second])
    assert (theirs.text, theirs.is_whole) == ("A", False)
    theirs.take([first])
    assert (theirs.text, theirs.is_whole) == ("A b c", True)


def test_peers_are_never_those_with_a_meaning() -> None:
    @dataclass
    class Unlucky:
        told: list[bytes]

        def token(self, size: int) -> bytes:
            return self.told.pop()

    assert new_peer(Unlucky([b"\0" * 7 + b"\7", b"\xff" * 8, b"\0" * 8])) == 7


@given(TEXTS, TEXTS)
def test_a_window_keeps_both_sides(base: str, typed: str) -> None:
    assert merged(base, typed, base, Chance()) == typed
    assert merged(base, base, typed, Chance()) == typed


def test_what_came_from_elsewhere_stays_when_a_window_saves() -> None:
    assert merged("A\nB", "A getippt\nB", "A\nB gekommen", Chance()) == "A getippt\nB gekommen"
