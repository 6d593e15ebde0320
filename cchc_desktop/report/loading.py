"""Reading files: the templates and answers a reader is given, and the questions it asks back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

from cchc_desktop.base.errors import BadFileError

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template

Find = Callable[[str], "Template | None"]
"""Gives the template of an id, None if there is none."""

DOT, COMMA, KEEP = "dot", "comma", "keep"


class Templates(Protocol):
    """The templates a report can be read by."""

    def find(self, template_id: str, /) -> Template | None:
        """Return the template of an id, None if there is none."""
        ...

    def templates(self) -> Sequence[Template]:
        """Return every template."""
        ...


@dataclass(frozen=True, slots=True)
class OneTemplate:
    """The one template by which alone a file is read."""

    template: Template

    def find(self, template_id: str, /) -> Template | None:
        """Return it if that is its id."""
        return self.template if template_id == self.template.id else None

    def templates(self) -> tuple[Template]:
        """Return it alone."""
        return (self.template,)


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """The answers a user gave about a file that does not say it itself; "" is no answer.

    decimals is the sign before decimals in the file's texts: DOT, COMMA, or KEEP for texts as they are; template is
    an id, period a key.
    """

    decimals: str = ""
    template: str = ""
    period: str = ""


NO_CHOICES = ImportChoices()
_CHOICE_WORDS = {"decimals": "dấu thập phân", "template": "mẫu", "period": "kỳ"}


def needless(choices: ImportChoices, name: str) -> tuple[str, ...]:
    """Return a remark if choices were made about a file that says everything itself."""
    made = ", ".join(_CHOICE_WORDS[choice] for choice, answer in asdict(choices).items() if answer)
    return (f"Không dùng đến {made} đã chọn: {name} do chương trình này ghi, đã nói rõ các điều đó.",) if made else ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question: the value of its choice, and words for it."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a whole file: the member of ImportChoices it settles, its words, its answers, the likely one."""

    choice: str
    title: str
    text: str
    answers: tuple[Answer, ...]
    likely: str


class UnansweredError(BadFileError):
    """A file cannot be read before a question about it is answered."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.title, question.text)
        self.question = question
