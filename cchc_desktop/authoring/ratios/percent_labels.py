"""What the label of a percent says about its part and its whole: "Tỷ lệ A trên tổng số B", "(A/B)", "nêu ở Biểu 3"."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.authoring.ratios.label_words import Words, fillings_of, pairs_of, without_brackets, words_of
from cchc_desktop.authoring.row_units import brackets_of
from cchc_desktop.base.text import folded

_SURE = (
    " so với ", " trên tổng số ", " trên tổng ", " trên số ", " trong tổng số ", " trong tổng ", " trong số ",
    "/tổng số ", "/ tổng số ", "/tổng ", "/số ", "/ số ",
)  # fmt: skip
_MAY = (" trên ", "/", " trong ", " thuộc ")
"""Words that part a percent's part from its whole, and those that may do so or belong to either."""
_LEADS = (" nêu ", " tại ", " ở ", " theo ", " thuộc ", " của biểu")
_FORMS = ("biểu", "bm", "phụ", "bảng", "mẫu")
_SHORTEST = 5
_OPENS_WHOLE = ("so với ", "trên ", "trong tổng ", "trong số ")


@dataclass(frozen=True, slots=True)
class ShareReading:
    """One way to read a percent's label: words of its part, of its whole, the form of the whole; "" if not told.

    pairs are words of the part that stand side by side; of_total says that the whole is called a total; fillings are
    words of when and where the whole is counted.
    """

    part: Words
    whole: Words
    form: str
    pairs: frozenset[tuple[str, str]]
    of_total: bool = False
    fillings: frozenset[str] = frozenset()

    @property
    def names_whole(self) -> bool:
        """Whether the label says something of the whole."""
        return bool(self.whole or self.form or self.fillings)


def readings_of(label: str) -> list[ShareReading]:
    """Return the ways to read the label of a percent; one where its words leave no doubt."""
    inside = brackets_of(label)
    outside = without_brackets(label)
    for bracket in inside:
        part, sign, whole = bracket.partition("/")
        if sign and "=" not in bracket and min(len(part), len(whole)) >= _SHORTEST and words_of(whole):
            phrase, form = _without_reference(folded(whole))
            return [ShareReading(words_of(outside) | words_of(part), words_of(phrase), form, pairs_of(outside))]
    whole = next((one for one in inside if folded(one).startswith(_OPENS_WHOLE)), "")
    text = f" {folded(f'{outside} {whole}')} ".replace("tỉ ", "tỷ ")
    told = frozenset().union(*(words_of(one) for one in inside if "/" not in one and "=" not in one and one != whole))
    form = next((number for one in inside if (number := _form_alone(one))), "")
    sure = next((read for sign in _SURE if (read := _parted(text, sign, told, form))), None)
    if sure:
        return [sure]
    maybe = [read for sign in _MAY if (read := _parted(text, sign, told, form))]
    return [*maybe, ShareReading(words_of(outside), frozenset(), "", pairs_of(outside))]


def _parted(text: str, sign: str, told: Words, of_form: str) -> ShareReading | None:
    """Return what stands before and behind a sign; a bracket tells the part where nothing stands before it.

    Another bracket may tell the form of the whole, where the words do not.
    """
    before, found, behind = text.partition(sign)
    if not found or not words_of(behind):
        return None
    phrase, form = _without_reference(behind)
    before = before.rstrip().removesuffix(" tỷ lệ").removesuffix(" đạt").removesuffix(" chiếm")
    return ShareReading(
        words_of(before) or told, words_of(phrase), form or of_form, pairs_of(before), "tổng" in sign,
        fillings_of(phrase),
    )  # fmt: skip


def _form_alone(bracket: str) -> str:
    """Return the number of the form that a bracket names and nothing else: "(Biểu số 02)", "(tại Phụ lục 3)"."""
    text = f" {folded(bracket)}"
    lead = next((sign for sign in _LEADS if text.startswith(sign)), " ")
    return _without_reference(text)[1] if text.removeprefix(lead).lstrip().startswith(_FORMS) else ""


def _without_reference(phrase: str) -> tuple[str, str]:
    """Return what is said of a whole without "nêu ở Biểu 3", and the number of that form, "" if none is named."""
    phrase = phrase.replace(" bm", " bm ")
    words = "".join(char if char.isalnum() else " " for char in phrase).split()
    places = [place for place, word in enumerate(words) if word in _FORMS]
    number = next((one for place in places for one in words[place + 1 : place + 4] if one.isdigit()), "")
    if not number:
        return phrase, ""
    named = next(sign for sign in _FORMS if sign in words)
    end = phrase.find(named)
    leads = [place for sign in _LEADS if 0 <= (place := phrase.find(sign)) < end]
    return phrase[: min(leads, default=end)], str(int(number))
