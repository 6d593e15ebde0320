"""The changes that a PDF's later increments made to an earlier state of it, by kind.

Every object of the earlier state has to be the same afterwards, but for the few entries through which a signature is
added: the form's list of fields, a page's list of annotations, the catalog's form and validation data. A new object is
harmless where only those lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from cchc_desktop.signatures.examining.examination import LaterChange
from cchc_desktop.signatures.examining.pdf_objects import (
    Key,
    dictionary,
    entry,
    is_named,
    items,
    key_of,
    page_refs,
    resolved,
    written,
)

_EMPTY = generic.DictionaryObject()
_REFERENCE = re.compile(rb"(?<![0-9])([0-9]{1,10}) [0-9]{1,5} R(?![A-Za-z])")
_CATALOG = frozenset(("/AcroForm", "/DSS", "/Extensions", "/Version", "/Metadata"))
_FORM = frozenset(("/Fields", "/SigFlags", "/DR", "/DA"))
_FILLED = frozenset(("/V", "/AP", "/AS", "/F", "/M", "/P", "/MK"))


def later_changes(reader: PdfFileReader, revision: int, raw: bytes, end: int) -> frozenset[LaterChange]:
    """Return the kinds of changes after a revision, which ends at a byte of the file."""
    last = reader.xrefs.total_revisions - 1
    if revision >= last:
        return frozenset()
    return frozenset(_Increments(reader, revision, raw[:end]).kinds())


class _Increments:
    """The increments after one revision of a PDF, held against it."""

    def __init__(self, reader: PdfFileReader, revision: int, before: bytes) -> None:
        self._reader, self._revision, self._raw = reader, revision, before
        self._last = reader.xrefs.total_revisions - 1
        self._old = reader.get_historical_resolver(revision)
        self._new = reader.get_historical_resolver(self._last)

    def kinds(self) -> Iterator[LaterChange]:
        """Yield the kinds of what was changed and added."""
        if key_of(self._old.root_ref) != key_of(self._new.root_ref) or self._freed():
            yield LaterChange.OTHER
        touched = {key_of(ref) for ref in self._touched()}
        known = {key for key in touched if self._was_there(key)}
        if self._was_awaited(touched - known):
            yield LaterChange.OTHER
        for key in known:
            yield from self._changed(key)
        yield from self._pages_kinds()

    def _touched(self) -> Iterator[generic.Reference]:
        for revision in range(self._revision + 1, self._last + 1):
            yield from self._reader.xrefs.explicit_refs_in_revision(revision)

    def _freed(self) -> bool:
        later = range(self._revision + 1, self._last + 1)
        return any(self._reader.xrefs.refs_freed_in_revision(revision) for revision in later)

    def _was_there(self, key: Key) -> bool:
        ref = generic.Reference(*key, pdf=self._reader)
        try:
            return bool(self._reader.xrefs.get_introducing_revision(ref) <= self._revision)
        except KeyError:
            return False

    def _was_awaited(self, fresh: set[Key]) -> bool:
        """Return whether the earlier state names an object that only a later increment has."""
        if not fresh:
            return False
        numbers = {number for number, _ in fresh}
        return any(int(found[1]) in numbers for found in _REFERENCE.finditer(self._raw))

    def _changed(self, key: Key) -> Iterator[LaterChange]:
        old, new = self._both(key)
        if written(old) == written(new):
            return
        if key == key_of(self._old.root_ref):
            yield from self._dictionary(old, new, _CATALOG)
        elif key == self._form_key:
            yield from self._dictionary(old, new, _FORM)
        elif key in self._page_keys:
            yield from self._dictionary(old, new, frozenset(("/Annots",)), LaterChange.PAGE_CHANGED)
        elif key in self._list_keys:
            yield from self._list(old, new)
        elif key in self._info_keys:
            yield LaterChange.METADATA
        elif key in self._validation_keys:
            yield LaterChange.VALIDATION_DATA
        elif _is_empty_place(old):
            yield from self._filled(old, new)
        else:
            yield self._kind_of(key, old)

    def _both(self, key: Key) -> tuple[generic.PdfObject, generic.PdfObject]:
        return (
            self._old.get_object(generic.Reference(*key, pdf=self._old)),
            self._new.get_object(generic.Reference(*key, pdf=self._new)),
        )

    def _dictionary(
        self,
        old: generic.PdfObject,
        new: generic.PdfObject,
        allowed: frozenset[str],
        otherwise: LaterChange = LaterChange.OTHER,
    ) -> Iterator[LaterChange]:
        if not isinstance(old, generic.DictionaryObject) or not isinstance(new, generic.DictionaryObject):
            yield LaterChange.OTHER
            return
        for name in {*old, *new}:
            before, after = entry(old, name), entry(new, name)
            if written(before) == written(after):
                continue
            if name not in allowed:
                yield otherwise
            elif name in ("/Fields", "/Annots"):
                yield from self._list(before, after)
            elif name == "/AcroForm":
                yield from self._form(dictionary(before), dictionary(after))
            elif name == "/DSS":
                yield LaterChange.VALIDATION_DATA
            elif name == "/Metadata":
                yield LaterChange.METADATA

    def _form(
        self, old: generic.DictionaryObject | None, new: generic.DictionaryObject | None
    ) -> Iterator[LaterChange]:
        yield from self._dictionary(old or _EMPTY, new or _EMPTY, _FORM)

    def _list(self, old: generic.PdfObject | None, new: generic.PdfObject | None) -> Iterator[LaterChange]:
        """Yield what was added to a list of fields or annotations; none may go."""
        before, after = [written(each) for each in items(old)], items(new)
        if [written(each) for each in after[: len(before)]] != before:
            yield LaterChange.ANNOTATION
        for each in after[len(before) :]:
            yield from _added(dictionary(each))

    def _filled(self, old: generic.PdfObject, new: generic.PdfObject) -> Iterator[LaterChange]:
        """Yield a signature that came into a place that was left for it."""
        yield from self._dictionary(old, new, _FILLED)
        yield from _added(dictionary(new))

    def _kind_of(self, key: Key, old: generic.PdfObject) -> LaterChange:
        if isinstance(old, generic.StreamObject) and key in self._content_keys:
            return LaterChange.PAGE_CHANGED
        if isinstance(old, generic.DictionaryObject):
            if "/FT" in old or "/T" in old:
                return LaterChange.FORM
            if "/Subtype" in old and "/Rect" in old:
                return LaterChange.ANNOTATION
        return LaterChange.OTHER

    def _pages_kinds(self) -> Iterator[LaterChange]:
        old, new = page_refs(self._old), page_refs(self._new)
        if len(new) > len(old):
            yield LaterChange.PAGE_ADDED
        elif len(new) < len(old):
            yield LaterChange.PAGE_REMOVED

    @cached_property
    def _old_pages(self) -> list[generic.PdfObject]:
        return [self._old.get_object(ref) for ref in page_refs(self._old)]

    @cached_property
    def _page_keys(self) -> frozenset[Key]:
        return frozenset(key_of(ref) for ref in page_refs(self._old))

    @cached_property
    def _content_keys(self) -> frozenset[Key]:
        named = [entry(page, "/Contents") for page in self._old_pages]
        parts = [part for each in named for part in items(each)]
        return frozenset(key_of(each) for each in (*named, *parts) if isinstance(each, generic.IndirectObject))

    @cached_property
    def _form_key(self) -> Key | None:
        form = entry(self._old.root, "/AcroForm")
        return key_of(form) if isinstance(form, generic.IndirectObject) else None

    @cached_property
    def _list_keys(self) -> frozenset[Key]:
        """The lists of fields and annotations that are objects of their own."""
        form = dictionary(entry(self._old.root, "/AcroForm"))
        lists = [entry(form, "/Fields"), *(entry(page, "/Annots") for page in self._old_pages)]
        return frozenset(key_of(each) for each in lists if isinstance(each, generic.IndirectObject))

    @cached_property
    def _info_keys(self) -> frozenset[Key]:
        named = (entry(self._old.trailer_view, "/Info"), entry(self._old.root, "/Metadata"))
        return frozenset(key_of(each) for each in named if isinstance(each, generic.IndirectObject))

    @cached_property
    def _validation_keys(self) -> frozenset[Key]:
        store = entry(self._old.root, "/DSS")
        inner = dictionary(store)
        lists = [entry(inner, name) for name in inner or ()]
        return frozenset(key_of(each) for each in (store, *lists) if isinstance(each, generic.IndirectObject))


def _added(found: generic.DictionaryObject | None) -> Iterator[LaterChange]:
    """Yield the kind of an annotation or field that an increment added."""
    if found is None:
        yield LaterChange.OTHER
        return
    kind, value = _inherited(found, "/FT"), dictionary(_inherited(found, "/V"))
    shown = entry(found, "/Subtype")
    seen_as_field = shown is None or is_named(shown, "/Widget")
    if not is_named(kind, "/Sig") or not seen_as_field or "/A" in found or "/AA" in found:
        yield LaterChange.FORM if kind is not None else LaterChange.ANNOTATION
    elif value is not None:
        stamp = is_named(entry(value, "/Type"), "/DocTimeStamp")
        yield LaterChange.TIME_STAMP if stamp else LaterChange.SIGNATURE


def _inherited(found: generic.DictionaryObject, name: str) -> generic.PdfObject | None:
    """Return an entry of a field, its own or that of the field that it is a part of."""
    own = resolved(entry(found, name))
    return own if own is not None else resolved(entry(dictionary(entry(found, "/Parent")), name))


def _is_empty_place(found: generic.PdfObject) -> bool:
    return is_named(entry(found, "/FT"), "/Sig") and entry(found, "/V") is None
