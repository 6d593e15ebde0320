"""The relations of a template in every column: its rules again in each further one, and those among the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.report.keys import column_of, in_column
from cchc_desktop.report.template import Form, Nature, Row, Rule, Template, When

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDED = ("count", "decimal")
_SUM = "Cột {column} ghi {{left}}, mà {parts} cộng lại được {{right}}. Sửa cột ghi nhầm."
_MOST = "Cột {column} ghi {{left}}, nhiều hơn {{right}} ở cột {whole}. Sửa cột ghi nhầm."


def relations_of(template: Template) -> Iterator[Rule]:
    """Yield every relation that a report must hold, the rules of the template first.

    A rule that names a cell that its row lacks holds in the other columns alone.
    """
    yield from (rule for rule in template.rules if template.lacking.isdisjoint(_keys(rule)))
    forms = [form for form in template.forms if form.columns]
    for code in dict.fromkeys(code for form in forms for code in form.codes if code):
        yield from (moved for rule in template.rules if (moved := _moved(rule, code, template)))
    for form in forms:
        for row in form.rows:
            if row.kind in _ADDED:
                yield from _among_columns(form, row)


def _moved(rule: Rule, code: str, template: Template) -> Rule | None:
    """Return a rule in another column, None where one of its figures is not there; one that names columns stays."""
    signs = {key: ("-" if key.startswith("-") else "") for key in (*rule.left, *rule.right)}
    keys = {key: in_column(key.removeprefix("-"), code) for key in signs}
    there = template.rows.keys() - template.lacking
    if any(map(column_of, signs)) or not keys.keys() or not set(keys.values()) <= there:
        return None
    head = _plain(_head(template, next(iter(keys.values()))))
    when = rule.when and _moved_when(rule.when, code, template)
    return Rule(
        id=f"{rule.id}/{code}", code=rule.code, op=rule.op, when=when, severity=rule.severity,
        left=tuple(signs[key] + keys[key] for key in rule.left),
        right=tuple(signs[key] + keys[key] for key in rule.right),
        message=f"Cột {head}: {rule.message}", holds={}, fails={},
    )  # fmt: skip


def _keys(rule: Rule) -> set[str]:
    return {key.removeprefix("-") for key in (*rule.left, *rule.right)}


def _moved_when(when: When, code: str, template: Template) -> When:
    moved = in_column(when.key, code)
    there = moved in template.rows and moved not in template.lacking
    return When(key=moved if there else when.key, equals=when.equals, positive=when.positive)


def _head(template: Template, key: str) -> str:
    return template.form(key.partition(":")[0]).head(column_of(key))


def _among_columns(form: Form, row: Row) -> Iterator[Rule]:
    """Yield what holds among the columns in which a row has cells: sums, and figures that another cannot exceed."""
    pairs = zip(form.columns, form.keys(row), strict=True)
    keys = {column.code: key for column, key in pairs if column.code not in row.lacks}
    heads = {column.code: _plain(column.head) for column in form.columns}
    for column in (each for each in form.columns if each.code in keys):
        added = [code for code in column.sum_of if code in keys]
        if added:
            *others, last = (heads[code] for code in added)
            parts = f"cột {', '.join(others)} và {last}" if others else f"cột {last}"
            message = _SUM.format(column=heads[column.code], parts=parts)
            right = tuple(keys[code] for code in added)
            yield Rule(
                id=f"{form.key(row)}/{column.code}/sum_of", code="total.mismatch", left=(keys[column.code],), op="=",
                right=right, message=message, holds={}, fails={},
            )  # fmt: skip
        if column.at_most in keys and row.nature is Nature.FLOW:
            message = _MOST.format(column=heads[column.code], whole=heads[column.at_most])
            yield Rule(
                id=f"{form.key(row)}/{column.code}/at_most", code="part.exceeds", left=(keys[column.code],), op="<=",
                right=(keys[column.at_most],), message=message, holds={}, fails={},
            )  # fmt: skip


def _plain(head: str) -> str:
    """Return a column's head on one line, as a message may have it."""
    return " ".join(head.split()).replace("{", "(").replace("}", ")")
