"""Functions that look beyond the primary instance: lists, texts, the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inka_desktop.forms.tree import Node, StaticElement
from inka_desktop.forms.xpath.compiled import ANY, NODES, STRING, Compiled, as_string
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import function, special
from inka_desktop.forms.xpath.syntax import Expr
from inka_desktop.forms.xpath.values import XPathValue

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler


@function("instance", takes="s", gives=NODES, context=True)
def instance(ctx: Context, name: str) -> list[Node]:
    """A secondary instance by its id; no node when there is none."""
    found = ctx.env.instance(name)
    return [] if found is None else [found]


@function("pulldata", takes="s s s s", gives=STRING, context=True)
def pulldata(ctx: Context, name: str, wanted: str, column: str, value: str) -> str:
    """One cell of a list: that of the first row whose ``column`` has a value."""
    found = ctx.env.instance(name.removesuffix(".csv"))
    for root in found.elements() if found is not None else ():
        if not isinstance(root, StaticElement):
            continue
        for place in root.places("item", column).get(value, ()):
            return next((cell.text() for cell in root.children("item")[place].children(wanted)), "")
    return ""


@function("jr:itext", takes="s", gives=NODES, context=True)
def itext(ctx: Context, name: str) -> list[Node]:
    """The texts of an id in the current language."""
    return ctx.env.text(name)


@special("jr:choice-name", least=2, most=2)
def choice_name(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
    """The label of a choice by its value and the path of its question, which is given as a text."""
    value = as_string(compiler.compile(arguments[0]))
    path = as_string(compiler.compile(arguments[1]))
    return Compiled(STRING, lambda ctx: ctx.env.choice_name(value(ctx), path(ctx), ctx.origin))


@function("property", takes="s", gives=STRING, context=True)
def property_(ctx: Context, name: str) -> str:
    """A property of person or device."""
    return ctx.env.value_property(name)


@function("version", takes="", gives=STRING, context=True)
def version(ctx: Context) -> str:
    """The form's version."""
    return ctx.env.version()


@function("depend", takes="v v*", gives=ANY)
def depend(value: XPathValue, *others: XPathValue) -> XPathValue:
    """The first argument; the others only make the expression depend on them."""
    return value
