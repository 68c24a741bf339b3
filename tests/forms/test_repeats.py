"""Rows: made by people, by the form's own XML, by a count; one inside the other, three deep."""

from __future__ import annotations

from typing import Any

import pytest

from inka_desktop.forms import FormSession, NodeId, tree
from inka_desktop.forms.errors import FixedRepeatError, NoSuchNodeError
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.functions import numbers
from tests.forms.making import bind, filled, given, node_at, opened, put, value, values

PEOPLE = "<p jr:template=''><age>1</age><pos/><share/></p><p><age>4</age><pos/><share/></p><total/><n/>"
PEOPLE_BINDS = (
    bind("p/pos", calculate="position(..)")
    + bind("p/share", calculate="/data/p/age div sum(/data/p/age)")
    + bind("total", calculate="sum(/data/p/age)")
    + bind("n", calculate="count(/data/p)")
)
PEOPLE_BODY = '<group ref="/data/p"><repeat nodeset="/data/p"><input ref="/data/p/age"/></repeat></group>'
P = NodeId("/data/p")


def people() -> FormSession:
    return opened(PEOPLE, PEOPLE_BINDS, PEOPLE_BODY)


def test_rows_come_from_the_template_and_know_their_place() -> None:
    session = people()
    (row,) = session.add_repeat(P).added
    assert session.rows(P)[1] == row
    assert values(session, "/data/p/age") == ["4", "1"]
    assert values(session, "/data/p/pos") == ["1", "2"]
    assert values(session, "/data/p/share") == ["0.8", "0.2"]
    assert (value(session, "/data/total"), value(session, "/data/n")) == ("5", "2")


def test_an_absolute_path_means_the_own_row_except_in_an_aggregate() -> None:
    session = people()
    session.add_repeat(P)
    put(session, "/data/p[2]/age", 6)
    second = node_at(session, "/data/p[2]/share")
    assert session.evaluate("string(/data/p/age)", second) == "6"
    assert session.evaluate("sum(/data/p/age)", second) == 10
    assert session.evaluate("count(/data/p)", second) == 2
    assert session.evaluate("max(/data/p/age, 5)", second) == 6
    assert session.evaluate("join(' ', /data/p/age)", second) == "4 6"
    assert session.evaluate("string(/data/p[1]/age)", second) == "4"
    assert session.evaluate("string(/data/p[position() = position(current()/..) - 1]/age)", second) == "4"
    assert session.evaluate("string(indexed-repeat(/data/p/age, /data/p, 1))", second) == "4"


def test_rows_come_and_go_anywhere_and_come_back() -> None:
    session = people()
    session.add_repeat(P, at=0)
    session.add_repeat(P, at=1, row="r-given")
    assert values(session, "/data/p/age") == ["1", "1", "4"]
    assert values(session, "/data/p/pos") == ["1", "2", "3"]
    assert session.rows(P)[1] == NodeId("/data/p", "r-given")
    changes = session.remove_repeat(session.rows(P)[0])
    assert changes.removed
    assert "rows" in changes.parts[P]
    assert values(session, "/data/p/pos") == ["1", "2"]
    assert value(session, "/data/total") == "5"
    assert session.undo().added == changes.removed
    assert values(session, "/data/p/pos") == ["1", "2", "3"]
    with pytest.raises(NoSuchNodeError):
        session.set(NodeId("/data/p/age", "gone"), 1)


def test_what_is_not_relevant_in_a_row_leaves_sums_and_the_row_keeps_its_place() -> None:
    session = opened(
        "<on>1</on><p><age>4</age><pos/></p><p><age>5</age><pos/></p><total/>",
        bind("p/age", relevant="/data/on = 1 or position(..) = 2")
        + bind("p/pos", calculate="position(..)")
        + bind("total", calculate="sum(/data/p/age)"),
        '<repeat nodeset="/data/p"><input ref="/data/p/age"/></repeat>',
    )
    put(session, "/data/on", 0)
    assert value(session, "/data/total") == "5"
    assert value(session, "/data/p[2]/pos") == "2"
    assert "<age>4</age>" not in session.finalize().xml


def test_rows_and_cells_come_from_elsewhere_together_or_not_at_all() -> None:
    session = people()
    (old,) = session.rows(P)
    new = NodeId("/data/p/age", "r-new")
    changes = session.apply({new: "7", NodeId("/data/p/age", old.row): "5"}, [(P, "r-new", 0)])
    assert changes.added == (NodeId("/data/p", "r-new"),)
    assert values(session, "/data/p/age") == ["7", "5"]
    assert value(session, "/data/total") == "12"
    with pytest.raises(NoSuchNodeError):
        session.apply({NodeId("/data/p/age", "r-none"): "1"}, removed=[old])
    assert session.rows(P) == [NodeId("/data/p", "r-new"), old]
    assert session.apply({}, removed=[old]).removed == (old,)
    assert value(session, "/data/total") == "7"
    assert not session.undo()


