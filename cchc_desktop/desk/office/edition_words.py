"""The edition of a template in words: "bản 2, dùng từ 01/01/2026, theo Công văn 214/SNV-CCHC, Sở Nội vụ lập"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template


def edition_in_words(template: Template) -> str:
    """Return which edition a template is, on which days it is in force, what it follows, who made it."""
    edition = template.edition
    parts = (
        f"bản {edition.number}",
        in_force(template),
        f"theo {edition.follows}" if edition.follows else "",
        f"{edition.made_by} lập" if edition.made_by else "",
    )
    return ", ".join(filter(None, parts))


def in_force(template: Template) -> str:
    """Return the days on which a template is in force: "dùng từ 01/7/2025 đến 30/6/2026"; "" if none is named."""
    since, until = template.edition.since, template.edition.until
    words = [f"từ {day_words(since)}" if since else "", f"đến {day_words(until)}" if until else ""]
    return f"dùng {' '.join(filter(None, words))}" if since or until else ""
