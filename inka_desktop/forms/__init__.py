"""Runs XForms of the ODK kind: forms authored as XLSForm spreadsheets, filled offline.

A library of its own: it imports nothing of the project around it. In short::

    form = FormDefinition.load(Path("visit.xml").read_text("utf-8"))
    session = FormSession(form)
    session.set(session.find("/data/age"), 42)
    print(session.finalize().xml)
"""

from __future__ import annotations

from inka_desktop.forms.casting import Answer
from inka_desktop.forms.changes import ChangeSet, Choice, NodeState, Submission, Violation
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.environment import Surroundings
from inka_desktop.forms.errors import DefinitionError, FormError, SessionError, XPathError
from inka_desktop.forms.instance import Absence, NodeId
from inka_desktop.forms.keeping import Kept
from inka_desktop.forms.session import FormSession

__all__ = [
    "Absence",
    "Answer",
    "ChangeSet",
    "Choice",
    "DefinitionError",
    "FormDefinition",
    "FormError",
    "FormSession",
    "Kept",
    "NodeId",
    "NodeState",
    "SessionError",
    "Submission",
    "Surroundings",
    "Violation",
    "XPathError",
]
