"""What the project may be installed with, and that it says everything it needs."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
PLATFORMS = ("linux", "win32", "darwin")
PYTHONS = ("3.11", "3.12", "3.13")


def environment(python: str, platform: str = "linux") -> dict[str, str]:
    """The values of environment markers that matter here."""
    return {
        "python_version": python,
        "python_full_version": f"{python}.7",
        "sys_platform": platform,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "extra": "",
    }


def allows(requirements: list[str], name: str, version: str, python: str) -> bool:
    """Whether every requirement of that name that applies on this Python admits the version."""
    named = [
        r for r in map(Requirement, requirements) if canonicalize_name(r.name) == canonicalize_name(name)
    ]
    active = [r for r in named if r.marker is None or r.marker.evaluate(environment(python))]
    assert active, f"nothing asks for {name} on Python {python}"
    return all(r.specifier.contains(version) for r in active)


def locked() -> list[Requirement]:
    lines = re.findall(r"^([A-Za-z0-9].*?) *\\?$", LOCK, re.MULTILINE)
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("asked_by", ["project", "build-system"])
@pytest.mark.parametrize(
    ("version", "python", "allowed"),
    [
        ("6.12.0", "3.11", False),
        ("6.12.1", "3.11", False),
        ("6.11.3", "3.11", True),
        ("6.12.0", "3.12", True),
        ("6.12.0", "3.13", True),
    ],
)
def test_pyside_6_12_is_refused_on_python_3_11(
    asked_by: str, version: str, python: str, allowed: bool
) -> None:
    section = PYPROJECT[asked_by]
    requirements = section["dependencies" if asked_by == "project" else "requires"]
    assert allows(requirements, "PySide6-Essentials", version, python) is allowed


def test_the_installed_pyside_is_within_the_range() -> None:
    from PySide6 import __version__

    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert allows(PYPROJECT["project"]["dependencies"], "PySide6-Essentials", __version__, python)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_lock_holds_every_requirement(python: str, platform: str) -> None:
    there = environment(python, platform)
    pinned = {canonicalize_name(r.name): r for r in locked() if r.marker is None or r.marker.evaluate(there)}
    wanted = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]
    for requirement in map(Requirement, wanted):
        if requirement.marker is not None and not requirement.marker.evaluate(there):
            continue
        (pin,) = pinned[canonicalize_name(requirement.name)].specifier
        assert pin.operator == "=="
        assert requirement.specifier.contains(pin.version), f"{requirement} but {pin}"


def test_every_pin_has_hashes_and_no_address() -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in LOCK


def imported_modules(folder: Path) -> set[str]:
    """Top-level names that the modules below a folder import, wherever in the code."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"inka_desktop"}


def test_everything_imported_is_declared() -> None:
    project = PYPROJECT["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"] + extras}
    # shiboken6 is a part of PySide6 in a package of its own.
    declared.add(canonicalize_name("shiboken6"))
    distributions = packages_distributions()
    undeclared = {
        module
        for module in imported_modules(ROOT / "inka_desktop")
        if not declared & {canonicalize_name(name) for name in distributions.get(module, [])}
    }
    assert not undeclared


def test_the_version_is_one() -> None:
    from inka_desktop import __version__

    assert PYPROJECT["project"]["dynamic"] == ["version"]
    assert str(Version(__version__)) == __version__
