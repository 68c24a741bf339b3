"""The quarterly form that comes along: what was not collected is no 0 in its total."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from inka_desktop.forms.convert import convert_here
from inka_desktop.paths import resource_dir

GROUPS = ("erst_frauen", "erst_maenner", "erst_divers", "erst_ohne")
FILE = resource_dir() / "templates" / "forms" / "quartalsmonitoring.xlsx"


@pytest.fixture(scope="module")
def definition() -> FormDefinition:
    xform = convert_here(FILE.read_bytes(), FILE.stem).xform
    assert xform is not None
    return FormDefinition.load(xform)


def node(name: str) -> NodeId:
    return NodeId(f"/data/beratung/zahlen/{name}")


@pytest.fixture
def session(definition: FormDefinition) -> FormSession:
    return FormSession(definition)


def test_a_group_that_is_missing_leaves_no_total(session: FormSession) -> None:
    for name, value in zip(GROUPS, (5, 3, 0), strict=False):
        session.set(node(name), value)
    assert session.state(node("erst_summe")).value == ""
    assert not session.state(node("erst_zeigen")).relevant
    so_far = session.state(node("erst_teil"))
    assert so_far.relevant
    assert "bisher: **8**" in str(so_far.label)
    session.set(node("erst_ohne"), 0)
    assert session.state(node("erst_summe")).value == "8"
    assert not session.state(node("erst_teil")).relevant


def test_a_true_figure_is_not_refused_for_what_was_not_collected(session: FormSession) -> None:
    session.set(node("erst_frauen"), 5)
    session.set(node("folge"), 2)
    session.set(node("vermittlungen"), 12)  # 9 of them men, whom nobody counted
    assert session.state(node("vermittlungen")).violation is None
    for name in GROUPS[1:]:
        session.set(node(name), 1)
    assert session.state(node("vermittlungen")).violation is not None


def test_what_is_estimated_is_asked_for_while_a_group_is_missing(session: FormSession) -> None:
    session.set(node("erst_frauen"), 5)
    guessed = node("erst_geschaetzt")
    assert session.state(guessed).relevant
    session.set(guessed, 6)
    assert session.state(guessed).violation is not None
    session.set(guessed, 5)
    assert session.state(guessed).violation is None