def test_a_count_within_a_row_is_that_of_the_row() -> None:
    session = filled(
        """
        | survey |              |       |       |              |
        |        | type         | name  | label | repeat_count |
        |        | begin_repeat | offer | Offer |              |
        |        | integer      | n     | Days  |              |
        |        | begin_repeat | day   | Day   | ${n}         |
        |        | text         | q     | Q     |              |
        |        | end_repeat   |       |       |              |
        |        | end_repeat   |       |       |              |
        """
    )
    session.add_repeat(NodeId("/data/offer"))
    for row, count in zip(session.rows(NodeId("/data/offer")), (2, 1), strict=True):
        session.set(NodeId("/data/offer/n", row.row), count)
        assert len(session.rows(NodeId("/data/offer/day", row.row))) == count


def test_a_count_makes_and_takes_rows_with_the_same_ids_everywhere() -> None:
    def counted() -> FormSession:
        return opened(
            "<n>2</n><c jr:template=''><q>x</q></c>",
            bind("n", type="int"),
            '<input ref="/data/n"/><repeat nodeset="/data/c" jr:count="/data/n">'
            '<input ref="/data/c/q"/></repeat>',
        )

    first, second = counted(), counted()
    repeat = NodeId("/data/c")
    assert first.rows(repeat) == second.rows(repeat)
    assert values(first, "/data/c/q") == ["x", "x"]
    changes = first.set(first.find("/data/n"), 4)
    assert len(changes.added) == 2
    put(first, "/data/n", "")
    assert first.rows(repeat) == []
    first.undo()
    assert len(first.rows(repeat)) == 4
    with pytest.raises(FixedRepeatError):
        first.add_repeat(repeat)
    with pytest.raises(FixedRepeatError):
        first.remove_repeat(first.rows(repeat)[0])


def test_rows_three_deep() -> None:
    session = opened(
        "<a jr:template=''><b jr:template=''><c jr:template=''><v/><w/></c><sb/></b><sa/></a><s/>",
        bind("a/b/c/w", calculate="concat(position(../../..), position(../..), position(..))")
        + bind("a/b/sb", calculate="sum(../c/v)")
        + bind("a/sa", calculate="sum(../b/sb)")
        + bind("s", calculate="sum(/data/a/sa)"),
        '<repeat nodeset="/data/a"><repeat nodeset="/data/a/b"><repeat nodeset="/data/a/b/c">'
        '<input ref="/data/a/b/c/v"/></repeat></repeat></repeat>',
    )
    for _ in range(2):
        (a,) = session.add_repeat(NodeId("/data/a")).added
        for _ in range(2):
            (b,) = session.add_repeat(NodeId("/data/a/b", a.row)).added
            for number in range(2):
                (c,) = session.add_repeat(NodeId("/data/a/b/c", b.row)).added
                session.set(NodeId("/data/a/b/c/v", c.row), number + 1)
    assert values(session, "//w") == ["111", "112", "121", "122", "211", "212", "221", "222"]
    assert values(session, "//sb") == ["3"] * 4
    assert values(session, "//sa") == ["6", "6"]
    assert value(session, "/data/s") == "12"
    session.remove_repeat(session.rows(NodeId("/data/a"))[0])
    assert values(session, "//w") == ["111", "112", "121", "122"]
    assert value(session, "/data/s") == "6"
    again = FormSession(session.definition, session.to_xml(), given())
    assert again.to_xml() == session.to_xml()


def test_indexed_repeat_finds_rows_near_and_far() -> None:
    session = opened(
        "<a><b><v>1</v><w/></b><b><v>2</v><w/></b></a><a><b><v>3</v><w/></b><b><v>4</v><w/></b></a>",
        "",
        '<repeat nodeset="/data/a"><repeat nodeset="/data/a/b"><input ref="/data/a/b/v"/></repeat></repeat>',
    )
    last = node_at(session, "/data/a[2]/b[2]/w")
    inner = "indexed-repeat(/data/a/b/v, /data/a/b, {})"
    assert session.evaluate(f"string({inner.format(1)})", last) == "3"
    assert session.evaluate(f"string({inner.format('position(..) - 1')})", last) == "3"
    assert session.evaluate(f"string({inner.format(3)})", last) == ""
    both = "indexed-repeat(/data/a/b/v, /data/a/b, {}, /data/a, {})"
    assert session.evaluate(f"string({both.format(2, 1)})", last) == "2"
    assert session.evaluate(f"string({both.format(2, 1)})") == "2"
    assert session.evaluate("string(indexed-repeat(../v, .., 1))", last) == "4"


