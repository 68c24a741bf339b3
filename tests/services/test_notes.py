"""Tags and comments: on records of any kind, on two devices, hidden, erased and found with their record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import get_args
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from inka_desktop.records.ids import key_id, new_id
from inka_desktop.records.network import Person
from inka_desktop.records.notes import FOR_ONESELF, NOTED, Comment, Tag, Tagging
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import SpaceKind
from inka_desktop.services import directory, tagged
from inka_desktop.services.archive_rows import ArchiveFilter
from inka_desktop.services.directory_rows import EntryFilter
from inka_desktop.services.due_rows import DueFilter, DueOrder
from inka_desktop.services.errors import FieldUnknownError, NotAuthorError, ValueUnusableError
from inka_desktop.services.rows import ProtocolFilter, ProtocolOrder
from inka_desktop.services.search_rows import SearchFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Transaction

from .conftest import TODAY, Desk
from .devices import Office, add, new_visit, settle, shown


def words(workspace: Workspace, record: UUID) -> list[str]:
    return [tag.word for tag in workspace.comments.notes(record).tags]


def said(workspace: Workspace, record: UUID) -> list[str]:
    return [one.body for one in workspace.comments.notes(record).comments]


def found(workspace: Workspace, typed: str, **limits: object) -> list[tuple[str, UUID]]:
    workspace.search.indexing.settle()
    kinds = [*sorted(NOTED), "comment", "tag", "tagging"]
    rows = workspace.search.find(typed, kinds, SearchFilter(**limits)).hits  # type: ignore[arg-type]  # names of its
    return [(hit.kind, hit.id) for hit in rows]


def test_a_tag_is_one_however_it_is_written(workspace: Workspace) -> None:
    visit, other = new_visit(workspace, "Laden"), new_visit(workspace, "Hof")
    tag = workspace.tags.put("protocol", visit, "  Förderung  2027 ").result()
    assert workspace.tags.put("protocol", other, "FOERDERUNG 2027").result() == tag
    assert workspace.tags.put("protocol", visit, "Förderung 2027").result() == tag
    workspace.tags.put("protocol", visit, "Ärger").result()
    workspace.tags.put("protocol", visit, "Zaun").result()
    assert words(workspace, visit) == ["Ärger", "Förderung 2027", "Zaun"]
    assert [one.count for one in workspace.tags.all() if one.id == tag] == [2]
    assert (workspace.tags.words("förd"), workspace.tags.words("20")) == (["Förderung 2027"],) * 2
    assert workspace.tags.words("rderung") == []
    workspace.tags.take_off(visit, tag).result()
    assert words(workspace, visit) == ["Ärger", "Zaun"]
    assert workspace.tags.put("protocol", visit, "Förderung 2027").result() == tag
    assert words(workspace, visit) == ["Ärger", "Förderung 2027", "Zaun"]
    with pytest.raises(ValueUnusableError):
        workspace.tags.put("protocol", visit, "  ")
    with pytest.raises(FieldUnknownError):
        workspace.tags.put("topic", visit, "privat")


def test_a_tag_that_was_deleted_does_not_come_back_with_what_it_had(workspace: Workspace) -> None:
    visit, other = new_visit(workspace, "Laden"), new_visit(workspace, "Hof")
    tag = workspace.tags.put("protocol", visit, "Zaun").result()
    workspace.tags.remove(tag).result()
    assert words(workspace, visit) == []
    assert found(workspace, "zaun") == []
    assert [(one.kind, one.name) for one in workspace.editing.deleted()] == [("tag", "Zaun")]
    assert workspace.tags.put("protocol", other, "Zaun").result() != tag
    assert (words(workspace, visit), words(workspace, other)) == ([], ["Zaun"])
    workspace.editing.restore("tag", tag).result()
    assert words(workspace, visit) == ["Zaun"]


def test_a_new_word_reaches_every_record_and_the_search(workspace: Workspace) -> None:
    visit = new_visit(workspace, "Laden")
    tag = workspace.tags.put("protocol", visit, "Zaun").result()
    assert workspace.tags.rename(tag, "Hecke").result() == tag
    assert words(workspace, visit) == ["Hecke"]
    assert (found(workspace, "hecke"), found(workspace, "zaun")) == ([("protocol", visit)], [])


def test_calling_a_tag_like_another_makes_them_one(workspace: Workspace) -> None:
    visit, other = new_visit(workspace, "Laden"), new_visit(workspace, "Hof")
    one = workspace.tags.put("protocol", visit, "Zaun").result()
    two = workspace.tags.put("protocol", other, "Hecke").result()
    workspace.tags.put("protocol", visit, "Hecke").result()
    stays = workspace.tags.rename(one, "hecke").result()
    assert stays == min(one, two, key=lambda key: key.bytes)
    assert [(tag.id, fold_word(tag.word), tag.count) for tag in workspace.tags.all()] == [(stays, "hecke", 2)]
    assert len(words(workspace, visit)) == len(words(workspace, other)) == 1
    assert set(found(workspace, "hecke")) == {("protocol", visit), ("protocol", other)}


def fold_word(word: str) -> str:
    return word.casefold()


def test_comments_stand_with_the_newest_last_and_are_settled(workspace: Workspace) -> None:
    visit = new_visit(workspace, "Laden")
    first = workspace.comments.write("protocol", visit, " Bitte prüfen \n").result()
    me = workspace.core.identity.person
    workspace.comments.write("protocol", visit, "Für dich", UUID(bytes=me)).result()
    assert said(workspace, visit) == ["Bitte prüfen", "Für dich"]
    assert [(one.body, one.kind, one.record) for one in workspace.comments.addressed()] == [
        ("Für dich", "protocol", visit)
    ]
    workspace.comments.settle(first).result()
    row = workspace.comments.notes(visit).comments[0]
    assert (row.done, row.own, row.done_by, row.done_at is not None) == (True, True, row.author, True)
    workspace.comments.settle(first, done=False).result()
    row = workspace.comments.notes(visit).comments[0]
    assert (row.done, row.done_by, row.done_at) == (False, "", None)
    with pytest.raises(ValueUnusableError):
        workspace.comments.write("protocol", visit, " \n ")


def test_two_devices_lose_no_comment_and_none_rewords_the_others(office: Office) -> None:
    a = office.office
    place = a.exchange.add_place(office.folder("place")).result()
    b = office.join(place.id)
    visit = new_visit(a, "Laden")
    settle(a, b)
    by_a = a.comments.write("protocol", visit, "von A").result()
    b.comments.write("protocol", visit, "von B").result()
    tag = a.tags.put("protocol", visit, "Zaun").result()
    assert b.tags.put("protocol", visit, "zaun").result() == tag
    settle(a, b)
    assert sorted(said(a, visit)) == sorted(said(b, visit)) == ["von A", "von B"]
    assert len(words(a, visit)) == 1
    assert words(a, visit) == words(b, visit)
    with pytest.raises(NotAuthorError):
        b.comments.reword(by_a, "anders", "von A").result()
    with pytest.raises(NotAuthorError):
        b.editing.delete("comment", by_a).result()
    with pytest.raises(FieldUnknownError):
        b.editing.save("comment", by_a, {"body": "anders"})
    b.comments.settle(by_a).result()
    a.comments.reword(by_a, "von A, genauer", "von A").result()
    a.tags.take_off(visit, tag).result()
    settle(a, b)
    for one in (a, b):
        notes = one.comments.notes(visit)
        assert {(row.body, row.done) for row in notes.comments} == {
            ("von A, genauer", True),
            ("von B", False),
        }
        assert notes.tags == ()
    assert [row.own for row in b.comments.notes(visit).comments if row.body == "von B"] == [True]


def of_kind(workspace: Workspace, kind: str) -> UUID:
    """A record of a kind, in the space where the office keeps those, or in this person's own."""
    spec, spaces = by_kind()[kind], workspace.spaces
    if SpaceKind.PERSONAL in spec.spaces:
        return add(workspace, spec.record, workspace.members.personal_space().result())
    return add(workspace, spec.record, spaces.coord if SpaceKind.COORD in spec.spaces else spaces.org)


