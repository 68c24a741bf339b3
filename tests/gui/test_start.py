"""Start-up in a process of its own: what is imported before the first paint, and that Heute comes after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inka_desktop.gui import profile
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import KEY, TODAY

LATE = (
    "sqlalchemy",
    "alembic",
    "keyring",
    "sqlcipher3",
    "reportlab",
    "nacl",
    "PIL",
    "pypdfium2",
    "zstandard",
    "loro",
    "difflib",
    "concurrent.futures",
    "uuid",
    "inka_desktop.gui.widgets.fields",
    "inka_desktop.services.",
)
"""Modules, and packages with all that is in them, that the first paint does not wait for."""

PROGRAM = """
import sys
from pathlib import Path
from inka_desktop.gui import start
early = []
def painted():
    early.extend(name for name in sys.modules if name in {late!r} or name.startswith({packages!r}))
def shown():
    from PySide6.QtCore import QTimer
    from inka_desktop.store.keys import GivenKey
    from PySide6.QtWidgets import QApplication
    def opened():
        window = session.window
        if session.context.workspace is None or not session.context.workspace.ready.done():
            QTimer.singleShot(50, opened)
        else:
            window.close()
    session = next(s for s in QApplication.instance().children() if isinstance(s, start.Session))
    opened()
class Key:
    def get(self, folder):
        from inka_desktop.store.keys import GivenKey
        return GivenKey({key!r}).get(folder)
    def make(self, folder, key):
        raise AssertionError("the profile is there already")
code = start.run(start.StartOptions(Path(sys.argv[1]), True, key=Key(), painted=painted, shown=shown))
print("early", early, "code", code, "orm", "sqlalchemy" in sys.modules, "loro" in sys.modules)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    opened = first_start.create_workspace(
        tmp_path / "profile", KEY, "Koordinierungsstelle", "Leitung", "Laptop"
    )
    opened.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk").result()
    opened.close()
    return tmp_path / "profile"


WATCHED = """
import sys
from pathlib import Path
import inka_desktop.gui
from tests.gui import qt_classes
tried = qt_classes.watch()
from PySide6.QtCore import QTimer
from inka_desktop.gui import start, warming
from inka_desktop.store.keys import GivenKey
class Warming(warming.Warming):
    def _next(self):
        super()._next()
        if not self.running():
            print("tried", tried, sorted(self._window.pages()))
            self._window.close()
warming.Warming = Warming
start.run(start.StartOptions(Path(sys.argv[1]), True, key=GivenKey({key!r})))
"""


def test_no_class_of_qt_is_made_beside_the_gui_thread(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", WATCHED.format(key=KEY.key), str(folder)],
        capture_output=True, text=True, timeout=90, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[0] == "tried [] ['protocol', 'protocols', 'today']", (
        done.stdout + done.stderr
    )


def test_nothing_slow_is_imported_before_the_first_paint(folder: Path) -> None:
    program = PROGRAM.format(
        late=LATE, packages=tuple(name for name in LATE if name.endswith(".")), key=KEY.key
    )
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "early [] code 0 orm True False", done.stdout + done.stderr
    assert done.returncode == 0


def test_no_module_is_read_once_more_for_the_import_hook_of_pyside() -> None:
    """Linecache fills with the sources of what is imported behind the window where the hook is left."""
    code = (
        "import builtins, linecache; plain = builtins.__import__\n"
        "from inka_desktop.gui import profile, start\n"
        "profile.load_records()\n"
        "read = [name for name in linecache.cache if 'sqlalchemy' in name and name.endswith('.py')]\n"
        "print(builtins.__import__ is plain, read[:3])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "True []"


def test_the_first_look_says_what_the_service_says(folder: Path) -> None:
    look = profile.first_look(folder, KEY, TODAY)
    workspace = Workspace.open(folder, KEY)
    try:
        assert workspace.today.get(TODAY) == look
    finally:
        workspace.close()
    assert look.projects == 1


def test_a_profile_says_what_opens_it(folder: Path, tmp_path: Path) -> None:
    assert profile.state_of(tmp_path / "empty", own_folder=True) == ("new", False)
    assert profile.state_of(folder, own_folder=True)[0] == "passphrase"


def test_the_collector_works_again_after_loading() -> None:
    import gc

    usual = gc.isenabled()
    try:
        for enabled, switch in ((True, gc.enable), (False, gc.disable)):
            switch()
            profile.load_records()
            assert gc.isenabled() == enabled
    finally:
        (gc.enable if usual else gc.disable)()


FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from inka_desktop.gui import second_start, start
from inka_desktop.store.keys import GivenKey
raised = []
keep = second_start.raise_window
def raise_window(window):
    keep(window)
    print("raised", flush=True)
    window.close()
second_start.raise_window = raise_window
def painted():
    session = next(s for s in QApplication.instance().children() if isinstance(s, start.Session))
    said = lambda: print("open", flush=True)
    session.context.workspace_opened.connect(lambda: QTimer.singleShot(100, said))
options = start.StartOptions(Path(sys.argv[1]), True, key=GivenKey({key!r}), painted=painted)
sys.exit(start.run(options))
"""
SECOND = """
import sys
from pathlib import Path
from inka_desktop.gui import start
from inka_desktop.store.keys import GivenKey
sys.exit(start.run(start.StartOptions(Path(sys.argv[1]), True, key=GivenKey({key!r}))))
"""


def test_a_second_start_raises_the_first_window_and_ends(folder: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    first = subprocess.Popen(
        [sys.executable, "-c", FIRST.format(key=KEY.key), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        second = subprocess.run(
            [sys.executable, "-c", SECOND.format(key=KEY.key), str(folder)],
            timeout=60,
            check=False,
            env=environment,
        )
        assert second.returncode == 0
        assert first.stdout.readline() == "raised\n"
        assert first.wait(30) == 0
    finally:
        first.kill()
        first.wait()
        if first.stdout is not None:
            first.stdout.close()
