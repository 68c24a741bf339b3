"""Lines of the list in which a form's words are changed."""

from __future__ import annotations

from inka_desktop.forms.rewording import WordedQuestion
from inka_desktop.viewmodels import form_texts


def line(kind: str, **labels: str) -> str:
    return form_texts.line(WordedQuestion("/data/counts", kind, 1, labels, required=kind == "input"))


def test_signs_of_emphasis_are_not_read_aloud() -> None:
    assert line("input", de="**Erstkontakte** im Quartal", en="First") == "     Erstkontakte im Quartal *"
    assert line("input", de="", en="[More](https://example.org) to say") == "     More to say *"


def test_what_has_no_label_is_called_by_its_name_and_a_group_says_so() -> None:
    assert line("input", de="") == "     counts *"
    assert line("group", de=" ") == "     (ohne Überschrift)"