@pytest.mark.parametrize("kind", sorted(NOTED))
def test_every_kind_has_them_hides_them_in_the_bin_and_is_found_by_them(
    workspace: Workspace, kind: str
) -> None:
    record = of_kind(workspace, kind)
    workspace.tags.put(kind, record, "Zaunwinde").result()
    me = UUID(bytes=workspace.core.identity.person) if kind not in FOR_ONESELF else None
    workspace.comments.write(kind, record, "Rückfrage zum Ahornkiez", me).result()
    assert found(workspace, "zaunwinde") == found(workspace, "ahornk rückfr") == [(kind, record)]
    assert [one.record for one in workspace.comments.addressed()] == ([record] if me is not None else [])
    assert [tag.count for tag in workspace.tags.all()] == [1]
    workspace.editing.delete(kind, record).result()
    assert [tag.count for tag in workspace.tags.all()] == [0]
    assert found(workspace, "zaunwinde") == found(workspace, "ahornkiez") == []
    assert workspace.comments.addressed() == []
    assert [one.kind for one in workspace.editing.deleted()] == [kind]
    workspace.editing.restore(kind, record).result()
    assert found(workspace, "zaunwinde") == found(workspace, "ahornkiez") == [(kind, record)]
    assert words(workspace, record) == ["Zaunwinde"]
    assert [tag.count for tag in workspace.tags.all()] == [1]
    assert said(workspace, record) == ["Rückfrage zum Ahornkiez"]


