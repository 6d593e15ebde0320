"""A template handed out as a package: made, and the kind by which it is verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import MAX_TEXT_FILE
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.bag import bag, one_line
from cchc_desktop.handoff.container import chunks
from cchc_desktop.handoff.package import program
from cchc_desktop.handoff.statement import Statement, sign
from cchc_desktop.handoff.verifying import Files, PackageKind
from cchc_desktop.report.template_source import read_template

if TYPE_CHECKING:
    from cchc_desktop.handoff.unit_key import SecretKey
    from cchc_desktop.report.template_source import TemplateSource


def make_template_package(source: TemplateSource, maker: str, key: SecretKey, moment: datetime) -> bytes:
    """Return the package that hands a template out, signed by its maker at a moment."""
    moment = moment.replace(microsecond=0)
    statement = Statement(
        unit=one_line(maker),
        code="",
        template=source.template.id,
        period="",
        version=str(source.template.edition.number),
        state=package_layout.TEMPLATE_STATE,
        time=moment.isoformat(timespec="seconds"),
        program=one_line(program()),
    )
    info = {
        "CCHC-Format": package_layout.TEMPLATE_FORMAT,
        "Source-Organization": statement.unit,
        "External-Identifier": f"{statement.template} v{statement.version}",
        "Bagging-Date": statement.time[: len("2023-06-15")],
        "Bag-Software-Agent": statement.program,
    }
    files = bag({package_layout.TEMPLATE: source.source.encode()}, info)
    files[package_layout.SIGNATURE] = sign(statement, files[package_layout.TAG_MANIFEST], key)
    return b"".join(chunks(files, moment))


def _contradictions(files: Files, statement: Statement) -> Iterator[str]:
    """Yield what is wrong with the template of a package, or differs in it from what was signed."""
    raw = files.get(package_layout.TEMPLATE) or b""
    try:
        template = read_template(raw if len(raw) <= MAX_TEXT_FILE else b"", package_layout.TEMPLATE).template
    except BadFileError as error:
        yield f"{package_layout.TEMPLATE}: không đọc được mẫu báo cáo.\n{error.text}".rstrip()
        return
    if (template.id, str(template.edition.number)) != (statement.template, statement.version):
        yield f"{package_layout.TEMPLATE}: mã hoặc bản khác với nội dung đã ký trong {package_layout.SIGNATURE}."


TEMPLATE_PACKAGE = PackageKind(
    package_layout.TEMPLATE_FORMAT, (*package_layout.TAGS, package_layout.TEMPLATE), _contradictions
)
