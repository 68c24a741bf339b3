"""Location paths as closures.

Most paths of a form are plain: up some levels, then down by names. They run without building node-sets where
one node is wanted. Everything else goes step by step over node-sets in document order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from inka_desktop.forms.errors import NODE_SET, ArgumentTypeError, UnknownPrefixError
from inka_desktop.forms.tree import Node, in_order, root_of
from inka_desktop.forms.xpath import axes
from inka_desktop.forms.xpath.compiled import ANY, NODES, Compiled, Run
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.predicates import Filter, is_positional, step_filter
from inka_desktop.forms.xpath.syntax import EVERYWHERE, Call, Expr, NodeTest, Path, Step, leading_names

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler

Start = Callable[[Context], Node | None]
StepRun = Callable[[list[Node], Context], list[Node]]
_SELF = Step("self", NodeTest("node"))
_PARENT = Step("parent", NodeTest("node"))


def compile_path(compiler: Compiler, path: Path, free: bool = False) -> Compiled:
    """A path; ``free`` when it is the argument of an aggregate (see :class:`Scope`)."""
    start, steps = _start(compiler, path, free)
    steps = _shortened(steps)
    if isinstance(start, Compiled):
        return Compiled(NODES, _from_nodes(start.run, [_step(compiler, step) for step in steps]))
    ups = 0
    while ups < len(steps) and steps[ups] == _PARENT:
        ups += 1
    names = [step.child_name for step in steps[ups:] if not step.predicates]
    keys = [name for name in names if name is not None]
    if len(keys) == len(steps) - ups:
        return _plain(_raised(start, ups), tuple(keys))
    return Compiled(NODES, _from_node(start, [_step(compiler, step) for step in steps]))


def is_current(expression: Expr | None) -> bool:
    """Whether this is ``current()``."""
    return isinstance(expression, Call) and expression.name == "current" and not expression.arguments


def _start(compiler: Compiler, path: Path, free: bool) -> tuple[Start | Compiled, list[Step]]:
    """Where a path begins, and the steps that are left from there."""
    steps = list(path.steps)
    if path.start is not None:
        if is_current(path.start) and not path.predicates:
            return _origin, steps
        return _filtered_start(compiler, path), steps
    if not path.absolute:
        return _context, steps
    bound = compiler.scope.nearest(leading_names(path), free)
    if bound is None:
        return _root, steps
    ups, answered = bound
    return _raised(_origin, ups), steps[answered:]


def _filtered_start(compiler: Compiler, path: Path) -> Compiled:
    assert path.start is not None
    start = compiler.compile(path.start)
    if start.kind not in (NODES, ANY):
        raise ArgumentTypeError(name="/", given=start.kind, expected=NODE_SET)
    filters = [step_filter(compiler, predicate) for predicate in path.predicates]
    run = start.run

    def filtered(ctx: Context) -> list[Node]:
        found = _nodes_only(run(ctx))
        for keep in filters:
            found = keep(found, ctx)
        return found

    return Compiled(NODES, filtered)


def _nodes_only(value: object) -> list[Node]:
    if isinstance(value, list):
        return value
    raise ArgumentTypeError(name="/", given=value, expected=NODE_SET)


def _context(ctx: Context) -> Node | None:
    return ctx.node


def _origin(ctx: Context) -> Node | None:
    return ctx.origin


def _root(ctx: Context) -> Node | None:
    return root_of(ctx.origin)


def _origins_parent(ctx: Context) -> Node | None:
    return ctx.origin.parent


def _raised(start: Start, ups: int) -> Start:
    """The ancestor so many levels above."""
    if not ups:
        return start
    if ups == 1 and start is _context:
        return lambda ctx: ctx.node.parent
    if ups == 1 and start is _origin:
        return _origins_parent

    def raised(ctx: Context) -> Node | None:
        node = start(ctx)
        for _ in range(ups):
            if node is None:
                return None
            node = node.parent
        return node

    return raised


def _shortened(steps: list[Step]) -> list[Step]:
    """Without steps that change nothing; ``//a`` as one step where no predicate counts positions."""
    found: list[Step] = []
    for step in steps:
        if step == _SELF:
            continue
        plain = step.axis == "child" and not any(is_positional(one) for one in step.predicates)
        if found and found[-1] == EVERYWHERE and plain:
            found[-1] = Step("descendant", step.test, step.predicates)
        else:
            found.append(step)
    return found


