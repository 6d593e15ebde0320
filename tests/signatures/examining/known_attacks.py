"""The known attacks on signed PDFs, made by the dozen: forged, wrapped and shadowed signatures, increments of any kind.

Each maker takes a random generator and the files, and returns a file that is not as it was signed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.signatures.examining.made_pdfs import added

Maker = Callable[[random.Random, "SignedFiles"], bytes]
name = generic.NameObject
number: Callable[[int], generic.PdfObject] = generic.NumberObject
_OBJECT = re.compile(rb"(?<![0-9])(\d+) 0 obj\b")
_KINDS = ("/Square", "/FreeText", "/Stamp", "/Ink", "/Highlight", "/Redact", "/Text", "/Line", "/Widget", "/Screen")


@dataclass(frozen=True)
class SignedFiles:
    """The files to attack: signed once, signed twice, with a form and a picture, certified so that notes may follow."""

    once: bytes
    twice: bytes
    shadowed: bytes
    certified: bytes

    def any(self, rng: random.Random) -> bytes:
        return rng.choice((self.once, self.twice, self.shadowed, self.certified))


def words(text: str) -> generic.TextStringObject:
    return generic.TextStringObject(text)


def entries(**values: generic.PdfObject) -> generic.DictionaryObject:
    return generic.DictionaryObject({name(f"/{key}"): value for key, value in values.items()})


def box(rng: random.Random) -> generic.ArrayObject:
    left, bottom = rng.randrange(500), rng.randrange(700)
    return generic.ArrayObject(map(number, (left, bottom, left + rng.randrange(9, 90), bottom + rng.randrange(9, 90))))


def drawing(rng: random.Random) -> generic.StreamObject:
    left, bottom, right, top = box(rng)
    shape = f"1 1 1 rg {left} {bottom} {right - left} {top - bottom} re f BT /F1 12 Tf 80 720 Td (65,53%) Tj ET"
    return generic.StreamObject(stream_data=shape.encode())


def page_of(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    page, _ = writer.find_page_for_modification(0)
    writer.mark_update(page)
    found: generic.DictionaryObject = page.get_object()
    return found


# Increments that a program may write.


def note(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    kind = rng.choice(_KINDS)
    made = entries(Type=name("/Annot"), Subtype=name(kind), Rect=box(rng), Contents=words("65,53%"), F=number(4))
    if rng.random() < 0.7:
        form = drawing(rng)
        form |= entries(Type=name("/XObject"), Subtype=name("/Form"), BBox=box(rng))
        made[name("/AP")] = entries(N=writer.add_object(form))
    page = page_of(writer)
    kept = page.get("/Annots", generic.ArrayObject())
    page[name("/Annots")] = generic.ArrayObject(
        [*(kept.raw_get(at) for at in range(len(kept))), writer.add_object(made)]
    )


def script(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    act = entries(S=name("/JavaScript"), JS=words("this.getField('x').value='65,53%'"))
    place = rng.choice(("/OpenAction", "/AA", "/Names", "/page"))
    if place == "/page":
        page_of(writer)[name("/AA")] = entries(O=act)
        return
    values = {"/OpenAction": act, "/AA": entries(WC=act), "/Names": entries(JavaScript=entries(Names=act))}
    writer.root[name(place)] = values[place]
    writer.update_root()


def field(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    made = entries(
        FT=name(rng.choice(("/Tx", "/Btn", "/Ch"))), T=words(f"o{rng.random()}"), V=words("65,53%"), Rect=box(rng)
    )
    made[name("/Subtype")] = name("/Widget")
    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(made))
    writer.update_container(form)
    writer.update_root()


def content(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    made = writer.add_object(drawing(rng))
    old = page.raw_get("/Contents")
    page[name("/Contents")] = made if rng.random() < 0.5 else generic.ArrayObject([old, made])


def content_in_place(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    ref = page_of(writer).raw_get("/Contents")
    ref = ref if isinstance(ref, generic.IndirectObject) else ref.raw_get(0)
    writer.objects[ref.generation, ref.idnum] = drawing(rng)


def font(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    other = entries(Type=name("/Font"), Subtype=name("/Type1"), BaseFont=name(rng.choice(("/Symbol", "/ZapfDingbats"))))
    page_of(writer)[name("/Resources")] = entries(Font=entries(F1=writer.add_object(other)))


def pages(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    ref = writer.root.raw_get("/Pages")
    tree = ref.get_object()
    kids = [tree["/Kids"].raw_get(at) for at in range(len(tree["/Kids"]))]
    act = rng.randrange(3)
    if act == 0:
        sheet = entries(Type=name("/Page"), Parent=ref, MediaBox=generic.ArrayObject(map(number, (0, 0, 595, 842))))
        sheet[name("/Contents")] = writer.add_object(drawing(rng))
        kids.insert(rng.randrange(len(kids) + 1), writer.add_object(sheet))
    elif act == 1:
        kids = kids[:-1]
    else:
        kids = kids[::-1]
    tree[name("/Kids")], tree[name("/Count")] = generic.ArrayObject(kids), number(len(kids))
    writer.mark_update(ref)


def sheet(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    act = rng.randrange(3)
    if act == 0:
        page[name("/Rotate")] = number(180)
    elif act == 1:
        page[name("/CropBox")] = box(rng)
    else:
        page[name("/Annots")] = generic.ArrayObject()


def signature_picture(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    made = writer.root["/AcroForm"]["/Fields"][0]
    form = drawing(rng)
    form |= entries(Type=name("/XObject"), Subtype=name("/Form"), BBox=box(rng))
    made[name("/AP")] = entries(N=writer.add_object(form))
    made[name("/Rect")] = box(rng)
    writer.update_container(made)


def attachment(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    kept = entries(Type=name("/Filespec"), F=words("a.exe"), EF=entries(F=writer.add_object(drawing(rng))))
    writer.root[name("/Names")] = entries(EmbeddedFiles=entries(Names=generic.ArrayObject([words("a"), kept])))
    writer.update_root()


def layers(rng: random.Random, writer: IncrementalPdfFileWriter) -> None:
    group = writer.add_object(entries(Type=name("/OCG"), Name=words(f"lop {rng.randrange(9)}")))
    off = generic.ArrayObject([group])
    writer.root[name("/OCProperties")] = entries(OCGs=generic.ArrayObject([group]), D=entries(OFF=off))
    writer.update_root()


INCREMENTS = (
    *(note, script, field, content, content_in_place, font, pages, sheet, signature_picture, attachment, layers),
)


def increments(rng: random.Random, files: SignedFiles) -> bytes:
    raw = files.any(rng)
    for _ in range(rng.randrange(1, 3)):
        change = rng.choice(INCREMENTS)
        raw = added(raw, partial(change, rng))
    return raw


def certified_then_noted(rng: random.Random, files: SignedFiles) -> bytes:
    """A certified file that allows notes gets one that hides or adds words (Evil Annotation)."""
    return added(files.certified, partial(note, rng))


def shadow_revealed(rng: random.Random, files: SignedFiles) -> bytes:
    """What lay hidden in the signed file is shown: the picture over it goes, or its field gets another value."""

    def reveal(writer: IncrementalPdfFileWriter) -> None:
        if rng.random() < 0.5:
            kept = page_of(writer)["/Contents"].data
            ref = page_of(writer).raw_get("/Contents")
            writer.objects[ref.generation, ref.idnum] = generic.StreamObject(stream_data=kept.replace(b" f", b" n"))
            return
        fields = writer.root["/AcroForm"]["/Fields"]
        shown = next(fields[at] for at in range(len(fields)) if fields[at].get("/FT") == "/Tx")
        shown[name("/V")] = words(rng.choice(("65,53%", "0", "1.000.000")))
        writer.update_container(shown)

    return added(files.shadowed, reveal)


# Files written by hand.


def forged(rng: random.Random, files: SignedFiles) -> bytes:
    """Range or content of a signature is missing, empty or of another kind (Universal Signature Forgery)."""
    raw = files.any(rng)
    ranges = [*re.finditer(rb"/ByteRange \[[^\]]*\]", raw)]
    found = rng.choice(ranges)
    others = (
        b"null",
        b"[]",
        b"[0 0 0 0]",
        b"[0 -1 1 1]",
        b"[0 99999999999 1 1]",
        b"(a)",
        b"[0 10]",
        b"[0 1 1 1 1 1]",
        b"[null]",
    )
    if rng.random() < 0.5:
        value = b"/ByteRange " + rng.choice(others)
        return raw[: found.start()] + value.ljust(found.end() - found.start()) + raw[found.end() :]
    start = rng.choice([*re.finditer(rb"/Contents <", raw)]).end() - 1
    end = raw.index(b">", start) + 1
    values = (b"<>", b"<00>", b"null", b"()", b"<30800000>", b"<3003020101>")
    return raw[:start] + rng.choice(values).ljust(end - start) + raw[end:]


def renamed(rng: random.Random, files: SignedFiles) -> bytes:
    """A key of a signature's dictionaries is another one of the same length."""
    raw = files.any(rng)
    key = rng.choice((b"/ByteRange", b"/Contents", b"/SubFilter", b"/Filter", b"/Sig", b"/FT", b"/Fields", b"/Annots"))
    places = [found.start() for found in re.finditer(key, raw)]
    at = rng.choice(places)
    return raw[: at + 1] + bytes([raw[at + 1] ^ 0x20]) + raw[at + 2 :]


