"""Statements about dossiers: which numbers of a text are the received, the settled, the late … of one matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import read_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.section_reading import ParagraphReading, Passage, SectionReading
    from cchc_desktop.reading.written_numbers import WrittenNumber

_CUT = re.compile(  # one class first: a search passes over letters and digits at once
    r"[,;.()\n: ](?:(?<=[^: ])(?:[,;.()\n]*(?![0-9])|(?<=[;()\n]))"
    r"|(?<=:)(?:(?<=hồ sơ:)|(?<=[0-9]:))(?= [^\W\d])"
    r"|(?<= )(?:và (?!đúng hạn|giải quyết|trước hạn|trả)|trên (?=tổng)))"
)
_RAISED = re.compile(r"[0-9] [^0-9]{1,60}?(?P<to> (?:là|thành|bằng|nâng tổng số lên|tổng là|tổng cộng là) )[0-9]")
"""Between what was carried over and what all then are: "cùng 29 hồ sơ kỳ trước chuyển sang là 1.395 hồ sơ"."""
_SETTLED = re.compile(r"\s?(?:đã )?(?:giải quyết|trả)(?: được)? [0-9]")
_NONE = re.compile(r"\bkhông (?:có|còn|phát sinh)(?: hồ sơ(?: nào)?)? (?=quá|trễ|chậm)")
_TELLS = re.compile("hạn|hẹn|nhận|giải quyết|xử lý|trả|chuyển|hồ sơ|tồn|phát sinh|thụ lý|tổng|kỳ trước|hoàn thành")
"""Some of it is in every word for a role."""
ITEM = ("-", "+", "*", "•", "–")
UNREAD = "unread"
"""The role of a number that is not well written: a statement with it cannot be added up."""
_OTHER_TAKING = re.compile(r"(?:công|ghi|xác|chứng|thừa|tuyển|đón|đảm|cảm|nhìn) nhận")
"""What is no taking in: "được công nhận", "ghi nhận 04 ưu điểm"."""
_OF_ALL = ("total", "intake")
_OF_SOME = re.compile(r" ?trong đó|(?:[^:]{0,40}: ?| ?)quý (?:[1-4]|i{1,3}|iv)(?!\w)")
_ALL = ("settled", "in_hand")
_WITHIN_HAND = {"late": "in_hand_late", "in_time": "in_hand_in_time", "on_time": "in_hand_in_time"}
_MATTERS = ("hồ sơ", "đơn", "văn bản", "nhiệm vụ", "vụ việc", "phản ánh", "kiến nghị", "ý kiến")
_NO_DOSSIERS = (
    "đồng", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "%", "ngày", "tháng", "giờ", "thủ tục", "tthc", "lần", "điểm", "quầy",
    "bàn", "nơi", "bộ phận", "lượt người", "người", "buổi", "cuộc", "công chức", "cán bộ", "nhân viên",
    "sáng kiến", "ưu điểm", "hạn chế", "mô hình", "cách làm",
)  # fmt: skip
"""Units and nouns of numbers that count no dossiers: "02 điểm tiếp nhận"."""


class Counted(NamedTuple):
    """A number with what it stands for: its span and value; a claim of none has the value 0.

    matter is what it counts, where that cannot be of two statements' one matter: "hồ sơ", "đơn", "văn bản".
    """

    start: int
    end: int
    value: Decimal
    matter: str = ""


@dataclass
class DossierStatement:
    """The numbers of one matter by role."""

    counts: dict[str, Counted] = field(default_factory=dict)

    def is_of_another(self, matter: str) -> bool:
        """Return whether one of the numbers counts something else."""
        return bool(matter) and any(each.matter not in ("", matter) for each in self.counts.values())


class SentenceClaims(NamedTuple):
    """The roles and numbers of a sentence; begins and ends: whether a new statement does with it."""

    counts: tuple[tuple[str, Counted], ...]
    begins: bool
    ends: bool


def find_statements(section: SectionReading) -> tuple[DossierStatement, ...]:
    """Return the statements about dossiers in a section, each from neighbouring sentences of one matter."""
    if not any("hồ sơ" in paragraph.reading.small for paragraph in section.paragraphs):
        return ()
    found = [DossierStatement()]
    for start, reading in section.paragraphs:
        sentences = _claims(reading.text)
        if not reading.text.lstrip().startswith(ITEM) and _says_again(sentences, found[-1]):
            found.append(DossierStatement())
        for claims in sentences:
            if claims.begins:
                found.append(DossierStatement())
            for role, count in claims.counts:
                known = found[-1].counts.get(role)
                if (known and known.value != count.value) or found[-1].is_of_another(count.matter):
                    found.append(DossierStatement())
                moved = count._replace(start=start + count.start, end=start + count.end)
                found[-1].counts.setdefault(role, moved)
            if claims.ends:
                found.append(DossierStatement())
    return tuple(each for each in found if len(each.counts) > 2)  # noqa: PLR2004


def _says_again(sentences: tuple[SentenceClaims, ...], statement: DossierStatement) -> bool:
    """Return whether a paragraph begins with a number that the statement before it has: it makes a statement anew."""
    first = next((claims.counts[0][0] for claims in sentences if claims.counts), "")
    total = first in ("total", "intake") and not {"total", "intake"}.isdisjoint(statement.counts)
    return total or first in statement.counts


@lru_cache(maxsize=512)  # read again only when the paragraph changes
def _claims(text: str) -> tuple[SentenceClaims, ...]:
    """Return what each sentence of a paragraph says of dossiers."""
    reading = read_paragraph(text)
    return tuple(_of_sentence(sentence, reading) for sentence in reading.sentences)


def _of_sentence(sentence: Passage, reading: ParagraphReading) -> SentenceClaims:
    is_item = sentence.text.lstrip().startswith(ITEM)
    counts = reading.counts or "không " in sentence.text
    telling = counts and _TELLS.search(reading.small, sentence.start, sentence.end)
    counted = tuple(_roles(sentence, reading)) if telling else ()
    if not counted and not is_item:
        return SentenceClaims((), begins=True, ends=False)
    subset = _is_subset(sentence, reading)
    return SentenceClaims(counted, begins=subset, ends=subset and bool(counted))


def _is_subset(sentence: Passage, reading: ParagraphReading) -> bool:
    """Return whether the words before a sentence's first number narrow what it tells of."""
    first = next(iter(reading.counts_within(sentence.start, sentence.end)), None)
    before = reading.small[sentence.start : first.start if first else sentence.end]
    return _subsets().search(before) is not None


