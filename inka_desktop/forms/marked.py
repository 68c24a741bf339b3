"""The marks that labels of a form may hold, as HTML for a window, and without them.

A subset of Markdown (XLSForm, "Styling prompts"): headings, ``**bold**``, ``*italics*``, lists and links.
Everything else is people's text and shown as it is: no mark of HTML gets through.
"""

from __future__ import annotations

import html
import re

# Forms come from elsewhere: no mark reaches further than 500 signs, or a long line would hold the window.
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=\S)(.{1,500}?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((https?://[^\s)]{1,500})\)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_ITEM = re.compile(r"^\s*[-*]\s+(.*)$")
_TAG = re.compile(r"</?(?:span|p|font|b|i|u|br|div)\b[^<>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\*_#\[\]-])")
_HELD = re.compile("\0(\\d+)\0")
_SIGNS = "*_#[<\\"


def is_marked(text: str) -> bool:
    """Whether a text may hold any mark; most labels do not, and are shown as they are."""
    return any(sign in text for sign in _SIGNS) or "\n" in text


def as_html(text: str, accent: str) -> str:
    """A text as HTML.

    Args:
        text: as the form has it.
        accent: the colour of links, ``#rrggbb``.
    """
    lines, items = list[str](), list[str]()
    for line in _TAG.sub("", text).splitlines():
        item, heading = _ITEM.match(line), _HEADING.match(line)
        if item is not None:
            items.append(f"<li>{_inline(item[1], accent)}</li>")
            continue
        if items:
            lines.append(_listed(items))
            items = []
        lines.append(f"<b>{_inline(heading[2], accent)}</b>" if heading else _inline(line, accent))
    if items:
        lines.append(_listed(items))
    return "<br>".join(lines).replace("</ul><br>", "</ul>").replace("<br><ul", "<ul")


def _listed(items: list[str]) -> str:
    return f'<ul style="margin-left:-20px">{"".join(items)}</ul>'


def plain(text: str) -> str:
    """A text in one line without marks, for lists, headers and screen readers."""
    bare, held = _hold(_TAG.sub("", text))
    for pattern, kept in ((_LINK, r"\1"), (_BOLD, r"\2"), (_ITALIC, r"\2")):
        bare = pattern.sub(kept, bare)
    lines = (_HEADING.sub(r"\2", line).strip() for line in bare.splitlines())
    return _HELD.sub(lambda match: held[int(match[1])], " ".join(line for line in lines if line))


def _inline(line: str, accent: str) -> str:
    bare, held = _hold(line)

    def unheld(match: re.Match[str]) -> str:
        return held[int(match[1])]

    def link(match: re.Match[str]) -> str:
        held.append(_HELD.sub(unheld, match[2]))  # signs in an address are no marks
        return f'<a style="color:{accent}" href="\0{len(held) - 1}\0">{match[1]}</a>'

    safe = _LINK.sub(link, html.escape(bare, quote=True))
    safe = _ITALIC.sub(r"<i>\2</i>", _BOLD.sub(r"<b>\2</b>", safe))
    return _HELD.sub(unheld, safe)


def _hold(text: str) -> tuple[str, list[str]]:
    """Puts signs that are no marks aside: those behind a backslash."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return f"\0{len(held) - 1}\0"

    return _ESCAPED.sub(hold, text.replace("\0", "")), held
