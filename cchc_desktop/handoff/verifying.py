"""Verification: every file of a package as whole, changed, missing or unexpected, and the state of the signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.base.bounded import MAX_TEXT_FILE, json_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.bag import Manifest, manifest_text, one_line, read_info, read_manifest, sha256
from cchc_desktop.handoff.container import same
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.names import shown
from cchc_desktop.handoff.statement import Signed, Statement, read_signature
from cchc_desktop.handoff.unit_key import PublicKey
from cchc_desktop.handoff.unpacking import unpack

WHOLE, CHANGED, MISSING, UNEXPECTED = "whole", "changed", "missing", "unexpected"
VALID, BAD, UNKNOWN_KEY = "valid", "bad", "unknown-key"
MAX_LISTED = 200

Files = Mapping[str, bytes | None]
Judge = Callable[[str, PublicKey], KeyTrust]
"""Returns whether a key of a unit is known: `Keyring.trust_in`."""


@dataclass(frozen=True, slots=True)
class PackageKind:
    """A kind of package: its format, the files that each has, the contradictions of its files with what is signed."""

    format: str
    needed: tuple[str, ...]
    contradictions: Callable[[Files, Statement], Iterator[str]]


@dataclass(frozen=True, slots=True)
class FileState:
    """A file of a package and how it was found."""

    path: str
    state: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a verification; nothing in it can be trusted unless `whole`.

    statement is the package's own statement, key the one that came with it, both None where they cannot be read;
    trust is that in the key, None unless the signature holds; faults are those beside the files, in words;
    known_as names the unit here whose key it is, or whose name the package's is like (see KeyTrust); newer says that
    a newer program packed and signed it in a format that this one does not know.
    """

    files: tuple[FileState, ...]
    signature: str
    statement: Statement | None
    key: PublicKey | None
    trust: KeyTrust | None
    faults: tuple[str, ...]
    known_as: str = ""
    newer: bool = False

    @property
    def whole(self) -> bool:
        """Whether the package is exactly as it was packed; the signature shows who packed it."""
        return self.signature != BAD and not self.faults and all(file.state == WHOLE for file in self.files)

    def as_json(self) -> dict[str, Any]:
        """Return the answer of `cchc verify --json`."""
        statement = self.statement
        return {
            "whole": self.whole,
            "files": [{"path": file.path, "state": file.state} for file in self.files],
            "signature": self.signature,
            "unit": statement.unit if statement else None,
            "period": statement.period if statement else None,
            "version": statement.number if statement else None,
            "key": self.trust.value if self.trust else None,
            "fingerprint": self.key.fingerprint if self.key else None,
            "known_as": self.known_as or None,
        }


@dataclass(frozen=True, slots=True)
class VerifiedPackage:
    """A package from outside: the result of its verification, and the contents that could be read."""

    verification: Verification
    files: Files


def examine(raw: bytes, judge: Judge, kind: PackageKind | None = None) -> VerifiedPackage:
    """Verify a package, a report's unless another kind is asked for, and return its contents with the result.

    It never stops at the first fault.
    """
    kind = kind or REPORT_PACKAGE
    unpacked = unpack(raw)
    files = unpacked.files
    tags, signed = _tag_manifest(files)
    manifest = _manifest(files, tags)
    holds = signed is not None and signed.holds
    states = tuple(_states(files, manifest, tags, kind.needed, holds=holds))
    faults = [*unpacked.faults, *_list_faults(manifest, tags)]
    if signed and holds and not faults and all(state.state == WHOLE for state in states):
        contradictions = [*_format_faults(files, signed.statement, kind), *kind.contradictions(files, signed.statement)]
        faults += contradictions or _container_faults(raw, files, signed.statement)
    trust = judge(signed.statement.unit, signed.key) if signed and signed.key and holds else None
    word = BAD if trust is None else VALID if trust is KeyTrust.KNOWN else UNKNOWN_KEY
    statement, key = (signed.statement, signed.key) if signed else (None, None)
    newer = holds and _is_newer(files.get(package_layout.BAG_INFO) or b"", kind)
    return VerifiedPackage(Verification(states, word, statement, key, trust, tuple(faults), newer=newer), files)


def _tag_manifest(files: Files) -> tuple[Manifest, Signed | None]:
    """Return the tag manifest the signature holds over: as the package has it, else as its files give it."""
    raw = files.get(package_layout.TAG_MANIFEST) or b""
    signature = files.get(package_layout.SIGNATURE) or b""
    signed = read_signature(signature, raw)
    if signed is None or signed.holds:
        return read_manifest(raw), signed
    made = manifest_text(
        {p: files.get(p) or b"" for p in (package_layout.BAGIT, package_layout.BAG_INFO, package_layout.MANIFEST)}
    )
    again = read_signature(signature, made)
    return read_manifest(made if again and again.holds else raw), signed


def _manifest(files: Files, tags: Manifest) -> Manifest:
    """Return the manifest the tag manifest lists: as the package has it, else as the payload gives it."""
    raw = files.get(package_layout.MANIFEST) or b""
    wanted = tags.sums.get(package_layout.MANIFEST)
    if sha256(raw) != wanted:
        made = manifest_text({p: c for p, c in files.items() if p.startswith(package_layout.PAYLOAD) and c is not None})
        raw = made if sha256(made) == wanted else raw
    return read_manifest(raw)