def test_what_is_noted_on_an_agreement_is_found_in_its_protocol(workspace: Workspace) -> None:
    visit = new_visit(workspace, "Laden")
    given = {"protocol_id": visit, "what": "Aushang erneuern"}
    agreement = workspace.editing.add("agreement", given).result()
    workspace.comments.write("agreement", agreement, "Rückfrage zum Ahornkiez").result()
    assert found(workspace, "ahornkiez laden") == [("protocol", visit)]


def test_erasing_a_record_erases_what_was_noted_on_it(workspace: Workspace) -> None:
    visit, other = new_visit(workspace, "Laden"), new_visit(workspace, "Hof")
    for each in (visit, other):
        workspace.tags.put("protocol", each, "Zaun").result()
        workspace.comments.write("protocol", each, f"Frau Muster {each.hex}").result()
    workspace.retention.erase_whole("protocol", visit).result()
    with workspace.core.raw() as raw:
        kept = raw.execute("SELECT body FROM comment WHERE alive = 1 OR body > ''").fetchall()
        links = raw.execute("SELECT target_id FROM tagging WHERE alive = 1 OR tag_label > ''").fetchall()
        log = b"".join(body for (body,) in raw.execute("SELECT body FROM sync_op").fetchall())
    assert kept == [(f"Frau Muster {other.hex}",)]
    assert links == [(other.bytes,)]
    assert visit.hex.encode() not in log
    assert other.hex.encode() in log
    assert [(one.kind, one.name) for one in workspace.editing.deleted()] == []


def test_what_was_merged_keeps_its_notes(workspace: Workspace) -> None:
    one = workspace.network.ensure_organization("Stadt Quellrode").result()
    two = workspace.network.ensure_organization("Stadtverwaltung Quellrode").result()
    for each in (one, two):
        workspace.tags.put("organization", each, "wichtig").result()
        workspace.comments.write("organization", each, "Anruf").result()
    workspace.tags.put("organization", two, "Zaun").result()
    stays = workspace.twins.merge("organization", one, two).result()
    assert words(workspace, stays) == ["wichtig", "Zaun"]
    assert said(workspace, stays) == ["Anruf", "Anruf"]


def test_deleting_a_comment_is_undone_and_comes_back_from_the_bin(workspace: Workspace) -> None:
    visit = new_visit(workspace, "Laden")
    comment = workspace.comments.write("protocol", visit, "weg damit").result()
    workspace.editing.delete("comment", comment).result()
    assert said(workspace, visit) == []
    assert [(one.kind, one.name, one.owner) for one in workspace.editing.deleted()] == [
        ("comment", "weg damit", "Laden")
    ]
    workspace.editing.undo().result()
    assert said(workspace, visit) == ["weg damit"]
    assert [entry.field for entry in workspace.editing.history("comment", comment)]