def swapped(rng: random.Random, files: SignedFiles) -> bytes:
    """Two objects have changed places, in the table of the file or in the file itself."""
    raw = bytearray(files.any(rng))
    lines = [found.span() for found in re.finditer(rb"\d{10} 00000 n", raw)]
    one, other = rng.sample(lines, 2)
    kept = bytes(raw[slice(*one)])
    raw[slice(*one)], raw[slice(*other)] = raw[slice(*other)], kept
    return bytes(raw)


def cut(rng: random.Random, files: SignedFiles) -> bytes:
    """The file ends within its last increment."""
    raw = files.any(rng)
    first = raw.index(b"%%EOF") + 8
    at = rng.randrange(first, len(raw) - 8)
    return raw[:at] + rng.choice((b"", b"\n%%EOF\n", b"\nstartxref\n0\n%%EOF\n"))


def without_table(rng: random.Random, files: SignedFiles) -> bytes:
    """Objects are written over at the end, with no table, an old one or a wrong one (Incremental Saving Attack)."""
    raw = files.any(rng)
    start = raw.rindex(b"startxref")
    old = raw[start:]
    key = rng.choice(_OBJECT.findall(raw)).decode()
    body = f"{key} 0 obj\n<</Type/Page/Contents 4 0 R>>\nendobj\n".encode()
    trailer = raw[raw.rindex(b"trailer") : start] if b"trailer" in raw else b""
    own = b"xref\n%s 1\n%010d 00000 n \n" % (key.encode(), len(raw) + 1)
    here = b"startxref\n%d\n%%%%EOF\n" % (len(raw) + 1 + len(body))
    return (
        raw
        + b"\n"
        + body
        + rng.choice((b"", old, trailer + old, own + here, own + trailer + here, own + trailer + old))
    )


