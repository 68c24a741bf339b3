"""The database key in a real Secret Service: gnome-keyring on a bus of its own, without a screen."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backends import SecretService

from inka_desktop.store import keys, pin
from inka_desktop.store.database import Database
from inka_desktop.store.errors import NoKeyError
from inka_desktop.store.keys import KeyringSource
from inka_desktop.store.pin import PinSource

secretstorage = pytest.importorskip("secretstorage", reason="there is a Secret Service on Linux only")

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
LONGEST_S = 30.0

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)) and "CI" not in os.environ,
    reason="needs gnome-keyring: sh packaging/system_libs.sh test",
)

# Nobody is there to be asked: a bus that starts no services by itself, so no prompt either.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A bus of its own; keyring's backends are chosen as on a person's machine."""
    config = tmp_path / "bus.conf"
    config.write_text(BUS, "utf-8")
    command = ["dbus-daemon", "--nofork", "--print-address", f"--config-file={config}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
        monkeypatch.setattr(keyring, "get_keyring", SecretService.Keyring)
        yield
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()  # keyring does not close its connection when it is refused
        daemon.terminate()


@pytest.fixture
def service(bus: None, tmp_path: Path) -> Iterator[None]:
    """The Secret Service with its keyring unlocked by a passphrase, as after signing in."""
    own = {
        name: str(tmp_path / name.lower())
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
    }
    for folder in own.values():
        Path(folder).mkdir(mode=0o700)
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | own,
    ) as daemon:  # fmt: skip
        assert daemon.stdin is not None
        daemon.stdin.write(b"Anmeldung")
        daemon.stdin.close()
        wait_until_unlocked()
        yield
        daemon.terminate()


def wait_until_unlocked() -> None:
    """Until the service is there and its keyring open."""
    begun = time.monotonic()
    with closing(secretstorage.dbus_init()) as connection:
        while time.monotonic() - begun < LONGEST_S:
            if secretstorage.check_service_availability(connection):
                collections = list(secretstorage.get_all_collections(connection))
                if any(each.get_label() == "Login" and not each.is_locked() for each in collections):
                    return
            time.sleep(0.05)
    raise TimeoutError("the Secret Service did not come")


def test_the_key_is_kept_and_read(service: None, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    key = keys.key_of(folder, KeyringSource())
    Database(folder, key).close()
    assert keys.keyring_usable()
    assert keys.default_source(own_folder=False) == KeyringSource()
    assert keys.profile_state(folder) == "keyring"
    assert keys.key_of(folder, KeyringSource()) == key
    assert key.hex() not in (folder / "key.json").read_text("utf-8")


def test_with_a_pin_the_service_does_not_hold_the_key(service: None, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    key = keys.key_of(folder, KeyringSource())
    Database(folder, key).close()
    pin.set_pin(folder, "482913")
    with closing(secretstorage.dbus_init()) as connection:
        (item,) = secretstorage.search_items(connection, {"service": keys.SERVICE})
        assert bytes.fromhex(item.get_secret().decode("ascii")) != key
    assert PinSource("482913").get(folder) == key
    pin.remove_pin(folder, "482913")
    assert KeyringSource().get(folder) == key


def test_a_key_that_was_wiped(service: None, tmp_path: Path) -> None:
    key = keys.key_of(tmp_path / "profile", KeyringSource())
    Database(tmp_path / "profile", key).close()
    with closing(secretstorage.dbus_init()) as connection:
        (item,) = secretstorage.search_items(connection, {"service": keys.SERVICE})
        assert bytes.fromhex(item.get_secret().decode("ascii")) == key
        item.delete()
    with pytest.raises(NoKeyError) as told:
        keys.key_of(tmp_path / "profile", KeyringSource())
    assert "nicht gefunden" in told.value.words("de")


def test_a_keyring_that_stays_locked(service: None, tmp_path: Path) -> None:
    """Nobody answers the question for its passphrase."""
    key = keys.key_of(tmp_path / "profile", KeyringSource())
    Database(tmp_path / "profile", key).close()
    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path / "profile", KeyringSource())
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path / "another", KeyringSource())
    assert not (tmp_path / "another" / "key.json").exists()


def test_a_bus_without_the_service(bus: None, tmp_path: Path) -> None:
    with pytest.raises(NoKeyError):
        keys.key_of(tmp_path / "profile", KeyringSource())
    assert not (tmp_path / "profile" / "key.json").exists()
