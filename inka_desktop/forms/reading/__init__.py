"""From the XML of an XForm to its definition."""

from __future__ import annotations
