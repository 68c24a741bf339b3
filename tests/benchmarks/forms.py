"""The form engine, held against the same sums worked out in plain Python over a dictionary of texts.

Bounds are ratios to those sums in the same run, since machines and their neighbours differ; processor times
stand beside them. Adding a row late is held against adding one early, in the same form.
"""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial

from inka_desktop.forms import FormDefinition, FormSession, NodeId
from tests.benchmarks.figures import Figure

QUESTIONS = 1_000
ROWS, ADDED = 1_000, 50
CHOICES = 20_000
HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Bench</h:title><model>'
)


def figures() -> list[Figure]:
    """Times of loading, answering, adding rows, picking and searching."""
    plain_ms = _plain_ms()
    found = [Figure.told("forms: 1,000 sums in plain Python", plain_ms, "ms")]
    found += _chained(plain_ms)
    found += _large(plain_ms)
    found += _rows(plain_ms)
    found += _choices(plain_ms)
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*found, Figure.at_most("forms: memory of all of it", memory_mb, "MB", 150)]


def _ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _plain_ms() -> float:
    """What 1,000 chained sums cost without an engine: texts to numbers, added, and back to texts."""
    values = {f"q{number}": "1" for number in range(QUESTIONS)}

    def work() -> None:
        for _ in range(10):
            for number in range(1, QUESTIONS):
                values[f"q{number}"] = str(int(float(values[f"q{number - 1}"]) + 1))

    return statistics.median(_ms(work) / 10 for _ in range(15))


def _beside(name: str, value_ms: float, plain_ms: float, bound: float) -> list[Figure]:
    """A time as told, and its ratio to the plain sums as judged."""
    return [
        Figure.told(f"forms: {name}", value_ms, "ms"),
        Figure.at_most(f"forms: {name} / plain sums", value_ms / plain_ms, "ratio", bound),
    ]


def chain(questions: int = QUESTIONS) -> str:
    """An XForm of so many questions, each the one before plus one."""
    names = range(1, questions)
    nodes = "<q0>1</q0>" + "".join(f"<q{number}/>" for number in names)
    binds = "".join(
        f'<bind nodeset="/data/q{number}" type="int" calculate="/data/q{number - 1} + 1"/>'
        for number in names
    )
    body = "".join(
        f'<input ref="/data/q{number}"><label>Q {number}</label></input>' for number in range(questions)
    )
    return (
        f'{HEAD}<instance><data id="chain">{nodes}</data></instance>{binds}</model></h:head>'
        f"<h:body>{body}</h:body></h:html>"
    )


def _chained(plain_ms: float) -> list[Figure]:
    source = chain()
    gc.collect()
    loads = [_ms(lambda: FormSession(FormDefinition.load(source))) for _ in range(5)]
    session = FormSession(FormDefinition.load(source))
    first = session.find("/data/q0")
    gc.collect()
    answers = [_ms(partial(session.set, first, value)) for value in range(2, 62)]
    last = session.evaluate(f"number(/data/q{QUESTIONS - 1})")
    assert last == 61 + QUESTIONS - 1
    return [
        *_beside("load 1,000 chained questions", statistics.median(loads), plain_ms, 600),
        *_beside("an answer with 1,000 calculations, p95", _p95(answers), plain_ms, 22),
    ]


def large(questions: int = 620, languages: int = 4) -> str:
    """An XForm of some two million characters: what the great questionnaires of health surveys have.

    Choices in several languages, each question asked because of two earlier ones, some worked out.
    """
    answers, names = ("yes", "no", "unknown", "refused"), range(questions)
    texts, binds, body = "", "", ""
    for language in range(languages):
        asked = "".join(
            f'<text id="q{number}"><value>{number} {"what was told about it " * 13}</value></text>'
            f'<text id="h{number}"><value>{"hint " * 15}</value></text>'
            + "".join(f'<text id="q{number}-{one}"><value>{one}</value></text>' for one in answers)
            for number in names
        )
        texts += f'<translation lang="l{language}">{asked}</translation>'
    for number in names:
        rule = (
            f" relevant=\"/data/q{number // 2} = 'yes' or /data/q{number - 1} != ''\"" if number > 1 else ""
        )
        rule += f" calculate=\"if(/data/q{number - 1} = 'yes', 1, 0)\"" if number % 9 == 8 else ""
        binds += f'<bind nodeset="/data/q{number}" type="string" required="true()"{rule}/>'
        items = "".join(
            f"<item><label ref=\"jr:itext('q{number}-{one}')\"/><value>{one}</value></item>"
            for one in answers
        )
        caption = f"<label ref=\"jr:itext('q{number}')\"/><hint ref=\"jr:itext('h{number}')\"/>"
        body += f'<select1 ref="/data/q{number}">{caption}{items}</select1>' if number % 9 != 8 else ""
    nodes = "".join(f"<q{number}/>" for number in names)
    return (
        f'{HEAD}<itext>{texts}</itext><instance><data id="large">{nodes}</data></instance>{binds}'
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    )