def _plain(start: Start, keys: tuple[str, ...]) -> Compiled:
    """Up, then down by names: with a quick way to its first node."""

    def every(ctx: Context) -> list[Node]:
        node = start(ctx)
        found: list[Node] = [] if node is None else [node]
        for key in keys:
            if len(found) == 1:
                found = found[0].children(key)  # type: ignore[assignment]  # only read from here on
            else:
                found = [child for parent in found for child in parent.children(key)]
        return found

    def run(ctx: Context) -> list[Node]:
        return [node for node in every(ctx) if node.relevant]

    def first(ctx: Context) -> Node | None:
        node = start(ctx)
        if node is None:
            return None
        for key in keys:
            children = node.children(key)
            if len(children) != 1:
                return next((one for one in every(ctx) if one.relevant), None)
            node = children[0]
        return node if node.relevant else None

    compiled = Compiled(NODES, run, _first_child(start, keys[0]) if len(keys) == 1 else first, every)
    compiled.way = (start, keys)
    return compiled


def _first_child(start: Start, key: str) -> Start:
    """The first relevant child of a name: what most paths of a form are."""

    def first(ctx: Context) -> Node | None:
        node = ctx.origin.parent if start is _origins_parent else start(ctx)
        if node is None:
            return None
        for child in node.children(key):
            if child.relevant:
                return child
        return None

    return first


def _from_node(start: Start, steps: list[StepRun]) -> Run:
    def run(ctx: Context) -> list[Node]:
        node = start(ctx)
        found = [] if node is None else [node]
        for step in steps:
            found = step(found, ctx)
        return found

    return run


def _from_nodes(start: Run, steps: list[StepRun]) -> Run:
    def run(ctx: Context) -> list[Node]:
        found = _nodes_only(start(ctx))
        for step in steps:
            found = step(found, ctx)
        return found

    return run


def _step(compiler: Compiler, step: Step) -> StepRun:
    filters = [step_filter(compiler, predicate) for predicate in step.predicates]
    key = step.child_name
    if key is not None:
        return _child_step(key, filters, compiler.lookup(step))
    axis = axes.AXES[step.axis]
    test = axes.node_test(step.axis, step.test, _namespace(compiler, step.test))
    backwards = step.axis in axes.REVERSE
    sorts = step.axis not in ("self", "attribute", "child")

    def run(nodes: list[Node], ctx: Context) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            here = [one for one in axis(node) if test(one)]
            for keep in filters:
                here = keep(here, ctx)
            found += reversed(here) if backwards else here
        return in_order(found) if sorts and len(nodes) > 1 else found

    return run


def _child_step(key: str, filters: list[Filter], lookup: Filter | None) -> StepRun:
    def run(nodes: list[Node], ctx: Context) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            frozen = getattr(node, "frozen", False)
            if lookup is not None and frozen:
                found += lookup([node], ctx)
                continue
            children: list[Node] = node.children(key)  # type: ignore[assignment]  # only read from here on
            here = children if frozen else [one for one in children if one.relevant]
            for keep in filters:
                here = keep(here, ctx)
            found += here
        return found

    return run


def _namespace(compiler: Compiler, test: NodeTest) -> str:
    if not test.prefix:
        return ""
    namespace = compiler.scope.namespaces.get(test.prefix)
    if namespace is None:
        raise UnknownPrefixError(prefix=test.prefix)
    return namespace