@pytest.mark.parametrize("before", [True, False])
def test_notes_on_an_agreement_outlive_its_release_and_its_withdrawal(desk: Desk, before: bool) -> None:
    workspace, visit = desk.workspace, desk.finished(TODAY)
    (agreement,) = (row.id for row in workspace.agreements.all(TODAY))
    me = UUID(bytes=workspace.core.identity.person)

    def note(record: UUID) -> None:
        workspace.comments.write("agreement", record, "Wer zahlt?", me).result()
        workspace.tags.put("agreement", record, "Zaun").result()

    if before:
        note(agreement)
    released = workspace.releases.release(workspace.protocols.get(visit).versions[0].id).result()
    (live,) = (row.id for row in workspace.agreements.all(TODAY))
    assert live != agreement
    if not before:
        note(live)
    (tag,) = workspace.tags.all()

    def is_noted(shown_one: UUID) -> None:
        assert (said(workspace, shown_one), words(workspace, shown_one)) == (["Wer zahlt?"], ["Zaun"])
        (row,) = workspace.due.page("agreement", DueFilter(tag=tag.id), "due", 0, 9, on=TODAY)
        assert (row.id, row.comments) == (shown_one, 1)
        assert [one.body for one in workspace.comments.addressed()] == ["Wer zahlt?"]
        assert found(workspace, "zaun") == found(workspace, "zahlt") == [("protocol", visit)]

    is_noted(live)
    assert said(workspace, agreement) == ["Wer zahlt?"]
    workspace.releases.withdraw(released.id).result()
    is_noted(agreement)
    workspace.tags.take_off(agreement, tag.id).result()
    assert words(workspace, agreement) == []


def test_a_tag_is_put_again_after_a_merge_was_taken_back(workspace: Workspace) -> None:
    visit = new_visit(workspace, "Laden")
    tags = [workspace.tags.put("protocol", visit, word).result() for word in ("Zaun", "Hecke")]
    workspace.tags.take_off(visit, tags[0]).result()
    stays = workspace.tags.merge(*tags).result()
    (gone,) = set(tags) - {stays}
    workspace.editing.restore("tag", gone).result()
    again = shown(workspace, gone, Tag).word
    assert workspace.tags.put("protocol", visit, again).result() in tags
    assert again in words(workspace, visit)


def test_a_comment_reaches_whose_entry_was_merged_into_an_older_one(workspace: Workspace) -> None:
    me, visit = UUID(bytes=workspace.core.identity.person), new_visit(workspace, "Laden")
    space = shown(workspace, me, Person).space

    def work(transaction: Transaction) -> None:
        transaction.session.add(Person(id=UUID(int=1), space=space, name="Fachreferat"))

    workspace.core.submit(work, "edit").result()
    workspace.comments.write("protocol", visit, "davor", me).result()
    kept = workspace.twins.merge("person", me, UUID(int=1)).result()
    assert kept == UUID(int=1)
    assert [one.id for one in workspace.comments.colleagues()] == [kept]
    workspace.comments.write("protocol", visit, "danach", kept).result()
    assert sorted(one.body for one in workspace.comments.addressed()) == ["danach", "davor"]
    assert [one.own for one in workspace.comments.notes(visit).comments] == [True, True]


def plan_of(workspace: Workspace, asked: Callable[[], object]) -> list[str]:
    """How SQLite finds what is asked for, one line for each step."""
    found: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if "tagging" in statement:
            found.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        asked()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert found
    with workspace.core.raw() as raw:
        return [
            str(row[-1])
            for statement, values in found
            for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
        ]


