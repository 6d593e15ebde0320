"""Rows of the drafts' tables as what the store returns, and what is left of a report beside its fields as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cchc_desktop.report.document import Report, report_of
from cchc_desktop.report.store import Change, Draft, DraftInfo
from db.drafts.moments import moment_of


def more_of(report: Report) -> str:
    """Return what a report holds beside its fields as canonical JSON, "" if there is nothing."""
    more: dict[str, Any] = {
        "reasons": [dict(reason) for reason in report.reasons],
        "register": list(report.register),
        "earlier": dict(report.earlier),
        "carried": list(report.carried),
        "extra": dict(report.extra),
    }
    kept = {name: value for name, value in more.items() if value}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if kept else ""


def draft_of(row: Mapping[str, Any], fields: Mapping[str, str]) -> Draft:
    """Return a draft from its row and its fields."""
    report = report_of(
        row["template"],
        row["period"],
        fields,
        version=row["number"],
        state=row["state"],
        template_sha256=row["template_sha256"],
        **_members(json.loads(row["more"] or "{}")),
    )
    return Draft(row["ref"], report, row["source"], row["cursor"], moment_of(row["when"]))


def _members(more: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in more.items()}


def info_of(row: Mapping[str, Any]) -> DraftInfo:
    """Return a line of the list of drafts from its row."""
    return DraftInfo(**{**row, "changed_at": moment_of(row["changed_at"])})


def change_of(row: Mapping[str, Any]) -> Change:
    """Return a change from its row."""
    return Change(**{**row, "when": moment_of(row["when"])})
