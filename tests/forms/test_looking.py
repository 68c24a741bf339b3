"""What is worked out when somebody looks: where it goes wrong, and choices that change."""

from __future__ import annotations

import pytest

from inka_desktop.forms import NodeId
from inka_desktop.forms.choices import Options
from inka_desktop.forms.errors import ExpressionError, UnfinishedError
from tests.forms.making import bind, filled, node_at, opened, put, value

BAD = "regex('a', /data/pattern)"
QUESTION = '<input ref="/data/a"/><input ref="/data/b"/>'


def test_one_check_that_cannot_be_worked_out_hides_no_other() -> None:
    session = opened(
        "<pattern>[</pattern><a>1</a><b/>",
        bind("a", constraint=BAD) + bind("b", required="true()"),
        QUESTION,
    )
    first, second = session.validate()
    assert (first.node.path, first.kind, second.node.path, second.kind) == (
        "/data/a", "constraint", "/data/b", "required"
    )  # fmt: skip
    assert isinstance(first.error, ExpressionError)
    assert first.words("en").startswith("/data/a, constraint: The function regex() cannot use “[”")
    assert first.error.context["expression"] == BAD
    assert session.state(NodeId("/data/a")).violation == first
    with pytest.raises(UnfinishedError):
        session.finalize()


@pytest.mark.parametrize(
    ("part", "binds", "body"),
    [
        ("readonly", bind("a", readonly=BAD), QUESTION),
        ("required", bind("a", required=BAD), QUESTION),
        ("label", "", f'<input ref="/data/a"><label>x <output value="{BAD}"/></label></input>'),
        (
            "choices",
            "",
            (
                f'<select1 ref="/data/a"><itemset nodeset="/data/b[{BAD}]"><value ref="."/><label ref="."/>'
                "</itemset></select1>"
            ),
        ),
    ],
)
def test_what_cannot_be_worked_out_tells_its_place(part: str, binds: str, body: str) -> None:
    session = opened("<pattern>[</pattern><a/><b>2</b>", binds, body)
    with pytest.raises(ExpressionError) as raised:
        session.state(NodeId("/data/a"))
    assert raised.value.context["path"] == "/data/a"
    assert raised.value.context["part"] == part
    assert BAD in str(raised.value.context["expression"])


def test_labels_of_choices_that_cannot_be_worked_out_tell_their_place() -> None:
    session = opened(
        "<pattern>[</pattern><a/><b>2</b>",
        "",
        f'<select1 ref="/data/a"><itemset nodeset="/data/b"><value ref="."/>'
        f'<label ref="string({BAD})"/></itemset></select1>',
    )
    for look in (
        lambda: session.choices(NodeId("/data/a"))[0],
        lambda: session.choices(NodeId("/data/a"), "2"),
    ):
        with pytest.raises(ExpressionError) as raised:
            look()
        assert raised.value.context["path"] == "/data/a"


def test_an_action_whose_target_cannot_be_worked_out_tells_its_place() -> None:
    session = opened(
        "<pattern>[</pattern><a/><p><b/></p>",
        "",
        f'<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/p[{BAD}]/b"/></input>',
    )
    with pytest.raises(ExpressionError) as raised:
        put(session, "/data/a", 1)
    assert raised.value.context["path"] == "/data/a"


def test_search_in_choices_that_are_answers_sees_new_answers() -> None:
    session = opened(
        "<p><name>Ada</name></p><who/>",
        "",
        '<repeat nodeset="/data/p"><input ref="/data/p/name"/></repeat><select1 ref="/data/who">'
        '<itemset nodeset="/data/p"><value ref="name"/><label ref="name"/></itemset></select1>',
    )
    who = NodeId("/data/who")
    assert [choice.value for choice in session.choices(who, "ada")] == ["Ada"]
    put(session, "/data/p[1]/name", "Grace")
    assert [choice.value for choice in session.choices(who, "ada")] == []
    assert [choice.value for choice in session.choices(who, "grace")] == ["Grace"]


def test_search_in_labels_made_of_answers_sees_new_answers() -> None:
    session = opened(
        "<a>Ada</a><who/>",
        "",
        '<input ref="/data/a"/><select1 ref="/data/who"><itemset nodeset="instance(\'l\')/root/item">'
        '<value ref="name"/><label ref="concat(name, current()/../a)"/></itemset></select1>',
        '<instance id="l"><root><item><name>x</name></item></root></instance>',
    )
    assert len(session.choices(NodeId("/data/who"), "ada")) == 1
    put(session, "/data/a", "Grace")
    assert len(session.choices(NodeId("/data/who"), "ada")) == 0


TRANSLATED = """
| survey  |                   |         |             |             |                                        |
|         | type              | name    | label::A    | label::B    | calculation                            |
|         | select_one animal | pet     | Pet         | Tier        |                                        |
|         | calculate         | said    |             |             | jr:choice-name(${pet}, '${pet}')       |
| choices |                   |         |             |             |                                        |
|         | list_name         | name    | label::A    | label::B    | image::A                               |
|         | animal            | cat     | Cat         | Katze       | cat.png                                |
|         | animal            | dog     | Dog         | Hund        |                                        |
"""


def test_translated_choices_read_and_are_found_in_each_language() -> None:
    session = filled(TRANSLATED)
    pet = node_at(session, "/data/pet")
    assert [(one.label, dict(one.media)) for one in session.choices(pet)] == [
        ("Cat", {"image": "cat.png"}),
        ("Dog", {}),
    ]
    assert [one.value for one in session.choices(pet, "cat")] == ["cat"]
    session.language = "B"
    assert [one.label for one in session.choices(pet)] == ["Katze", "Hund"]
    assert [one.value for one in session.choices(pet, "hund")] == ["dog"]


def test_the_name_of_a_choice_is_looked_up_not_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    session = filled(TRANSLATED)

    def seeks(self: Options) -> object:
        raise AssertionError

    monkeypatch.setattr(Options, "values", seeks)
    put(session, "/data/pet", "dog")
    assert value(session, "/data/said") == "Dog"


def test_the_first_of_several_choices_with_one_value_is_meant() -> None:
    session = opened(
        "<k>2</k><a/>",
        "",
        '<select1 ref="/data/a"><itemset nodeset="instance(\'l\')/root/item[k = /data/k]">'
        '<value ref="name"/><label ref="label"/></itemset></select1>',
        '<instance id="l"><root><item><name>x</name><k>1</k><label>one</label></item><item><name>x</name>'
        "<k>2</k><label>two</label></item></root></instance>",
    )
    assert session.evaluate("jr:choice-name('x', '/data/a')") == "two"
    assert session.evaluate("jr:choice-name('y', '/data/a')") == ""
