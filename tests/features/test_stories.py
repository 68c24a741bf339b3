"""The stories of the feature files in this folder."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("visits.feature")
scenarios("finishing.feature")
