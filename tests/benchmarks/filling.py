"""Filling a form in the window: how soon it is there and a key is seen, what many rows and choices cost.

The real widgets without a screen. A key counts until what follows from it is drawn: the answer and all that
depends on it. The list of what is missing comes after a pause, and is measured by itself.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from inka_desktop.forms import FormDefinition, FormSession
from inka_desktop.gui import i18n, theme
from inka_desktop.gui._generated import resources_rc
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.forms.repeat_cards import RepeatCards
from inka_desktop.gui.forms.repeat_table import RepeatTable
from inka_desktop.gui.forms.searching import SearchAnswer
from inka_desktop.viewmodels.filling import Filling
from tests.benchmarks.figures import Figure
from tests.benchmarks.forms import HEAD

QUESTIONS, GROUPS, ROWS, CHOICES, KEYS = 500, 20, 200, 20_000, 40
OPEN_MS, KEY_MS = 1_000, 50


def figures() -> list[Figure]:
    """Times of opening, typing, rows and choices."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or theme.make_application("bench")
    assert isinstance(application, QApplication)
    resources_rc.qInitResources()
    theme.install(application)
    theme.current().apply("light")
    i18n.install("de")
    from tests.benchmarks import filling_kept  # it measures as this module does

    made = [*_long_form(), *_rows(simple=True), *_rows(simple=False), *_choices()]
    return [*made, *filling_kept.figures()]


def form(instance: str, binds: str, body: str, more: str = "") -> FormSession:
    """A form by its parts."""
    return FormSession(FormDefinition.load(_source(instance, binds, body, more)))


def _source(instance: str, binds: str, body: str, more: str = "") -> str:
    return (
        f'{HEAD}<instance><data id="bench">{instance}</data></instance>{more}{binds}</model></h:head>'
        f"<h:body>{body}</h:body></h:html>"
    )


def long_form() -> FormSession:
    """500 questions in 20 groups: words, numbers, choices; sums and conditions among them."""
    return FormSession(FormDefinition.load(long_form_source()))


def long_form_source() -> str:
    """The same as an XForm."""
    instance, binds, body = "", "", ""
    for group in range(GROUPS):
        inside, asked = "", ""
        for number in range(QUESTIONS // GROUPS):
            path, label = f"/data/g{group}/q{number}", f"<label>Frage {number} im Abschnitt {group}</label>"
            inside += f"<q{number}/>"
            kind = ("string", "int", "string", "decimal", "string")[number % 5]
            condition = f" relevant=\"/data/g{group}/q1 != '7'\"" if number % 5 == 4 else ""
            binds += f'<bind nodeset="{path}" type="{kind}" required="true()"{condition}/>'
            items = "".join(f"<item><label>Wahl {one}</label><value>{one}</value></item>" for one in range(5))
            asked += (
                f'<select1 ref="{path}">{label}{items}</select1>' if number % 5 == 2
                else f'<input ref="{path}">{label}</input>'
            )  # fmt: skip
        instance += f"<g{group}>{inside}</g{group}>"
        body += f'<group ref="/data/g{group}"><label>Abschnitt {group}</label>{asked}</group>'
    return _source(instance, binds, body)


def _shown(session: FormSession) -> FormView:
    view = FormView(Filling(session))
    view.resize(1240, 760)
    view.show()
    QApplication.processEvents()
    return view


def close(view: FormView) -> None:
    """Puts a view away, so that nothing of it falls into what is measured next."""
    view.hide()
    view.deleteLater()
    QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _press(widget: QLineEdit, key: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, key))


def ms(work: Callable[[], object]) -> float:
    """Milliseconds of work with all that it leads to in the event loop."""
    begun = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def p95(times: list[float]) -> float:
    """What 95 of 100 stay below."""
    return quantiles(times, n=20)[-1]


