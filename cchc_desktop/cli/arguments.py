"""The objects that the arguments of a call name: the drafts of its data folder, a draft, a report in a file."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.handoff.package_layout import is_package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.context import Context
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.file import LoadedReport
    from cchc_desktop.report.template import Template


@contextmanager
def open_desk(call: argparse.Namespace) -> Iterator[Desk]:
    """Open the drafts of a call's data folder, and print their notices; warnings go to the log beside them."""
    from cchc_desktop.base.logs import log_at_need
    from cchc_desktop.desk.drafts.desk import Desk
    from db.drafts.store import open_drafts

    log_at_need(call.data)
    store = open_drafts(call.data)
    for notice in store.notices:
        print(notice, file=sys.stderr)
    if store.lost_changes:
        from cchc_desktop.cli.ways_out import NOTE_LOSSES, RESTORE

        print(RESTORE, NOTE_LOSSES, sep="\n", file=sys.stderr)
    try:
        yield Desk(store)
    finally:
        store.close()


def named_report(call: argparse.Namespace) -> tuple[Report, Template, Context]:
    """Return the report that `call.ref` names, a file or a draft, its template, and the settings of its office."""
    if not names_file(call.ref):
        return named_draft(call)
    from cchc_desktop.checks.context import NO_CONTEXT

    return *named_file(call, call.ref), NO_CONTEXT


def named_file(call: argparse.Namespace, name: str) -> tuple[Report, Template]:
    """Return the report in a file and its template; its warnings are printed."""
    loaded = _loaded(Path(name), call)
    for warning in (*loaded.edits, *loaded.warnings):
        print(warning, file=sys.stderr)
    return loaded.report, loaded.template


def named_draft(call: argparse.Namespace) -> tuple[Report, Template, Context]:
    """Return the draft that `call.ref` names, its template, and the settings of its office."""
    from cchc_desktop.desk.office.settings import context_of

    with open_desk(call) as desk:
        report, template = desk.load(call.ref)
        return report, template, context_of(desk.store, report, template)


def names_file(name: str) -> bool:
    """Return whether a name is written like a file, with a folder or an ending: no draft's reference has either."""
    path = Path(name)
    return bool(path.suffix) or len(path.parts) > 1


def keyring_of(call: argparse.Namespace) -> Keyring:
    """Return the keys of a call's data folder."""
    from cchc_desktop.handoff.keyring import Keyring

    return Keyring(call.data)


def _loaded(path: Path, call: argparse.Namespace) -> LoadedReport:
    """Read a report from a file; a package must be whole."""
    if is_package(path):
        from cchc_desktop.desk.packages.receiving import load_package

        return load_package(keyring_of(call), path)
    from cchc_desktop.desk.drafts.reading import load_file

    return load_file(path)
