"""What the command line does with filled forms: data out of them, as the window's dialog gives it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

from inka_desktop.errors import UserInputError
from inka_desktop.services.commands import Answer
from inka_desktop.services.filled_forms import DataChoice
from inka_desktop.services.form_data import DataWish
from inka_desktop.services.research import ResearchWish
from inka_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from uuid import UUID

    from inka_desktop.services.form_data import Format
    from inka_desktop.store.keys import KeySource

FORMATS = ("xlsx", "csv", "odk", "research-csv", "research-sav")


class NoSuchFormError(UserInputError):
    """The library has no form with a key."""

    code = "command.no_such_form"
    de = "Ein Formular „{form}“ gibt es hier nicht. Es wurde nichts gespeichert. Vorhanden: {known}."
    en = "There is no form “{form}” here. Nothing was saved. There are: {known}."


def export(
    folder: Path, key: KeySource, form: str, to: Path, format: str, *, labels: bool = True,
    drafts: bool = False, language: str = "de",
) -> Answer:  # fmt: skip
    """Write what was filled into a form.

    Args:
        folder: of the profile.
        key: opens it.
        form: the form's key, its ``form_id``.
        to: the file.
        format: one of FORMATS.
        labels: choices and titles in words; else as codes.
        drafts: forms that are still being filled, too.
        language: ``de`` or ``en``; ``en`` writes numbers and days as programs do.

    Raises:
        NoSuchFormError: there is no such form.
        NothingToExportError, OfficeOnlyError, SpssMissingError: see :mod:`.form_data` and :mod:`.research`.
        InkaError: the profile cannot be opened.
        OSError: the file cannot be written.
    """
    with closing(Workspace.open(folder, key)) as workspace:
        choice = DataChoice(_form(workspace, form), drafts=drafts)
        count = workspace.forms.data.count(choice)
        if format.startswith("research-"):
            wish = ResearchWish(choice, "sav" if format.endswith("sav") else "csv", language=language)
            files = workspace.forms.data.research.write(wish, to)
        else:
            plain = DataWish(choice, cast("Format", format), labels, language != "en", language)
            files = workspace.forms.data.write(plain, to)
    names = ", ".join(str(one) for one in files)
    return Answer(
        {"forms": count, "files": [str(one) for one in files]},
        f"Bögen: {count}. Gespeichert: {names}",
        f"Forms: {count}. Saved: {names}",
    )


def _form(workspace: Workspace, key: str) -> UUID:
    forms = workspace.forms.library.list()
    found = next((one.id for one in forms if one.key == key), None)
    if found is None:
        raise NoSuchFormError(form=key, known=", ".join(one.key for one in forms) or "–")
    return found