def _roles(sentence: Passage, reading: ParagraphReading) -> Iterator[tuple[str, Counted]]:
    """Yield the roles of a sentence's numbers, segment by segment."""
    within = ""
    for start, end in _segments(sentence):
        own = tuple(each for each in reading.counts_within(start, end) if not _is_year(each, reading.small))
        words = reading.small[start:end]
        raised = _raised(own, words, start)
        if raised:
            yield from raised
            continue
        count = _count(own, words, start)
        if count is None and all(each.is_whole for each in own):
            continue
        role = _role(_without_field(words) if start == sentence.start else words)
        if count is None:
            if role:
                yield UNREAD, Counted(start, end, Decimal(0))
            continue
        some = _OF_SOME.match(words) if role in _OF_ALL else None
        if some and (start > sentence.start or ":" in some[0]):
            continue  # some of them: "trong đó có 63 hồ sơ được tiếp nhận tại chỗ", "…: quý I tiếp nhận 1.087 hồ sơ"
        role = _within(role, within)
        if role == within == "in_hand":  # "đang giải quyết 42, trong đó chưa đến hạn 40"
            role = "in_hand_in_time"
        elif role in _ALL:
            within = role
        if role and role != "in_time":
            yield role, count


def _is_year(each: WrittenNumber, small: str) -> bool:
    return len(each.text) == len("2026") and small.endswith("năm ", 0, each.start)


