"""The import contracts are shown to bite: each rule is broken on purpose in a small copy of the floors."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent

FLOORS = [
    "gui", "viewmodels", "services", "exchange", "forms", "reading", "reports", "spelling", "store",
    "records",
]  # fmt: skip
MODULES = ["__main__", "app", "double_click", "log", "settings", "profiles", "paths", "errors", "threads"]
ALLOWED = {
    "gui": "from PySide6 import QtWidgets\nfrom inka_desktop.viewmodels import part\n",
    "viewmodels": "from PySide6 import QtCore\nfrom inka_desktop.services import part\n",
    "services": "import sqlalchemy\nfrom inka_desktop.reports import part\nimport inka_desktop.exchange\n",
    "exchange": "from inka_desktop.store import part\n",
    "store": "import sqlalchemy\nfrom inka_desktop.records import part\n",
    "records": "import sqlalchemy\nfrom inka_desktop import errors\n",
}


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """A package of the same floors with one module each, all imports allowed."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "inka_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    for name in MODULES:
        (package / f"{name}.py").touch()
    for floor in FLOORS:
        (package / floor).mkdir()
        (package / floor / "__init__.py").touch()
        (package / floor / "part.py").write_text(ALLOWED.get(floor, ""), "utf-8")
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The contracts of pyproject.toml, checked on the package in this folder."""
    command = [str(SCRIPTS / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_imports_downwards_are_allowed(floors: Path) -> None:
    done = lint(floors)
    assert done.returncode == 0, done.stdout
    assert "Contracts: 4 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("store/part.py", "from inka_desktop.services import part", "Floors import downwards only"),
        ("exchange/part.py", "from inka_desktop import reports", "Floors import downwards only"),
        ("errors.py", "from inka_desktop.records import part", "Floors import downwards only"),
        ("newcomer.py", "", "Floors import downwards only"),
        ("forms/part.py", "from inka_desktop import errors", "The form engine is a library of its own"),
        ("forms/part.py", "from inka_desktop.exchange import part", "Floors import downwards only"),
        ("services/part.py", "from PySide6.QtCore import QObject", "No Qt below the view models"),
        ("paths.py", "import PySide6", "No Qt below the view models"),
        ("viewmodels/part.py", "import sqlalchemy.orm", "No SQLAlchemy in the window and its models"),
        ("gui/part.py", "from sqlalchemy import select", "No SQLAlchemy in the window and its models"),
    ],
)
def test_an_import_upwards_is_refused(floors: Path, module: str, line: str, contract: str) -> None:
    with (floors / "inka_desktop" / module).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    done = lint(floors)
    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout


@pytest.mark.parametrize(("floor", "refused"), [("viewmodels", True), ("services", True), ("gui", False)])
def test_widgets_belong_to_the_window(floors: Path, floor: str, refused: bool) -> None:
    """import-linter knows other packages only whole, so ruff keeps this rule."""
    part = floors / "inka_desktop" / floor / "part.py"
    part.write_text("from PySide6.QtWidgets import QLabel\n", "utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", str(part)]
    done = subprocess.run(command, cwd=floors, capture_output=True, text=True, check=False, timeout=60)
    assert ("TID251" in done.stdout) is refused, done.stdout
