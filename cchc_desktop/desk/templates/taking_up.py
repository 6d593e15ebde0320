"""Taking up a template: from its source, its workbook, or the package in which it was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes, text_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.edition_words import edition_in_words
from cchc_desktop.desk.office.taken_templates import TAKEN
from cchc_desktop.desk.packages.receiving import received
from cchc_desktop.desk.packages.verdict import refuse_broken, refuse_new_key, signature_in_words
from cchc_desktop.desk.templates.build import BookFault, build_template
from cchc_desktop.desk.templates.check import faults_of_source
from cchc_desktop.handoff import package_layout
from cchc_desktop.report.template_source import TemplateSource, read_template

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.handoff.verifying import VerifiedPackage

BUILD_FIRST = "Đây là biểu trắng. Dựng mẫu từ biểu này trước, xem lại từng chỗ đoán, rồi mới nhận mẫu."


class TemplateFaultsError(BadFileError):
    """Raised when a template has faults, each by its sheet and cell or by its path and line."""

    def __init__(self, name: str, faults: list[BookFault]) -> None:
        lines = [" ".join(filter(None, (one.sheet, one.cell))) for one in faults]
        text = "\n".join(
            f"{where}: {one.message}" if where else one.message for where, one in zip(lines, faults, strict=True)
        )
        super().__init__(f"Không nhận mẫu {name}: {len(faults)} chỗ sai.", text)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A template that was taken up: its source, whether it was not there before, remarks in words."""

    source: TemplateSource
    is_new: bool
    words: tuple[str, ...] = ()


def take_up(path: Path, keyring: Keyring, *, accept_new_key: bool = False) -> TakenUp:
    """Take up the template in a file: .toml, its workbook, or a package; an unusable file is refused whole.

    NewKeyError if the office that hands the package out signed with another key before, unless that is accepted.
    """
    if package_layout.is_template_package(path):
        return take_up_received(received(keyring, path), path.name, accept_new_key=accept_new_key)
    return take_up_source(_source_in(path), path.name)


def take_up_received(examined: VerifiedPackage, name: str, *, accept_new_key: bool = False) -> TakenUp:
    """Take up the template of a package that was verified."""
    found = examined.verification
    refuse_broken(found, name)
    if not accept_new_key:
        refuse_new_key(found, name)
    taken = take_up_source((examined.files[package_layout.TEMPLATE] or b"").decode(), name)
    return TakenUp(taken.source, taken.is_new, (*signature_in_words(found), *taken.words))


def take_up_source(text: str, name: str) -> TakenUp:
    """Take up the template of a source, made whole; every fault of it is told at once."""
    if faults := faults_of_source(text):
        raise TemplateFaultsError(name, [BookFault("", "", str(fault)) for fault in faults])
    source = read_template(text.encode(), name, library.source_of)
    shipped = library.shipped(source.template.id)
    if shipped and shipped.template != source.template:
        raise BadFileError(
            f"Không nhận mẫu {name}: mã {source.template.id} là của mẫu kèm chương trình.",
            "Đặt mã khác cho mẫu, ví dụ thêm tên tỉnh.",
        )
    is_new = shipped is None and TAKEN.keep(source)
    return TakenUp(source, is_new, (edition_in_words(source.template),))


def _source_in(path: Path) -> str:
    if path.suffix.lower() == ".toml":
        return text_of(read_bytes(path), path.name).replace("\r\n", "\n")
    built = build_template(path)
    if built.faults:
        raise TemplateFaultsError(path.name, built.faults)
    if built.is_guessed:
        raise BadFileError(f"Chưa nhận tệp {path.name}.", BUILD_FIRST)
    return built.source
