"""The room for signature and seal between the signer's office and name, and where it lies on the pages."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A rectangle on a page, in points from the page's lower left corner; pages are counted from 0."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


class SigningRoom(Flowable):  # type: ignore[misc] # reportlab has no types
    """An empty space as wide as its column; once it is drawn, its canvas knows where it lies."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.width, self.height = 0.0, height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the width of the column."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Give the canvas the place of this space; nothing is drawn."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.canv.signing_place = PagePlace(self.canv.getPageNumber() - 1, left, bottom, self.width, self.height)
