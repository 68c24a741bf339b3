"""Runs XForms of the ODK kind: forms authored as XLSForm spreadsheets, filled offline.

A library of its own: it imports nothing of the project around it.
"""

from __future__ import annotations
