"""What examining a signed copy found, in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words, moment_words
from cchc_desktop.signatures.examining.examination import (
    HARMLESS,
    ChainState,
    Examination,
    FoundHazard,
    FoundSignature,
    Hazard,
    LaterChange,
    SignatureFault,
    TextComparison,
    TextVerdict,
)

if TYPE_CHECKING:
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.signatures.trusted_roots import RootFolder

NO_REVOCATION = "Máy không có mạng: chưa biết chứng thư có bị thu hồi sau khi ký hay không."
NO_SIGNATURE = "Tệp không có chữ ký số nào."
UNKNOWN_ROOT = "Nơi cấp chứng thư chưa có trong thư mục gốc tin cậy của đơn vị: chưa nói được là tin hay không."
_SHOWN = 3
_LONGEST = 60


class CopyVerdict(Enum):
    """The whole of an examination as a colour: in order, open in some point, or wrong."""

    GOOD = "ok"
    OPEN = "warn"
    WRONG = "error"


FAULTS = {
    SignatureFault.ALTERED: "không đúng: nội dung tệp đã bị sửa sau khi ký",
    SignatureFault.BROKEN: "không đúng: phần chữ ký hỏng hoặc đã bị sửa",
    SignatureFault.WEAK_DIGEST: "không dùng được: ký bằng thuật toán băm cũ, ai cũng có thể làm giả",
    SignatureFault.UNSUPPORTED: "không kiểm tra được: kiểu chữ ký cũ mà chương trình không đọc",
    SignatureFault.UNCLEAR_RANGE: "không đúng: chữ ký không phủ liền một phần của tệp",
    SignatureFault.COPIED: "không đúng: chữ ký chép từ ô khác sang, không ký phần tệp này",
    SignatureFault.BROKEN_LINK: "không đúng: chứng thư trung gian hỏng hoặc đã bị sửa",
}
CHAINS = {
    ChainState.TRUSTED: "chứng thư của nơi cấp mà đơn vị tin cậy",
    ChainState.UNKNOWN_ROOT: UNKNOWN_ROOT,
    ChainState.EXPIRED: "chứng thư đã hết hạn ngày {until}",
    ChainState.NOT_YET_VALID: "chứng thư chưa đến ngày có hiệu lực",
    ChainState.REVOKED: "chứng thư đã bị thu hồi",
    ChainState.NO_SIGNING_RIGHT: "chứng thư không có quyền ký",
    ChainState.BROKEN: "chuỗi chứng thư không đúng",
}
LATER = {
    LaterChange.SIGNATURE: "thêm chữ ký khác",
    LaterChange.TIME_STAMP: "thêm dấu thời gian",
    LaterChange.VALIDATION_DATA: "thêm dữ liệu để kiểm tra chữ ký",
    LaterChange.METADATA: "đổi thông tin về tệp",
    LaterChange.FORM: "điền hoặc thêm ô biểu mẫu",
    LaterChange.ANNOTATION: "thêm hoặc đổi ghi chú trên trang",
    LaterChange.PAGE_ADDED: "thêm trang",
    LaterChange.PAGE_REMOVED: "bớt trang",
    LaterChange.PAGE_CHANGED: "sửa nội dung trang",
    LaterChange.APPENDED: "nối thêm dữ liệu vào cuối tệp",
    LaterChange.OTHER: "sửa phần khác của tệp",
}
HAZARDS = {
    Hazard.FORM: "Tệp có ô biểu mẫu điền được",
    Hazard.SCRIPT: "Tệp có mã lệnh (JavaScript)",
    Hazard.ACTION: "Tệp có lệnh tự chạy hoặc mở tệp khác",
    Hazard.ATTACHMENT: "Tệp có tệp khác đính kèm bên trong",
    Hazard.ANNOTATION: "Có ghi chú hoặc hình đè lên trang",
    Hazard.LARGE_STAMP: "Hình chữ ký che một phần lớn của trang",
    Hazard.LAYERS: "Tệp có lớp ẩn hiện được",
    Hazard.IRREGULAR: "Cấu trúc tệp không đúng chuẩn, không kiểm tra được chữ ký",
    Hazard.ENCRYPTED: "Tệp bị mã hóa",
    Hazard.TOO_COMPLEX: "Tệp quá phức tạp, không kiểm tra được trong giới hạn thời gian và bộ nhớ",
}


def verdict_of(found: Examination) -> CopyVerdict:
    """Return the colour of an examination."""
    if found.is_wrong:
        return CopyVerdict.WRONG
    return CopyVerdict.GOOD if found.is_certain else CopyVerdict.OPEN


def lines_of(copy: ExaminedCopy) -> Iterator[str]:
    """Yield what was found in a signed copy, a line for each thing."""
    found = copy.found
    if found.pages:
        yield f"{copy.name}: tệp PDF mở được, {found.pages} trang{other_pages(found)}."
    yield " ".join(filter(None, (title_of(found), note_of(found))))
    for one in found.signatures:
        yield f"Chữ ký: {signer_words(one)}; {moment_of(one)}; {state_of(one)}."
        if one.valid and one.chain is not ChainState.UNKNOWN_ROOT:
            yield f"  {chain_of(one)}."
    if any(one.valid and one.chain is ChainState.UNKNOWN_ROOT for one in found.signatures):
        yield UNKNOWN_ROOT
    if found.signatures:
        yield NO_REVOCATION
    for hazard in found.hazards:
        yield hazard_words(hazard)
    yield from text_lines(found.text)
    yield from root_lines(copy.roots)


def title_of(found: Examination) -> str:
    """Return the verdict as one sentence."""
    text = found.text
    signatures = len(found.signatures)
    added = f"{_count(signatures)} chữ ký" if signatures else ""
    if text.verdict is TextVerdict.DIFFERS:
        return f"Khác bản trình ký ở {len(text.differences)} chỗ ngoài số và ngày."
    if found.is_wrong:
        return _wrong_title(found)
    if text.verdict is TextVerdict.UNKNOWN:
        known = text.compared and not text.scans and not text.pictures
        return NO_SIGNATURE if not signatures and known else _unknown_title(text, added)
    if text.verdict is TextVerdict.SAME:
        return f"Giống bản trình ký, thêm {added}." if added else "Giống bản trình ký, chưa có chữ ký số nào."
    more = " và ".join(filter(None, ("số, ngày", added)))
    return f"Giống bản trình ký, thêm {more}."


def other_pages(found: Examination) -> str:
    """Return how many pages the report has, if the copy has more or fewer; "" otherwise."""
    pages = found.text.report_pages
    return f"; bản trình ký có {pages} trang" if pages and pages != found.pages else ""


def _wrong_title(found: Examination) -> str:
    """Return what is wrong with a copy whose words are not other words, the gravest first."""
    faults = {one.fault for one in found.signatures}
    if SignatureFault.ALTERED in faults:
        return "Nội dung tệp đã bị sửa sau khi ký."
    if faults - {None}:
        return "Có chữ ký không đúng."
    kinds = {kind for one in found.signatures if not one.only_harmless for kind in one.later}
    told = [LATER[kind] for kind in LaterChange if kind in kinds - HARMLESS]
    return f"Tệp bị đổi sau khi ký: {', '.join(told)}." if told else "Bản này có chỗ không đúng, xem từng dòng."


def note_of(found: Examination) -> str:
    """Return what is to be known beside the verdict of a copy whose words differ: whether its signatures hold."""
    if found.text.verdict is not TextVerdict.DIFFERS or not found.signatures:
        return ""
    if all(one.in_order for one in found.signatures):
        count = _count(len(found.signatures)).capitalize()
        return f"{count} chữ ký đúng: lời văn đã khác từ trước khi ký."
    return "Chữ ký cũng có chỗ không đúng."


def _unknown_title(text: TextComparison, added: str) -> str:
    if text.pictures and not text.scans:
        return "Chữ giống bản trình ký, nhưng có hình, khối mà bản trình ký không có: xem bằng mắt."
    if text.scans:
        pages = "Các trang là ảnh quét" if not text.differences else "Có trang là ảnh quét"
        return f"{pages}, không có chữ để so với báo cáo." + (f" Có {added}." if added else f" {NO_SIGNATURE}")
    return f"Có {added}; chưa so với báo cáo nào." if added else NO_SIGNATURE


def signer_words(one: FoundSignature) -> str:
    """Return the signer as the certificate names it."""
    beside = one.post or one.organisation
    return f"{one.by}, {beside}" if beside and beside != one.by else one.by


def moment_of(one: FoundSignature) -> str:
    """Return the moment of a signature and who says so, and the page on which it is seen."""
    seen = f"hiện ở trang {one.page}" if one.page else "không hiện trên trang nào"
    if not one.at:
        return f"không ghi giờ ký; {seen}"
    moment = moment_words(datetime.fromisoformat(one.at).astimezone())
    return f"{moment}, {'dấu thời gian' if one.stamped else 'giờ của máy ký'}; {seen}"


def state_of(one: FoundSignature) -> str:
    """Return how far a signature holds."""
    if one.fault:
        return FAULTS[one.fault]
    if one.whole and not one.later:
        return "đúng, phủ hết tệp"
    told = [kind for kind in one.later if kind is not LaterChange.METADATA] or one.later
    kinds = ", ".join(LATER[kind] for kind in told)
    if one.only_harmless:
        return f"đúng; sau đó chỉ {kinds}" if kinds else "đúng"
    return f"lúc ký thì đúng, nhưng sau đó tệp bị đổi: {kinds}"


def chain_of(one: FoundSignature) -> str:
    """Return what is known of a signer's certificate."""
    return CHAINS[one.chain].format(until=day_words(date.fromisoformat(one.until)) if one.until else "")


