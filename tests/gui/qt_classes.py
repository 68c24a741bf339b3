"""Watches that no class made from one of Qt's comes to be beside the GUI thread.

PySide keeps these classes in a table without a lock, which the event loop asks without Python's lock: making
one on another thread ends in a crash now and then (``gui.warming``). So it fails here, always.
"""

from __future__ import annotations

import builtins
import sys
import threading
from typing import Any

_MADE_FROM = "Shiboken.ObjectType"


def watch() -> list[str]:
    """From now on such a class raises; what was tried is told in the list, too."""
    tried: list[str] = []
    build, load = builtins.__build_class__, builtins.__import__

    def beside() -> bool:
        return threading.current_thread() is not threading.main_thread()

    def refuse(what: str) -> None:
        tried.append(what)
        raise AssertionError(f"{what} is made beside the GUI thread")

    def build_class(body: Any, name: str, *bases: Any, **words: Any) -> Any:
        if beside() and any(_is_qts(base) for base in bases):
            refuse(name)
        return build(body, name, *bases, **words)

    def import_(
        name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
    ) -> Any:  # as the built-in calls them
        if beside() and name.startswith("PySide6"):
            there = vars(sys.modules[name]) if name in sys.modules else {}
            for one in fromlist or ():
                if one not in there:
                    refuse(f"{name}.{one}")
        return load(name, globals, locals, fromlist, level)

    vars(builtins).update(__build_class__=build_class, __import__=import_)
    return tried


def _is_qts(base: object) -> bool:
    return any(f"{kind.__module__}.{kind.__qualname__}" == _MADE_FROM for kind in type(base).__mro__)
