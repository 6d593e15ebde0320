"""Objects of a PDF from outside, read by their kinds: an entry that is no such thing reads as none."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from pyhanko.pdf_utils import generic

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

Key = tuple[int, int]
"""The number and the generation of an object."""
_MOST_PAGES = 2000


def key_of(ref: generic.Reference | generic.IndirectObject) -> Key:
    """Return the number and generation that a reference names."""
    return ref.idnum, ref.generation


def entry(found: generic.PdfObject | None, name: str) -> generic.PdfObject | None:
    """Return an entry of a dictionary as it stands, a reference as a reference."""
    if not isinstance(found, generic.DictionaryObject) or name not in found:
        return None
    value: generic.PdfObject = found.raw_get(name)
    return value


def resolved(found: generic.PdfObject | None) -> generic.PdfObject | None:
    """Return the object that a reference leads to, any other object itself."""
    if not isinstance(found, generic.IndirectObject):
        return found
    value: generic.PdfObject = found.get_object()
    return value


def dictionary(found: generic.PdfObject | None) -> generic.DictionaryObject | None:
    """Return a dictionary, the one of a reference too."""
    value = resolved(found)
    return value if isinstance(value, generic.DictionaryObject) else None


def items(found: generic.PdfObject | None) -> list[generic.PdfObject]:
    """Return what a list holds, references as references."""
    value = resolved(found)
    return [value.raw_get(at) for at in range(len(value))] if isinstance(value, generic.ArrayObject) else []


def is_named(found: generic.PdfObject | None, name: str) -> bool:
    """Return whether an object is a name."""
    return isinstance(found, generic.NameObject) and str(found) == name


def written(found: generic.PdfObject | None) -> bytes:
    """Return an object as it is written, references as references."""
    if found is None:
        return b""
    out = BytesIO()
    if isinstance(found, generic.StreamObject):
        generic.DictionaryObject.write_to_stream(found, out, None)
        return out.getvalue() + b"stream" + found.encoded_data
    found.write_to_stream(out, None)
    return out.getvalue()


def page_refs(view: HistoricalResolver | PdfFileReader) -> list[generic.Reference]:
    """Return the pages of a state of a PDF, in their order."""
    return [*islice(_pages(view.root.raw_get("/Pages"), set()), _MOST_PAGES)]


def _pages(node: generic.PdfObject, seen: set[Key]) -> Iterator[generic.Reference]:
    if not isinstance(node, generic.IndirectObject) or key_of(node) in seen:
        return
    seen.add(key_of(node))
    found = dictionary(node)
    if found is None:
        return
    if "/Kids" not in found:
        yield node.reference
        return
    for kid in items(entry(found, "/Kids")):
        yield from _pages(kid, seen)
