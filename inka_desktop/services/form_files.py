"""Forms that lie in files: looked at without keeping anything, and answers written beside."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from inka_desktop.errors import UserInputError
from inka_desktop.forms import FormDefinition, FormSession, Submission, Surroundings
from inka_desktop.forms.convert import ConversionStoppedError, convert
from inka_desktop.forms.problems import Problem
from inka_desktop.paths import resource_dir
from inka_desktop.records.local_time import CentralEurope
from inka_desktop.services import catalogue, figure_words

WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm"})
LISTS = frozenset({".csv", ".xml", ".geojson"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".wav", ".m4a"})
MOST_BESIDE = 2_000
"""Files of a folder that are taken for a form's; a form lies among its own, not in a folder of thousands."""
_HEAD_BYTES = 4_096


class NoFormError(UserInputError):
    """None of the files is a form, or several are."""

    code = "services.no_form"
    de = (
        "Unter diesen Dateien ist kein Formular oder mehr als eines. "
        "Bitte genau eine .xlsx- oder .xml-Datei wählen."
    )
    en = "These files hold no form, or more than one. Please choose exactly one .xlsx or .xml file."


@dataclass(frozen=True, slots=True)
class LookedForm:
    """A form that was looked at.

    Attributes:
        path: of its file.
        session: a new filled form, ready to begin; None when the form cannot be used.
        problems: errors and warnings for its author.
        media: pictures and sounds of its labels that lie beside it, by name; of the library their bytes.
        files: all that lies beside it and that it names: these, and its lists.
    """

    path: Path
    session: FormSession | None
    problems: tuple[Problem, ...]
    media: Mapping[str, Path | bytes]
    files: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShippedForm:
    """A form of the starter set: where it is, and what it is called in each language."""

    path: Path
    de: str
    en: str

    @property
    def key(self) -> str:
        """The ``form_id`` in its settings."""
        return "inka_" + self.path.stem.replace("-", "_")

    def title(self, language: str) -> str:
        """Its name in ``de`` or ``en``."""
        return self.en if language.startswith("en") else self.de


SHIPPED = {
    "quartalsmonitoring": ("Quartalsmonitoring eines Projekts", "Quarterly monitoring of a project"),
    "netzwerkpartner": ("Befragung der Netzwerkpartner", "Survey of network partners"),
    "bestandsaufnahme": ("Fragebogen zur Bestandsaufnahme", "Stock-taking questionnaire"),
    "vor-ort-leitfaden": ("Leitfaden für den Vor-Ort-Besuch", "Guide for site visits"),
    "veranstaltung": ("Rückmeldung zur Veranstaltung", "Event feedback"),
}
"""The starter set by file name: German and English titles."""


def shipped() -> list[ShippedForm]:
    """The forms that come with the program.

    Raises:
        ResourcesMissingError: the program was not installed completely.
    """
    folder = resource_dir() / "templates" / "forms"
    return [ShippedForm(folder / f"{name}.xlsx", *titles) for name, titles in SHIPPED.items()]


def look(
    paths: Sequence[Path], cancelled: Callable[[], bool] = lambda: False, codes: Collection[str] = ()
) -> LookedForm | None:
    """Converts a form, checks it and begins to fill it; nothing is kept.

    Lists and pictures are taken from the files given, and from those that lie beside the form.

    Args:
        paths: the form with its lists, in any order.
        cancelled: whether to stop.
        codes: of the indicators that there are; those that ship are when left out.

    Returns:
        The form; None when it was stopped.

    Raises:
        NoFormError: there is not exactly one form among the files.
        OSError: a file cannot be read.
    """
    form = _form_among(paths)
    beside = {path.name: path for path in (*_beside(form), *paths) if path != form}
    lists = {name: path for name, path in beside.items() if path.suffix.lower() in LISTS}
    try:
        made = convert(form, lists, cancelled=cancelled)
    except ConversionStoppedError:
        return None
    if made.xform is None:
        return LookedForm(form, None, made.problems, {})
    named = {name: path for name, path in lists.items() if name in made.xform}
    definition = FormDefinition.load(made.xform, named)
    media = {name: path for name, path in beside.items() if path.suffix.lower() in PICTURES}
    session = FormSession(definition, given=Surroundings(zone=CentralEurope()))
    shown = {name: path for name, path in media.items() if name in made.xform}
    known = codes or {one.code for one in catalogue.shipped()}
    problems = (*made.problems, *figure_words.problems(definition, made.rows, known))
    return LookedForm(form, session, problems, shown, named | shown)


def write_answers(path: Path, finished: Submission, files: Mapping[str, bytes | Path]) -> list[Path]:
    """Writes a finished form as ODK's servers take it, with the files of its answers beside it.

    Returns:
        What was written, the XML first.

    Raises:
        OSError: the folder cannot be written, or a chosen file is no longer where it was.
    """
    written = [path]
    for name in finished.files:
        if name not in files:
            continue
        content, place = files[name], path.with_name(name)
        if isinstance(content, bytes):
            place.write_bytes(content)
        else:
            shutil.copyfile(content, place)
        written.append(place)
    path.write_text(finished.xml, "utf-8")
    return written


def _form_among(paths: Sequence[Path]) -> Path:
    workbooks = [path for path in paths if path.suffix.lower() in WORKBOOKS]
    found = workbooks or [path for path in paths if path.suffix.lower() == ".xml" and _is_xform(path)]
    if len(found) != 1:
        raise NoFormError
    return found[0]


def _is_xform(path: Path) -> bool:
    with path.open("rb") as file:
        return b"http://www.w3.org/2002/xforms" in file.read(_HEAD_BYTES)


def _beside(form: Path) -> list[Path]:
    """Files in the form's folder that may belong to it; ODK's tools put media into ``<name>-media``."""
    found: list[Path] = []
    for folder in (form.parent, form.parent / f"{form.stem}-media"):
        if folder.is_dir():
            found += [path for path in folder.iterdir() if path.suffix.lower() in LISTS | PICTURES]
        if len(found) > MOST_BESIDE:
            return []
    return found
