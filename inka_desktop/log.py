"""The diary for support: what the program did, never what people wrote.

Texts are masked before they reach the file: a plain string given to a message shows only its length,
and an exception shows its type, its code and where it happened, but not its message, since messages of
databases and parsers quote values. What is safe to read (codes, names of tables) is marked `Plain`.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from enum import Enum
from pathlib import Path, PurePath
from types import TracebackType

from inka_desktop.errors import InkaError
from inka_desktop.paths import make_private_dir

LOGGER = "inka_desktop"
DEBUG_VARIABLE = "INKA_DEBUG"
FILE_BYTES = 512 * 1024
KEPT_FILES = 4


class Plain(str):
    """A string that says nothing about people: a code, a table, a state."""

    __slots__ = ()


def start_logging(profile: Path, *, name: str = "inka") -> Path:
    """Writes the program's messages to `<profile>/log/<name>.log` from now on; returns that file.

    Five files of half a megabyte each are kept. Times are UTC. With the variable `INKA_DEBUG` set to
    something, debug messages are written too. Calling it again moves the diary to the new profile.

    Args:
        profile: the profile's folder, see `paths.profile_dir`.
        name: one name per kind of process, since two must not turn over the same file.

    Raises:
        OSError: the folder cannot be made or written.
    """
    # Brings sockets and pickles along: 12 ms that no window should wait for.
    from logging.handlers import RotatingFileHandler

    stop_logging()
    path = make_private_dir(profile / "log") / f"{name}.log"
    handler = RotatingFileHandler(
        path, maxBytes=FILE_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(MaskingFormatter())
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG if os.environ.get(DEBUG_VARIABLE) else logging.INFO)
    # Nothing of ours may reach a handler that does not mask.
    logger.propagate = False
    return path


def stop_logging() -> None:
    """Closes the file; messages go nowhere afterwards."""
    logger = logging.getLogger(LOGGER)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def log_uncaught() -> None:
    """Writes exceptions nobody caught, in any thread, before Python's own report of them."""
    sys.excepthook = _main_hook
    threading.excepthook = _thread_hook


class MaskingFormatter(logging.Formatter):
    """One line a message, values masked, exceptions without their messages."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record; the record itself stays as it is for other handlers."""
        masked = logging.makeLogRecord(record.__dict__)
        masked.args = _masked_arguments(record.args)
        # A text somebody else's handler has already formed would carry the message.
        masked.exc_text = None
        return super().format(masked)

    def formatException(self, ei: logging._SysExcInfoType) -> str:  # noqa: N802 - logging's own name
        """Types, codes and places of an exception and of what caused it."""
        return "\n".join(_described(ei[1]))


def _masked_arguments(
    arguments: tuple[object, ...] | Mapping[str, object] | None,
) -> tuple[object, ...] | Mapping[str, object] | None:
    if isinstance(arguments, Mapping):
        return {name: _masked(value) for name, value in arguments.items()}
    return tuple(_masked(value) for value in arguments) if arguments else arguments


def _masked(value: object) -> object:
    if value is None or isinstance(value, (bool, int, float, Plain, Enum)):
        return value
    if isinstance(value, bytes):
        # Ids and hashes: enough to follow one through the file.
        return value[:6].hex()
    if isinstance(value, type):
        return value.__qualname__
    if isinstance(value, BaseException):
        return _title(value)
    if isinstance(value, str):
        return f"<{len(value)} characters>"
    if isinstance(value, PurePath):
        return f"<path *{value.suffix}>"
    return f"<{type(value).__qualname__}>"


def _title(error: BaseException) -> str:
    name = type(error).__qualname__
    return f"{name} [{error.code}]" if isinstance(error, InkaError) else name


def _described(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None and len(lines) < 200:
        lines.append(_title(error))
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  at {PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def _main_hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger(LOGGER).critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _thread_hook(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        logging.getLogger(LOGGER).critical(
            "uncaught in a thread", exc_info=(args.exc_type, args.exc_value, args.exc_traceback)
        )
    threading.__excepthook__(args)
