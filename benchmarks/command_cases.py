"""Calls of every command that writes, as data: `prepared_office` makes what they are called on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resources import FOLDER as RESOURCES

SAMPLE = RESOURCES / "samples" / "an-thanh-2023-H1.json"
REF, CLOSED = "an-thanh-2023-H1", "an-thanh-2023-H1-2"
OUT = "ra"
"""The folder, beside the data folders, into which cases write."""
ILL = ("hỏng", "mất", "sở-hỏng")
"""Data folders that are not well when a case begins."""
TYPED = "một hai ba bốn năm\n"
PIN = "12345678\n"


@dataclass(frozen=True)
class CommandCase:
    """A call by its words, where @ is the working folder; `folder` is the data folder it works on.

    `typed` is its standard input, `code` how it ends, and `ahead` the groups of a state that may be done before all
    others: a first key is made before a package, an answer is kept before its package is written. `dispensable` are
    those that a call does without: the paper is printed also where its number cannot be kept. `tells` is another exit
    code with which it tells in words that it is not done, besides 2.
    """

    name: str
    words: str
    folder: str = "data"
    typed: str = ""
    code: int = 0
    ahead: tuple[str, ...] = ()
    dispensable: tuple[str, ...] = ()
    tells: int = 2

    def arguments(self, root: Path) -> list[str]:
        """Return the arguments of the call below a root."""
        words = [word.replace("@", f"{root}/").replace("~", " ") for word in self.words.split()]
        return [*words, "--data", str(root / self.folder)]


_KEY = ("known", "keys")
_PERIOD = "--period 2023-H1"
CASES = (
    CommandCase("first opening", "list", "mới"),
    CommandCase("first sample", "sample", "mới"),
    CommandCase("migration", "list", "cũ"),
    CommandCase("sample", "sample --printed"),
    CommandCase("new", f"new {_PERIOD} --template cchc-xa-2023 --unit 11125", ahead=("settings",)),
    CommandCase("new from another", f"new --period 2024-H1 --from {CLOSED}", ahead=("settings",)),
    CommandCase("import", "import @báo-cáo.json"),
    CommandCase("import of a package", "import @kèm/gói.cchc", "khác"),
    CommandCase("import from another key", "import @kèm/nháp.cchc --accept-new-key", "khác"),
    CommandCase("import of a workbook", "import @kèm/a.xlsx --decimals comma --template cchc-xa-2023 --period 2023-H1"),
    CommandCase("import of a Word file", "import @kèm/a.docx"),
    CommandCase("import of an answer", "import @kèm/trả-lời.cchc", ahead=("drafts",)),
    CommandCase("take", f"take @kèm/bảng.csv --into {REF} --source Tỉnh --at 07/6/2023~08:00 --yes"),
    CommandCase("export", f"export {REF} --pdf @ra/a.pdf --xlsx @ra/a.xlsx --docx @ra/a.docx --json @ra/a.json"),
    CommandCase(
        "export of a draft for review", f"export {REF} --draft --pdf @ra/a.pdf", ahead=("prints",),
        dispensable=("prints",),
    ),
    CommandCase("export of a sealed version", f"export {CLOSED} --json @ra/a.json"),
    CommandCase("export into a form", f"export {REF} --fill @kèm/a.xlsx --xlsx @ra/a.xlsx"),
    CommandCase("diff", f"diff {REF} @kèm/gửi-lại.json --pdf @ra/khác.pdf", code=1),
    CommandCase("close", f"close {REF} --by A"),
    CommandCase("close with reasons", f"close {REF} --by A --reasons @kèm/giải-trình.json", ahead=("reasons",)),
    CommandCase("reopen", f"reopen {CLOSED}"),
    CommandCase("sign", f"sign {CLOSED} --token @kèm/bình.p12 --role signer", typed=PIN),
    CommandCase("sign for the office", f"sign {CLOSED} --token @kèm/dấu.p12 --role office", "đã-ký", typed=PIN),
    CommandCase("issue", f"issue {CLOSED} --number 05 --date 2023-06-20 --signed @kèm/ký.pdf"),
    CommandCase("first pack", f"pack {REF} --draft --to @ra", "chưa-khóa", ahead=_KEY),
    CommandCase("pack", f"pack {CLOSED} --to @ra"),
    CommandCase("handout", f"handout {REF} --parts 3,II.2 --for Lan --to @ra"),
    CommandCase("merge", f"merge {REF} @kèm/gửi-lại.json --theirs"),
    CommandCase("backup", "backup --to @ra/b.sqlite3"),
    CommandCase("backup with keys", "backup --with-keys --to @ra/b.sqlite3", typed=TYPED),
    CommandCase("restore", "restore @kèm/b.sqlite3"),
    CommandCase("restore into nothing", "restore @kèm/b.sqlite3", "mới"),
    CommandCase("restore over damage", "restore @kèm/b.sqlite3", "hỏng"),
    CommandCase("restore of an older copy", "restore @kèm/cũ.sqlite3"),
    CommandCase("restore of an altered copy", "restore --altered @kèm/đổi.sqlite3"),
    CommandCase("losses noted", "doctor --noted", "mất", tells=1),
    CommandCase("key save", "key save --to @ra/k.cchckey", typed=TYPED),
    CommandCase("key load", "key load @kèm/k.cchckey", "mới", typed=TYPED, ahead=("known",)),
    CommandCase("key replaced", "key load --replace @kèm/k.cchckey", "khóa-khác", typed=TYPED, ahead=("known",)),
    CommandCase("key compared", "verify @kèm/gói.cchc --trust @MÃ --accept-new-key", "khác"),
    CommandCase("template added", "template add @kèm/mẫu.toml"),
    CommandCase("template in a new folder", "template add @kèm/mẫu.xlsx", "mới"),
    CommandCase("template handed out", "template add @kèm/mẫu.cchcm --accept-new-key"),
    CommandCase("template book", "template book cchc-xa-2023 --to @ra/m.xlsx"),
    CommandCase("template built", "template build @kèm/mẫu.xlsx --to @ra/m.toml"),
    CommandCase("first inbox", "inbox add @kèm/gói.cchc", "mới", ahead=("inbox",), tells=1),
    CommandCase("inbox add", "inbox add @gửi", "sở", ahead=("inbox",), tells=1),
    CommandCase("inbox add again", "inbox add @gửi/a.cchc --accept-new-key", "sở-hỏng", tells=1),
    CommandCase(
        "inbox with a new key", "inbox add @kèm/khóa-khác.cchc --accept-new-key", "sở", code=1, ahead=("inbox",),
        tells=1,
    ),
    CommandCase("inbox trust", "inbox trust @ĐƠN-VỊ @KHÓA", "sở-giữ"),
    CommandCase("inbox units", f"inbox units --from @kèm/đơn-vị.csv {_PERIOD}", "sở"),
    CommandCase("inbox units of a province", "inbox units --province tỉnh~Hải~Dương --district huyện~Tứ~Kỳ", "sở"),
    CommandCase("inbox due", f"inbox due 2023-06-16 {_PERIOD}", "sở"),
    CommandCase("inbox database", "inbox database tệp", "sở-chung"),
    CommandCase("inbox accept", f"inbox accept 11125 {_PERIOD} --by Mai --to @ra", "sở", ahead=(*_KEY, "inbox")),
    CommandCase(
        "inbox return", f"inbox return 11125 {_PERIOD} --remark II.5=Nêu~rõ --remark =Thiếu --to @ra", "sở",
        ahead=(*_KEY, "inbox"),
    ),
    CommandCase("inbox draft", f"inbox draft {_PERIOD}", "sở"),
    CommandCase("inbox totals", f"inbox totals {_PERIOD} --csv @ra/t.csv --xlsx @ra/t.xlsx --pdf @ra/t.pdf", "sở"),
)  # fmt: skip
