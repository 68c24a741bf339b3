"""Compiled forms and resources are fresh, reproducible, and travel in wheels only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import build_hook
import pytest

ROOT = Path(__file__).resolve().parent.parent

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>PersonDialog</class>
 <widget class="QDialog" name="PersonDialog">
  <widget class="QLineEdit" name="nameEdit"/>
 </widget>
</ui>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one form and one icon."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "person_dialog.ui").write_text(FORM, "utf-8")
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "plus.svg", tmp_path / "resources" / "icons")
    return tmp_path


def test_what_is_compiled_here_is_fresh() -> None:
    assert build_hook.check() == [], "run `make generate`"


def test_a_project_without_forms_and_texts_compiles(tmp_path: Path) -> None:
    assert build_hook.generate(tmp_path) == ["__init__.py", "resources_rc.py"]
    assert build_hook.check(tmp_path) == []


def test_a_form_becomes_a_module_of_its_name(project: Path) -> None:
    build_hook.generate(project)
    compiled = (project / build_hook.GENERATED / "person_dialog.py").read_text("utf-8")
    assert "class Ui_PersonDialog" in compiled
    assert "self.nameEdit = QLineEdit(" in compiled


def test_a_layout_stands_in_its_outer_one_before_it_is_filled() -> None:
    """What is in it by then would leave wrappers of items that are soon gone (`gui/widgets/layouts.py`)."""
    written = """        self.row = QHBoxLayout()
        self.row.setObjectName(u"row")
        self.row.addWidget(self.nameEdit)
        self.column.addLayout(self.row)
"""
    assert build_hook.nested_first(written).splitlines() == [
        "        self.row = QHBoxLayout()",
        '        self.row.setObjectName(u"row")',
        "        self.column.addLayout(self.row)",
        "        self.row.addWidget(self.nameEdit)",
    ]
    with pytest.raises(ValueError, match="row"):
        build_hook.nested_first(written.replace('        self.row.setObjectName(u"row")\n', ""))


def test_compiling_twice_changes_nothing(project: Path) -> None:
    build_hook.generate(project)
    assert build_hook.generate(project) == []


def test_changed_added_and_removed_sources_are_noticed(project: Path) -> None:
    build_hook.generate(project)
    form = project / "ui" / "person_dialog.ui"
    form.write_text(FORM.replace("nameEdit", "surnameEdit"), "utf-8")
    (project / "ui" / "other.ui").write_text(FORM, "utf-8")
    assert build_hook.check(project) == ["other.py", "person_dialog.py"]
    form.unlink()
    icon = project / "resources" / "icons" / "plus.svg"
    icon.write_text(icon.read_text("utf-8").replace("24", "32"), "utf-8")
    assert build_hook.generate(project) == ["other.py", "person_dialog.py", "resources_rc.py"]
    assert not (project / build_hook.GENERATED / "person_dialog.py").exists()


def test_a_broken_form_is_named_and_leaves_the_old_ones(project: Path) -> None:
    build_hook.generate(project)
    (project / "ui" / "broken.ui").write_text("<ui><widget", "utf-8")
    with pytest.raises(RuntimeError, match=r"broken\.ui"):
        build_hook.generate(project)
    assert (project / build_hook.GENERATED / "person_dialog.py").exists()


def build_wheel(root: Path, out: Path, *, editable: bool) -> set[str]:
    """Builds with hatchling as pip would; the names in the wheel."""
    kind = "build_editable" if editable else "build_wheel"
    code = f"import sys; from hatchling.build import {kind}; {kind}(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(out)], cwd=root, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the build reads, so that the working tree stays as it is."""
    copy = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("__pycache__", "_generated*")
    for folder in ("inka_desktop", "resources", "ui", "packaging"):
        if (ROOT / folder).exists():
            shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    return copy


SPELLING = ("igerman98", "GPL-2", "GPL-3", "Hunspell", "chunspell-next", "en_US")


def test_a_wheel_carries_compiled_forms_and_resources(checkout: Path, tmp_path: Path) -> None:
    names = build_wheel(checkout, tmp_path, editable=False)
    assert "inka_desktop/gui/_generated/resources_rc.py" in names
    assert "inka_desktop/_resources/fonts/NotoSans-Regular.ttf" in names
    assert "inka_desktop/_resources/icons/LICENSE-Lucide.txt" in names
    assert {f"inka_desktop/_resources/spelling/LICENSE-{of}.txt" for of in SPELLING} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "packaging/", "ui/")) for name in names)


def test_an_editable_install_leaves_no_copy_of_resources(checkout: Path, tmp_path: Path) -> None:
    names = build_wheel(checkout, tmp_path, editable=True)
    assert not any("_resources" in name or "_generated" in name for name in names)


LOADS = """
import sys
sys.path.insert(0, {folder!r})
from PySide6.QtCore import QFile, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
application = QGuiApplication([])
import resources_rc
assert QFile.exists(":/icons/plus.svg")
assert not QIcon(":/icons/plus.svg").pixmap(16, 16).isNull()
german = QTranslator()
assert german.load(":/i18n/qtbase_de.qm")
assert german.translate("QPlatformTheme", "Cancel") == "Abbrechen"
"""


def test_compiled_resources_load_in_qt(project: Path) -> None:
    build_hook.generate(project)
    code = LOADS.format(folder=str(project / build_hook.GENERATED))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 0, done.stderr
