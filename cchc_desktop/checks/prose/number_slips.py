"""Numbers in prose that are not written as Vietnamese writes them: broken groups, decimal dots, mixed styles."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import within
from cchc_desktop.reading.written_numbers import AS_DIGITS, Writing, is_well_written, unit_after
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading
from cchc_desktop.reading.written_numbers import WrittenNumber

_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}")
_ONE_DOT = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})")
_ODD = re.compile(r"[0-9](?:[.,]{0,9}[OoIl]|,? [0-9]|(?:\. | \.)[0-9]|,[0-9]{1,2},[0-9]|[;'’:][0-9]|%%|(?<=\W[OIl].))")
"""What every number has that a letter, a space or a second comma divides: one search tells that there is none."""
_SPACED = re.compile(r"([0-9](?<![\w.,/-].)[0-9]{1,2}), ([0-9]{1,2})(?=\s?%)")
_LIST_BEFORE = re.compile(r"[0-9]%?[,;]? ?$")
_SPLIT = re.compile(
    r"([0-9](?<![\w.,/-].)[0-9]{0,2})(?:\. | \.)([0-9]{3}(?:\.[0-9]{3}){0,4})(?![0-9.,])(?= (?P<noun>[^\W\d_]))"
)
_PIECES = re.compile(
    r"[0-9](?<![\w.,/:-].)[0-9]{0,2}(?:[.,][0-9]{1,3}){0,4} [0-9]{1,3}(?:[.,][0-9]{1,3}){0,4}(?![\w/:]|[.,][0-9])"
)
_SPACED_GROUPS = re.compile(r"[1-9](?<![\w.,/:+-].)(?<![0-9] .)[0-9]{0,2}(?: [0-9]{3}){1,4}(?![\w/:]|[.,][0-9]| [0-9])")
_SCORE = re.compile(
    r"(?:[Đđ]ạt|là|được|còn|bằng|[Cc]ó|[Cc]hiếm|tỷ lệ|khoảng|tới|với) (?P<score>[0-9]{1,3},[0-9]{1,2},[0-9]{1,2})"
    r"(?=(?:/[0-9]{1,3})? ?(?:điểm|%|triệu|tỷ|ha|km)(?!\w))"
)
_OTHER_SIGN = re.compile(
    r"(?:đạt|là|được|còn|bằng|chiếm|tỷ lệ|số|có|nhận) (?P<number>[0-9]{1,3}(?P<sign>[;'’:])(?:[0-9]{1,2}(?= ?%)"
    r"|(?P<group>[0-9]{3})(?= (?:hồ sơ|lượt|người|hộ|văn bản|đồng|phiếu))))"
)
_OF_POINTS = re.compile(r"[0-9](?<![\w.,/-].)[0-9]?\.[0-9]{1,2}(?=/[0-9]{1,3} điểm)")
_BEFORE_WHOLE = re.compile(r"[0-9](?<![\w.,/-].)[0-9]{0,2}(?:\.[0-9]{1,9}){2,5}(?=/[0-9]{1,3}\.[0-9])")
_LETTER_IN = re.compile(r"(?<![\w.,/-])[0-9]+[.,0-9]{0,9}[OoIl][OoIl.,0-9]{0,9}[0-9](?![\w/.,-])")
_HALF_MIXED = re.compile(r"[0-9]{1,3}\.[0-9]{3},[0-9]{3}")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}\.[0-9]{1,2}")
_MIXED_SIGNS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3}){2,5}")
_LETTER_FIRST = re.compile(r"(?<![\w.,/-])[OIl][0-9]{1,3}(?= [^\W\d_])")
_LETTER_LAST = re.compile(r"[0-9](?<![\w.,/-].)[0-9]{0,5}(?:[.,][0-9]{0,3}){0,3}[OoIl](?= [^\W\d_])")
_OVER_ALL = re.compile(
    r"(?P<percent>[0-9](?<![\w.,/-].)[0-9]{2}(?:,[0-9]{1,2})?) ?%"
    r"(?= (?:tổng số|trên tổng số|số|cán bộ|công chức|hồ sơ|người|hộ|"
    r"thủ tục|tthc|văn bản|thôn|đơn vị|cơ quan|ý kiến|phiếu|máy)(?!\w))"
)
_GROWTH = re.compile(r"tăng|so với|cùng kỳ|vượt|kế hoạch|chỉ tiêu|dự toán|bằng")
_LEAD, _NEIGHBOURS = 60, 160
_ALL = 100
_COMMA_SIGN = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
_ONE_COMMA = re.compile(r"([1-9][0-9]{0,2}),([0-9]{3})")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3}")
_THREE = re.compile(r",[0-9]{3}")
_MEAN = re.compile(r"(?<!\w)(?:bình quân|trung bình|mật độ|mỗi(?= [^.;,]{0,30}$))(?!\w)")
_A_PIECE = re.compile(r" [^\W\d_]+(?: [^\W\d_]+)? ?/ ?(?:[1-9] )?[^\W\d_]")
"""Behind a number of so many for each: "21,734 hồ sơ/người"."""
_RATE = re.compile(r"(?<!\w)(?:bình quân|trung bình|hệ số|tỷ lệ|điểm|chỉ số|gấp|mỗi)(?!\w)[^.;,]{0,40}$")
_PROCEDURE = re.compile(r"[0-9]\.[0-9]{6}")
_WHOLE_OF = (["tổng", "số"], ["trong", "số"])
"""Before a number of things, where "số" names nothing."""
_NOUN = 20
_THOUSAND = 1000
_GROUP = 3
_YEARS = (1900, 2100)
_DECIMAL = "“{}”: số thập phân viết dấu phẩy: {}."
_GROUPED = "“{}”: các nhóm nghìn viết dấu chấm: {}."
_BROKEN = "“{}”: các nhóm giữa dấu chấm không đủ ba chữ số. Nếu là {} thì ghi lại như vậy."
_SPACE = "“{}”: thừa dấu cách trong số: {}."


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with how the numbers of a paragraph are written."""
    if not reading.has_digits:
        return
    for each in reading.numbers:
        message, mend = _fault(each, reading.small) if "." in each.text or "," in each.text else ("", None)
        if message:
            yield ProseSlip("text.number", each.start, each.end, message, mend)
    if "," in reading.text and _COMMA_SIGN.search(reading.text):
        yield from _commas(reading)
    if _ODD.search(reading.text):
        yield from _spaces(reading.text)
        yield from _pieces(reading)
        yield from _letters(reading)
        yield from _twice(reading.text)
    yield from _over_all(reading)
    for match in _OF_POINTS.finditer(reading.text) if "/" in reading.text and " điểm" in reading.text else ():
        mend = match[0].replace(".", ",")
        yield ProseSlip("text.number", *match.span(), _DECIMAL.format(match[0], mend), mend)
    for match in _BEFORE_WHOLE.finditer(reading.text) if "/" in reading.text else ():
        message, mend = _groups(match[0])
        if message and not is_well_written(match[0]):
            yield ProseSlip("text.number", *match.span(), message, mend)


