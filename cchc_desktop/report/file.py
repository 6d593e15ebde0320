"""The report as a file: report.json, format cchc-report/1.

Reading refuses a file whole, naming every fault by its path; an unknown member is kept and written again.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from cchc_desktop.base.bounded import json_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.shapes import Limits, Shape, Unknown, read_shape
from cchc_desktop.base.text import stored
from cchc_desktop.base.unseen import cleaned
from cchc_desktop.report.document import (
    EXAMPLE,
    LETTER_FIELDS,
    LETTER_LISTS,
    UNIT_FIELDS,
    Report,
    ReportState,
    report_of,
)
from cchc_desktop.report.faults import Fault, in_lines, path_of
from cchc_desktop.report.keys import ANSWERS, LATE_DOSSIERS, FieldKind, key_order, kind_of, note_of
from cchc_desktop.report.loading import Find, Question
from cchc_desktop.report.members.attached import Answers, CarriedMarks, EarlierFigures, Register
from cchc_desktop.report.members.figure_source import FigureSource, source_texts
from cchc_desktop.report.members.late_dossier import LateDossiers, dossier_lines
from cchc_desktop.report.members.office_answer import answers_text
from cchc_desktop.report.part import MEMBER, part_faults, part_of
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.template import Template

FORMAT = "cchc-report/1"
_NAME, _MAJOR = FORMAT.split("/")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

MAX_LINE = 2_000
MAX_VERSION = 999_999_999
"""The highest number of a version; a signature spells no higher one."""

Line = Annotated[str, Limits(most=MAX_LINE)]
Prose = Annotated[str, Limits(most=400_000)]


class _Unit(Shape, unknown=Unknown.KEPT):
    unknown: dict[str, Any] = field(default_factory=dict)
    code: Line = ""
    kind: Line = ""
    name: Line = ""
    district: Line = ""
    province: Line = ""


class _Letter(Shape, unknown=Unknown.KEPT):
    unknown: dict[str, Any] = field(default_factory=dict)
    title: Line = ""
    number: Line = ""
    symbol: Line = ""
    place: Line = ""
    date: Line = ""
    addressees: Annotated[list[Line], Limits(most=100)] = field(default_factory=list)
    closing: Line = ""
    recipients: Annotated[list[Line], Limits(most=100)] = field(default_factory=list)
    archive: Line = ""
    authority: Annotated[list[Line], Limits(most=10)] = field(default_factory=list)
    signer: Line = ""


class _ReportFile(Shape, unknown=Unknown.KEPT):
    unknown: dict[str, Any] = field(default_factory=dict)
    format: Line
    template: Line
    period: Line
    unit: _Unit
    letter: _Letter
    sections: dict[Line, Prose]
    figures: dict[Line, Line]
    notes: dict[Line, Line] = field(default_factory=dict)
    version: Annotated[int, Limits(least=1, most=MAX_VERSION)] = 1
    state: Literal["open", "closed", "issued"] = "open"
    template_sha256: Line = ""
    reasons: Annotated[list[dict[str, Any]], Limits(most=10_000)] = field(default_factory=list)
    register: Register = ()
    earlier: EarlierFigures = field(default_factory=dict)
    carried: CarriedMarks = ()
    sources: Annotated[dict[Line, FigureSource], Limits(most=10_000)] = field(default_factory=dict)
    late_dossiers: LateDossiers = ()
    answers: Answers = ()


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """A report read from a file, with its template, warnings for the user and open questions.

    edits names each value that was changed in the file after the program wrote it, before and after.
    """

    report: Report
    template: Template
    warnings: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    edits: tuple[str, ...] = ()


def read_report(raw: bytes, name: str, find: Find) -> LoadedReport:
    """Read report.json; `find` returns the template of an id. BadFileError lists every fault by its path."""
    mended: list[str] = []
    data = _mended(json_of(raw, name, controls=True), (), mended)
    _refuse(name, _format_faults(data))
    file, faults = _validated(data)
    template = find(data["template"]) if isinstance(data.get("template"), str) else None
    faults += [*_text_faults(data, ()), *_key_faults(data), *_period_faults(data, template)]
    faults += part_faults(data[MEMBER]) if MEMBER in data else []
    if file is None or template is None or faults:
        raise _bad(name, faults)
    extra = dict(_unknown(file))
    report = _report(file, extra)
    return LoadedReport(report, template, (*_warnings(report), *mended))


def _mended(value: Any, here: tuple[int | str, ...], notices: list[str]) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value whose texts have no unseen characters, and add a notice for each text that was changed.

    A NUL is no slip of copying but a damaged file: a text that has one stays, to be refused with its place.
    """
    if isinstance(value, str) and value.isascii() and value.isprintable():
        return value
    if isinstance(value, dict):
        return {name: _mended(member, (*here, name), notices) for name, member in value.items()}
    if isinstance(value, list):
        return [_mended(item, (*here, index), notices) for index, item in enumerate(value)]
    if not isinstance(value, str) or "\0" in value:
        return value
    found = cleaned(value, figure=here[:1] == ("figures",))
    if found.words:
        notices.append(f"{path_of(here)}: đã {found.words}.")
    return found.text


