"""Floor 6: the window. Begins PySide6 without its import hook.

PySide6 puts an ``__import__`` of its own in the place of Python's. It reads the source of every module that
is imported afterwards, to see whether it asks for Qt's other spelling of names (``from __feature__ import``).
Nothing here does, and reading all of SQLAlchemy once more is a good part of the start; so Python's own is
put back. What goes with the hook is ``from PySide6.QtCore import *``, which nothing here uses either.
"""

from __future__ import annotations

import builtins

_plain = builtins.__import__
import shiboken6  # noqa: E402, F401  # sets the hook

builtins.__import__ = _plain
