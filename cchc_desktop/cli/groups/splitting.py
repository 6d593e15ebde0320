"""The commands that split the work: handout exports parts of a draft for a colleague, merge imports them."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.errors import UserError
from cchc_desktop.cli.arguments import keyring_of, open_desk
from cchc_desktop.cli.parsing import Commands, add_command, some_path
from cchc_desktop.report.merge import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.desk.sending.splitting import Returned
    from cchc_desktop.report.merge import Difference, MergeChoices

_SHOWN = 60
_GROUPS = ("taken", "kept", "same", "conflicts", "outside")


def add_commands(commands: Commands) -> None:
    """Add the commands of splitting."""
    out = add_command(commands, "handout", _hand_out, "giao phần việc cho đồng nghiệp")
    out.add_argument("ref", metavar="REF", help="mã bản thảo")
    out.add_argument("--parts", metavar="P,P", required=True, help="số biểu mẫu và mã mục, ví dụ 3,II.2")
    out.add_argument("--to", metavar="DIR", type=some_path, required=True, help="thư mục nhận tệp, ví dụ của USB")
    out.add_argument("--for", metavar="NAME", default="", dest="colleague", help="tên người nhận việc")
    back = add_command(commands, "merge", _merge, "nhận lại phần việc đã giao")
    back.add_argument("ref", metavar="REF", help="mã bản thảo đã giao phần việc")
    back.add_argument("file", metavar="FILE", type=some_path, help="gói .cchc, tệp .xlsx hoặc tệp .json gửi lại")
    both = back.add_mutually_exclusive_group()
    for side, words in ((Side.OURS, "giữ bản ở đây"), (Side.THEIRS, "lấy bản gửi lại")):
        option = f"--{side.value}"
        both.add_argument(option, action="store_const", const=side, dest="side", help=f"hai bên cùng sửa: {words}")
    back.add_argument("--keep", metavar="K,K", default="", help="giữ bản ở đây tại các mã này")
    back.add_argument("--take", metavar="K,K", default="", help="lấy bản gửi lại tại các mã này")
    back.add_argument("--json", action="store_true", help="in JSON")


def _hand_out(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.sending.handing import pack, result_of
    from cchc_desktop.desk.sending.splitting import hand_out

    with open_desk(call) as desk:
        handover = hand_out(desk.store, call.ref, call.parts.split(","), call.colleague)
    handed = result_of(pack(handover, keyring_of(call), call.to))
    for path in handed.written:
        print(f"Đã ghi và đọc lại: {path.name}", file=sys.stderr)
    print("Người nhận điền vào tệp .xlsx, hoặc nhận gói .cchc vào chương trình rồi gửi lại gói.", file=sys.stderr)
    print(handed.package)
    return 0


def _merge(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.sending.splitting import apply, take_back

    with open_desk(call) as desk:
        returned = take_back(desk.store, keyring_of(call), call.ref, call.file)
        choices = _choices(call, returned)
        settled = not returned.merge.unsettled(choices)
        if settled:
            apply(desk.store, call.ref, returned, choices, desk.who)
    for message in (returned.part.words, *returned.warnings):
        print(message, file=sys.stderr)
    if call.json:
        print(json.dumps(_as_json(returned, applied=settled), ensure_ascii=False, indent=1))
    else:
        for line in _lines(returned, choices):
            print(line)
    print(_summary(returned, choices), file=sys.stderr)
    return 0 if settled else 1


def _choices(call: argparse.Namespace, returned: Returned) -> MergeChoices:
    """Return whose text is used in each conflict that the call decides."""
    conflicts = {each.key for each in returned.merge.conflicts}
    choices = dict.fromkeys(conflicts, call.side) if call.side else {}
    for side, keys in ((Side.OURS, call.keep), (Side.THEIRS, call.take)):
        named = {key.strip() for key in keys.split(",") if key.strip()}
        if strange := sorted(named - conflicts):
            raise UserError(f"Hai bên không cùng sửa ở: {', '.join(strange)}.", "Chỉ chọn tại các mã cần chọn.")
        choices |= dict.fromkeys(named, side)
    return choices


def _as_json(returned: Returned, *, applied: bool) -> dict[str, Any]:
    part = returned.part
    groups = {name: [asdict(each) for each in getattr(returned.merge, name)] for name in _GROUPS}
    return {
        "applied": applied,
        "part": {"colleague": returned.colleague, "forms": part.forms, "sections": part.sections},
        **groups,
    }


def _lines(returned: Returned, choices: MergeChoices) -> Iterator[str]:
    found = returned.merge
    yield from (f"Nhận\t{each.key}\t{_shown(each.ours)} → {_shown(each.theirs)}" for each in found.taken)
    yield from (f"Giữ\t{each.key}\t{_shown(each.ours)}" for each in found.kept)
    for each in found.conflicts:
        yield f"{_WORDS[choices.get(each.key)]}\t{each.key}\t{_three(each)}"
    yield from (f"Ngoài phần được giao, không nhận\t{each.key}\t{_shown(each.theirs)}" for each in found.outside)


_WORDS = {None: "Cần chọn", Side.OURS: "Giữ bản ở đây", Side.THEIRS: "Lấy bản gửi lại"}


def _three(each: Difference) -> str:
    return f"lúc giao {_shown(each.base)}, ở đây {_shown(each.ours)}, gửi lại {_shown(each.theirs)}"


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_SHOWN]}{'…' if len(line) > _SHOWN else ''}”" if line else "(trống)"


def _summary(returned: Returned, choices: MergeChoices) -> str:
    found = returned.merge
    if left := len(found.unsettled(choices)):
        return f"Chưa nhận gì: còn {left} chỗ hai bên cùng sửa. Chọn bằng --ours, --theirs, hoặc --keep, --take và mã."
    if incoming := len(found.incoming(choices)):
        return f"Đã nhận {incoming} chỗ, giữ nguyên {len(found.kept)} chỗ chỉ sửa ở đây."
    return "Không có gì mới để nhận."
