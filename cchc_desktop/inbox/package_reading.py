"""A package read for the receiving office: verified, its figures as flat rows; and checked by its own template.

Nothing here knows a database: it may run in any process. What comes of it is small; the bytes stay in the file. Reading
and checking are two steps: the words of a report take longer to check than all else, and the board can wait for that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.bounded import MAX_TEXT_FILE
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.explained import explanations
from cchc_desktop.checks.findings import summary
from cchc_desktop.checks.run import Checker
from cchc_desktop.checks.unit_form import has_two_tiers
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.bag import read_info, sha256
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.unpacking import unpack
from cchc_desktop.handoff.verifying import CHANGED, MISSING, UNEXPECTED, WHOLE, VerifiedPackage, examine
from cchc_desktop.inbox.arrival import ArrivalKind
from cchc_desktop.inbox.flat_figures import FlatFigure, flat_figures
from cchc_desktop.inbox.unit_identity import OwingUnit, unit_of_profile
from cchc_desktop.report import part
from cchc_desktop.report.document import UNIT_FIELDS, Report
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.file import read_report
from cchc_desktop.report.loading import OneTemplate
from cchc_desktop.report.template_source import TemplateSource, read_template
from cchc_desktop.units.commune import Era

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome

NO_PACKAGE = f"Không phải gói bàn giao {package_layout.SUFFIX}."
_FAULTS = {CHANGED: "bị thay đổi", MISSING: "bị thiếu", UNEXPECTED: "không có trong danh sách"}
_SHOWN = 3
NO_UNIT = OwingUnit("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class PackedReport:
    """The report of a whole package as the receiving office keeps it, with its figures."""

    report_sha256: str
    template: str
    template_sha256: str
    state: str
    example: bool
    figures: tuple[FlatFigure, ...]


class CheckCounts(NamedTuple):
    """How many errors, warnings and hints the checks of its template find in a report, and how many are explained."""

    errors: int
    warnings: int
    hints: int
    explained: int


@dataclass(frozen=True, slots=True)
class TakenPackage:
    """A package that was read: its file, its verification, the unit that it names, and its report if it is whole.

    unit is the identity of the sender (see `unit_identity`), signer its full name as signed; of an altered package both
    may be forged. key is its public key in base64, "" if the signature does not hold. remarks are for people.
    """

    file: str
    sha256: str
    size: int
    kind: ArrivalKind
    whole: bool
    unit: OwingUnit = NO_UNIT
    signer: str = ""
    period: str = ""
    version: int | None = None
    key: str = ""
    packed_at: str = ""
    report: PackedReport | None = None
    template_source: str = ""
    remarks: tuple[str, ...] = ()
    raw: bytes = field(default=b"", repr=False)


def read_package(raw: bytes, file: str) -> TakenPackage:
    """Verify a package, read its report, and flatten its figures."""
    if not package_layout.is_package(PurePath(file)):
        return TakenPackage(file, sha256(raw), len(raw), ArrivalKind.OTHER, whole=False, remarks=(NO_PACKAGE,))
    examined = examine(raw, lambda _unit, _key: KeyTrust.FIRST)
    taken = _verified(examined, raw, file)
    if taken.kind is ArrivalKind.OTHER or not taken.whole:
        return taken
    try:
        return _with_report(taken, examined)
    except UserError as error:
        return replace(taken, kind=ArrivalKind.OTHER, remarks=(f"{error.title} {error.text}".strip(),))


def report_of_package(raw: bytes, file: str) -> tuple[Report, TemplateSource]:
    """Return the report of a package that was found whole, and its template."""
    return _report_in(examine(raw, lambda _unit, _key: KeyTrust.FIRST), file)


def findings_of_package(raw: bytes) -> tuple[Finding, ...]:
    """Return what the checks of its own template find in the report of a package that was found whole."""
    return _outcome(raw).findings


def count_findings(raw: bytes) -> CheckCounts:
    """Return the numbers of what the checks of its own template find in the report of a whole package."""
    outcome = _outcome(raw)
    counts = Counter(summary(outcome.findings))
    explained = sum(bool(reason.text.strip()) for reason in explanations(outcome).values())
    return CheckCounts(counts["errors"], counts["warnings"], counts["hints"], explained)


def _outcome(raw: bytes) -> Outcome:
    files = unpack(raw).files
    template_raw = files.get(package_layout.TEMPLATE) or b""
    source = _template(template_raw)
    report_raw = files.get(package_layout.REPORT) or b""
    report = read_report(report_raw, package_layout.REPORT, OneTemplate(source.template).find).report
    return _checker(template_raw).check(report, Context())


def _verified(examined: VerifiedPackage, raw: bytes, file: str) -> TakenPackage:
    found, statement = examined.verification, examined.verification.statement
    holds = found.trust is not None
    named = read_info(examined.files.get(package_layout.BAG_INFO) or b"").get("CCHC-Format", "")
    ours, _, _ = package_layout.FORMAT.partition("/")
    other = holds and (found.newer or named.partition("/")[0] != ours)
    faults = [f"{each.path}: {_FAULTS[each.state]}" for each in found.files if each.state != WHOLE]
    more = (f"và {len(faults) - _SHOWN} tệp nữa",) if len(faults) > _SHOWN else ()
    taken = TakenPackage(
        file=file,
        sha256=sha256(raw),
        size=len(raw),
        kind=ArrivalKind.OTHER if other else ArrivalKind.REPORT,
        whole=found.whole,
        key=found.key.text if holds and found.key else "",
        remarks=(*faults[:_SHOWN], *more, *found.faults),
    )
    if statement is None:
        return taken
    moment = statement.moment
    return replace(
        taken,
        unit=OwingUnit(statement.code, statement.code, *_levels(statement.unit)),
        signer=statement.unit,
        period=statement.period,
        version=statement.number,
        packed_at=moment.astimezone(UTC).isoformat(timespec="milliseconds") if moment and moment.tzinfo else "",
    )


def _levels(full_name: str) -> tuple[str, str, str]:
    """Return the title, the district and the province of a full name, as well as it tells them."""
    title, _, above = full_name.partition(", ")
    district, _, province = above.rpartition(", ")
    return title, district, province


def _with_report(taken: TakenPackage, examined: VerifiedPackage) -> TakenPackage:
    report, source = _report_in(examined, taken.file)
    if part.MEMBER in report.extra:
        return replace(taken, kind=ArrivalKind.OTHER, remarks=("Đây là phần việc giao cho đồng nghiệp.",))
    era = Era.TWO_TIERS if has_two_tiers(source.template) else Era.DISTRICTS
    profile = {name: report.text(f"unit.{name}") for name in UNIT_FIELDS}
    return replace(
        taken,
        unit=unit_of_profile(profile, era),
        report=_packed(report, source, examined),
        template_source=source.source,
        remarks=("Đây là báo cáo ví dụ.",) if report.is_example else (),
    )


def _packed(report: Report, source: TemplateSource, examined: VerifiedPackage) -> PackedReport:
    return PackedReport(
        report_sha256=sha256(examined.files[package_layout.REPORT] or b""),
        template=source.template.id,
        template_sha256=source.sha256,
        state=report.state.value,
        example=report.is_example,
        figures=tuple(flat_figures(FigureTable.of(source.template, report.figures))),
    )


def _report_in(examined: VerifiedPackage, file: str) -> tuple[Report, TemplateSource]:
    raw, template_raw = examined.files[package_layout.REPORT] or b"", examined.files[package_layout.TEMPLATE] or b""
    if len(template_raw) > MAX_TEXT_FILE:
        raise BadFileError(f"Không nhận gói {file}.", f"{package_layout.TEMPLATE} lớn quá mức của một mẫu báo cáo.")
    source = _template(template_raw)
    return read_report(raw, f"{file}: {package_layout.REPORT}", OneTemplate(source.template).find).report, source


@lru_cache(maxsize=8)
def _template(raw: bytes) -> TemplateSource:
    """Return a template; communes send the same few, and reading one costs more than all else about a package."""
    return read_template(raw, package_layout.TEMPLATE)


@lru_cache(maxsize=8)
def _checker(template_raw: bytes) -> Checker:
    return Checker(_template(template_raw).template)
