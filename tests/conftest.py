"""What holds for every test: no screen, no keyring, no profile of the person who runs them.

Warnings of Python are errors (`filterwarnings` in pyproject.toml), warnings of Qt fail the test that
caused them (`qt_log_level_fail`); `tests/test_house_warnings.py` shows that both do.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.store import database, keys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Workers are told, or they would know other tests when a run goes on past midnight.
os.environ.setdefault("INKA_TEST_DAY", str(int(time.time() // 86_400)))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

# Qt warns when no language is set, and warnings fail tests.
if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
    os.environ["LC_ALL"] = "C.UTF-8"

# Flushing is the same call in memory, only nobody waits for the disk; what passed is taken away at once.
_memory = Path("/dev/shm")
if _memory.is_dir() and shutil.disk_usage(_memory).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_memory))

_own_home = Path(tempfile.mkdtemp(prefix="inka-tests-"))
for _variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
    os.environ[_variable] = str(_own_home / _variable.lower())

# Two noisy cores: a deadline would measure the neighbours. `ci` tries the same examples every time.
_SLOW = [HealthCheck.too_slow]
settings.register_profile("dev", max_examples=40, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "ci", max_examples=60, deadline=None, suppress_health_check=_SLOW, derandomize=True, print_blob=True
)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

pytest_plugins = ["pytester"]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Content that is drawn or holds the moment it was made is no name: workers would know other tests."""
    return argname if isinstance(val, bytes | str) and len(val) > 60 else None


_USUAL = keys.ARGON_PASSES, keys.ARGON_MEMORY_KIB


@pytest.fixture(autouse=True, scope="session")
def _quick_passphrases() -> None:
    """Argon2id with the least that the format allows, where the derivation itself is not what is tested."""
    keys.ARGON_PASSES, keys.ARGON_MEMORY_KIB = 1, 8 * 1024


MAKE = database._make
"""How the program makes a database. Tests of the store always have it (see their `conftest.py`)."""


KEY = bytes(range(32))
"""Of the mould: where no other is asked for, a database is its copy as it stands."""


@pytest.fixture(autouse=True, scope="session")
def _databases_from_a_mould(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The first database is made as people have it; further ones are its copy under a key of their own.

    Making some 400 tables, indexes and triggers took 71 ms where a copy under another key took 15, and one
    under the same key 2.
    """
    mould = tmp_path_factory.mktemp("mould") / "inka.db"

    def copy(path: Path, key: bytes | None) -> None:
        if key is None:
            MAKE(path, key)
            return
        if not mould.exists():
            MAKE(mould, KEY)
        fresh = path.with_suffix(".new")
        shutil.copyfile(mould, fresh)
        if key != KEY:
            raw = sqlcipher.connect(str(fresh), isolation_level=None)
            raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
            raw.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
            raw.close()
        os.replace(fresh, path)

    database._make = copy


@pytest.fixture
def usual_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id as people have it."""
    monkeypatch.setattr(keys, "ARGON_PASSES", _USUAL[0])
    monkeypatch.setattr(keys, "ARGON_MEMORY_KIB", _USUAL[1])


def pytest_collection_finish() -> None:
    """Modules and seven thousand tests stay to the end: no collection walks over them again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """What tests of the window leave behind is collected on this thread, as the window does."""
    if not gc.isenabled():
        from inka_desktop.gui.collecting import collect_due

        collect_due()


def pytest_unconfigure() -> None:
    """Removes the folder that stood in for the person's own."""
    shutil.rmtree(_own_home, ignore_errors=True)


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """A folder in memory where the system has one: flushing is the same call, only nobody waits for it."""
    memory = Path("/dev/shm")
    made = Path(tempfile.mkdtemp(prefix="inka-exchange-", dir=memory if memory.is_dir() else None))
    yield made
    shutil.rmtree(made)
