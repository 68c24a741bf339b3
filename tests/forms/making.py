"""Forms for tests: XLSForms as Markdown tables, and XForms by their parts."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zoneinfo import ZoneInfo

from inka_desktop.forms import FormDefinition, FormSession, NodeId, Surroundings
from inka_desktop.forms.convert import converted

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=BERLIN)
HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" '
    'xmlns:odk="http://www.opendatakit.org/xforms"><h:head><h:title>Test</h:title><model>'
)


@lru_cache(maxsize=256)
def xform_of(table: str) -> str:
    """The XForm of an XLSForm written as a Markdown table."""
    conversion = converted(table, ".md", "test")
    assert conversion.xform is not None, [problem.en for problem in conversion.problems]
    return conversion.xform


def form_of(table: str, files: Mapping[str, bytes | Path] | None = None) -> FormDefinition:
    """The definition of an XLSForm written as a Markdown table."""
    return FormDefinition.load(xform_of(table), files)


def given(**more: object) -> Surroundings:
    """Noon of a November day in Berlin, and always the same chance."""
    settings: dict[str, object] = {"zone": BERLIN, "clock": lambda: NOON, "chance": random.Random(7)}
    return Surroundings(**{**settings, **more})  # type: ignore[arg-type]  # tests name what they mean


def filled(table: str, files: Mapping[str, bytes | Path] | None = None, **more: object) -> FormSession:
    """A new session of an XLSForm written as a Markdown table."""
    return FormSession(form_of(table, files), given=given(**more))


def xform(instance: str, binds: str = "", body: str = "", model: str = "") -> str:
    """An XForm by its parts: the inside of ``<data>``, binds, the body, further parts of the model."""
    return (
        f'{HEAD}<instance><data id="test" version="1">{instance}</data></instance>{model}{binds}</model>'
        f"</h:head><h:body>{body}</h:body></h:html>"
    )


def bind(path: str, **rules: str) -> str:
    """A bind of ``/data/…``; ``constraint_msg`` becomes ``jr:constraintMsg``."""
    names = {"constraint_msg": "jr:constraintMsg", "required_msg": "jr:requiredMsg", "preload": "jr:preload"}
    names["preload_params"] = "jr:preloadParams"
    written = "".join(f" {names.get(name, name)}={quoteattr(value)}" for name, value in rules.items())
    return f'<bind nodeset="/data/{path}"{written}/>'


def opened(instance: str, binds: str = "", body: str = "", model: str = "", **more: object) -> FormSession:
    """A new session of an XForm by its parts."""
    return FormSession(FormDefinition.load(xform(instance, binds, body, model)), given=given(**more))


def put(session: FormSession, path: str, value: object) -> None:
    """Answer the question an XPath leads to."""
    session.set(session.find(path), value)  # type: ignore[arg-type]  # tests try wrong answers, too


def value(session: FormSession, path: str) -> str:
    """The value at an XPath, also where it is not relevant."""
    return session.state(node_at(session, path)).value


def node_at(session: FormSession, path: str) -> NodeId:
    """The node at a plain path with positions, relevant or not."""
    row, plain = "", ""
    for step in path.strip("/").split("/"):
        name, _, position = step.partition("[")
        plain += f"/{name}"
        field = session.definition.field(plain)
        assert field is not None, plain
        if field.repeat and position:
            row = session.rows(NodeId(plain, row))[int(position.rstrip("]")) - 1].row
    return NodeId(plain, row)


def values(session: FormSession, path: str) -> list[str]:
    """The texts of all relevant nodes of an XPath."""
    found = session.evaluate(path)
    assert isinstance(found, list)
    return [node.text() for node in found]
