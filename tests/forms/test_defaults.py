"""What questions begin with: what their author wrote, as far as it fits their type."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from inka_desktop.forms.convert import convert_here, converted
from tests.forms.making import bind, given, opened, value, xform


@pytest.mark.parametrize(
    ("kind", "written", "begun"),
    [
        ("string", "any thing", "any thing"),
        ("int", "7", "7"),
        ("int", "foo", ""),
        ("int", "2.9", "2"),
        ("decimal", "2,5", ""),
        ("decimal", "-0.5", "-0.5"),
        ("date", "2026-03-09", "2026-03-09"),
        ("date", "2026-03-09 00:00:00", "2026-03-09"),  # a cell with a date in a spreadsheet
        ("date", "9.3.2026", ""),
        ("date", "2026-02-30", ""),
        ("dateTime", "2026-03-09 10:20:00", "2026-03-09T10:20:00"),
        ("dateTime", "2026-03-09T10:20:00.000+01:00", "2026-03-09T10:20:00.000+01:00"),
        ("time", "09:30:00", "09:30:00"),
        ("time", "half past nine", ""),
        ("geopoint", "50.98 11.03 0 0", "50.98 11.03 0 0"),
        ("geopoint", "Weimar", ""),
    ],
)
def test_a_default_that_does_not_fit_is_none(kind: str, written: str, begun: str) -> None:
    session = opened(f"<a>{written}</a>", bind("a", type=kind), '<input ref="/data/a"/>')
    assert value(session, "/data/a") == begun


def test_rows_begin_with_what_fits_of_their_template() -> None:
    definition = FormDefinition.load(
        xform(
            '<r xmlns:jr="http://openrosa.org/javarosa" jr:template=""><n>many</n><m>3</m></r>',
            bind("r/n", type="int") + bind("r/m", type="int"),
            '<repeat nodeset="/data/r"><input ref="/data/r/n"/><input ref="/data/r/m"/></repeat>',
        )
    )
    session = FormSession(definition, given=given())
    session.add_repeat(NodeId("/data/r"))
    assert [value(session, f"/data/r[1]/{name}") for name in "nm"] == ["", "3"]


def test_the_author_is_warned_and_the_form_can_be_used() -> None:
    table = """
    | survey |         |      |       |         |
    |        | type    | name | label | default |
    |        | integer | a    | A     | 5       |
    |        | integer | b    | B     | foo     |
    """
    made = converted(table, ".md", "test")
    assert made.xform is not None
    (problem,) = made.problems
    assert (problem.severity, problem.code) == ("warning", "forms.unfit_default")
    assert problem.place == "survey!3 (default)"
    assert "„foo“" in problem.words("de")
    assert "“foo”" in problem.words("en")
    assert convert_here(made.xform.encode(), "test").errors == ()