def _states(
    files: Files, manifest: Manifest, tags: Manifest, needed: tuple[str, ...], *, holds: bool
) -> Iterator[FileState]:
    sums = {**manifest.sums, **tags.sums}
    agreed = all(_state(files, path, wanted) == WHOLE for path, wanted in tags.sums.items()) and not tags.bad_lines
    listed = dict.fromkeys((*needed, *list(sums)[:MAX_LISTED], *files))
    for path in package_layout.ordered(listed):
        if path in (package_layout.SIGNATURE, package_layout.TAG_MANIFEST):
            good = holds or (path == package_layout.TAG_MANIFEST and agreed and _is(files, path, tags))
            yield FileState(path, MISSING if path not in files else WHOLE if good else CHANGED)
        elif path in sums:
            yield FileState(shown(path), _state(files, path, sums[path]))
        else:
            yield FileState(shown(path), UNEXPECTED if path in files else MISSING)


def _is(files: Files, path: str, manifest: Manifest) -> bool:
    return read_manifest(files.get(path) or b"") == manifest


def _state(files: Files, path: str, wanted: str) -> str:
    if path not in files:
        return MISSING
    content = files[path]
    return WHOLE if content is not None and sha256(content) == wanted else CHANGED


def _list_faults(manifest: Manifest, tags: Manifest) -> Iterator[str]:
    """Yield the faults of the lists themselves (RFC 8493, 2.1.3 and 2.2.1)."""
    for name, found in ((package_layout.MANIFEST, manifest), (package_layout.TAG_MANIFEST, tags)):
        if found.bad_lines:
            yield f"{name}: không đọc được dòng {', '.join(map(str, found.bad_lines[:5]))}."
        if len(found.sums) > MAX_LISTED:
            yield f"{name}: liệt kê {len(found.sums)} tệp, quá nhiều."
    if any(not path.startswith(package_layout.PAYLOAD) for path in manifest.sums):
        yield f"{package_layout.MANIFEST}: liệt kê tệp nằm ngoài thư mục data."
    own = (package_layout.TAG_MANIFEST, package_layout.SIGNATURE)
    if any(path.startswith(package_layout.PAYLOAD) or path in own for path in tags.sums):
        yield f"{package_layout.TAG_MANIFEST}: liệt kê tệp không thuộc danh sách này."
    if tags.sums and any(
        path not in tags.sums for path in (package_layout.BAGIT, package_layout.BAG_INFO, package_layout.MANIFEST)
    ):
        yield f"{package_layout.TAG_MANIFEST}: thiếu tệp phải liệt kê."


def _is_newer(info: bytes, kind: PackageKind) -> bool:
    """Return whether the signed description of a package names a later number of its format."""
    name, _, number = read_info(info).get("CCHC-Format", "").partition("/")
    known, _, mine = kind.format.partition("/")
    return name == known and number.isdecimal() and int(number[:6]) > int(mine)


def _format_faults(files: Files, statement: Statement, kind: PackageKind) -> Iterator[str]:
    """Yield the contradictions of the tag files: the package is as it was signed, and still inconsistent."""
    if files.get(package_layout.BAGIT) != package_layout.BAGIT_TEXT:
        yield f"{package_layout.BAGIT}: không phải BagIt 1.0."
    if read_info(files.get(package_layout.BAG_INFO) or b"").get("CCHC-Format") != kind.format:
        yield f"{package_layout.BAG_INFO}: gói theo quy cách khác {kind.format}."
    if statement.moment is None or statement.number is None:
        yield f"{package_layout.SIGNATURE}: thời điểm hoặc lần của báo cáo không đọc được."


def _report_faults(files: Files, statement: Statement) -> Iterator[str]:
    raw = files.get(package_layout.REPORT) or b""
    try:
        data = json_of(raw if len(raw) <= MAX_TEXT_FILE else b"", package_layout.REPORT)
    except BadFileError:
        yield f"{package_layout.REPORT}: không đọc được báo cáo."
        return
    stated = _stated_in(data if isinstance(data, dict) else {})
    for name, value in stated.items():
        if value != getattr(statement, name):
            yield f"{package_layout.REPORT}: {_WORDS[name]} khác với nội dung đã ký trong {package_layout.SIGNATURE}."
    register = data.get("register") if isinstance(data, dict) else None
    yield from _document_faults(files, len(register) if isinstance(register, list) else 0)


def _document_faults(files: Files, entries: int) -> Iterator[str]:
    """Yield a fault for each file beside documents that belongs to none of the register's, or to one that has one."""
    seen: set[int] = set()
    for path in files:
        if path.startswith(package_layout.DOCUMENTS):
            number = package_layout.document_number(path)
            if number is None or not 1 <= number <= entries or number in seen:
                yield f"{shown(path)}: không thuộc văn bản nào trong sổ của báo cáo."
            seen.add(number or 0)


REPORT_PACKAGE = PackageKind(package_layout.FORMAT, package_layout.NEEDED, _report_faults)
_WORDS = {
    "unit": "đơn vị", "code": "mã đơn vị", "template": "mẫu báo cáo", "period": "kỳ", "version": "lần",
    "state": "trạng thái",
}  # fmt: skip


def _stated_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of report.json that the signed lines repeat, by their names there."""
    unit = data.get("unit")
    texts = {name: one_line(str(text)) for name, text in unit.items()} if isinstance(unit, dict) else {}
    name = one_line(f"{texts.get('kind', '')} {texts.get('name', '')}")
    parts = (name, texts.get("district", ""), texts.get("province", ""))
    stated = {"unit": ", ".join(part for part in parts if part), "code": texts.get("code", "")}
    return stated | {name: one_line(str(data.get(name))) for name in ("template", "period", "version", "state")}


def _container_faults(raw: bytes, files: Files, statement: Statement) -> list[str]:
    """Return a fault unless the zip is the one that `container.chunks` makes of its contents."""
    contents = {path: content for path, content in files.items() if content is not None}
    if statement.moment is not None and same(raw, contents, statement.moment):
        return []
    return ["Gói đã được đóng lại hoặc sửa ở ngoài chương trình, dù nội dung từng tệp vẫn khớp."]