def test_rows_without_template_begin_blank() -> None:
    session = opened(
        "<p><age>4</age></p>", "", '<repeat nodeset="/data/p"><input ref="/data/p/age"/></repeat>'
    )
    session.add_repeat(P)
    assert values(session, "/data/p/age") == ["4", ""]


def test_new_rows_stand_where_the_form_has_them() -> None:
    session = opened(
        "<a/><p jr:template=''><age/></p><z/>",
        "",
        '<repeat nodeset="/data/p"><input ref="/data/p/age"/></repeat>',
    )
    session.add_repeat(P)
    assert "<a/><p " in session.to_xml()
    assert session.to_xml().index("<p ") < session.to_xml().index("<z/>")


NESTED = (
    "<o jr:template=''><i jr:template=''><x/><before/></i></o>",
    bind(
        "o/i/before",
        calculate="indexed-repeat(/data/o/i/x, /data/o, position(../..), /data/o/i, position(..) - 1)",
    ),
    (
        '<repeat nodeset="/data/o"><group ref="/data/o/i"><repeat nodeset="/data/o/i">'
        '<input ref="/data/o/i/x"/></repeat></group></repeat>'
    ),
)


def nested(outer: int, inner: int) -> FormSession:
    session = opened(*NESTED)
    for number in range(outer):
        row = session.add_repeat(NodeId("/data/o")).added[0].row
        for place in range(inner):
            made = session.add_repeat(NodeId("/data/o/i", row)).added[0].row
            session.set(NodeId("/data/o/i/x", made), f"{number}.{place}")
    return session


def test_a_row_before_this_one_is_found_without_a_look_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    session = nested(6, 3)
    assert values(session, "/data/o/i/before") == ["", "0.0", "0.1"] + [
        one for number in range(1, 6) for one in ("", f"{number}.0", f"{number}.1")
    ]
    looked: list[str] = []
    whole = InstanceNode.children

    def children(self: InstanceNode, key: str) -> object:
        looked.append(self.row)
        return whole(self, key)

    monkeypatch.setattr(InstanceNode, "children", children)
    (third,) = session.rows(NodeId("/data/o"))[2:3]
    inner = session.rows(NodeId("/data/o/i", third.row))
    looked.clear()
    session.set(NodeId("/data/o/i/x", inner[0].row), "new")
    assert values(session, "/data/o[3]/i/before") == ["", "new", "2.1"]
    foreign = {row.row for row in session.rows(NodeId("/data/o")) if row != third}
    before = session.evaluate("string(indexed-repeat(/data/o/i/x, /data/o/i, 2, /data/o, 5))", inner[0])
    assert before == "4.1"
    looked.clear()
    session.evaluate("string(indexed-repeat(/data/o/i/x, /data/o, 3, /data/o/i, 1))", inner[1])
    assert not foreign & set(looked)


def test_a_smaller_count_removes_rows_from_the_end_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(
        "<n>200</n><p jr:template=''><x/></p>",
        "",
        '<repeat nodeset="/data/p" jr:count="/data/n"><input ref="/data/p/x"/></repeat>',
    )
    steps: list[int] = []
    whole = tree.last_place

    def last_place(nodes: list[Node], node: Node) -> int:
        place = whole(nodes, node)
        steps.append(len(nodes) - place)
        return place

    monkeypatch.setattr(tree, "last_place", last_place)
    changes = session.set(NodeId("/data/n"), 10)
    assert len(session.rows(NodeId("/data/p"))) == 10
    assert len(changes.removed) == 190
    assert steps
    assert set(steps) == {1}
    session.undo()
    assert len(session.rows(NodeId("/data/p"))) == 200


def test_a_node_is_sought_from_the_last_one() -> None:
    looked: list[object] = []

    class Watched(list[Node]):
        def __getitem__(self, place: Any) -> Any:
            looked.append(place)
            return super().__getitem__(place)

    nodes = Watched(Node() for _ in range(9))
    assert tree.last_place(nodes, list(nodes)[7]) == 7
    assert looked == [8, 7]


def test_a_row_that_goes_takes_along_what_was_still_to_be_worked_out_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(numbers, "MANY", 0)  # totals are kept from the first row on
    session = opened(
        "<a>2</a><q jr:template=''><v/><k/></q><t/>",
        bind("q/k", calculate="/data/a * 2") + bind("t", calculate="sum(/data/q/k)"),
        '<input ref="/data/a"/><repeat nodeset="/data/q" jr:count="/data/a"><input ref="/data/q/v"/>'
        "</repeat>",
    )
    assert value(session, "/data/t") == "8"
    put(session, "/data/a", "1")
    assert value(session, "/data/t") == "2"
    put(session, "/data/a", "")
    assert value(session, "/data/t") == "0"