def lists(workspace: Workspace, tag: UUID) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every long list in every order, limited to a tag."""
    for order in get_args(ProtocolOrder):
        limits = ProtocolFilter(tag=tag, state="draft", year=2026)
        yield "protocol", partial(workspace.protocols.page, limits, order, True, 0)
    for kind in ("agreement", "task"):
        for due in get_args(DueOrder):
            yield kind, partial(workspace.due.page, kind, DueFilter(tag=tag), due, 0, 100)
    for kind, listed in directory._LISTS.items():
        for name in listed.orders:
            entry = partial(workspace.directory.page, kind, EntryFilter(tag=tag), name, 0, 100)
            yield kind, partial(entry, descending=False)
    for name in ("date", "title", "project_label"):
        files = partial(workspace.archive.page, ArchiveFilter(tag=tag), name, 0, 100)
        yield "archive_entry", partial(files, descending=True)


def test_a_list_of_a_tag_goes_by_the_few_that_have_it(workspace: Workspace) -> None:
    visit = new_visit(workspace, "Laden")
    tag = workspace.tags.put("protocol", visit, "Zaun").result()
    for kind, asked in lists(workspace, tag):
        steps = plan_of(workspace, asked)
        table = [step for step in steps if f" {kind} " in f"{step} "]
        assert table, (kind, steps)
        assert all(step.startswith(f"SEARCH {kind} USING PRIMARY KEY") for step in table), steps
        links = [step for step in steps if "tagging" in step]
        assert all("COVERING INDEX ix_tagging_tag_id_alive" in step for step in links), steps


def test_open_comments_are_counted_from_an_index(workspace: Workspace) -> None:
    visit, other = new_visit(workspace, "Laden"), new_visit(workspace, "Hof")
    for body in ("eins", "zwei"):
        workspace.comments.write("protocol", visit, body).result()
    workspace.comments.settle(workspace.comments.write("protocol", other, "fertig").result()).result()
    with workspace.core.raw() as raw:
        assert tagged.open_counts(raw, [visit, other]) == {visit: 2}
        query = tagged.OPEN.format(marks="?,?")
        steps = [row[-1] for row in raw.execute(f"EXPLAIN QUERY PLAN {query}", (b"", b"")).fetchall()]
    assert len(steps) == 1
    assert "COVERING INDEX ix_comment_target_id_alive_done" in steps[0]


def test_they_lie_with_the_coordinators_whatever_they_are_about(workspace: Workspace, project: UUID) -> None:
    assert by_kind()["project"].record is not None
    assert shown(workspace, project, by_kind()["project"].record).space != workspace.spaces.coord
    tag = workspace.tags.put("project", project, "Zaun").result()
    comment = workspace.comments.write("project", project, "nur für uns").result()
    assert (
        shown(workspace, tag, Tag).space == shown(workspace, comment, Comment).space == workspace.spaces.coord
    )
    with workspace.core.session() as session:
        assert {row.space for row in session.query(Tagging)} == {workspace.spaces.coord}


def test_what_is_noted_for_oneself_the_office_does_not_learn_of(workspace: Workspace) -> None:
    own = of_kind(workspace, "follow_up")
    space, coord = workspace.spaces.personal, workspace.spaces.coord
    shared = workspace.tags.put("protocol", new_visit(workspace, "Laden"), "Zaun").result()
    assert workspace.tags.put("follow_up", own, "zaun").result() == shared, "no second tag of one word"
    mine = workspace.tags.put("follow_up", own, "Kündigung").result()
    assert shown(workspace, mine, Tag).space == space
    assert mine != key_id(Tag.__number__, "kundigung", "0"), "a colleague's tag of that word is another row"
    comment = workspace.comments.write("follow_up", own, "noch einmal lesen").result()
    assert shown(workspace, comment, Comment).space == space
    with workspace.core.session() as session:
        links = {row.tag_id: row.space for row in session.query(Tagging).filter(Tagging.target_id == own)}
    assert links == {shared: space, mine: space}
    theirs = workspace.tags.put("protocol", new_visit(workspace, "Hof"), "Kündigung").result()
    assert theirs != mine, "others have no private tag"
    assert shown(workspace, theirs, Tag).space == coord
    assert workspace.tags.rename(mine, "Zaun").result() == mine, "each stays where it is"
    limits = DueFilter("all", tag=shared)
    assert [row.id for row in workspace.due.page("follow_up", limits, "due", 0, 9)] == [own]
    with pytest.raises(ValueUnusableError):
        workspace.comments.write("follow_up", own, "für dich", new_id())
