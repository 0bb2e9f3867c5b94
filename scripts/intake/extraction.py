"""From the bytes of a document to its text: plain text, HTML, DOCX, PDF with a text layer; UTF-8 with LF comes out.

A plain text keeps every character, so that what was pasted is what is archived. Of a page only navigation is left out:
what is neither shown nor text, and lines that are nothing but links. The libraries are in the group ``intake``.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from zipfile import BadZipFile

from charset_normalizer import from_bytes

from scripts.findings import LedgerError, file_fault

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ["gb18030", "big5", "big5hkscs", "utf_16_le", "utf_16_be"]  # those that texts in Chinese are found in
META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
HTML = re.compile(rb"<(?:!doctype html|html|head|body|div|p|table|br)[\s/>]", re.IGNORECASE)
HIDDEN = "script,style,noscript,template,svg,iframe,select,button,nav,footer,aside"
BLOCKS = frozenset(
    re.findall(
        "[a-z0-9]+",
        """
p div section article header main h1 h2 h3 h4 h5 h6 li ul ol table tr dd dt blockquote form body figcaption
""",
    )
)
LINKED = 0.6  # the part of a line's characters that stand in links with which it is navigation
SENTENCE_ENDS = "。！？；：.!?;:”』）)"
LEAST_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Extract:
    """A text and what it was read from: ``form`` is txt, html, docx or pdf."""

    text: str
    form: str


def extract(name: str, data: bytes) -> Extract:
    """The text of a document. Raises LedgerError where there is none, or its form or encoding is not known."""
    form = find_form(data)
    if form == "doc":
        raise LedgerError(file_fault(name, "document-unread.doc"))
    readers = {"pdf": _read_pdf, "docx": _read_docx, "html": _read_html, "txt": _read_plain}
    text = readers[form](name, data).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if len(text.strip()) < LEAST_CHARACTERS:
        raise LedgerError(file_fault(name, "document-unread.short", characters=len(text.strip())))
    return Extract(text, form)


def find_form(data: bytes) -> str:
    """What a document is, by its bytes; the ending of its name is not asked."""
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if len(HTML.findall(data[:200_000])) > 1 else "txt"


def decode_chinese(name: str, data: bytes) -> str:
    """Text of bytes in a usual Chinese encoding: as marked, else UTF-8, else the one that reads most like Chinese."""
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="strict")
    marked = META.search(data[:4096])
    for encoding in ("utf-8", *([marked[1].decode("ascii")] if marked else [])):
        try:
            return data.decode("gb18030" if encoding.lower() in {"gb2312", "gbk"} else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(data, cp_isolation=ENCODINGS).best()
    if best is None or "\x00" in str(best):
        raise LedgerError(file_fault(name, "document-unread.encoding"))
    return str(best)


def _read_plain(name: str, data: bytes) -> str:
    return decode_chinese(name, data)


def _read_html(name: str, data: bytes) -> str:
    """The text of a page: one line a block; lines that are mostly links, and what is not shown, are left out."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(decode_chinese(name, data))
    page.strip_tags(HIDDEN.split(","), recursive=True)
    lines: list[list[tuple[str, bool]]] = [[]]
    if page.body is not None:
        for node in page.body.traverse(include_text=True):
            tag = node.tag or ""
            if tag in BLOCKS or tag == "br" or (node.parent is not None and _leaves_block(node)):
                lines.append([])
            if tag == "-text":
                lines[-1].append((node.text_content or "", _in_link(node)))
            elif tag in {"td", "th"}:
                lines[-1].append(("\t", False))
    title = page.css_first("title")
    texts = [text for line in lines if (text := _line(line))]
    head = title.text(strip=True) if title else ""
    first = [head] if head and not any(head.startswith(line) or line.startswith(head) for line in texts[:3]) else []
    return "\n".join([*first, *texts]) + "\n"


def _leaves_block(node: object) -> bool:
    """Whether a node follows a block and so begins a line of its own."""
    before = getattr(node, "prev", None)
    return before is not None and before.tag in BLOCKS


def _in_link(node: object) -> bool:
    parent = getattr(node, "parent", None)
    while parent is not None and parent.tag not in BLOCKS:
        if parent.tag == "a":
            return True
        parent = parent.parent
    return False


def _line(pieces: list[tuple[str, bool]]) -> str:
    """A line of a page without the spaces of its markup; "" where it is navigation."""
    text = re.sub(r"[ \t\r\n\f\u00a0]*\t[ \t\r\n\f\u00a0]*", "\t", "".join(words for words, _ in pieces))
    text = re.sub(r"[ \r\n\f\u00a0]+", " ", text).strip()
    linked = sum(len("".join(words.split())) for words, is_linked in pieces if is_linked)
    return "" if linked > LINKED * len("".join(text.split())) else text


def _read_docx(name: str, data: bytes) -> str:
    """Paragraphs and tables in their order; a row of a table is a line with tabs."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        document = Document(io.BytesIO(data))
    except (KeyError, ValueError, OSError, BadZipFile, OpcError) as error:
        raise LedgerError(file_fault(name, "document-unread.docx", reason=str(error))) from None
    lines = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += ["\t".join(" ".join(cell.text.split()) for cell in row.cells) for row in part.rows]
        else:
            lines.append(part.text)
    return "\n".join(lines) + "\n"


def _read_pdf(name: str, data: bytes) -> str:
    """The text layer; lines that a page breaks in the middle of a sentence are joined."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError) as error:
        raise LedgerError(file_fault(name, "document-unread.pdf", reason=str(error))) from None
    lines = [
        line.strip()
        for page in pages
        for line in page.splitlines()
        if not re.fullmatch(r"\s*[-—–]?\s*[0-9]+\s*[-—–]?\s*", line)
    ]
    width = max(map(len, lines), default=0)
    out = [""]
    for line in filter(None, lines):
        whole = not out[-1] or out[-1][-1] in SENTENCE_ENDS or len(out[-1].rpartition("\n")[2]) < width * 0.7
        out[-1] += "" if whole else line
        if whole:
            out.append(line)
    return "\n".join(filter(None, out)) + "\n"
