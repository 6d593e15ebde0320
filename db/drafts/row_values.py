"""Rows of the drafts' tables as the store's values, and the members of a report beside its fields as JSON.

The list of drafts is read through this module before the store is opened: nothing here imports SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cchc_desktop.report.document import Report, ReportState, report_of
from cchc_desktop.report.keys import ANSWERS, FieldKind, kind_of
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.store_protocol import Change, Draft, DraftInfo, Issue, Origin, SealedVersion
from db.failures import reading_row

if TYPE_CHECKING:
    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.members.office_answer import VersionAnswer

LAST_VERSION = 9999
_MEMBERS = {"reasons": list, "register": list, "earlier": dict, "carried": list, "extra": dict}
_LONGEST_ORIGIN = 10_000


def moment_text(moment: datetime) -> str:
    """Return the text that is stored for a moment."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def moment_of(text: str) -> datetime:
    """Return the moment that a stored text names, in the local time zone."""
    return datetime.fromisoformat(text).astimezone()


def more_of(report: Report) -> str:
    """Return the members of a report beside its fields, marks and explanations as canonical JSON, "" if there are none.

    An explanation that lacks a member, or has others, is kept here as it came.
    """
    more: dict[str, Any] = {
        "reasons": [reason.as_json() for reason in report.reasons if not _in_columns(reason)],
        "register": [entry.as_json() for entry in report.register],
        "earlier": {period: dict(figures) for period, figures in report.earlier.items()},
        "extra": dict(report.extra),
    }
    kept = {name: value for name, value in more.items() if value}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if kept else ""


def field_texts(report: Report) -> dict[str, str]:
    """Return the stored texts of a report: its fields, what stands beside them, its carried marks."""
    if not report.carried:
        return dict(report.texts)
    from cchc_desktop.report.members.attached import carried_texts  # noqa: PLC0415 - the list is read without it

    return {**report.texts, **carried_texts(report.carried)}


def marks_of(fields: Mapping[str, str], earlier: Iterable[CarriedMark] = ()) -> tuple[CarriedMark, ...]:
    """Return the carried marks among the stored texts of a draft; ValueError if they have another form.

    `earlier` are those that a former version kept among the other members: they count where a field has none here.
    """
    texts = {key: text for key, text in fields.items() if kind_of(key) is FieldKind.CARRIED}
    if not texts:
        return tuple(earlier)
    from cchc_desktop.report.members.attached import carried_marks  # noqa: PLC0415 - the list is read without it

    found = carried_marks(texts.values())
    keys = {mark.at.key for mark in found}
    return (*(mark for mark in earlier if mark.at.key not in keys), *found)


def answers_in(fields: Mapping[str, str]) -> tuple[VersionAnswer, ...]:
    """Return the receiving office's answers among the stored texts of a draft; ValueError if they have another form."""
    if not fields.get(ANSWERS):
        return ()
    from cchc_desktop.report.members.office_answer import answers_of  # noqa: PLC0415 - the list is read without it

    return answers_of(fields[ANSWERS])


def reason_rows(reasons: Iterable[Reason], report: int) -> list[dict[str, Any]]:
    """Return the rows of a report's explanations."""
    at_text = ((reason, json.dumps(reason.at, ensure_ascii=False)) for reason in reasons if _in_columns(reason))
    return [{**reason.as_json(), "at": at, "report": report} for reason, at in at_text]


def _in_columns(reason: Reason) -> bool:
    """Return whether the columns of the table hold all of an explanation."""
    return bool(reason.fingerprint) and not reason.extra


