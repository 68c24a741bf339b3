"""What a finished protocol says otherwise than its version, and what is another record's."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.late_changes import LateRow
from inka_desktop.viewmodels import late_changes

from .conftest import TODAY, Desk
from .test_thread import DRAWN


def two_meetings(desk: Desk) -> tuple[UUID, UUID]:
    """Two of one series with all that finishing asks for; the second approves the first one's minutes."""
    ws = desk.workspace
    series = ws.series.create("Steuerungsgruppe", "steering_group", desk.project).result()
    found = []
    for on in (TODAY - timedelta(days=60), TODAY):
        made = ws.series.start(series, on).result()
        ws.editing.save("protocol", made, {"chair": "Leitung", "place": "Rathaus"}).result()
        ws.protocols.add_person(made, function="Leitung", organization="Stadt").result()
        for topic in ws.protocols.get(made).topics:
            if topic.kind == "resolution":
                said = {"resolution": "Genehmigt.", "votes_for": 3}
                ws.editing.save("topic", topic.id, said).result()
        found.append(made)
    return found[0], found[1]


def test_the_last_minutes_may_be_finished_or_put_right_later(desk: Desk) -> None:
    ws, (first, second) = desk.workspace, two_meetings(desk)
    one = ws.protocols.finish(second).result()
    ws.protocols.finish(first).result()
    ws.editing.save("protocol", first, {"date": TODAY - timedelta(days=59)}).result()
    assert not ws.protocols.get(second).arrived_later
    assert ws.protocols.finish(second).result().id == one.id
    ws.editing.save("protocol", second, {"place": "Bürgerhaus"}).result()
    corrected = ws.documents.content(second, ws.protocols.finish(second).result().id)
    assert corrected.last_number == ws.protocols.get(first).versions[0].number
    assert corrected.last_date == TODAY - timedelta(days=59)


def test_texts_and_signatures_hold_when_the_last_minutes_are_finished(desk: Desk) -> None:
    ws, (first, second) = desk.workspace, two_meetings(desk)
    ws.approval.fix(second, [Addressee(function="Leitung")], TODAY + timedelta(days=14)).result()
    shown = ws.signing.to_sign(second, "signing")
    ws.signing.sign(second, "signing", shown.content_hash, Addressee(function="Leitung"), DRAWN).result()
    ws.protocols.finish(first).result()
    assert not ws.approval.get(second).changed
    assert [one.changed for one in ws.signing.get(second).signatures] == [False]
    version = ws.protocols.finish(second).result()
    assert ws.documents.content(second, version.id).signed_texts == ()


def test_a_new_name_of_the_partner_changes_no_finished_talk(desk: Desk) -> None:
    ws = desk.workspace
    partner = ws.network.ensure_organization("Amt fuer Soziales").result()
    talks = []
    for _ in range(2):
        talk = ws.protocols.start(None, TODAY, "talk").result()
        ws.editing.save(
            "protocol", talk, {"organization_label": "Amt fuer Soziales", "purpose": "Räume"}
        ).result()
        ws.protocols.add_person(talk, function="Leitung").result()
        talks.append(talk)
    finished, draft = talks
    ws.protocols.finish(finished).result()
    ws.editing.save("organization", partner, {"name": "Amt für Soziales"}).result()
    ws.core.await_saves()
    assert not ws.protocols.get(finished).arrived_later
    assert ws.late_changes.of(finished) == []
    assert ws.protocols.get(draft).values["organization_label"] == "Amt für Soziales"


def test_topics_in_another_order_are_one_change_and_go_back_at_once(desk: Desk) -> None:
    ws, visit = desk.workspace, desk.finished(TODAY)
    before = [topic.id for topic in ws.protocols.get(visit).topics]
    ws.editing.move("topic", before[0], before[-1]).result()
    (row,) = ws.late_changes.of(visit)
    assert late_changes.title(row) == "Reihenfolge der Themen geändert"
    assert ws.late_changes.drop(visit, row.key).result()
    assert ws.late_changes.of(visit) == []
    assert [topic.id for topic in ws.protocols.get(visit).topics] == before