def hazard_words(hazard: FoundHazard) -> str:
    """Return a hazard and its page."""
    return HAZARDS[hazard.hazard] + (f", trang {hazard.page}." if hazard.page else ".")


def text_lines(text: TextComparison) -> Iterator[str]:
    """Yield what the comparison of words found: number and day, pages that are pictures, the first differences."""
    if text.number:
        yield f"Số văn bản trong tệp: {text.number}."
    if text.day:
        yield f"Ngày trong tệp: {text.day}."
    if text.scans:
        pages = ", ".join(map(str, text.scans[:10]))
        yield f"Trang không có chữ, chỉ có ảnh: {pages}{'…' if len(text.scans) > 10 else ''}."  # noqa: PLR2004 - a line
    if text.pictures:
        pages = ", ".join(map(str, text.pictures[:10]))
        yield f"Trang có hình, khối mà bản trình ký không có: {pages}. Có thể che chữ: xem bằng mắt."
    for one in text.differences[:_SHOWN]:
        yield f"Trang {one.other_at.page}, dòng {one.other_at.line}: {change_words(one.before, one.after)}."
    if len(text.differences) > _SHOWN:
        yield f"… và {len(text.differences) - _SHOWN} chỗ khác."


def change_words(before: str, after: str) -> str:
    """Return a difference as "before → after"."""
    if not before:
        return f"thêm “{_short(after)}”"
    return f"bớt “{_short(before)}”" if not after else f"“{_short(before)}” → “{_short(after)}”"


def root_lines(roots: RootFolder) -> Iterator[str]:
    """Yield what is wrong with the folder of trusted roots."""
    if roots.unreadable:
        yield f"Không đọc được chứng thư gốc: {', '.join(roots.unreadable)}."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _count(number: int) -> str:
    return {1: "một", 2: "hai", 3: "ba"}.get(number, str(number))
