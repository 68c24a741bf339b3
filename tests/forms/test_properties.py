"""Whatever was done to a form, working on from change to change equals working everything out anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, note
from hypothesis import strategies as st

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from inka_desktop.forms.errors import CycleError
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.keeping import difference
from inka_desktop.forms.xml import read
from inka_desktop.forms.xpath.functions import numbers
from tests.forms import making

INSTANCE = (
    "<a>1</a><b>2</b><n>1</n><k1/><g><c/><k2/></g>"
    '<r jr:template=""><x>3</x><y/><pos/><s jr:template=""><u/><w/></s><z/></r>'
    "<r><x>4</x><y/><pos/><s><u>1</u><w/></s><z/></r>"
    "<t1/><t2/><q jr:template=''><v/><k3/></q><kind/><town/><h><part/><place/><seen/></h><k4/><k5/>"
)
LIST = (
    '<instance id="towns"><root>'
    + "".join(
        f"<item><name>t{number}</name><kind>{number % 3}</kind><label>Town {number}</label></item>"
        for number in range(7)
    )
    + "</root></instance>"
)
BODY = (
    '<input ref="/data/a"/><input ref="/data/b"/><input ref="/data/n"/>'
    '<group ref="/data/g"><input ref="/data/g/c"/></group>'
    '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/x"/>'
    '<group ref="/data/r/s"><repeat nodeset="/data/r/s"><input ref="/data/r/s/u"/></repeat></group>'
    "</repeat></group>"
    '<group ref="/data/q"><repeat nodeset="/data/q" jr:count="{count}"><input ref="/data/q/v"/></repeat>'
    "</group>"
    '<input ref="/data/kind"/><select1 ref="/data/town"><label>In <output value="/data/k1"/></label>'
    "<itemset nodeset=\"instance('towns')/root/item[kind = {filter}]\">"
    '<value ref="name"/><label ref="label"/></itemset></select1>'
    '<group ref="/data/h"><input ref="/data/h/part"/><select1 ref="/data/h/place">'
    "<itemset nodeset=\"instance('towns')/root/item[kind = /data/h/part]\">"
    '<value ref="name"/><label ref="label"/></itemset></select1><select ref="/data/h/seen">'
    "<itemset nodeset=\"instance('towns')/root/item[kind = ../part or name = /data/town]\">"
    '<value ref="name"/><label ref="label"/></itemset></select></group>'
)
# Places in the order in which they may read each other; what stands first is read by what stands behind.
INPUTS = ["/data/a", "/data/b", "/data/n", "/data/g/c", "/data/kind"]
ROWS = ["/data/r/x", "/data/r/s/u", "/data/q/v"]
CALCULATED = [
    "/data/k1", "/data/g/k2", "/data/r/pos", "/data/r/y", "/data/r/s/w", "/data/r/z",
    "/data/t1", "/data/q/k3", "/data/t2", "/data/k4", "/data/k5",
]  # fmt: skip
AGGREGATES = ["sum({})", "count({})", "max({})", "join('-', {})", "count-non-empty({})", "min({})"]
TOTALS = [
    "sum(/data/r/x)",
    "sum(/data/r/s/u)",
    "sum(/data/r/y)",
    "count(/data/r)",
    "count(/data/r/s)",
    "sum(/data/a)",
]
CHOSEN = ["/data/town", "/data/h/place", "/data/h/seen"]
SETTERS = [*INPUTS, *ROWS, *CHOSEN, "/data/h/part"]


@pytest.fixture(autouse=True, scope="module")
def kept_totals() -> Iterator[None]:
    """Totals are kept from the first row on, so that few rows try them, too."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(numbers, "MANY", 0)
        yield


def readable(place: int) -> list[str]:
    return INPUTS + ROWS + CALCULATED[:place]


@st.composite
def terms(draw: st.DrawFn, place: int) -> str:
    """A part of an expression of the calculated field at this place."""
    path = draw(st.sampled_from(readable(place)))
    kind = draw(st.sampled_from(["path", "number", "aggregate", "position", "filter", "indexed", "relative"]))
    if kind == "number":
        return str(draw(st.integers(0, 5)))
    if kind == "aggregate":
        return draw(st.sampled_from(AGGREGATES)).format(path)
    if kind == "position" and CALCULATED[place].startswith("/data/r/"):
        return "position(..)"
    if kind == "filter":
        return f"count({path}[. > {draw(st.integers(0, 4))}])"
    if kind == "indexed":
        return f"indexed-repeat(/data/r/x, /data/r, {draw(st.integers(0, 3))})"
    if kind == "relative" and CALCULATED[place].startswith("/data/r/") and path.startswith("/data/r/x"):
        return "../x" if CALCULATED[place].count("/") == 3 else "../../x"
    return path


@st.composite
def expressions(draw: st.DrawFn, place: int) -> str:
    """An expression of the calculated field at this place."""
    first, second = draw(terms(place)), draw(terms(place))
    return draw(
        st.sampled_from(
            [
                "{0} + {1}", "{0} * 2", "if({0} > {1}, {0}, 'none')", "concat({0}, '/', {1})", "{0}",
                "coalesce({0}, {1})", "{0} = {1} or {0} != ''", "round({0} div 3, 2)",
            ]
        )
    ).format(first, second)  # fmt: skip