def _large(plain_ms: float) -> list[Figure]:
    source = large()
    assert len(source) > 1_800_000, len(source)
    loads = []
    for _ in range(3):
        gc.collect()  # what a form is made of goes in circles
        loads.append(_ms(lambda: FormSession(FormDefinition.load(source))))
    return _beside("load 620 questions in four languages, 2 MB", min(loads), plain_ms, 950)


def _rows(plain_ms: float) -> list[Figure]:
    source = (
        f'{HEAD}<instance><data id="rows"><k>1</k><p jr:template=""><name/><a/><b/><place/></p><sum/><n/>'
        '</data></instance><bind nodeset="/data/p/a" type="int"/>'
        '<bind nodeset="/data/p/b" calculate="../a * /data/k"/>'
        '<bind nodeset="/data/p/place" calculate="position(..)"/><bind nodeset="/data/sum" '
        'calculate="sum(/data/p/b)"/><bind nodeset="/data/n" calculate="count(/data/p)"/></model></h:head>'
        '<h:body><repeat nodeset="/data/p"><input ref="/data/p/name"/><input ref="/data/p/a"/></repeat>'
        "</h:body></h:html>"
    )
    form, repeat, answers = FormDefinition.load(source), NodeId("/data/p"), list[float]()

    def add(session: FormSession, number: int) -> float:
        taken = _ms(lambda: session.add_repeat(repeat))
        session.set(NodeId("/data/p/a", session.rows(repeat)[-1].row), number)
        return taken

    long, short = FormSession(form), FormSession(form)
    for number in range(ROWS - ADDED):
        add(long, number)
        if number == 199:
            rows = long.rows(repeat)
            for turn in range(200):
                node = NodeId("/data/p/a", rows[(turn * 37) % 200].row)
                answers.append(_ms(partial(long.set, node, turn + 1_000)))
    for number in range(5):
        add(short, number)
    # In turns, so that what else the machine does slows both.
    both = [(add(short, number), add(long, number)) for number in range(ADDED)]
    early, late = (statistics.median(times) for times in zip(*both, strict=True))
    return [
        *_beside("an answer with 200 rows, p95", _p95(answers), plain_ms, 3),
        Figure.told("forms: adding the 10th row", early, "ms"),
        Figure.at_most("forms: adding the 1,000th row / the 10th", late / early, "ratio", 1.5),
    ]


def _choices(plain_ms: float) -> list[Figure]:
    items = "".join(
        f"<item><name>v{number}</name><label>Village {number}</label><d>d{number % 200}</d></item>"
        for number in range(CHOICES)
    )
    source = (
        f'{HEAD}<instance><data id="list"><d/><v/><w/></data></instance><instance id="villages"><root>{items}'
        '</root></instance></model></h:head><h:body><input ref="/data/d"/>'
        '<select1 ref="/data/v"><itemset nodeset="instance(\'villages\')/root/item[d = /data/d]">'
        '<value ref="name"/><label ref="label"/></itemset></select1><select1 ref="/data/w"><itemset '
        'nodeset="instance(\'villages\')/root/item"><value ref="name"/>'
        '<label ref="label"/></itemset></select1>'
        "</h:body></h:html>"
    )
    session = FormSession(FormDefinition.load(source))
    district, village, anywhere = (session.find(f"/data/{name}") for name in "dvw")

    def pick(number: int) -> None:
        session.set(district, f"d{number % 200}")
        assert len(list(session.choices(village))) == CHOICES // 200
        session.set(anywhere, f"v{number}")

    first = _ms(lambda: pick(1))
    picks = [_ms(partial(pick, number)) for number in range(2, 62)]
    searched_first = _ms(lambda: session.choices(anywhere, "village 19999"))
    words = [f"lage {number}" for number in range(100, 140)]
    searches = [_ms(partial(session.choices, anywhere, word, 50)) for word in words]
    return [
        Figure.told("forms: first pick in 20,000 choices", first, "ms"),
        *_beside("a pick in 20,000 choices, p95", _p95(picks), plain_ms, 5),
        Figure.told("forms: first search in 20,000 choices", searched_first, "ms"),
        *_beside("a search in 20,000 choices, p95", _p95(searches), plain_ms, 15),
    ]
