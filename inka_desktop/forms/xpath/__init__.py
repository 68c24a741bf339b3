"""XPath 1.0 with the functions of ODK XForms, compiled to Python closures."""

from __future__ import annotations
