"""Reading a form: what it does to the process it is read in."""

from __future__ import annotations

import gc

import pytest

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.errors import FormError
from tests.forms import making


@pytest.mark.parametrize("enabled", [True, False])
def test_reading_a_form_leaves_the_collector_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        FormDefinition.load(making.xform("<a/>", "", '<input ref="/data/a"/>'))
        assert gc.isenabled() is enabled
        with pytest.raises(FormError):
            FormDefinition.load(making.xform("<a/>", "", '<input ref="/data/b"/>'))
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
