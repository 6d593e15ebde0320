"""The questions about another office's workbook that does not name its template or period."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import now
from cchc_desktop.documents.returned.unit_and_period import periods_in
from cchc_desktop.report.loading import Answer, Question
from cchc_desktop.report.periods import span_of, spans_of_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc_desktop.report.periods import PeriodSpan
    from cchc_desktop.report.template import Template

_YEARS = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def template_question(templates: Sequence[Template], name: str, rows: int) -> Question:
    """Return the question about several templates with equally many rows in a file; the newest is the likely one."""
    answers = tuple(Answer(template.id, template.name) for template in templates)
    newest = max(templates, key=lambda template: template.first_year)
    text = f"Mỗi mẫu dưới đây đều có {rows} chỉ tiêu trong tệp, và tệp không nêu kỳ nào chỉ một mẫu có."
    return Question("template", f"{name} lập theo mẫu nào?", text, answers, newest.id)


def period_question(
    titles: Sequence[str], name: str, template: Template, found: Iterable[str], today: date | None = None
) -> Question:
    """Return the question about the period of a file: one of those found in it, else of its likely year."""
    today = today or now().date()
    named = [span for key in found if (span := span_of(template, key))]
    offered = named or _spans_near(_likely_year(titles, name, today), template)
    offered.sort(key=lambda span: span.end, reverse=True)
    likely = periods_in([name], template) & {span.key for span in offered}
    text = f"Không thấy kỳ nào của mẫu “{template.name}” trong các tiêu đề của tệp."
    if named:
        text = f"Các kỳ thấy trong tệp: {', '.join(span.name for span in offered)}."
    answers = tuple(Answer(span.key, span.title) for span in offered)
    return Question(
        "period",
        f"{name} là báo cáo kỳ nào?",
        text,
        answers,
        likely.pop() if len(likely) == 1 else _last_ended(offered, today),
    )


def _likely_year(titles: Sequence[str], name: str, today: date) -> int:
    """Return the most frequent year in the titles, else in the file's name; else today's."""
    for texts in (titles, (name,)):
        years = Counter(year for text in texts for year in _YEARS.findall(text))
        if years:
            return int(years.most_common(1)[0][0])
    return today.year


def _spans_near(year: int, template: Template) -> list[PeriodSpan]:
    """Return the periods of a year and of the one before, as far as the template has them."""
    last = min(max(year, template.first_year), template.last_year or year)
    years = [each for each in (last, last - 1) if each >= template.first_year]
    return [span for each in years for span in spans_of_year(template, each)]


def _last_ended(spans: Sequence[PeriodSpan], today: date) -> str:
    """Return the last period that is over, the first of all if none is; spans are sorted, the last first."""
    return next((span.key for span in spans if span.end <= today), spans[-1].key)