def draft_of(row: Mapping[str, Any], fields: Mapping[str, str], reasons: Iterable[Mapping[str, Any]]) -> Draft:
    """Return a draft from its row, its fields and its explanations' rows; DamagedError if one has another form."""
    with reading_row("report", row["ref"]):
        _require_texts(row, "ref", "template", "period", "source", "cursor", "template_sha256")
        members = members_of(row["more"])
        rows = ({**reason, "at": json.loads(reason["at"])} for reason in reasons)
        members["reasons"] = tuple(map(Reason.of, (*rows, *members.get("reasons", ()))))
        members["carried"] = marks_of(fields, members.get("carried", ()))
        answers_in(fields)
        report = report_of(
            row["template"],
            row["period"],
            {key: text for key, text in fields.items() if kind_of(key) is not FieldKind.CARRIED},
            version=version_number(row["number"]),
            state=ReportState(row["state"]),
            template_sha256=row["template_sha256"],
            **members,
        )
        return Draft(row["ref"], report, row["source"], row["cursor"], moment_of(row["when"]), origin_of(row["origin"]))


def members_of(more: str) -> dict[str, Any]:
    """Return the members that `more_of` wrote; ValueError for any other text."""
    members = json.loads(more or "{}")
    if not isinstance(members, dict) or any(type(value) is not _MEMBERS.get(name) for name, value in members.items()):
        raise ValueError("not the members of a report")
    if any(not isinstance(reason, dict) for reason in members.get("reasons", ())):
        raise ValueError("not the explanations of a report")
    if members.keys() & {"register", "earlier", "carried"}:
        from cchc_desktop.report.members.attached import stored_members  # noqa: PLC0415 - the list is read without it

        members = stored_members(members)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in members.items()}


def origin_text(origin: Origin | None) -> str:
    """Return what the first change of a draft keeps of its origin."""
    return json.dumps(asdict(origin)) if origin else ""


def origin_of(text: object) -> Origin | None:
    """Return the origin that the first change of a draft from a package keeps; None for any other draft.

    One that cannot be read is an origin of which nothing is known: the draft came from a package all the same.
    """
    if text is None:
        return None
    try:
        members = json.loads(text) if isinstance(text, str) and len(text) < _LONGEST_ORIGIN else None
    except (ValueError, RecursionError):
        members = None
    kept = members if isinstance(members, dict) else {}
    return Origin(**{each.name: str(kept.get(each.name, "")) for each in fields(Origin)})


def _require_texts(row: Mapping[str, Any], *names: str) -> None:
    wrong = [name for name in names if not isinstance(row[name], str)]
    if wrong:
        raise TypeError(f"no text: {wrong}")


def version_number(found: object) -> int:
    """Return the number of a version; ValueError if it is none that a report can reach."""
    if type(found) is not int or not 1 <= found <= LAST_VERSION:
        raise ValueError("not the number of a version")
    return found


def info_of(row: Mapping[str, Any]) -> DraftInfo:
    """Return a line of the list of drafts from its row; DamagedError if it has another form."""
    with reading_row("report", row["ref"]):
        _require_texts(row, "ref", "template", "period", "unit_kind", "unit_name", "cause", "answers")
        version_number(row["version"])
        answers = answers_in({ANSWERS: row["answers"]})
        read = {
            "state": ReportState(row["state"]),
            "changed_at": moment_of(row["changed_at"]),
            "origin": origin_of(row["origin"]),
            "answer": max(answers, key=lambda each: each.version, default=None),
        }
        given = {name: value for name, value in row.items() if name != "answers"}
        return DraftInfo(**{**given, **read})


def sealed_of(row: Mapping[str, Any], ref: str) -> SealedVersion:
    """Return a sealed version from its row; DamagedError if it is no such row."""
    with reading_row("version", ref):
        _require_texts(row, "content", "sha256")
        if row["number"] is None:
            return SealedVersion(row["content"], row["sha256"], None)
        _require_texts(row, "number", "date", "signed_name")
        if not isinstance(row["signed"], bytes | None):
            raise TypeError("not the bytes of a signed copy")
        issue = Issue(row["number"], row["date"], row["signed_name"], row["signed"] or b"")
        return SealedVersion(row["content"], row["sha256"], issue)


def change_of(row: Mapping[str, Any]) -> Change:
    """Return a change from its row; DamagedError if it has another form."""
    with reading_row("change", row["sequence"]):
        _require_texts(row, "key", "before", "after", "who", "cause")
        return Change(**{**row, "when": moment_of(row["when"])})