def redirected(rng: random.Random, files: SignedFiles) -> bytes:
    """A new table leads an object's number to another object that was signed (hide-and-replace)."""
    raw = files.any(rng)
    places = {int(found[1]): found.start() for found in _OBJECT.finditer(raw)}
    one, other = rng.sample(sorted(places), 2)
    root = re.findall(rb"/Root \d+ 0 R", raw)[-1]
    before = int(re.findall(rb"startxref\s+(\d+)", raw)[-1])
    table = b"xref\n%d 1\n%010d 00000 n \n" % (one, places[other])
    end = b"trailer\n<<%s/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return raw + table + end % (root, max(places) + 1, before, len(raw))


def wrapped(rng: random.Random, files: SignedFiles) -> bytes:
    """The end of what was signed moves on, and other objects stand in the gap (Signature Wrapping Attack)."""
    raw = files.once
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", raw)
    assert found
    _, length, second, rest = map(int, found.groups())
    key = rng.randrange(1, 99)
    body = b"%d 0 obj\n<</Length 9>>\nstream\nBT ET    \nendstream\nendobj\n" % key * rng.randrange(1, 9)
    if rng.random() < 0.5:
        body = body.hex().encode() + rng.choice((b"", b">", b"> "))
    moved = second + len(body)
    value = b"/ByteRange [0 %d %d %d]" % (length, moved, rest)
    head = raw[: found.start()] + value.ljust(found.end() - found.start()) + raw[found.end() : length]
    gap = raw[length:second]
    return head + (gap + body if rng.random() < 0.5 else gap[:-1] + body + b">") + raw[second:]


def doubled(rng: random.Random, files: SignedFiles) -> bytes:
    """A copy of a signature stands in another field, or a field's own value is the copy of another one."""

    def double(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        places = [form["/Fields"].raw_get(at) for at in range(len(form["/Fields"]))]
        values = [each.get_object().raw_get("/V") for each in places if each.get_object().get("/FT") == "/Sig"]
        value = rng.choice(values)
        if rng.random() < 0.5:
            value = writer.add_object(generic.DictionaryObject(value.get_object()))
        made = entries(FT=name("/Sig"), T=words("Ky9"), V=value, Subtype=name("/Widget"), Rect=box(rng))
        form["/Fields"].append(writer.add_object(made))
        writer.update_container(form)
        writer.update_root()

    return added(rng.choice((files.once, files.twice)), double)


def digits(rng: random.Random, files: SignedFiles) -> bytes:
    """The digits of a signature: their padding, their case, what stands around them."""
    raw = bytearray(files.any(rng))
    found = rng.choice([*re.finditer(rb"/Contents <([0-9a-fA-F]{400,})>", raw)])
    filled = raw[slice(*found.span(1))].rstrip(b"0")
    begin, end = found.span(1)
    act = rng.randrange(3)
    if act == 0:
        raw[rng.randrange(begin + len(filled) + 2, end)] = ord(rng.choice("123456789ABCDEF"))
    elif act == 1:
        letters = [at for at in range(begin, begin + len(filled)) if chr(raw[at]).isalpha()]
        at = rng.choice(letters)
        raw[at : at + 1] = raw[at : at + 1].swapcase()
    else:
        at = rng.randrange(begin, begin + len(filled))
        raw[at] = ord(rng.choice([digit for digit in "0123456789ABCDEF" if ord(digit) != raw[at]]))
    return bytes(raw)


ATTACKS: tuple[Maker, ...] = (
    *(increments, certified_then_noted, shadow_revealed, forged, renamed, swapped, cut, without_table, redirected),
    *(wrapped, doubled, digits),
)