def _long_form() -> list[Figure]:
    begun = time.perf_counter()
    session = long_form()
    loaded = (time.perf_counter() - begun) * 1000
    view = _shown(session)
    stalls = [ms(_nothing)]
    while not view.is_built():
        stalls.append(ms(_nothing))
    opened = (time.perf_counter() - begun) * 1000
    turns = [ms(partial(_turn, view, place)) for place in (*range(1, GROUPS), 0)]
    question = next(one for one in view.views.questions() if one.part.node.path.endswith("/q1"))
    assert isinstance(question.answer, AnswerWidget)
    line = question.answer.inputs()[0]
    assert isinstance(line, QLineEdit)
    line.setFocus()
    keys = [ms(partial(answered, question.answer, line, str(number % 10))) for number in range(KEYS)]
    missing = median(ms(view.filling.missing) for _ in range(5))
    close(view)
    return [
        Figure.at_most("filling: a form of 500 questions opens", opened, "ms", OPEN_MS),
        Figure.told("filling: loading it, on another thread", loaded, "ms"),
        Figure.at_most("filling: the longest turn while its page is made", max(stalls), "ms", KEY_MS),
        Figure.told("filling: another page of it, p95", p95(turns), "ms"),
        Figure.at_most("filling: a key with all that follows, p95", p95(keys), "ms", KEY_MS),
        Figure.at_most("filling: what is missing in 500 questions", missing, "ms", KEY_MS),
    ]


def _nothing() -> None:
    """Only what waits in the event loop."""


def _turn(view: FormView, place: int) -> None:
    view.show_sheet(place)
    view.complete()


def answered(answer: AnswerWidget | None, line: QLineEdit, key: str) -> None:
    """A key, and at once what else would wait for a pause."""
    assert answer is not None
    line.clear()
    _press(line, key)
    answer.take()


def _rows(*, simple: bool) -> list[Figure]:
    fields = ("name", "a", "b", "day") if simple else tuple(f"f{number}" for number in range(9))
    inside = "".join(f"<{field}/>" for field in fields)
    binds = (
        '<bind nodeset="/data/p/a" type="int"/><bind nodeset="/data/p/day" type="date"/>' if simple else ""
    )
    asked = "".join(f'<input ref="/data/p/{field}"><label>{field}</label></input>' for field in fields)
    session = form(
        f'<p jr:template="">{inside}</p>', binds,
        f'<group ref="/data/p"><label>Zeilen</label><repeat nodeset="/data/p">{asked}</repeat></group>',
    )  # fmt: skip
    part = Filling(session).parts()[0]
    for _ in range(ROWS):
        session.add_repeat(part.node)
    begun = time.perf_counter()
    view = _shown(session)
    view.complete()
    QApplication.processEvents()
    opened = (time.perf_counter() - begun) * 1000
    shown = next(one for one in view.views.of(part.node) if isinstance(one, (RepeatTable, RepeatCards)))
    assert isinstance(shown, RepeatTable) == simple
    added = [ms(lambda: view.filling.add_row(part)) for _ in range(10)]
    what = "a table" if simple else "cards"
    found = [
        Figure.at_most(f"filling: 200 rows as {what} open", opened, "ms", OPEN_MS),
        Figure.at_most(f"filling: one row more of 200 as {what}", median(added), "ms", KEY_MS),
    ]
    if isinstance(shown, RepeatTable):
        model = shown.model
        keys = [ms(partial(model.setData, model.index(row * 5, 1), str(row + 1))) for row in range(KEYS)]
        found.append(
            Figure.at_most("filling: an answer in a table of 200 rows, p95", p95(keys), "ms", KEY_MS)
        )
    close(view)
    return found


def _choices() -> list[Figure]:
    items = "".join(
        f"<item><name>v{number}</name><label>Ährendorf {number}</label></item>" for number in range(CHOICES)
    )
    session = form(
        "<v/>", "",
        '<select1 ref="/data/v" appearance="autocomplete"><label>Ort</label>'
        '<itemset nodeset="instance(\'l\')/root/item"><value ref="name"/><label ref="label"/></itemset>'
        "</select1>",
        f'<instance id="l"><root>{items}</root></instance>',
    )  # fmt: skip
    begun = time.perf_counter()
    view = _shown(session)
    view.complete()
    opened = (time.perf_counter() - begun) * 1000
    answer = next(view.views.questions()).answer
    assert isinstance(answer, SearchAnswer)
    first = ms(lambda: _searched(answer, "ahrendorf 1"))
    keys = [ms(partial(_searched, answer, f"dorf {100 + number}")) for number in range(KEYS)]
    left = ms(answer.leave)
    close(view)
    return [
        Figure.at_most("filling: a question with 20,000 choices opens", opened, "ms", OPEN_MS),
        Figure.told("filling: the first search in 20,000 choices", first, "ms"),
        Figure.at_most("filling: a key in 20,000 choices, p95", p95(keys), "ms", KEY_MS),
        Figure.at_most("filling: leaving them with words of several", left, "ms", KEY_MS),
    ]


def _searched(answer: SearchAnswer, text: str) -> None:
    answer.line.setText(text)
    answer.line.setModified(True)
    answer.offer()
