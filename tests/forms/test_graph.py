"""What depends on what: circles are named, and only what is concerned is worked out."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.errors import CycleError, UnknownNodeError
from inka_desktop.forms.recalculation import Recalculation
from tests.forms.making import bind, opened, put, value, xform


@pytest.mark.parametrize(
    ("instance", "binds", "named"),
    [
        ("<a/>", bind("a", calculate=". + 1"), "/data/a (calculate)"),
        ("<a/>", bind("a", relevant=". > 1"), "/data/a (relevant)"),
        ("<a/>", bind("a", required="../a > 1"), "/data/a (required)"),
        ("<a/>", bind("a", readonly="/data/a > 1"), "/data/a (readonly)"),
        (
            "<a/><b/><c/>",
            bind("a", calculate="/data/b + 1")
            + bind("b", calculate="/data/c")
            + bind("c", calculate="/data/a"),
            "/data/a (calculate) → /data/b (calculate) → /data/c (calculate) → /data/a (calculate)",
        ),
        (
            "<a/><b/>",
            bind("a", relevant="/data/b = 1") + bind("b", calculate="/data/a"),
            "/data/a (relevant) → /data/b (calculate) → /data/a (relevant)",
        ),
        ("<g><a/></g>", bind("g", relevant="./a = 1"), "/data/g (relevant)"),
        ("<a/><b/>", bind("a", calculate="sum(/data/*)"), "/data/a (calculate)"),
    ],
)
def test_circles_are_refused_by_name(instance: str, binds: str, named: str) -> None:
    with pytest.raises(CycleError) as raised:
        FormDefinition.load(xform(instance, binds))
    assert named in raised.value.words("de")


def test_a_constraint_may_look_at_its_own_value_and_a_label_too() -> None:
    session = opened(
        "<a/>",
        bind("a", constraint=". > 1"),
        '<input ref="/data/a"><label>You said <output value="."/></label></input>',
    )
    put(session, "/data/a", 1)
    assert session.state(session.find("/data/a")).label == "You said 1"
    assert len(session.validate()) == 1


def test_binds_of_nodes_that_are_gone_say_nothing_but_controls_need_theirs() -> None:
    session = opened("<a/>", bind("b", calculate="1 + nonsense(") + bind("a", calculate="1"))
    assert value(session, "/data/a") == "1"
    with pytest.raises(UnknownNodeError) as raised:
        opened("<a/>", "", '<input ref="/data/b"/>')
    assert "/data/b" in raised.value.words("de")


def test_a_count_that_counts_itself_is_a_circle() -> None:
    body = '<repeat nodeset="/data/r" jr:count="count(/data/r) + 1"><input ref="/data/r/q"/></repeat>'
    with pytest.raises(CycleError) as raised:
        FormDefinition.load(xform("<r><q/></r>", "", body))
    assert "repeat count" in raised.value.words("en")


def test_only_what_really_changed_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(
        "<a>1</a><b/><c/><d/>",
        bind("b", calculate="/data/a > 0") + bind("c", calculate="concat(/data/b, '!')")
        + bind("d", calculate="/data/a + 1"),
    )  # fmt: skip
    worked: list[str] = []
    original = Recalculation.set_value

    def watched(self: Recalculation, node: object, new: str) -> bool:
        worked.append(node.field.path)  # type: ignore[attr-defined]  # a node of the instance
        return original(self, node, new)  # type: ignore[arg-type]  # the same

    monkeypatch.setattr(Recalculation, "set_value", watched)
    put(session, "/data/a", 2)
    assert sorted(worked) == ["/data/a", "/data/b", "/data/d"]


def test_a_rule_is_worked_out_once_after_all_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 30
    instance = "<a>1</a>" + "".join(f"<q{number}/>" for number in range(count))
    binds = "".join(
        bind(
            f"q{number}", calculate=" + ".join(["/data/a", *(f"/data/q{before}" for before in range(number))])
        )
        for number in range(count)
    )
    session = opened(instance, binds)
    worked: list[str] = []
    original = Recalculation.set_value

    def watched(self: Recalculation, node: object, new: str) -> bool:
        worked.append(node.field.path)  # type: ignore[attr-defined]  # a node of the instance
        return original(self, node, new)  # type: ignore[arg-type]  # the same

    monkeypatch.setattr(Recalculation, "set_value", watched)
    put(session, "/data/a", 2)
    assert len(worked) == len(set(worked)) == count + 1
    assert value(session, f"/data/q{count - 1}") == str(2**count)


@pytest.mark.parametrize(
    "expression",
    [
        "string(/data/g)",
        "concat('<', /data/g, '>')",
        "/data/g = '12'",
        "join('', /data/g/*)",
        "if(1, /data/g, 2)",
    ],
)
def test_the_text_of_a_group_is_that_of_its_leaves(expression: str) -> None:
    session = opened(
        "<g><a/><h><b/></h></g><all/>",
        bind("all", calculate=expression),
        '<group ref="/data/g"><input ref="/data/g/a"/><input ref="/data/g/h/b"/></group>',
    )
    put(session, "/data/g/a", 1)
    put(session, "/data/g/h/b", 2)
    anew = session.evaluate(f"string({expression})")
    assert value(session, "/data/all") == anew
    assert anew in ("12", "<12>", "true")


def test_whether_a_group_is_there_does_not_depend_on_what_is_in_it() -> None:
    counted = "position(..) + count(/data/g) + count(../../g) + indexed-repeat(/data/b, /data/g, 1)"
    binds = bind("g/a", calculate=counted) + bind("g/h", relevant="/data/g and not(/data/b[../g])")
    definition = FormDefinition.load(xform("<g><a/><h/></g><b/>", binds))
    inside = definition.by_path["/data/g/a"]
    assert not definition.graph.edges[inside.index]


def test_the_text_of_a_group_that_holds_the_rule_is_a_circle() -> None:
    with pytest.raises(CycleError):
        FormDefinition.load(xform("<g><a/><b/></g>", bind("g/a", calculate="string(..)")))


@pytest.mark.parametrize(
    "path",
    [
        "/data/gone",
        "/data/g/inner",
        "//gone",
        "//inner",
        "/data/*[local-name() = 'gone']",
        "/data/node()[local-name() = 'gone']",
        "/data/g/*",
        "/data/*/inner",
        "/data/gone[. = 'x']",
        "/data/descendant::inner",
        "/data/there/preceding-sibling::gone",
        "/data/there/preceding::gone",
        "/data/first/following-sibling::gone",
        "/data/first/following::inner",
        "/data/gone/self::gone",
        "/data/gone/self::node()",
        "/data/gone | /data/g/inner",
        "/data/x:gone",
        "/data/x:*",
        "/data/r[v = 'x']",
        "/data/r/v",
        "//v",
        "../gone",
        "current()/../gone",
    ],
)
def test_what_is_not_relevant_leaves_every_kind_of_path(path: str) -> None:
    session = opened(
        '<first/><gone>x</gone><x:gone xmlns:x="urn:x">x</x:gone><g><inner>x</inner></g>'
        "<r><v>x</v></r><r><v>x</v></r><there/><shown>1</shown>",
        "".join(bind(name, relevant="/data/shown = 1") for name in ("gone", "x:gone", "g", "r")),
        '<input ref="/data/shown"/><repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat>',
    )
    at = session.find("/data/there")
    assert session.evaluate(path, at)
    put(session, "/data/shown", 0)
    assert session.evaluate(path, at) == []
    assert session.evaluate(f"count({path})", at) == 0
