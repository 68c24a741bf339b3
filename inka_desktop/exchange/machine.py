"""Which machine this is: a number the system keeps, hashed so that nothing else can be told by it."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from .crypto import hash16

_LINUX: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


if sys.platform == "win32":
    import winreg

    def _system_number(files: Iterable[Path]) -> str:
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        where = r"SOFTWARE\Microsoft\Cryptography"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where, 0, access) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""

elif sys.platform == "darwin":

    def _system_number(files: Iterable[Path]) -> str:
        command = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
        try:
            told = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False).stdout
        except (OSError, subprocess.TimeoutExpired):
            return ""
        found = re.search(r'"IOPlatformUUID"\s*=\s*"([0-9A-Fa-f-]{36})"', told)
        return found.group(1) if found else ""

else:

    def _system_number(files: Iterable[Path]) -> str:
        for file in files:
            try:
                number = file.read_text("ascii").strip()
            except (OSError, UnicodeDecodeError):
                continue
            if re.fullmatch("[0-9a-fA-F-]{32,36}", number):
                return number
        return ""


def machine_id(fixed: str | None = None, files: Iterable[Path] = _LINUX) -> bytes:
    """16 bytes, the same at every start on this machine.

    Args:
        fixed: a name to use instead, for a terminal server whose users wander between its hosts.
        files: where Linux keeps its number.

    Where the system has no number the host's name stands in, so that a start never looks like a move.
    """
    found = fixed or _system_number(files) or platform.node() or "unknown"
    return hash16(found.strip().lower().encode(), b"machine")
