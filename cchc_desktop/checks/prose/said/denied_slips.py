"""Things said to be none beside what became of them: "không có phản ánh, kiến nghị, đã trả lời 05/05"."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wholes import none_slips
from cchc_desktop.reading.counts.divisions import counts_of
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_WORD = r"[^\W\d_]{1,8}"
_MANY = r"(?P<many>0?[1-9][0-9]{0,3})(?:/[0-9]{1,4})?(?![0-9.,/%]|\w)"
_NONE = re.compile(
    r"(?<!\w)(?:không|chưa) (?:có|còn|phát sinh|ghi nhận|nhận được|nhận|tiếp nhận|phát hiện|xảy ra|ban hành|tổ chức)"
    r"(?!\w)"
)
_DONE_BEHIND = re.compile(
    r"[,;.] ?(?:và |đều |nay |đến nay,? )?(?:(?:ubnd )?(?:xã|phường|thị trấn) )?"
    r"(?:đã (?:được )?|(?=(?:hòa giải|trả lời|giải quyết|xử lý|khắc phục) ))"
    rf"(?P<act>[^0-9,;.:()%]{{3,40}}?) {_MANY}(?: (?P<what>{_WORD}(?: {_WORD}){{0,3}}))?"
)
"""What was done with so many of them, behind a comma."""
_THEY_BEHIND = re.compile(
    rf"[,;.] ?(?:và |nay |đến nay,? )?(?:cả |toàn bộ |tất cả )?{_MANY} (?P<what>{_WORD}(?:,? {_WORD}){{0,4}}?)"
    r" (?:đều |đã |được ){1,3}(?P<act>[^\W\d_]{1,8} [^\W\d_]{1,8})"
)
"""So many of them, with which something was done."""
_SHARE = re.compile(
    r" (?:trường hợp|cán bộ|công chức|viên chức|người|đồng chí|hồ sơ|phiếu|nhiệm vụ|văn bản|đơn|ý kiến|vụ|nội dung)"
    r"(?!\w)[^,;.:()0-9]{0,80}(?:,[^,;.:()0-9]{1,40})?"
    r"(?:(?: \([^()]{2,90}\))?, (?P<verb>chiếm|tương ứng|đạt)(?: (?:tỷ|tỉ) lệ)? | \()"
    r"(?P<share>[0-9]{1,2}(?:,[0-9]{1,2})?) ?%"
)
"""The share of what there is none of."""
_DETAILS = re.compile(
    r" (?P<noun>[^\W\d_]{1,8} [^\W\d_]{1,8})[^,;.:()0-9]{0,60}(?:, | \()"
    r"(?P<said>đều (?:thuộc|do|ở|là)|nguyên nhân (?:là|do|chủ yếu)|"
    r"trong đó (?:có )?[^0-9,;.:()]{0,40}[1-9][0-9]{0,3}|trong đó (?:có )?0[1-9])(?![0-9.,]|\w)"
)
"""What is told of things of which there is none."""
_DETAIL_SIGNS = frozenset(("đều thuộc", "đều do", "đều ở", "đều là", "nguyên nhân"))
_SORRY = re.compile(
    rf" hồ sơ [^,;.:()0-9]{{0,40}}(?:quá|trễ|chậm) (?:hạn|hẹn)[^0-9:()]{{0,60}}đã (?:có|gửi|ban hành|phát hành)"
    rf"(?: đủ)? {_MANY} (?:thư|văn bản|phiếu|công văn|lá thư) xin lỗi"
)
_WITH = re.compile(
    r" (?:(?:cuộc|buổi|hội nghị|lớp|đợt|phiên|quyết định|biên bản|vụ)(?!\w))[^;.:()0-9]{0,60}?,? với "
    r"(?:tổng số tiền |sự tham gia của |tổng số )?(?P<many>[1-9][0-9.]{0,12}|0[1-9])(?![0-9,]) ?"
    r"(?:lượt|người|đại biểu|đồng|triệu|hộ)"
)
"""Who came to what there was none of, what it cost."""
_MORE = re.compile(rf" (?P<noun>{_WORD} {_WORD})[^,;.:()0-9]{{0,60}}, tăng (?:thêm )?{_MANY} (?P=noun)")
_BEGINS = re.compile(
    r"(?:^|[.;:,] ?|- ?|(?<!\w)(?:kỳ|quý|năm|nay|xã|phường|đơn vị|hiện|đều|cũng|vẫn|và|hội nghị|"
    r"buổi|cuộc|tra|tổ|đoàn|trung tâm|hđnd|ubnd|năm [0-9]{4}|quý [ivx]{1,3}) )$"
)
_LABEL = re.compile(r"(?:^|[.;] ?|[-+*•] ?)(?P<label>[^.;:0-9()]{4,90}): ?$")
_OTHERS = re.compile(
    r"(?<!\w)(?:(?:kỳ|quý|năm|tháng|tuần) trước|năm ngoái|cùng kỳ|chuyển sang|chuyển kỳ|tồn đọng|tồn kỳ|tồn cũ|mới|"
    r"thêm|khác|quá hạn|cũ|trễ|chậm|kéo dài|vượt cấp|phức tạp|đông người|chưa|không hài lòng|tháng [0-9]{1,2}|phấn đấu|"
    r"mục tiêu|nghiêm trọng|lớn)(?!\w)"
)
"""Words by which there is none of some of them alone, or at another time."""
_AT_OTHERS = re.compile(
    r"(?<!\w)(?:(?:kỳ|quý|năm|tháng|tuần) trước|năm ngoái|cùng kỳ|so với|tháng [0-9]{1,2}|phấn đấu|mục tiêu|"
    r"chỉ tiêu|riêng)(?!\w)"
)
_OF_SOME = re.compile(r"(?: (?:về|của|do|thuộc|liên quan|đối với|qua|trên|tại|gửi)(?!\w)).*", re.DOTALL)
_WHOSE = re.compile(
    r" (?:của|từ) (?:người dân|công dân|cá nhân|tổ chức|nhân dân|doanh nghiệp)(?:, (?:tổ chức|doanh nghiệp))?"
)
_FILLERS = re.compile(r"(?<!\w)(?:và|hoặc|nào|các|trường hợp|bất kỳ|đơn)(?!\w)|[,\s-]")
_TOLD_BY = frozenset(("trên", "qua", "trong", "theo", "đúng", "đạt", "kịp", "và", "gửi", "tại", "bằng", "cho"))
"""Words that begin what tells of an act, not of what it was done with."""
_ANY_ONE = frozenset(("trường hợp", "vụ việc", "lượt"))
_ANY = re.compile(
    rf"(?<!\w)(?:không|chưa) có (?P<noun>{_WORD}(?: {_WORD})?) nào (?:được |bị |phải )?"
    rf"(?P<what>{_WORD}(?: {_WORD}){{1,6}})"
)
"""None of which something is so: "không có thủ tục nào được đề xuất cắt giảm thời gian"."""
_DIGIT = re.compile("[0-9]")
_THING = re.compile(rf" (?P<noun>{_WORD} {_WORD}(?: {_WORD})?) nào(?: trong (?:kỳ|quý|tháng))?")
_MADE = frozenset(("được", "bị", "phải", "đã"))
_LEFT = re.compile(rf" (?P<noun>{_WORD} {_WORD})(?: nào)?(?=[,;.]|$| (?:về|phải|cần|(?P<open>đang|chưa|còn))(?!\w))")
_DONE = re.compile(r"(?<!\w)đã [^,;.]{2,30}$")
_BARE = re.compile(r" ?(?:[,;.(]|$)")
_MOST, _REACH, _LEAD, _LONG, _TWO = 12, 200, 100, 5, 2


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what a paragraph says to be none while it tells what became of it, unless its numbers are told for it."""
    found = [*_slips(reading, facts)]
    if found and not [*none_slips.slips(reading, facts)]:
        yield from found


