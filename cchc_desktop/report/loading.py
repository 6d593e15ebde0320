"""Reading files: the templates and choices that a reader is given, and the questions it asks the user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

from cchc_desktop.base.errors import BadFileError

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template

Find = Callable[[str], "Template | None"]
"""Returns the template of an id, None if there is none."""

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
    """The only template that a file may be read by."""

    template: Template

    def find(self, template_id: str, /) -> Template | None:
        """Return the template if it has that id, else None."""
        return self.template if template_id == self.template.id else None

    def templates(self) -> tuple[Template]:
        """Return the one template."""
        return (self.template,)


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """The choices a user made about a file that does not settle them itself; "" is no choice.

    decimals is the sign before decimals in the file's texts: DOT, COMMA, or KEEP for texts as they are; template is
    an id, period a key.
    """

    decimals: str = ""
    template: str = ""
    period: str = ""


NO_CHOICES = ImportChoices()
_CHOICE_WORDS = {"decimals": "dấu thập phân", "template": "mẫu", "period": "kỳ"}


def needless(choices: ImportChoices, name: str) -> tuple[str, ...]:
    """Return a remark if choices were made about a file that settles them itself."""
    made = ", ".join(_CHOICE_WORDS[choice] for choice, answer in asdict(choices).items() if answer)
    return (
        (f"Không dùng đến {made} đã chọn: {name} do chương trình này ghi, đã nói rõ các nội dung đó.",) if made else ()
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question: the value of its choice, and words for it."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a whole file: the member of ImportChoices it settles, its texts, its answers, the likely one."""

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