def _within(role: str, within: str) -> str:
    """Return a role as it is among those settled or in hand."""
    if within == "in_hand" and role in _WITHIN_HAND:
        return _WITHIN_HAND[role]
    if role == "in_time":
        return "on_time" if within == "settled" else ""
    return role


def _raised(own: Sequence[WrittenNumber], words: str, start: int) -> tuple[tuple[str, Counted], ...]:
    """Return what was carried over and what all then are, where a segment tells both."""
    between = _RAISED.search(words) if len(own) == 2 else None  # noqa: PLR2004
    if not between or _role(words[: between.start("to")]) != "carried":
        return ()
    carried, total = _count(own[:1], words, start), _count(own[1:], words, start)
    return (("carried", carried), ("total", total)) if carried and total else ()


def _without_field(words: str) -> str:
    """Return what a sentence's first words say after the field of work that the whole sentence is about."""
    field_end = max((match.end() for match in _subsets().finditer(words)), default=0)
    return words[field_end:]


def _segments(sentence: Passage) -> Iterator[tuple[int, int]]:
    at = sentence.start
    for match in _CUT.finditer(sentence.text):
        yield at, sentence.start + match.start()
        at = sentence.start + match.end()
    yield at, sentence.end


def _count(own: Sequence[WrittenNumber], words: str, start: int) -> Counted | None:
    """Return the one count of a segment; "không có hồ sơ quá hạn" counts none."""
    if not own:
        none = _NONE.search(words) if "không " in words else None
        return Counted(start + none.start(), start + len(words.rstrip()), Decimal(0)) if none else None
    if len(own) > 1 or not own[0].is_whole or own[0].value is None or own[0].unit.startswith(_NO_DOSSIERS):
        return None
    matter = next((each for each in _MATTERS if own[0].unit.startswith(each)), "")
    return Counted(own[0].start, own[0].end, own[0].value, matter)


def _role(words: str) -> str:
    """Return what the number of a segment stands for, "" where that is not clear."""
    if _subsets().search(words):
        return ""
    told = _OTHER_TAKING.sub("", words) if " nhận" in words else words
    found = {_all_roles()[match[0]] for match in _role_words().finditer(told)}
    if len(found) > 1:
        found -= {"intake", "remaining"}
    if len(found) > 1 and "settled" in found and words.lstrip().startswith("kết quả giải quyết"):
        found -= {"settled"}  # the title of what follows
    if found in ({"settled", each} for each in ("early", "on_time", "late", "early_or_on_time")):
        found -= {"settled"}
    if found == {"total", "settled"}:
        return "settled" if "tổng" in words and "tiếp nhận" not in words else ""
    if not found and _SETTLED.match(words):
        return "settled"
    for part, name in (("in_time", "in_hand_in_time"), ("on_time", "in_hand_in_time"), ("late", "in_hand_late")):
        if found == {"in_hand", part}:
            return name
    if found == {"remaining"}:
        return "in_hand"
    return found.pop() if len(found) == 1 else ""


@cache
def _all_roles() -> dict[str, str]:
    return {words: role for role, each in prose_data("sums")["roles"].items() for words in each}


@cache
def _role_words() -> re.Pattern[str]:
    return re.compile(any_word(_all_roles()))


@lru_cache(maxsize=16)  # of a paragraph, for each of its clauses
def is_narrowed(words: str) -> bool:
    """Return whether small words tell of some of the dossiers only, or of another time."""
    return _subsets().search(words) is not None


@cache
def _subsets() -> re.Pattern[str]:
    return re.compile(rf"{any_word(prose_data('sums')['subsets']['list'])}|tháng(?<!\wtháng) [0-9]+(?!\w)")
