"""Where things lie: a person's profile, what is shipped, this program; and what is on a network."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from inka_desktop.errors import EnvironmentalError

APP_FOLDER = "inka-desktop"
INVITATION_ENDING, PACKET_ENDING = ".inka", ".inkapaket"
REQUEST_ENDING, ANSWER_ENDING = ".inka-anfrage", ".inka-antwort"
"""Files that people send each other; a double click opens them."""
MAIN_PROFILE = "main"
EXAMPLE_PROFILE = "example"

PACKAGE = Path(__file__).resolve().parent

_LINUX = {"afs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3"}
_FUSE = {"ceph", "glusterfs", "gvfsd-fuse", "kio-fuse", "onedriver", "rclone", "s3fs", "sshfs", "vmhgfs-fuse"}
_MAC = {"afpfs", "macfuse", "nfs", "osxfuse", "smbfs", "webdav"}
_SHARED_WITH_HOST = {"prl_fs", "vboxsf"}
_NETWORK_TYPES = _LINUX | {f"fuse.{kind}" for kind in _FUSE} | _MAC | _SHARED_WITH_HOST
"""File systems on which SQLite's locks and shared memory cannot be trusted (sqlite.org/wal.html, section 1).

Plain `9p` is left out: sandboxes use it for a root file system that is local.
"""

_WINDOWS_DRIVE_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


class ResourcesMissingError(EnvironmentalError):
    """Neither a checkout nor an installed package has the resource folder."""

    code = "paths.resources_missing"
    de = "Dem Programm fehlen eigene Dateien. Ihre Daten sind unberührt. Bitte installieren Sie es neu."
    en = "Some of the program's own files are missing. Your data is untouched. Please install it again."


def profile_dir(data_dir: Path | None = None, *, name: str = MAIN_PROFILE) -> Path:
    """The folder that holds everything of one person on this device; it need not exist yet.

    Args:
        data_dir: the folder given with `--data-dir`; it is the profile then, whatever its name.
        name: which profile below the user's data folder otherwise, e.g. `EXAMPLE_PROFILE`.
    """
    if data_dir is not None:
        return data_dir.expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False, roaming=False) / name


def make_private_dir(path: Path) -> Path:
    """Makes the folder and its parents, the folder itself readable by its owner only; returns it.

    Raises:
        OSError: the disk is full, read-only or the name is taken by a file.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def resource_dir() -> Path:
    """The folder with icons, fonts, templates, catalogue, help and example.

    An installed wheel and the bundled program carry it inside the package, a checkout beside it.

    Raises:
        ResourcesMissingError: it is in neither place.
    """
    for candidate in (PACKAGE / "_resources", PACKAGE.parent / "resources"):
        if candidate.is_dir():
            return candidate
    raise ResourcesMissingError


def own_program() -> list[str]:
    """How this program is started once more: the bundle is its own interpreter."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "inka_desktop"]


def is_network_path(path: Path) -> bool:
    """Whether the file system below `path` is reached over a network, as far as the system tells.

    The path need not exist: the nearest existing parent decides. Unknown counts as local, so that
    nobody is locked out of a disk that the program merely does not know.
    """
    place = _nearest_existing(path)
    if sys.platform == "win32":  # pragma: no cover - the rule itself is tested with a given drive type
        return windows_network(PureWindowsPath(place), _drive_type)
    if sys.platform == "darwin":  # pragma: no cover - the rule itself is tested with given output
        return mounted_network(place, mac_mounts(_output_of("/sbin/mount")))
    return mounted_network(place, linux_mounts(_text_of(Path("/proc/self/mounts"))))


def linux_mounts(table: str) -> list[tuple[PurePosixPath, str, str]]:
    """Mount point, type and source of each line of /proc/self/mounts (format: proc(5), getmntent(3))."""
    mounts = []
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) >= 3:
            source, point, kind = (_unescape(part) for part in parts[:3])
            mounts.append((PurePosixPath(point), kind, source))
    return mounts


def mac_mounts(output: str) -> list[tuple[PurePosixPath, str, str]]:
    """Mount point, type and source of each line that macOS' `mount` prints."""
    lines = re.findall(r"^(.+?) on (/.*?) \(([^,)]+)", output, re.MULTILINE)
    return [(PurePosixPath(point), kind, source) for source, point, kind in lines]


def mounted_network(place: PurePath, mounts: Iterable[tuple[PurePosixPath, str, str]]) -> bool:
    """Whether the innermost mount that holds `place` is of a network kind; later lines hide earlier ones."""
    innermost: tuple[int, str, str] = (-1, "", "")
    for point, kind, source in mounts:
        holds = PurePosixPath(place).is_relative_to(point)
        if holds and len(point.parts) >= innermost[0]:
            innermost = (len(point.parts), kind, source)
    _, kind, source = innermost
    # davfs2 and others mount as plain "fuse"; their source is an address.
    return kind in _NETWORK_TYPES or (kind.startswith("fuse") and "://" in source)


def windows_network(place: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    """Whether a Windows path is a share or a mapped drive.

    Args:
        place: an absolute path.
        drive_type: what GetDriveTypeW says of a root such as "X:" with its backslash.
    """
    drive = place.drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return True
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        drive = drive[4:]
    if drive.startswith("\\\\"):
        return True
    return drive_type(drive + "\\") == _WINDOWS_DRIVE_REMOTE


def _nearest_existing(path: Path) -> Path:
    absolute = path.expanduser().absolute()
    for candidate in (absolute, *absolute.parents):
        if candidate.exists():
            return Path(os.path.realpath(candidate))
    return absolute


def _unescape(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), field)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _output_of(command: str) -> str:  # pragma: no cover - macOS only
    import subprocess  # 5 ms of the start, needed on one system only

    try:
        return subprocess.run([command], capture_output=True, text=True, check=False, timeout=10).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _drive_type(root: str) -> int:  # pragma: no cover - Windows only
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return int(windll.kernel32.GetDriveTypeW(root)) if windll is not None else 0
