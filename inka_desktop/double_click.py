r"""A double click on the files that people send each other opens this program: told to the system.

For this user only, without rights of an administrator, and taken back without a trace. Linux by the
specifications of freedesktop.org (desktop entries 1.5, shared MIME-info 0.21), Windows by keys below
``HKEY_CURRENT_USER\Software\Classes``; macOS reads the bundle's own ``Info.plist`` (`packaging/inka.spec`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from inka_desktop.paths import (
    ANSWER_ENDING,
    APP_FOLDER,
    INVITATION_ENDING,
    PACKET_ENDING,
    REQUEST_ENDING,
    resource_dir,
)


class Kind(NamedTuple):
    """One kind of file.

    Attributes:
        ending: with its dot.
        type: MIME type.
        class_: name of the class in the registry of Windows.
        de, en: what a file manager calls it.
    """

    ending: str
    type: str
    class_: str
    de: str
    en: str


KINDS: Final = (
    Kind(
        INVITATION_ENDING,
        "application/x-inka-invitation",
        "INKA.Einladung",
        "INKA-Einladung",
        "INKA invitation",
    ),
    Kind(PACKET_ENDING, "application/x-inka-packet", "INKA.Paket", "INKA-Paket", "INKA packet"),
    Kind(REQUEST_ENDING, "application/x-inka-request", "INKA.Anfrage", "INKA-Anfrage", "INKA request"),
    Kind(ANSWER_ENDING, "application/x-inka-answer", "INKA.Antwort", "INKA-Antwort", "INKA answer"),
)
_TOOL_S: Final = 20


def program() -> list[str] | None:
    """How the system starts this program; None where it runs from a checkout, which may go away."""
    return [sys.executable] if getattr(sys, "frozen", False) else None


def system(command: Sequence[str]) -> Desktop | Registry | None:
    """What is told on this system; None where the program's own bundle says it.

    Args:
        command: how the program is started.
    """
    if (
        sys.platform == "win32"
    ):  # pragma: no cover - the keys themselves are tested with a registry of the test
        import winreg

        return Registry(command, winreg)
    if sys.platform == "darwin":  # pragma: no cover - macOS only
        return None
    from platformdirs import user_data_path

    icon = resource_dir() / "styles" / f"{APP_FOLDER}.svg"
    return Desktop(command, user_data_path(), icon.read_text("utf-8"))


class Desktop:
    """Files below the user's data folder, as desktops on Linux read them."""

    def __init__(self, command: Sequence[str], data: Path, icon: str) -> None:
        """Know where.

        Args:
            command: how the program is started.
            data: ``XDG_DATA_HOME``.
            icon: of the program, as SVG.
        """
        self._files: Mapping[Path, str] = {
            data / "applications" / f"{APP_FOLDER}.desktop": _desktop_entry(command),
            data / "mime" / "packages" / f"{APP_FOLDER}.xml": _mime_info(),
            data / "icons" / "hicolor" / "scalable" / "apps" / f"{APP_FOLDER}.svg": icon,
        }
        self._data = data

    def is_told(self) -> bool:
        """Whether a double click starts just this program."""
        return all(_text(path) == text for path, text in self._files.items())

    def tell(self) -> None:
        """Let a double click start this program.

        Raises:
            OSError: a file cannot be written.
        """
        for path, text in self._files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self._refresh()

    def forget(self) -> None:
        """Let a double click do again what it did before.

        Raises:
            OSError: a file cannot be taken away.
        """
        for path in self._files:
            path.unlink(missing_ok=True)
        self._refresh()

    def _refresh(self) -> None:
        """Desktops read caches, which these tools make; where there is none, nobody reads a cache."""
        for tool, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
            found = shutil.which(tool)
            if found is not None and (self._data / folder).is_dir():
                subprocess.run(
                    [found, str(self._data / folder)], capture_output=True, check=False, timeout=_TOOL_S
                )


def _desktop_entry(command: Sequence[str]) -> str:
    types = "".join(f"{kind.type};" for kind in KINDS)
    return (
        "[Desktop Entry]\nType=Application\nName=INKA Desktop\n"
        "GenericName=Field work\nGenericName[de]=Feldarbeit\n"
        f"Exec={' '.join(map(_quoted, command))} %f\nIcon={APP_FOLDER}\nTerminal=false\n"
        f"Categories=Office;\nMimeType={types}\nStartupWMClass={APP_FOLDER}\n"
    )


def _quoted(argument: str) -> str:
    """An argument of ``Exec``: quoted, what stands in quotes escaped, and once more as a string's value."""
    for sign in '\\"`$':
        argument = argument.replace(sign, f"\\{sign}")
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


def _mime_info() -> str:
    types = "".join(
        f"  <mime-type type={quoteattr(kind.type)}>\n"
        f"    <comment>{escape(kind.en)}</comment>\n"
        f'    <comment xml:lang="de">{escape(kind.de)}</comment>\n'
        f"    <glob pattern={quoteattr('*' + kind.ending)}/>\n"
        "  </mime-type>\n"
        for kind in KINDS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n{types}</mime-info>\n'
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return None


class Registry:
    """Keys below the user's own classes, as Windows reads them."""

    _TEXT = 1  # REG_SZ

    def __init__(self, command: Sequence[str], registry: Any) -> None:
        """Know which.

        Args:
            command: how the program is started.
            registry: the module :mod:`winreg`, which is there on Windows only.
        """
        started = " ".join(f'"{part}"' for part in command)
        self._registry = registry
        self._keys: dict[str, str] = {}
        for kind in KINDS:
            self._keys |= {
                kind.class_: kind.de,
                rf"{kind.class_}\DefaultIcon": f'"{command[0]}",0',
                rf"{kind.class_}\shell\open\command": f'{started} "%1"',
                kind.ending: kind.class_,
            }

    def is_told(self) -> bool:
        """Whether a double click starts just this program."""
        return all(self._value(key) == value for key, value in self._keys.items())

    def tell(self) -> None:
        """Let a double click start this program.

        Raises:
            OSError: the registry is closed to this user.
        """
        for key, value in self._keys.items():
            self._registry.SetValue(self._registry.HKEY_CURRENT_USER, _below(key), self._TEXT, value)
        _tell_explorer()

    def forget(self) -> None:
        """Let a double click do again what it did before; another program's keys stay.

        Raises:
            OSError: the registry is closed to this user.
        """
        ours = [kind for kind in KINDS if self._value(kind.ending) == kind.class_]
        for kind in KINDS:
            parts = (r"\shell\open\command", r"\shell\open", r"\shell", r"\DefaultIcon", "")
            for key in (*(kind.class_ + part for part in parts), *([kind.ending] if kind in ours else ())):
                if self._value(key) is not None:
                    self._registry.DeleteKey(self._registry.HKEY_CURRENT_USER, _below(key))
        _tell_explorer()

    def _value(self, key: str) -> str | None:
        try:
            return str(self._registry.QueryValue(self._registry.HKEY_CURRENT_USER, _below(key)))
        except FileNotFoundError:
            return None


def _below(key: str) -> str:
    return rf"Software\Classes\{key}"


def _tell_explorer() -> None:  # pragma: no cover - Windows only
    """SHChangeNotify(SHCNE_ASSOCCHANGED): else the new icons come with the next sign-in only."""
    if os.name == "nt":
        import ctypes

        ctypes.windll.shell32.SHChangeNotify(0x08000000, 0, None, None)  # type: ignore[attr-defined]  # Windows
