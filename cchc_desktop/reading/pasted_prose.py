"""Text that another program put on the clipboard, as prose or a note of a report.

Bullets are dashes, numbers and letters of list items have one space behind them, quotes are “these”, nothing is unseen.
"""

from __future__ import annotations

import re

from cchc_desktop.base.unseen import Cleaned, cleaned

_BULLET = re.compile(
    r"(?:[•‣◦●○■▪▫◆►➢➤❖✓✔\uf000-\uf0ff\N{HYPHEN BULLET}][^\S\n]*"
    r"|[·√][^\S\n]+"
    r"|[o§ØøüÞqvnuw]\t[^\S\n]*"
    r"|[\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}]"
    r"(?![0-9])[^\S\n]*"
    r"|-\t[^\S\n]*)"
)
"""The bullets of list items as programs write them: signs, dashes, those of Word's symbol fonts (from U+F000 on).

With a tab behind them some letters are bullets too: Word copies the squares and arrows of Wingdings as "§", "Ø".
"""
_NUMBERED = re.compile(
    r"([-+]|\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[a-zđA-ZĐ]|[ivxIVX]{1,5})[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})"
    r"[\t\u00a0]\s*"
)
"""The number or letter of a list item with the tab or the hard spaces that Word puts behind it."""
_OPEN_QUOTES = re.compile("(?<![^\\s(\\[“])[„‟〝″\N{FULLWIDTH QUOTATION MARK}](?=\\S)")
_CLOSED_QUOTES = re.compile("[„‟〝〞〟″\N{FULLWIDTH QUOTATION MARK}]")


def prose_of(text: str, *, line_head: bool = True) -> Cleaned:
    """Return a pasted text in the form to be stored; `line_head` tells whether its first line begins a line."""
    found = cleaned(text)
    return found._replace(text=_quoted(listed(found.text, line_head=line_head)))


def listed(text: str, *, line_head: bool = True) -> str:
    """Return a text whose list items begin as they are typed and printed: "- ", "1. ", "a) "."""
    first, *others = text.split("\n")
    return "\n".join([_listed(first) if line_head else first, *map(_listed, others)])


def _listed(line: str) -> str:
    words = line.lstrip()
    bullet = _BULLET.match(words)
    if bullet and bullet.end() < len(words):
        return f"- {words[bullet.end() :]}"
    number = _NUMBERED.match(words)
    return f"{number[1]} {words[number.end() :]}" if number and number.end() < len(words) else line


def _quoted(text: str) -> str:
    """Return a text with the quotes of other languages and keyboards as “these”."""
    return _CLOSED_QUOTES.sub("”", _OPEN_QUOTES.sub("“", text)) if _CLOSED_QUOTES.search(text) else text
