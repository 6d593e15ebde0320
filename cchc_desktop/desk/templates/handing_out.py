"""Handing out a template: a signed package for the offices that report by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.base.text import slug
from cchc_desktop.desk.office import library
from cchc_desktop.handoff.bag import one_line
from cchc_desktop.handoff.drives import place_of
from cchc_desktop.handoff.package_layout import TEMPLATE_SUFFIX
from cchc_desktop.handoff.stick import Outgoing, write_files
from cchc_desktop.handoff.template_package import make_template_package

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.report.template_source import TemplateSource


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A template that was handed out: its package, and the fingerprint of the key that signed it."""

    package: Path
    fingerprint: str


def hand_out(
    template_id: str, maker: str, keyring: Keyring, folder: Path, clock: Clock = now
) -> Generator[Step, None, HandedOut]:
    """Write a template as a package signed by its maker into a folder, step by step."""
    source = library.whole(template_id)
    if source is None:
        raise NotFoundError(f"Không có mẫu báo cáo {template_id}.")
    if not one_line(maker):
        raise UserError("Chưa ghi cơ quan trao mẫu.", "Ghi tên cơ quan lập mẫu: nơi nhận so tên này với khóa ký.")
    key, _ = keyring.ensure(one_line(maker))
    raw = make_template_package(source, maker, key, clock())
    package = folder / _free_name(folder, source)
    yield from write_files(folder, [Outgoing(package.name, raw)], place=place_of(folder))
    return HandedOut(package, key.public.fingerprint)


def _free_name(folder: Path, source: TemplateSource) -> str:
    """Return a name that no file of the folder has: what lies there is never written over."""
    stem = f"mau_{slug(source.template.id)}_ban-{source.template.edition.number}"
    names = (f"{stem}{f'_lan-{turn}' if turn > 1 else ''}{TEMPLATE_SUFFIX}" for turn in range(1, 1000))
    return next(name for name in names if not (folder / name).exists())