@st.composite
def forms(draw: st.DrawFn) -> str:
    """A form of fixed shape with any rules."""
    binds = ""
    for place, path in enumerate(CALCULATED):
        total = path in ("/data/t1", "/data/t2")
        rules = {"calculate": draw(st.sampled_from(TOTALS)) if total else draw(expressions(place))}
        if draw(st.booleans()) and draw(st.booleans()):
            rules["relevant"] = f"{draw(terms(place))} > {draw(st.integers(0, 3))}"
        binds += making.bind(path.removeprefix("/data/"), **rules)
    for path in ("g", "r", "r/s", "r/x", "town", "h", "h/part"):
        if draw(st.integers(0, 2)) == 0:
            binds += making.bind(path, relevant=f"{draw(st.sampled_from(['/data/a', '/data/b']))} > 1")
    binds += making.bind("g/c", required="/data/k1 > 2", readonly="/data/a = 3", constraint=". < /data/k1")
    count = draw(st.sampled_from(["/data/n", "/data/a", "2"]))
    chosen = draw(st.sampled_from(["/data/kind", "/data/k1", "/data/a", "current()/../b"]))
    body = BODY.format(count=count, filter=chosen)
    return making.xform(INSTANCE, binds, body, LIST)


STEPS = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(SETTERS), st.integers(0, 9), st.integers(0, 4)),
    st.tuples(
        st.just("add"), st.sampled_from(["/data/r", "/data/r/s"]), st.integers(0, 3), st.integers(0, 2)
    ),
    st.tuples(st.just("remove"), st.sampled_from(["/data/r", "/data/r/s"]), st.integers(0, 3), st.just(0)),
    st.tuples(st.just("undo"), st.just(""), st.just(0), st.just(0)),
)


def nodes(session: FormSession, path: str) -> list[InstanceNode]:
    return [node for node in session.instance.top.nodes_inside() if node.field.path == path]


def do(session: FormSession, step: tuple[str, str, int, int]) -> None:
    """One step, where there is something to do it to."""
    what, path, which, value = step
    found = nodes(session, path)
    if what == "undo":
        session.undo()
    elif what == "set" and found:
        node = found[which % len(found)]
        session.set(node.id, f"t{value}" if path in CHOSEN else str(value))
    elif what == "remove" and found:
        session.remove_repeat(found[which % len(found)].id)
    elif what == "add":
        holders = nodes(session, path.rpartition("/")[0])
        if holders:
            holder = holders[which % len(holders)]
            session.add_repeat(NodeId(path, holder.row), at=value if value < 2 else None)


def picture(session: FormSession) -> list[tuple[Any, ...]]:
    """Everything that a person can see."""
    return [
        (
            node.id,
            node.own,
            node.relevant,
            session.state(node.id).required,
            session.state(node.id).readonly,
            session.state(node.id).violation,
            session.state(node.id).label,
            [choice.value for choice in session.choices(node.id)],
        )
        for node in session.instance.top.nodes_inside()
    ]


def opened(xml: str) -> FormSession:
    try:
        return FormSession(FormDefinition.load(xml), given=making.given())
    except CycleError:
        assume(False)
        raise


@given(xml=forms(), steps=st.lists(STEPS, min_size=4, max_size=14))
def test_working_on_equals_working_everything_out_anew(
    xml: str, steps: list[tuple[str, str, int, int]]
) -> None:
    session = opened(xml)
    for step in steps:
        do(session, step)
    note(session.to_xml())
    anew = FormSession(session.definition, session.to_xml(), making.given())
    assert picture(session) == picture(anew)


@given(xml=forms(), steps=st.lists(STEPS, max_size=8))
def test_undo_leads_back_step_by_step(xml: str, steps: list[tuple[str, str, int, int]]) -> None:
    session = opened(xml)
    before = []
    for step in steps:
        if step[0] != "undo":
            drawn = session.to_xml(), picture(session)
            do(session, step)
            if session.to_xml() != drawn[0]:
                before.append(drawn)
    while before:
        session.undo()
        assert (session.to_xml(), picture(session)) == before.pop()


@given(xml=forms(), steps=st.lists(STEPS, max_size=8))
def test_a_draft_comes_back_as_it_was(xml: str, steps: list[tuple[str, str, int, int]]) -> None:
    session = opened(xml)
    for step in steps:
        do(session, step)
    again = FormSession(session.definition, session.to_xml(), making.given())
    assert again.to_xml() == session.to_xml()
    assert read(again.to_xml()).root.attribute("id") == "test"


@given(xml=forms(), steps=st.lists(STEPS, max_size=10))
def test_what_is_kept_of_a_form_makes_it_whole_again(
    xml: str, steps: list[tuple[str, str, int, int]]
) -> None:
    session = opened(xml)
    for step in steps:
        do(session, step)
    again = FormSession(session.definition, session.kept(), making.given())
    assert again.to_xml() == session.to_xml()
    assert picture(again) == picture(session)
    assert again.kept() == session.kept()


@given(
    xml=forms(), before=st.lists(STEPS, max_size=4), steps=st.lists(STEPS, max_size=6), blank=st.booleans()
)
def test_what_was_done_elsewhere_and_comes_along_leads_to_the_same(
    xml: str, before: list[tuple[str, str, int, int]], steps: list[tuple[str, str, int, int]], blank: bool
) -> None:
    there = opened(xml)
    for step in before:
        do(there, step)
    here = FormSession(there.definition, there.kept(), making.given())
    old = there.kept()
    for step in steps:
        do(there, step)
    if blank:
        there.set(NodeId("/data/a"), "")
    here.apply(*difference(old, there.kept()), lenient=True)
    assert picture(here) == picture(there)
    assert not difference(here.kept(), there.kept())
