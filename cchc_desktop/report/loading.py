"""What a reader of files asks for, and what it asks back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template

Find = Callable[[str], "Template | None"]
"""Gives the template of an id, None if there is none."""

DOT, COMMA = "dot", "comma"


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
    """What the user says about a file that does not say it itself; "" is no answer.

    decimals is the sign before decimals in the file's texts, DOT or COMMA; template an id; period a key.
    """

    decimals: str = ""
    template: str = ""
    period: str = ""


NO_CHOICES = ImportChoices()


def needless(choices: ImportChoices, name: str) -> tuple[str, ...]:
    """Tell that choices were made about a file that says everything itself."""
    made = ", ".join(f"--{choice}" for choice, answer in asdict(choices).items() if answer)
    return (f"Không dùng đến {made}: {name} do chương trình này ghi, đã nói rõ các điều đó.",) if made else ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask about a whole file: which choice is open, in words, and how many cells it is about."""

    choice: str
    text: str
    answers: tuple[str, ...]
    cells: int
