"""From a workbook to an XForm: pyxform in a process of its own, and everything wrong told by its place.

The converter takes a second to import and may need much memory, so it never runs in the caller's process.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from multiprocessing.connection import Connection
from pathlib import Path

from inka_desktop.forms import external
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.errors import DefinitionError, FormError, MissingFileError, Said, XmlError
from inka_desktop.forms.problems import ERROR, WARNING, Problem, of_converter, of_error, placed
from inka_desktop.forms.workbook import MOST_BYTES, HugeWorkbookError, file_type, rows_by_path

CACHE_VERSION = 1
"""Part of a cache's key: raise it when conversions come out differently."""
TIMEOUT_S = 300.0
_DAMAGED = "Argument 'definition' was not recognized"
"""What pyxform says of a workbook it cannot open."""
_MARK = b"\xef\xbb\xbf"
_LOOK_S = 0.1
"""How often is looked whether somebody wants to stop."""


def _go_on() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a workbook.

    Attributes:
        xform: the form's XML; None when there is an error.
        problems: errors and warnings, errors first.
        rows: where its questions stand in the sheet ``survey``, by path; none for a form that is XML.
    """

    xform: str | None
    problems: tuple[Problem, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the form from being used."""
        return tuple(problem for problem in self.problems if problem.severity == ERROR)


class ConverterEndedError(DefinitionError):
    """The converting process ended without a word or took too long."""

    code = "forms.converter_ended"
    de = "Die Umwandlung brach ab; vielleicht ist die Arbeitsmappe zu groß. Bitte lange Listen auslagern."
    en = "The conversion was cut short; perhaps the workbook is too large. Please move long lists out of it."


class DamagedWorkbookError(DefinitionError):
    """The converter breaks on a workbook; ``reason`` is what it says, for those who can use it."""

    code = "forms.damaged_workbook"
    de = (
        "Die Arbeitsmappe ist beschädigt und nicht lesbar. Bitte im Tabellenprogramm öffnen, neu speichern "
        "und noch einmal wählen. ({reason})"
    )
    en = (
        "The workbook is damaged and cannot be read. Please open it in the spreadsheet program, save it anew "
        "and choose it again. ({reason})"
    )

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason=reason)


class ConversionStoppedError(DefinitionError):
    """Somebody asked the conversion to stop."""

    code = "forms.conversion_stopped"
    de = "Die Umwandlung wurde angehalten; nichts wurde geändert."
    en = "The conversion was stopped; nothing was changed."


