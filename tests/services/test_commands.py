"""The command line's backup, restore and check, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inka_desktop.__main__ import main


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> object:
    """Runs the program; gives its exit code and its JSON."""
    for name, words in (("words", "Apfel Birne"), ("backup", "Kirsche Pflaume")):
        (tmp_path / name).write_text(f"{words}\n", "utf-8")

    def run(profile: str, *arguments: str, words: str = "words") -> tuple[int, dict[str, object]]:
        code = main(
            ["--data-dir", str(tmp_path / profile), "--passphrase-file", str(tmp_path / words), "--json",
             *arguments]
        )  # fmt: skip
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else {"error": said.err}

    return run


def test_back_up_restore_elsewhere_and_check(typed: object, tmp_path: Path) -> None:
    assert callable(typed)
    (tmp_path / "disk").mkdir()
    code, _ = typed("one", "workspace", "new", "--office", "Koordinierungsstelle", "--person", "Leitung")
    assert code == 0
    code, told = typed("one", "backup")
    assert (code, told["error"]) == (1, "services.backup_missing")
    to = ("--to", str(tmp_path / "disk"), "--backup-passphrase-file", str(tmp_path / "backup"))
    code, told = typed("one", "backup", *to)
    assert code == 0
    assert Path(str(told["state"])).is_file()
    code, told = typed("two", "restore", str(tmp_path / "disk" / "INKA-Sicherung KS1"))
    assert code == 0
    code, told = typed("two", "check")
    assert (code, told["error"]) == (1, "store.wrong_key")
    code, told = typed("two", "check", words="backup")
    assert code == 0
    assert set(told) == {"database", "rows", "search", "log", "attachments", "places"}
    code, told = typed("two", "restore", str(tmp_path / "disk" / "INKA-Sicherung KS1"))
    assert (code, told["error"]) == (1, "services.already_begun")


def test_a_backup_folder_needs_its_passphrase(typed: object, tmp_path: Path) -> None:
    assert callable(typed)
    with pytest.raises(SystemExit) as wrong:
        typed("one", "backup", "--to", str(tmp_path))
    assert wrong.value.code == 2
