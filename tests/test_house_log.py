"""The diary says what happened and never what people wrote."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop import log
from inka_desktop.paths import ResourcesMissingError

SECRET = "Frau Öztürk, 036 1 555"
LOGGER = logging.getLogger("inka_desktop.store.writer")


class State(Enum):
    """A value the program gives itself."""

    OPEN = "offen"


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Reads what the diary holds; it is closed afterwards."""
    path = log.start_logging(tmp_path)
    yield lambda: path.read_text("utf-8") if path.exists() else ""
    log.stop_logging()


def test_numbers_states_and_plain_words_are_readable(diary: Callable[[], str]) -> None:
    LOGGER.info("saved %d rows of %s, %s, %s", 3, log.Plain("protocol"), State.OPEN, b"\x01\xff" * 8)
    assert "saved 3 rows of protocol, State.OPEN, 01ff01ff01ff" in diary()
    assert "INFO inka_desktop.store.writer" in diary()


@pytest.mark.parametrize(
    "value", [SECRET, Path("/home/kim") / SECRET, ValueError(SECRET), [SECRET], {"name": SECRET}]
)
def test_texts_are_masked(diary: Callable[[], str], value: object) -> None:
    LOGGER.warning("odd: %s", value)
    assert "odd:" in diary()
    assert "Öztürk" not in diary()


@given(text=st.text(st.characters(categories=["L", "N"]), min_size=8))
def test_no_text_at_all_gets_through(text: str) -> None:
    record = logging.LogRecord("inka_desktop", logging.INFO, "", 0, "a %s b %r", (text, [text]), None)
    assert text not in log.MaskingFormatter().format(record)


def test_named_arguments_are_masked_too(diary: Callable[[], str]) -> None:
    LOGGER.warning("%(who)s did %(count)d", {"who": SECRET, "count": 2})
    assert f"<{len(SECRET)} characters> did 2" in diary()


def test_exceptions_show_their_kind_and_place_only(diary: Callable[[], str]) -> None:
    def fail() -> None:
        try:
            raise ValueError(SECRET)
        except ValueError as cause:
            raise ResourcesMissingError(name=SECRET) from cause

    try:
        fail()
    except ResourcesMissingError:
        LOGGER.exception("while saving")
    written = diary()
    assert "ResourcesMissingError [paths.resources_missing]" in written
    assert "ValueError" in written
    assert "test_house_log.py" in written
    assert "Öztürk" not in written


def test_other_handlers_see_the_record_unchanged(diary: Callable[[], str]) -> None:
    record = logging.LogRecord("inka_desktop", logging.INFO, "", 0, "%s", (SECRET,), None)
    log.MaskingFormatter().format(record)
    assert record.getMessage() == SECRET


def test_uncaught_exceptions_of_threads_are_written(
    diary: Callable[[], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    log.log_uncaught()

    def fail() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "CRITICAL inka_desktop: uncaught in a thread" in diary()
    assert "ValueError" in diary()
    assert "Öztürk" not in diary()
    assert "Öztürk" in capsys.readouterr().err


def test_the_diary_turns_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "FILE_BYTES", 2000)
    log.start_logging(tmp_path, name="command")
    for number in range(400):
        LOGGER.info("step %d", number)
    log.stop_logging()
    files = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert files == ["command.log", *(f"command.log.{n}" for n in range(1, log.KEPT_FILES + 1))]
    assert all(path.stat().st_size <= 2000 for path in (tmp_path / "log").iterdir())


def test_debug_messages_come_with_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for value, expected in (("", False), ("1", True)):
        monkeypatch.setenv(log.DEBUG_VARIABLE, value)
        path = log.start_logging(tmp_path / f"profile{value}")
        LOGGER.debug("fine detail")
        LOGGER.info("usual")
        log.stop_logging()
        assert ("fine detail" in path.read_text("utf-8")) is expected