def test_what_was_changed_and_then_deleted_comes_back_as_it_was_where_it_was(desk: Desk) -> None:
    ws, visit = desk.workspace, desk.finished(TODAY)
    before = ws.protocols.get(visit).topics
    ws.editing.save("topic", before[0].id, {"title": "Anders"}).result()
    ws.editing.delete("topic", before[0].id).result()
    (row,) = ws.late_changes.of(visit)
    assert (row.what, row.record_id) == ("removed", before[0].id)
    assert ws.late_changes.drop(visit, row.key).result()
    assert ws.late_changes.of(visit) == []
    assert ws.protocols.get(visit).topics == before


def test_an_agreement_that_comes_back_has_its_postponements(desk: Desk) -> None:
    ws, visit = desk.workspace, desk.finished(TODAY)
    agreed = ws.protocols.get(visit).agreements[0].id
    ws.threads.postpone(agreed, TODAY + timedelta(days=60), "Druckerei").result()
    ws.editing.delete("agreement", agreed).result()
    (row,) = ws.late_changes.of(visit)
    assert ws.late_changes.drop(visit, row.key).result()
    assert ws.late_changes.of(visit) == []
    thread = ws.threads.get(agreed)
    assert (thread.row.due, len(thread.postponements)) == (TODAY + timedelta(days=60), 1)


def test_two_agreements_of_the_same_words_are_no_late_change(desk: Desk) -> None:
    ws, visit = desk.workspace, desk.visit()
    ws.protocols.add_person(visit, function="Leitung").result()
    for topic in ws.protocols.get(visit).topics[:2]:
        ws.protocols.add_agreement(visit, "Rückmeldung geben", "Träger", TODAY, topic.id).result()
    ws.threads.settle(ws.protocols.get(visit).agreements[0].id, on=TODAY, evidence="Aushang").result()
    shown = ws.signing.to_sign(visit, "signing")
    ws.signing.sign(visit, "signing", shown.content_hash, Addressee(function="Leitung"), DRAWN).result()
    version = ws.protocols.finish(visit).result()
    assert not ws.protocols.get(visit).arrived_later
    assert [one.changed for one in ws.signing.get(visit).signatures] == [False]
    assert ws.protocols.finish(visit).result().id == version.id


def test_a_diverging_view_reopened_and_removed_later_comes_back(desk: Desk) -> None:
    ws, visit = desk.workspace, desk.visit()
    desk.complete(visit)
    text = ws.approval.fix(visit, [Addressee(function="Leitung")], TODAY).result()
    asked = ws.approval.get(visit).texts[0].recipients[0].id
    replies = [ws.approval.object(text, words, who=asked).result() for words in ("Acht Plätze.", "Im Hof.")]
    for reply in replies:
        ws.approval.decide(reply, "diverging").result()
    ws.protocols.finish(visit).result()
    before = ws.approval.get(visit).replies
    ws.approval.decide(replies[0], "").result()
    assert [(row.field, row.before, row.after) for row in late_of(desk, visit)] == [
        ("outcome", "diverging", None)
    ]
    ws.editing.delete("reply", replies[0]).result()
    (row,) = late_of(desk, visit)
    assert (row.what, row.record_id) == ("removed", replies[0])
    assert late_changes.title(row) == "Rückmeldung entfernt"
    assert ws.late_changes.drop(visit, row.key).result()
    ws.editing.save("reply", replies[1], {"received_on": TODAY - timedelta(days=3)}).result()
    (row,) = late_of(desk, visit)
    assert (row.field, row.record_id) == ("received_on", replies[1])
    assert ws.late_changes.drop(visit, row.key).result()
    assert late_of(desk, visit) == []
    assert ws.approval.get(visit).replies == before


def late_of(desk: Desk, visit: UUID) -> list[LateRow]:
    """What came late; the protocol says so exactly where there is something to drop."""
    found = desk.workspace.late_changes.of(visit)
    assert desk.workspace.protocols.get(visit).arrived_later == bool(found)
    return found


def test_an_agreement_of_nobody_that_was_postponed_adds_no_line_to_what_came_late(desk: Desk) -> None:
    ws, visit = desk.workspace, desk.visit()
    ws.protocols.add_person(visit, function="Leitung").result()
    agreed = ws.protocols.add_agreement(visit, "Aushang erneuern", due=TODAY).result()
    ws.protocols.finish(visit).result()
    ws.threads.postpone(agreed, TODAY + timedelta(days=60), "Druckerei").result()
    ws.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    (row,) = ws.late_changes.of(visit)
    assert row.field == "place"
