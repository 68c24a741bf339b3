"""A double click on an invitation or a packet starts the program: as real desktops and Windows read it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inka_desktop import double_click
from inka_desktop.double_click import KINDS, Desktop, Registry

PROGRAM = ['/opt/INKA "Büro" 100 %/inka-desktop']
ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>'

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what desktops on Linux read")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A person's own data folder."""
    return tmp_path / "share"


def asked(data: Path, *command: str) -> str:
    """What a tool of the desktop says with this data folder."""
    surroundings = {
        **os.environ, "XDG_DATA_HOME": str(data), "XDG_DATA_DIRS": "/usr/share", "HOME": str(data),
        "XDG_CONFIG_HOME": str(data / "config"), "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    return subprocess.run(
        command, env=surroundings, capture_output=True, text=True, check=True, timeout=60
    ).stdout


@on_linux
def test_a_desktop_knows_the_kinds_of_files_and_what_opens_them(data: Path, tmp_path: Path) -> None:
    desktop = Desktop([sys.executable], data, ICON)  # one that is there: others are passed over
    assert not desktop.is_told()
    desktop.tell()
    assert desktop.is_told()
    for kind in KINDS:
        file = tmp_path / f"Büro{kind.ending}"
        file.write_bytes(b"INK\0")
        assert kind.type in asked(data, "gio", "info", "-a", "standard::content-type", str(file))
        assert "inka-desktop.desktop" in asked(data, "gio", "mime", kind.type)


@on_linux
def test_the_entry_is_as_desktops_want_it(data: Path, tmp_path: Path) -> None:
    """Also for a program in a folder with blanks and quotes."""
    told = tmp_path / "told"
    script = tmp_path / 'INKA "Büro"' / "$HOME `x`"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}"\n', "utf-8")
    script.chmod(0o755)
    Desktop([str(script)], data, ICON).tell()
    entry = data / "applications" / "inka-desktop.desktop"
    assert asked(data, "desktop-file-validate", str(entry)) == ""
    file = tmp_path / "Einladung für Büro.inka"
    file.write_bytes(b"")
    asked(data, "gio", "launch", str(entry), str(file))
    for _ in range(100):
        if told.exists() and told.read_text("utf-8"):
            break
        subprocess.run(["sleep", "0.1"], check=True)
    assert told.read_text("utf-8") == str(file)


@on_linux
def test_a_program_that_was_moved_is_told_anew_and_all_can_be_taken_back(data: Path) -> None:
    Desktop(["/old/inka-desktop"], data, ICON).tell()
    moved = Desktop(["/new/inka-desktop"], data, ICON)
    assert not moved.is_told()
    moved.tell()
    assert moved.is_told()
    moved.forget()
    assert not moved.is_told()
    assert not [path for path in data.rglob("*") if path.is_file() and "inka" in path.name]
    assert "inka-desktop.desktop" not in asked(data, "gio", "mime", KINDS[0].type)


@on_linux
def test_without_the_tools_the_files_are_there_all_the_same(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    desktop = Desktop(PROGRAM, data, ICON)
    desktop.tell()
    assert desktop.is_told()


class Keys:
    """The registry of Windows as `winreg` shows it: a key has a text, and goes only when none is below it."""

    HKEY_CURRENT_USER = 7

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def QueryValue(self, key: int, sub_key: str) -> str:
        assert key == self.HKEY_CURRENT_USER
        if not any(one == sub_key or one.startswith(sub_key + "\\") for one in self.texts):
            raise FileNotFoundError(sub_key)
        return self.texts.get(sub_key, "")

    def SetValue(self, key: int, sub_key: str, type: int, value: str) -> None:
        assert (key, type) == (self.HKEY_CURRENT_USER, 1)
        parts = sub_key.split("\\")
        for length in range(1, len(parts)):
            self.texts.setdefault("\\".join(parts[:length]), "")
        self.texts[sub_key] = value

    def DeleteKey(self, key: int, sub_key: str) -> None:
        assert key == self.HKEY_CURRENT_USER
        if any(one.startswith(sub_key + "\\") for one in self.texts):
            raise PermissionError(sub_key)
        del self.texts[sub_key]


def test_windows_is_told_and_forgets() -> None:
    keys = Keys()
    registry = Registry([r"C:\INKA Desktop\inka-desktop.exe"], keys)
    assert not registry.is_told()
    registry.tell()
    assert registry.is_told()
    classes = r"Software\Classes"
    assert keys.texts[rf"{classes}\.inka"] == "INKA.Einladung"
    command = keys.texts[rf"{classes}\INKA.Einladung\shell\open\command"]
    assert command == r'"C:\INKA Desktop\inka-desktop.exe" "%1"'
    assert not Registry([r"D:\inka-desktop.exe"], keys).is_told()
    registry.forget()
    assert set(keys.texts) == {"Software", classes}


def test_what_another_program_opens_stays_with_it() -> None:
    keys = Keys()
    registry = Registry([r"C:\inka-desktop.exe"], keys)
    registry.tell()
    keys.SetValue(keys.HKEY_CURRENT_USER, r"Software\Classes\.inka", 1, "Andere.Datei")
    registry.forget()
    assert keys.texts[r"Software\Classes\.inka"] == "Andere.Datei"
    assert not [key for key in keys.texts if "INKA." in key]


def test_a_checkout_tells_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert double_click.program() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert double_click.program() == [sys.executable]
