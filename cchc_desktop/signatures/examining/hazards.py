"""The parts of a PDF that a signed report has no use for: forms, scripts, attachments, notes laid over a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from cchc_desktop.signatures.examining.examination import FoundHazard, Hazard
from cchc_desktop.signatures.examining.pdf_objects import page_refs

_MOST = 2000
_LARGEST_STAMP = 0.15
"""The part of a page that a signature's picture may cover: stamp, signature and their lines are far smaller."""
_SCRIPTS = frozenset(("/JavaScript",))
_WAYS = frozenset(("/GoTo", "/URI"))
"""Actions that go to a place of the file or name an address, which nothing here opens."""
_HARMLESS_NOTES = frozenset(("/Link", "/Widget", "/Popup"))
_FILES = frozenset(("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound"))


def hazards(reader: PdfFileReader) -> tuple[FoundHazard, ...]:
    """Return the hazards of a PDF, each once for a page."""
    found = dict.fromkeys((*_of_file(reader), *_of_pages(reader)))
    return tuple(sorted(found, key=lambda one: (one.page, one.hazard.value)))


def _of_file(reader: PdfFileReader) -> Iterator[FoundHazard]:
    root = reader.root
    yield from _of_action(root.get("/OpenAction"), 0)
    yield from _of_actions(root.get("/AA"), 0)
    names = root.get("/Names")
    if isinstance(names, generic.DictionaryObject):
        if "/JavaScript" in names:
            yield FoundHazard(hazard=Hazard.SCRIPT)
        if "/EmbeddedFiles" in names:
            yield FoundHazard(hazard=Hazard.ATTACHMENT)
    if "/Collection" in root or "/AF" in root:
        yield FoundHazard(hazard=Hazard.ATTACHMENT)
    if "/OCProperties" in root:
        yield FoundHazard(hazard=Hazard.LAYERS)
    yield from _of_form(root.get("/AcroForm"))
    yield from _of_outline(root.get("/Outlines"))


def _of_form(form: generic.PdfObject | None) -> Iterator[FoundHazard]:
    if not isinstance(form, generic.DictionaryObject):
        return
    if "/XFA" in form or form.get("/CO"):
        yield FoundHazard(hazard=Hazard.FORM)
    fields = form.get("/Fields")
    for field in islice(_fields(fields), _MOST):
        if field.get("/FT", "/Sig") != "/Sig":
            yield FoundHazard(hazard=Hazard.FORM)
        yield from _of_actions(field.get("/AA"), 0)
        yield from _of_action(field.get("/A"), 0)


def _fields(fields: generic.PdfObject | None, depth: int = 0) -> Iterator[generic.DictionaryObject]:
    for at in range(min(len(fields), _MOST) if isinstance(fields, generic.ArrayObject) else 0):
        field = fields[at] if isinstance(fields, generic.ArrayObject) else None
        if isinstance(field, generic.DictionaryObject):
            yield field
            if depth < 5:  # noqa: PLR2004 - parts of a field's name
                yield from _fields(field.get("/Kids"), depth + 1)


def _of_outline(outline: generic.PdfObject | None) -> Iterator[FoundHazard]:
    item = outline.get("/First") if isinstance(outline, generic.DictionaryObject) else None
    for _ in range(_MOST):
        if not isinstance(item, generic.DictionaryObject):
            return
        yield from _of_action(item.get("/A"), 0)
        item = item.get("/First") or item.get("/Next")


def _of_pages(reader: PdfFileReader) -> Iterator[FoundHazard]:
    for number, ref in enumerate(page_refs(reader), 1):
        page = ref.get_object()
        if not isinstance(page, generic.DictionaryObject):
            continue
        yield from _of_actions(page.get("/AA"), number)
        annotations = page.get("/Annots")
        for at in range(min(len(annotations), _MOST) if isinstance(annotations, generic.ArrayObject) else 0):
            note = annotations[at] if isinstance(annotations, generic.ArrayObject) else None
            if isinstance(note, generic.DictionaryObject):
                yield from _of_note(note, page, number)


def _of_note(note: generic.DictionaryObject, page: generic.DictionaryObject, number: int) -> Iterator[FoundHazard]:
    kind = note.get("/Subtype")
    if kind in _FILES:
        yield FoundHazard(hazard=Hazard.ATTACHMENT, page=number)
    elif kind not in _HARMLESS_NOTES:
        yield FoundHazard(hazard=Hazard.ANNOTATION, page=number)
    elif kind == "/Widget" and _area(note.get("/Rect")) > _LARGEST_STAMP * _area(_media_box(page)):
        yield FoundHazard(hazard=Hazard.LARGE_STAMP, page=number)
    yield from _of_action(note.get("/A"), number)
    yield from _of_actions(note.get("/AA"), number)


def _of_actions(actions: generic.PdfObject | None, page: int) -> Iterator[FoundHazard]:
    if isinstance(actions, generic.DictionaryObject):
        for name in actions:
            yield from _of_action(actions.get(name), page)


def _of_action(action: generic.PdfObject | None, page: int) -> Iterator[FoundHazard]:
    """Yield the hazard of an action; one that only goes to a place has none."""
    for _ in range(20):
        if not isinstance(action, generic.DictionaryObject) or "/S" not in action:
            return
        kind = action.get("/S")
        if kind in _SCRIPTS or "/JS" in action:
            yield FoundHazard(hazard=Hazard.SCRIPT, page=page)
        elif kind not in _WAYS:
            yield FoundHazard(hazard=Hazard.ACTION, page=page)
        action = action.get("/Next")


def _media_box(page: generic.DictionaryObject) -> generic.PdfObject | None:
    node: generic.PdfObject | None = page
    for _ in range(20):
        if not isinstance(node, generic.DictionaryObject):
            return None
        if "/MediaBox" in node:
            return node.get("/MediaBox")
        node = node.get("/Parent")
    return None


def _area(box: generic.PdfObject | None) -> float:
    if not isinstance(box, generic.ArrayObject) or len(box) != 4:  # noqa: PLR2004 - two corners
        return 0
    left, bottom, right, top = (float(box[at]) for at in range(4))
    return abs(right - left) * abs(top - bottom)