def _slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    if facts.is_ahead or reading.vocabulary.isdisjoint(("không", "chưa")):
        return
    if not reading.has_digits and _DETAIL_SIGNS.isdisjoint(reading.pairs):
        return
    for sentence in reading.sentences:
        for match in islice(_NONE.finditer(reading.small, sentence.start, sentence.end), _MOST):
            families = (_shared, _told_of, _answered, _not_all)
            slip = next((slip for family in families for slip in family(match, sentence, reading)), None)
            if slip:
                yield slip
    if "nào" in reading.vocabulary:
        yield from _of_any(reading)


def _before(none: re.Match[str], sentence: Passage, reading: ParagraphReading) -> str:
    return reading.small[max(sentence.start, none.start() - _LEAD) : none.start()]


def _shared(none: re.Match[str], sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the share of none: "không có trường hợp nào bị nhắc nhở, chiếm 4,76%"."""
    share = _SHARE.match(reading.small, none.end(), min(sentence.end, none.end() + _REACH * 2))
    before = _before(none, sentence, reading)
    if share and share["share"].strip("0,") and _BEGINS.search(before):
        is_reached = share["verb"] == "đạt"  # of a number told before, perhaps
        if not (is_reached and _DIGIT.search(before)):
            yield _slip(none.span(), f"{share['share']}%", reading, Severity.HINT if is_reached else None)


def _told_of(none: re.Match[str], sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield what there is none of, and where it lies, what it is due to, how much it grew, who was told sorry."""
    end = min(len(reading.small), sentence.end + _LEAD, none.end() + _REACH)
    details = _DETAILS.match(reading.small, none.end(), min(end, sentence.end))
    if details and details["said"].startswith("trong đó"):
        counted = reading.counts_within(sentence.start, none.start())
        details = None if any(each.unit.startswith(details["noun"]) for each in counted) else details
    found = (
        details or _MORE.match(reading.small, none.end(), end) or _WITH.match(reading.small, none.end(), sentence.end)
    )
    said = found[0][found[0].rfind(", ") + 1 :].strip(" ,(") if found else ""
    if not found and (sorry := _SORRY.match(reading.small, none.end(), end)):
        found, said = sorry, f"đã có {sorry['many']} thư xin lỗi"
    if found and _BEGINS.search(_before(none, sentence, reading)):
        yield _slip(none.span(), f"“{details['said'] if details else said}”", reading, Severity.HINT)


def _answered(none: re.Match[str], sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield what there is none of, and so many of which were answered, settled, mended."""
    end = min(len(reading.small), sentence.end + _LEAD, none.end() + _REACH)
    small = reading.small
    for done in (_DONE_BEHIND.search(small, none.end(), end), _THEY_BEHIND.search(small, none.end(), end)):
        if not done:
            continue
        things = _things(none, done.start(), sentence, reading.small)
        nouns = _nouns(things, done["act"]) or _any_thing(things)
        if nouns and _is_one_kind(nouns, none, sentence, reading):
            continue
        if nouns and _is_of(nouns, things, done) and not _OTHERS.search(reading.small, sentence.start, none.end()):
            yield _slip(none.span(), f"“{' '.join(done[0].strip(' ,;.').split())}”", reading, Severity.HINT)
            return


def _is_one_kind(nouns: tuple[str, ...], none: re.Match[str], sentence: Passage, reading: ParagraphReading) -> bool:
    """Return whether others of the things are counted before: "01 đơn khiếu nại, không có đơn tố cáo"."""
    heads = {each.partition(" ")[0] for each in nouns}
    counted = reading.counts_within(sentence.start, none.start())
    return any(each.unit.partition(" ")[0] in heads for each in counted)


def _things(none: re.Match[str], end: int, sentence: Passage, small: str) -> str:
    """Return the words for what there is none of: those behind, or the label before a colon."""
    behind = small[none.end() : end]
    if behind.strip():
        return behind
    label = _LABEL.search(small[max(sentence.start, none.start() - _LEAD) : none.start()])
    return f" {label['label']}" if label else ""


def _nouns(things: str, act: str) -> tuple[str, ...]:
    """Return the nouns of things that an act may be done with; none where words narrow them."""
    for nouns, acts in _acts() if things else ():
        bare = _OF_SOME.sub("", _WHOSE.sub("", things))
        found = tuple(nouns.findall(bare))
        is_all = not (_FILLERS.sub("", nouns.sub("", bare)) or _OTHERS.search(nouns.sub("", things)))
        if found and is_all and acts.search(act):
            return found
    return ()


def _any_thing(things: str) -> tuple[str, ...]:
    """Return what "không có … nào" names in two words or three, and by its first word."""
    named = _THING.fullmatch(_WHOSE.sub("", things).rstrip())
    return (named["noun"], named["noun"].split()[0]) if named and not _OTHERS.search(things) else ()


def _is_of(nouns: tuple[str, ...], things: str, done: re.Match[str]) -> bool:
    """Return whether what an act was done with may be what there is none of."""
    what = done["what"] or ""
    words = what.split()
    if not words or words[0] in _TOLD_BY:
        return True
    if " ".join(words[:_TWO]) in _ANY_ONE or words[0] == "vụ":
        return True
    is_bare = len(words) == 1 or words[1] in _TOLD_BY
    if (is_bare and any(noun.startswith(f"{words[0]} ") for noun in nouns)) or _is_any_kind(words[0], nouns, things):
        return True
    named = next((noun for noun in nouns if f"{what} ".replace(",", " ").startswith(f"{noun} ")), "")
    rest = what[len(named) :].replace(",", " ").split()
    rest = rest[len(rest) // _TWO * _TWO :] if " ".join(rest[:_TWO]) in nouns else rest[:1]
    is_other = bool(rest) and rest[0] not in (*_TOLD_BY, "của", "được", "này", "đó")
    return bool(named) and (not is_other or (rest[0] == "về" and " về " not in things))


def _is_any_kind(word: str, nouns: tuple[str, ...], things: str) -> bool:
    """Return whether a word names things of which there is none of any kind: "không nhận được đơn nào"."""
    return set(nouns) == {word} and things.strip() == f"{word} nào"


@cache
def _acts() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the nouns of things that come in or are found, each kind with what is done with them."""
    data: list[dict[str, Any]] = prose_data("said")["handled"]
    return tuple((re.compile(any_word(each["things"])), re.compile(any_word(each["acts"]))) for each in data)


def _not_all(none: re.Match[str], sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield what nothing is left of, though fewer were done than found: "06 thiếu sót, đã sửa 05, không còn …"."""
    left = _LEFT.match(reading.small, none.end())
    if not left or not (
        none[0].endswith("còn") or (left["open"] and left["noun"] in prose_data("said")["mended"]["list"])
    ):
        return
    counted = within(counts_of(reading), sentence.start, none.start())
    first = next((at for at, each in enumerate(counted) if _counts(each, left["noun"], reading.small)), None)
    told = counted[first:] if first is not None else ()
    if len(told) == _TWO + 1 and told[-1].value == told[0].value and reading.small[told[1].end] == "/":
        told = (told[0], told[1]._replace(end=told[-1].end))
    if len(told) == _TWO and (_counts(told[1], left["noun"], reading.small) or _BARE.match(reading.small, told[1].end)):
        whole, done = told
        if whole.value > done.value > 0 and _DONE.search(done.lead):
            said = f"đã xong {done.text}/{whole.text} {left['noun']}"
            yield _slip((none.start(), left.end("noun")), said, reading, Severity.HINT)


def _counts(each: Quantity, noun: str, small: str) -> bool:
    return small.startswith(f" {noun}", each.end)


def _of_any(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield what none of some is, while so many of them are."""
    for match in islice(_ANY.finditer(reading.small), _MOST):
        if _AT_OTHERS.search(reading.small, max(0, match.start() - _LEAD), match.start()):
            continue
        for each in within(counts_of(reading), match.start() - _REACH, match.end() + _REACH):
            if each.value and _is_so(each, match, reading.small) and not _AT_OTHERS.search(each.lead):
                said = f"có {each.text} {match['noun']} như vậy"
                yield _slip((match.start(), match.start("what") - 1), said, reading, Severity.HINT)
                return


def _is_so(each: Quantity, none: re.Match[str], small: str) -> bool:
    """Return whether a number counts what none of some is said to be."""
    noun, what = none["noun"].split(), none["what"].split()
    words = [word for word in small[each.end : each.end + _LEAD].split() if word not in _MADE]
    least = min(_LONG, len(what))
    said = " ".join(words[: len(noun) + least]).rstrip(".,;:)")
    return said == " ".join((*noun, *what[:least]))


def _slip(none: tuple[int, int], said: str, reading: ParagraphReading, severity: Severity | None) -> ProseSlip:
    written = " ".join(reading.text[slice(*none)].split())
    message = f"Ở đây ghi “{written}”, mà cùng đoạn ghi {said}. Xem lại hai chỗ này."
    return ProseSlip("text.arithmetic", *none, message, severity=severity)