def _format_faults(data: object) -> list[Fault]:
    if not isinstance(data, dict):
        return [Fault("(cả tệp)", "phải là một nhóm có tên { … }")]
    wanted = data.get("format")
    name, _, version = wanted.partition("/") if isinstance(wanted, str) else ("", "", "")
    major = version.split(".")[0]
    if name != _NAME or not major.isdecimal():
        return [Fault("format", f"phải là “{FORMAT}”")]
    if int(major[:6]) > int(_MAJOR):
        return [
            Fault(
                "format",
                f"tệp theo quy cách mới hơn ({stored(str(wanted)[:40])}); cài phiên bản CCHC Desktop mới nhất",
            )
        ]
    return [] if major == _MAJOR else [Fault("format", f"phải là “{FORMAT}”")]


def _validated(data: dict[str, Any]) -> tuple[_ReportFile | None, list[Fault]]:
    file, flaws = read_shape(_ReportFile, data)
    return file, [Fault(path_of(location), text) for location, text in flaws]


def _text_faults(value: object, here: tuple[int | str, ...]) -> Iterator[Fault]:
    """Yield a fault for each text, name or number anywhere in a file that could not be written back unchanged."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _text_faults(name, (*here, name))
            yield from _text_faults(member, (*here, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _text_faults(item, (*here, index))
    elif isinstance(value, str) and _CONTROL.search(value):
        yield Fault(path_of(here), "có ký tự điều khiển hoặc nửa ký tự")
    elif isinstance(value, float) and not math.isfinite(value):
        yield Fault(path_of(here), "số quá lớn")


def _key_faults(data: dict[str, Any]) -> Iterator[Fault]:
    figures = (FieldKind.FIGURE, "không phải mã chỉ tiêu")
    earlier = data.get("earlier")
    by_period = earlier if isinstance(earlier, dict) else {}
    groups: list[tuple[tuple[str, ...], object, FieldKind, str]] = [
        (("sections",), data.get("sections"), FieldKind.SECTION, "không phải mã mục"),
        (("figures",), data.get("figures"), *figures),
        (("notes",), data.get("notes"), *figures),
        (("sources",), data.get("sources"), *figures),
        *((("earlier", period), texts, *figures) for period, texts in by_period.items()),
    ]
    for path, keys, kind, words in groups:
        for key in keys if isinstance(keys, dict) else ():
            if kind_of(key) is not kind:
                yield Fault(path_of((*path, key)), words)


_TAKE_UP = "nhận mẫu ấy ở Cài đặt, mục Mẫu báo cáo, rồi mở lại, hoặc xin gói .cchc, là gói mang theo mẫu"


def _period_faults(data: dict[str, Any], template: Template | None) -> Iterator[Fault]:
    wanted, period = data.get("template"), data.get("period")
    if template is None and isinstance(wanted, str):
        yield Fault("template", f"không có mẫu báo cáo “{stored(wanted[:60])}” trên máy này; {_TAKE_UP}")
    if template and isinstance(period, str) and span_of(template, period) is None:
        yield Fault("period", f"mẫu {template.id} không có kỳ “{stored(period[:60])}”")


def _letter_text(letter: _Letter, name: str) -> str:
    value = getattr(letter, name)
    return "\n".join(value) if name in LETTER_LISTS else value


def _warnings(report: Report) -> Iterator[str]:
    part = part_of(report)
    if part:
        yield part.notice
    for path in report.extra:
        if path not in (MEMBER, EXAMPLE):
            yield f"{path}: chương trình không biết thành phần này; vẫn được giữ nguyên."


def _unknown(file: _ReportFile) -> list[tuple[str, Any]]:
    parts = (("", file), ("unit.", file.unit), ("letter.", file.letter))
    return [(prefix + name, value) for prefix, part in parts for name, value in part.unknown.items()]


def _report(file: _ReportFile, extra: Mapping[str, Any]) -> Report:
    fields = {f"unit.{name}": getattr(file.unit, name) for name in UNIT_FIELDS}
    fields |= {f"letter.{name}": _letter_text(file.letter, name) for name in LETTER_FIELDS}
    fields |= file.sections | file.figures
    fields |= {note_of(key): text for key, text in file.notes.items()}
    fields |= source_texts(file.sources) | {LATE_DOSSIERS: dossier_lines(file.late_dossiers)}
    fields[ANSWERS] = answers_text(file.answers)
    return report_of(
        file.template, file.period, fields,
        version=file.version, state=ReportState(file.state), template_sha256=file.template_sha256,
        reasons=tuple(map(Reason.of, file.reasons)),
        register=file.register, earlier=file.earlier, carried=file.carried, extra=extra,
    )  # fmt: skip


def write_report(report: Report) -> bytes:
    """Return the canonical report.json: members in the documented order, figures by number, UTF-8, a final newline."""
    return (json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n").encode()


def as_json(report: Report) -> dict[str, Any]:
    """Return a report as the JSON value of format cchc-report/1."""
    letter: dict[str, Any] = {name: report.text(f"letter.{name}") for name in LETTER_FIELDS}
    letter |= {name: report.lines(f"letter.{name}") for name in LETTER_LISTS}
    data: dict[str, Any] = {
        "format": FORMAT,
        "template": report.template,
        "period": report.period,
        "unit": {name: report.text(f"unit.{name}") for name in UNIT_FIELDS},
        "letter": letter,
        "sections": dict(sorted(report.sections.items())),
        "figures": _sorted(report.figures),
        "notes": _sorted(report.notes),
        "version": report.version,
        "state": report.state.value,
        "template_sha256": report.template_sha256,
        "reasons": [reason.as_json() for reason in report.reasons],
        "register": [entry.as_json() for entry in report.register],
        "earlier": {period: _sorted(figures) for period, figures in sorted(report.earlier.items())},
        "carried": [mark.as_json() for mark in report.carried],
    }
    if report.sources:
        data["sources"] = {key: report.sources[key].as_json() for key in _sorted(dict.fromkeys(report.sources, ""))}
    if report.late_dossiers:
        data["late_dossiers"] = [dossier.as_json() for dossier in report.late_dossiers]
    if report.answers:
        data["answers"] = [answer.as_json() for answer in report.answers]
    for path, value in report.extra.items():
        target, name = member_at(data, path)
        target[name] = value
    return data


def member_at(data: dict[str, Any], path: str) -> tuple[dict[str, Any], str]:
    """Return the group that holds an unknown member (the unit, the letter or the whole), and its name there."""
    head, _, name = path.partition(".")
    return (data[head], name) if name and head in ("unit", "letter") else (data, path)


def _sorted(texts: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(texts.items(), key=lambda item: key_order(item[0])))


def _refuse(name: str, faults: list[Fault]) -> None:
    if faults:
        raise _bad(name, faults)


def _bad(name: str, faults: list[Fault]) -> BadFileError:
    return BadFileError(f"Không nhận tệp {name}: {len(faults)} chỗ sai.", in_lines(faults))
