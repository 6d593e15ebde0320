"""The commands over the list of drafts: sample, list, show, import."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.clock import moment_words
from cchc_desktop.cli import forms
from cchc_desktop.cli.arguments import open_desk
from cchc_desktop.cli.groups import handing
from cchc_desktop.cli.output import STATE_WORDS, print_added, print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path

if TYPE_CHECKING:
    from cchc_desktop.report.store_protocol import DraftInfo


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    sample = add_command(commands, "sample", _sample, "thêm báo cáo ví dụ xã An Thanh")
    sample.add_argument("--printed", action="store_true", help="số liệu và chỗ sót như bản in")
    listed = add_command(commands, "list", _list, "các bản thảo")
    listed.add_argument("--json", action="store_true", help="in JSON")
    show = add_command(commands, "show", _show, "một bản thảo")
    show.add_argument("ref", metavar="REF", help="mã bản thảo")
    show.add_argument("--json", action="store_true", help="in report.json")
    take = add_command(
        commands,
        "import",
        _import,
        "nhận tệp .json, .xlsx, .docx, gói .cchc làm bản thảo, hoặc gói trả lời",
    )
    take.add_argument("file", metavar="FILE", type=some_path, help="tệp cần nhận")
    handing.add_accept_new_key(take)
    forms.add_choices(take)


def _sample(call: argparse.Namespace) -> int:
    with open_desk(call) as desk:
        return print_added(desk.add_sample(printed=call.printed))


def _list(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.drafts.answer_words import verdict_words
    from cchc_desktop.desk.drafts.origin_words import briefly

    with open_desk(call) as desk:
        drafts, names = desk.drafts(), desk.settings.draft_names()
    if call.json:
        members = ("ref", "template", "period", "unit_kind", "unit_name", "version", "state")
        given = [{member: getattr(d, member) for member in members} | {"name": names.get(d.ref, "")} for d in drafts]
        print_json([one | _json_of(d) for one, d in zip(given, drafts, strict=True)])
        return 0
    for draft in drafts:
        unit = f"{draft.unit_kind} {draft.unit_name}".strip()
        state = f"{STATE_WORDS[draft.state]} {draft.version}"
        changed = moment_words(draft.changed_at.astimezone())
        more = [briefly(draft.origin)] if draft.origin else []
        more += [f"“{names[draft.ref]}”"] if draft.ref in names else []
        more += [verdict_words(draft.answer)] if draft.answer else []
        print("\t".join((draft.ref, unit, draft.period, state, changed, *more)))
    if not drafts:
        print("Chưa có báo cáo nào. Thử “cchc sample” để có báo cáo ví dụ.", file=sys.stderr)
    return 0


def _json_of(draft: DraftInfo) -> dict[str, Any]:
    answer = draft.answer
    return {
        "changed_at": draft.changed_at.isoformat(),
        "origin": asdict(draft.origin) if draft.origin else None,
        "answer": {**answer.as_json(), "left": answer.left} if answer else None,
    }


def _show(call: argparse.Namespace) -> int:
    from cchc_desktop.cli.summary import in_words
    from cchc_desktop.desk.drafts.origin_words import in_full
    from cchc_desktop.report.file import as_json

    with open_desk(call) as desk:
        report, template = desk.load(call.ref)
        origin = desk.origin(call.ref)
    if call.json:
        print_json(as_json(report))
    else:
        if origin:
            print(in_full(origin))
        print(in_words(report, template))
    return 0


def _import(call: argparse.Namespace) -> int:
    from cchc_desktop.cli.ways_out import say_error
    from cchc_desktop.desk.packages.verdict import NewKeyError

    with open_desk(call) as desk:
        try:
            added = handing.import_file(desk, call, forms.choices_of(call))
        except NewKeyError as error:
            say_error(error)
            return 1
    forms.print_questions(added.questions)
    return print_added(added)
