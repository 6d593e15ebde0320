"""Text that another program put on the clipboard, as prose or a note of a report: bullets as dashes, nothing unseen."""

from __future__ import annotations

import re
from dataclasses import replace

from cchc_desktop.base.unseen import Cleaned, cleaned

_BULLET = re.compile(
    r"(?:[•‣◦●○■▪▫◆►➢➤❖✓✔\uf000-\uf0ff\N{HYPHEN BULLET}][^\S\n]*"
    r"|[·√][^\S\n]+"
    r"|o\t[^\S\n]*"
    r"|[\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}]"
    r"(?![0-9])[^\S\n]*"
    r"|-\t[^\S\n]*)"
)
"""The bullets of list items as programs write them: signs, those of Word's symbol fonts (from U+F000 on), dashes."""


def prose_of(text: str, *, line_head: bool = True) -> Cleaned:
    """Return a pasted text in the form to be stored; `line_head` tells whether its first line begins a line."""
    found = cleaned(text)
    first, *others = found.text.split("\n")
    lines = [_listed(first) if line_head else first, *map(_listed, others)]
    return replace(found, text="\n".join(lines))


def _listed(line: str) -> str:
    """Return a line whose bullet is a dash, as lists are typed and printed."""
    words = line.lstrip()
    bullet = _BULLET.match(words)
    return f"- {words[bullet.end() :]}" if bullet and bullet.end() < len(words) else line
