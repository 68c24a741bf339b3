"""What may be wrong with profile, passphrase and folder: one clear sentence and an exit code each."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.store.keys import PassphraseSource
from tests.processes.conftest import LONGEST_S, MARKS, PASSPHRASE, Device, heard_until, killed_after, newest
from tests.processes.test_kill import shown

pytestmark = MARKS

IN_USE = 75


def refused(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """The sentence on the error output; nothing else was printed, and no traceback."""
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr.strip()


def test_a_wrong_passphrase(office: Device, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("ein anderes Kennwort\n", "utf-8")
    sentence = refused(replace(office, passphrase=other).run("sync"))
    assert sentence.startswith("Mit diesem Kennwort lässt sich die Datenbank nicht öffnen.")


def test_no_passphrase_and_nobody_to_ask(office: Device) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "inka_desktop", "--data-dir", str(office.folder), "--language", "de", "sync"],
        capture_output=True, text=True, timeout=LONGEST_S, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Bitte geben Sie das Kennwort ein." in refused(done)


def test_a_database_of_a_newer_version(office: Device) -> None:
    raw = sqlcipher.connect(str(office.folder / "inka.db"))
    raw.execute(f"PRAGMA key = \"x'{PassphraseSource(PASSPHRASE).get(office.folder).hex()}'\"")
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = (office.folder / "inka.db").read_bytes()
    sentence = refused(office.run("sync"))
    assert sentence.startswith("Diese Daten stammen aus einer neueren Programmversion.")
    assert (office.folder / "inka.db").read_bytes() == before


ON_A_NETWORK = """
import sys
from pathlib import Path
from inka_desktop import paths
table = paths.linux_mounts
paths.linux_mounts = lambda text: [*table(text), (paths.PurePosixPath(sys.argv[1]), "nfs4", "server:/export")]
from inka_desktop.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="mounts are read from /proc on Linux only")
def test_a_profile_on_a_network_drive(office: Device) -> None:
    """The real program; only the table of mounts says that this folder is NFS."""
    arguments = office.command()[3:]
    done = subprocess.run(
        [sys.executable, "-c", ON_A_NETWORK, str(office.folder), *arguments, "--language", "de", "sync"],
        capture_output=True, text=True, timeout=LONGEST_S, check=False,
    )  # fmt: skip
    assert f"Der Ordner {office.folder} liegt auf einem Netzlaufwerk." in refused(done)


def test_a_writing_command_beside_an_open_profile(office: Device, visit: UUID) -> None:
    with office.working("save", visit) as process:
        heard_until(process, "saved")
        sentence = refused(office.run("sync"), IN_USE)
        assert sentence.startswith("INKA Desktop ist mit diesen Daten bereits geöffnet.")
        said = killed_after(process, 1, 0.0)
    with office.opened() as workspace:
        assert shown(workspace, visit) >= newest(said, "saved")


def test_a_damaged_invitation_and_a_wrong_code(office: Device, tmp_path: Path) -> None:
    invited = office.told("workspace", "invite", "--person", "B", "--out", str(tmp_path))
    file = Path(str(invited["file"]))
    guest = replace(office, folder=tmp_path / "guest")
    sentence = refused(guest.run("workspace", "join", str(file), "--code", "AAAA-AAAA"))
    assert sentence.startswith("Dieser Einladungscode passt nicht zur Einladung.")
    file.write_bytes(file.read_bytes()[:-20])
    assert refused(guest.run("workspace", "join", str(file), "--code", str(invited["code"]))) != sentence
    assert not (guest.folder / "inka.db").exists(), "nothing is left that would be taken for a workspace"


@pytest.mark.slow
def test_the_folder_goes_away_in_the_middle_and_comes_back(
    office: Device, road: Device, visit: UUID, place: Path
) -> None:
    away = place.with_name("away")
    with office.working("send", visit) as process:
        said = heard_until(process, "sent")
        place.rename(away)
        said += heard_until(process, "not_sent")
        assert said[-1] == ("not_sent", "exchange.place_unreachable")
        assert not place.exists(), "nobody makes a new folder in the place of a missing one"
        away.rename(place)
        said += heard_until(process, "sent")
        said += killed_after(process, 1, 0.0)
    road.told("sync")
    with road.opened() as workspace:
        assert shown(workspace, visit) >= newest(said, "sent")


def test_a_missing_folder_is_said_and_costs_nothing(office: Device, place: Path) -> None:
    office.told("sync")
    place.rename(place.with_name("away"))
    done = office.run("sync")
    assert done.returncode == 1
    assert done.stderr.startswith("Der Austauschordner ist gerade nicht erreichbar.")
    place.with_name("away").rename(place)
    assert office.told("sync")["notices"] == []