def _letters(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield numbers with letters that look like digits: "1O0", "20l hồ sơ"."""
    found = (*_LETTER_FIRST.finditer(reading.text), *_LETTER_LAST.finditer(reading.text))
    beside = (m for m in found if m[0][-1] == "O" or _is_amount(m[0], unit_after(reading.text, m.end())))
    for match in (*_LETTER_IN.finditer(reading.text), *beside):
        mend = match[0].translate(AS_DIGITS)
        yield ProseSlip("text.number", *match.span(), f"“{match[0]}” có chữ cái giữa các chữ số.", mend)


def _is_amount(text: str, unit: str) -> bool:
    """Return whether the unit behind a number with a last letter is of things, or of an amount where it has a mark."""
    return _begins(unit, "counted") or (_begins(unit, "measured") and any(sign in text for sign in ".,"))


def _commas(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield thousands with a comma beside thousands with dots in one sentence: "3.815; … 1,391, … 2.424"."""
    for each in reading.numbers:
        comma = _ONE_COMMA.fullmatch(each.text)
        sentence = reading.sentence_at(each.start) if comma else None
        if comma is None or sentence is None or _begins(each.unit, "counted"):
            continue
        begin, end = max(sentence.start, each.start - _NEIGHBOURS), min(sentence.end, each.end + _NEIGHBOURS)
        beside = within(reading.numbers, begin, end)
        dotted = [one for one in beside if _DOTTED.fullmatch(one.text)]
        others = {int(one.text.replace(".", "")) for one in dotted}
        value = int(comma[1] + comma[2])
        proven = any(value + one in others or abs(value - one) in others for one in others if one != value)
        alike = [one for one in dotted if _unit(one) == _unit(each)]
        lead = reading.small[max(0, each.start - _LEAD) : each.start]
        if proven or (alike and not _RATE.search(lead) and _are_thousands(each, comma[2], beside)):
            mend = each.text.replace(",", ".")
            message = f"“{each.text}”: các nhóm nghìn viết dấu chấm như các số bên cạnh. Nếu là {mend} thì ghi lại."
            severity = None if proven else Severity.HINT
            yield ProseSlip("text.number", each.start, each.end, message, mend, severity=severity)


def _unit(each: WrittenNumber) -> str:
    """Return the first two words behind a number, where it has a measure."""
    return " ".join(each.unit.split()[:2]) if _begins(each.unit, "measured") else ""


def _are_thousands(each: WrittenNumber, digits: str, beside: tuple[WrittenNumber, ...]) -> bool:
    """Return whether three digits behind a comma are hardly decimals: they end with 0, no other number has three."""
    if not _unit(each):
        return True
    return digits.endswith("0") and not any(_THREE.search(one.text) for one in beside if one is not each)


def _pieces(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield numbers that a space divides: "1.2 40 phút", "1 2.500.000 đồng"; a hint where both pieces are numbers."""
    spaced = list(_spaced_groups(reading))
    yield from spaced
    taken = {at for each in spaced for at in range(each.start, each.end)}
    for match in _PIECES.finditer(reading.text):
        if match.start() in taken:
            continue
        whole, (first, second) = match[0].replace(" ", ""), match[0].split(" ")
        if not is_well_written(whole) or not _is_counted(unit_after(reading.text, match.end())):
            continue
        broken = not is_well_written(first) or second.startswith("00") or (second == "0" and not first.isdecimal())
        named = reading.small[: match.start()].rstrip().rpartition(" ")[2] in _words("named")
        if first == second and len(first) > 1 and not named:
            message = f"“{match[0]}”: hai số giống nhau đứng liền. Bỏ bớt một số."
            yield ProseSlip("text.number", *match.span(), message, first)
        elif broken or not (whole.isdecimal() or named):
            mend = f"{int(whole):,}".replace(",", ".") if whole.isdecimal() else whole
            message = f"“{match[0]}”: thừa dấu cách trong số. Nếu là {mend} thì viết liền."
            yield ProseSlip("text.number", *match.span(), message, mend, severity=None if broken else Severity.HINT)


def _spaced_groups(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield numbers whose thousands a space divides: "3 220 công dân", "12 500 000 đồng"."""
    for match in _SPACED_GROUPS.finditer(reading.text):
        before = reading.small[max(0, match.start() - _NOUN) : match.start()].split()
        whole = before[-2:] in _WHOLE_OF
        if (
            before
            and (whole or before[-1] not in _words("named"))
            and _is_counted(unit_after(reading.text, match.end()))
        ):
            mend = match[0].replace(" ", ".")
            yield _twins(match, mend) or ProseSlip("text.number", *match.span(), _GROUPED.format(match[0], mend), mend)


def _twins(match: re.Match[str], mend: str) -> ProseSlip | None:
    """Return the slip of like numbers in a row, of which one may be too many: "368 368"; None for other groups."""
    if len(set(mend.split("."))) > 1:
        return None
    message = f"“{match[0]}”: hai số giống nhau đứng liền. Nếu thừa một số thì bỏ bớt, nếu là {mend} thì viết liền."
    return ProseSlip("text.number", *match.span(), message)


def _twice(text: str) -> Iterator[ProseSlip]:
    """Yield numbers with a second comma ("4,5,6/5 điểm"), and percent signs that stand twice."""
    for match in _OTHER_SIGN.finditer(text):
        mend = match["number"].replace(match["sign"], "." if match["group"] else ",")
        message = f"“{match['number']}”: dấu “{match['sign']}” trong số. Nếu là {mend} thì ghi lại như vậy."
        yield ProseSlip("text.number", *match.span("number"), message, mend)
    for match in _SCORE.finditer(text):
        message = f"“{match['score']}”: một số chỉ có một dấu phẩy. Xem lại số này."
        yield ProseSlip("text.number", *match.span("score"), message)
    at = text.find("%%")
    if at >= 0:
        yield ProseSlip("text.number", at, at + 2, "Hai dấu % đứng liền. Để một dấu.", "%")


def _is_counted(unit: str) -> bool:
    return _begins(unit, "counted") or _begins(unit, "measured")


def _over_all(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield shares of a whole that are more than all of it."""
    for match in _OVER_ALL.finditer(reading.text) if "%" in reading.text else ():
        over = int(match["percent"].partition(",")[0]) >= _ALL and match["percent"].strip("0,") != "1"
        if over and not _GROWTH.search(reading.small, max(0, match.start() - _LEAD), match.end() + _LEAD):
            message = f"“{match[0]}”: không phần nào của một tổng lớn hơn 100%. Xem lại số này."
            yield ProseSlip("text.number", *match.span("percent"), message)


def _fault(each: WrittenNumber, small: str) -> tuple[str, str | None]:
    """Return the message and the mend for a number that has marks, ("", None) if it is well written."""
    text, measured, counted = each.text, _begins(each.unit, "measured"), _begins(each.unit, "counted")
    one_dot = _ONE_DOT.fullmatch(text)
    if _PROCEDURE.fullmatch(text) and not counted:
        return "", None
    if one_dot and measured and (len(one_dot[2]) != _GROUP or each.is_percent):
        mend = text.replace(".", ",")
        return _DECIMAL.format(text, mend), mend
    if each.writing is Writing.BROKEN and text.count(".") + text.count(",") > 1:
        return _groups(text, is_amount=(measured or counted) and _is_said(each, small))
    if one_dot and (measured or counted) and len(one_dot[1]) > _GROUP and len(one_dot[2]) == _GROUP:
        mend = f"{int(one_dot[1]):,}.{one_dot[2]}".replace(",", ".")
        return _BROKEN.format(text, mend), mend
    if one_dot and counted and len(one_dot[2]) != _GROUP:
        return _one_group(text, one_dot)
    odd = _has_odd_groups(each, counted=counted, measured=measured) and not _is_mean(each, small)
    mend = text.replace(",", ".").lstrip("0") if odd else ""
    return (_GROUPED.format(text, mend), mend) if mend else ("", None)


def _has_odd_groups(each: WrittenNumber, *, counted: bool, measured: bool) -> bool:
    """Return whether thousands have commas, the last alone has one, or a zero stands before them."""
    if _COMMA_GROUPS.fullmatch(each.text):
        return (counted or each.text.count(",") > 1) and not measured
    odd = _HALF_MIXED.fullmatch(each.text) or (each.text[0] == "0" and "." in each.text)
    return bool(odd) and counted and each.writing is Writing.RIGHT


def _is_mean(each: WrittenNumber, small: str) -> bool:
    """Return whether the words beside a number with one comma make it a mean, which may have decimals."""
    before = small[max(0, each.start - 2 * _LEAD) : each.start]
    whole = before.rfind("tổng")
    told = next((match.end() for match in _MEAN.finditer(before) if match.end() > whole), 0)
    return each.text.count(",") == 1 and bool(told or _A_PIECE.match(small, each.end))


def _is_said(each: WrittenNumber, small: str) -> bool:
    """Return whether a number is no numbering: "2.1.3" at the beginning, "phiên bản 2.1.3"."""
    before = small[: each.start].split()
    return bool(before) and before[-1] not in _words("named")


def _one_group(text: str, parts: re.Match[str]) -> tuple[str, str | None]:
    """Return the message and mend for one dot in a number of things or money: "86.450000" lacks another."""
    if len(parts[1]) <= _GROUP and len(parts[2]) == 2 * _GROUP:
        mend = f"{parts[1]}.{parts[2][:_GROUP]}.{parts[2][_GROUP:]}"
        return _BROKEN.format(text, mend), mend
    return f"“{text}”: nhóm số không đủ ba chữ số. Xem lại số này.", None


def _groups(text: str, *, is_amount: bool = False) -> tuple[str, str | None]:
    """Return the message and mend for groups that have not three digits each; versions and numbering are none."""
    if _ENGLISH.fullmatch(text):
        swapped = text.replace(",", " ").replace(".", ",").replace(" ", ".")
        return f"“{text}”: nhóm nghìn viết dấu chấm, phần thập phân viết dấu phẩy: {swapped}.", swapped
    if _COMMA_GROUPS.fullmatch(text) or (_MIXED_SIGNS.fullmatch(text) and "," in text and "." in text):
        dotted = text.replace(",", ".")
        return _GROUPED.format(text, dotted), dotted
    head, *groups = text.split(".")
    digits = "".join((head, *groups))
    lengths = [len(group) for group in groups]
    is_whole = is_amount and set(lengths) == {_GROUP} and len(head) > _GROUP
    if not digits.isdecimal() or (len(head) > _GROUP and not is_whole) or len(groups) < 2:  # noqa: PLR2004
        return "", None
    if max(lengths) < _GROUP and not is_amount:
        return "", None
    mend = f"{int(digits):,}".replace(",", ".") if all(length % _GROUP == 0 for length in lengths) else None
    hint = f" Nếu là {mend} thì ghi lại như vậy." if mend else " Xem lại số này."
    return f"“{text}”: các nhóm giữa dấu chấm không đủ ba chữ số.{hint}", mend


@cache
def _nouns(kind: str) -> tuple[str, ...]:
    """Return the words after a number that may have decimals ("measured"), or is whole ("counted")."""
    return tuple(prose_data("numbers")[kind]["list"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(prose_data("numbers")[kind]["list"])


@lru_cache(maxsize=2048)  # the same words stand behind most numbers
def _begins(words: str, kind: str) -> bool:
    known = _nouns(kind)
    return words.startswith(known) and any(words == word or words.startswith(f"{word} ") for word in known)


def _spaces(text: str) -> Iterator[ProseSlip]:
    for match in _SPACED.finditer(text):
        if not _LIST_BEFORE.search(text[max(0, match.start() - 4) : match.start()]):
            mend = f"{match[1]},{match[2]}"
            yield ProseSlip("text.number", *match.span(), _SPACE.format(match[0], mend), mend)
    for match in _SPLIT.finditer(text):
        after = text[match.end() + 1 : match.end() + _NOUN].casefold()
        if not after.startswith(_nouns("counted")) or not text[: match.start()].strip():
            continue
        mend = f"{match[1]}.{match[2]}"
        yield _twins(match, mend) or ProseSlip("text.number", *match.span(), _SPACE.format(match[0], mend), mend)


def mixed(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield one slip for a section where some numbers from 1.000 up have dots and others have none."""
    counts = [(paragraph.start, each) for paragraph in section.paragraphs for each in _thousands(paragraph.reading)]
    plain = [(start, each) for start, each in counts if each.text.isdecimal() and not _is_year(each)]
    dotted = [each for _, each in counts if "." in each.text]
    if plain and dotted:
        start, first = plain[0]
        mend = f"{int(first.text):,}".replace(",", ".")
        message = (
            f"Mục này có chỗ viết dấu chấm hàng nghìn (“{dotted[0].text}”), có chỗ không (“{first.text}”). "
            f"Viết thống nhất: {mend}."
        )
        yield ProseSlip("text.style", start + first.start, start + first.end, message, mend)


def _thousands(reading: ParagraphReading) -> Iterator[WrittenNumber]:
    for each in reading.numbers:
        if each.value and each.value >= _THOUSAND and _begins(each.unit, "counted"):
            yield each


def _is_year(each: WrittenNumber) -> bool:
    return each.value is not None and _YEARS[0] <= each.value <= _YEARS[1] and len(each.text) == 4  # noqa: PLR2004