def convert(
    workbook: Path,
    files: external.Files | None = None,
    cache: Path | None = None,
    timeout_s: float = TIMEOUT_S,
    cancelled: Callable[[], bool] = _go_on,
) -> Conversion:
    """Convert a workbook, or check a form that is XML already, in a process of its own.

    Args:
        workbook: an .xlsx, .xls or .xml file.
        files: lists that lie beside it, by plain name; without them their absence is only a warning.
        cache: a folder that keeps conversions by the workbook's content and pyxform's version.
        timeout_s: how long the process may take.
        cancelled: whether it shall stop; asked ten times a second.

    Raises:
        ConversionStoppedError: it was asked to stop.
        OSError: the file cannot be read.
    """
    size = workbook.stat().st_size
    if size > MOST_BYTES:  # it is not even read
        return Conversion(None, (of_error(HugeWorkbookError(megabytes=size // 1_000_000), {}),))
    content = workbook.read_bytes()
    kept = None if cache is None else cache / f"{_key(content)}.json"
    if kept is not None and not files and kept.is_file():
        found = _kept(kept)
        if found is not None:
            return found
    conversion = convert_content(content, workbook.stem, files, timeout_s, cancelled)
    if kept is not None and not files:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(asdict(conversion), ensure_ascii=False), "utf-8")
    return conversion


def convert_content(
    content: bytes,
    name: str,
    files: external.Files | None = None,
    timeout_s: float = TIMEOUT_S,
    cancelled: Callable[[], bool] = _go_on,
) -> Conversion:
    """Convert a workbook's content in a process of its own; ``name`` is the form's when it has no other.

    Raises:
        ConversionStoppedError: it was asked to stop.
    """
    return _in_process(content, name, files or {}, timeout_s, cancelled)


def converter() -> str:
    """What converts workbooks, with its version; conversions by another one may come out differently."""
    return f"pyxform {version('pyxform')}.{CACHE_VERSION}"


def _key(content: bytes) -> str:
    made = hashlib.sha256(content)
    made.update(converter().encode())
    return made.hexdigest()


def _kept(path: Path) -> Conversion | None:
    try:
        found = json.loads(path.read_text("utf-8"))
        problems = tuple(Problem(**problem) for problem in found["problems"])
        return Conversion(found["xform"], problems, found["rows"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _in_process(
    content: bytes, name: str, files: external.Files, timeout_s: float, cancelled: Callable[[], bool] = _go_on
) -> Conversion:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_work, args=(theirs, content, name, dict(files)), daemon=True)
    process.start()
    theirs.close()
    try:
        end = time.monotonic() + timeout_s
        while not ours.poll(_LOOK_S) and time.monotonic() < end:
            if cancelled():
                raise ConversionStoppedError
        if ours.poll():
            found = ours.recv()
            assert isinstance(found, Conversion)
            return found
    except EOFError:
        pass
    finally:
        ours.close()
        process.kill()
        process.join()
    return Conversion(None, (of_error(ConverterEndedError(), {}),))


def _work(connection: Connection, content: bytes, name: str, files: external.Files) -> None:
    """The body of the process."""
    connection.send(convert_here(content, name, files))
    connection.close()


def convert_here(content: bytes, name: str, files: external.Files | None = None) -> Conversion:
    """Convert the content of a workbook in this process; ``name`` is the form's when it has no other."""
    if content.removeprefix(_MARK).lstrip().startswith(b"<"):
        return _of_xml(content, files)
    try:
        kind = file_type(content)
    except DefinitionError as error:
        return Conversion(None, (of_error(error, {}),))
    return converted(content, kind, name, files)


def _of_xml(content: bytes, files: external.Files | None) -> Conversion:
    """A form that is XML already, checked; it must be UTF-8 as ODK's are."""
    try:
        xform = content.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Conversion(
            None, (of_error(XmlError(line=line, column=1, reason=Said("kein UTF-8", "not UTF-8")), {}),)
        )
    problems = tuple(_checked(xform, files, {}))
    return Conversion(None if any(one.severity == ERROR for one in problems) else xform, problems)


def converted(source: bytes | str, kind: str, name: str, files: external.Files | None = None) -> Conversion:
    """Convert a workbook of a known kind: ``.xlsx``, ``.xls``, or ``.md`` for a table as text."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import get_xlsform
    from pyxform.xls2xform import convert as to_xform

    warnings: list[str] = []
    survey: list[dict[str, str]] = []
    try:
        sheets = get_xlsform(source, file_type=kind)
        survey = list(sheets.survey or ())
        made = to_xform(source, warnings=warnings, form_name=None, file_type=kind, validate=False)
    except Exception as error:  # noqa: BLE001  whatever a damaged workbook breaks in there is told, not thrown
        if isinstance(error, PyXFormError) and not str(error).startswith(_DAMAGED):
            return Conversion(None, (placed(of_converter(str(error)), survey),))
        damaged = DamagedWorkbookError(reason=f"{type(error).__name__}: {error}")
        return Conversion(None, (of_error(damaged, {}),))
    root = str(made._pyxform.get("name") or "data")
    rows = rows_by_path(survey, root)
    problems = [*_checked(made.xform, files, rows)]
    problems += [placed(of_converter(warning, WARNING), survey) for warning in warnings]
    problems.sort(key=lambda problem: problem.severity != ERROR)
    failed = any(problem.severity == ERROR for problem in problems)
    return Conversion(None if failed else made.xform, tuple(problems), rows)


def _checked(xform: str, files: external.Files | None, rows: dict[str, int]) -> list[Problem]:
    """What the engine says about a converted form; lists that come later are no errors yet."""
    try:
        beside = external.named_in(xform, files or {})
        found: list[DefinitionError] = FormDefinition.check(xform, beside)
    except FormError as error:
        return [of_error(error, rows)]
    told = (of_error(error, rows, ERROR if _hinders(error, files) else WARNING) for error in found)
    return list(dict.fromkeys(told))  # what several parts of a form ask for is said once


def _hinders(error: DefinitionError, files: external.Files | None) -> bool:
    """Whether a form cannot be used with this; a list may still come as long as nobody was asked for any."""
    return error.hinders and not (files is None and isinstance(error, MissingFileError))
