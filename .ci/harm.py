#!/usr/bin/env python3
"""Makes the tables of what harm costs in docs/costs.md: harm.py [PROGRAM] [--only PART OF A NAME].

Without a program, the build that ships is made first. Each input is made here, read by `ascribe analyze --text` (or whatever the row
says), and told with the time it took and the peak of its memory. The exit code is 1 if a row takes more than TIME or MEMORY, or
if the program dies. Standard library only."""

import argparse
import gzip
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from pathlib import Path

from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
TIME = 100  # seconds
MEMORY = 700  # MiB
WORDS = "The mayor said the bridge would open in May, and everybody who had waited was glad to hear of it. "
MIB = 1 << 20

# The rows: what the table calls the input, the name of the file, what makes it.
FILES = []


def row(called, name):
    def note(make):
        FILES.append((called, name, make))
        return make

    return note


def page(body, head=""):
    return f"<html><head><title>A page</title>{head}</head><body><article>{body}</article></body></html>".encode()


def links(many):
    return f'<p>{WORDS}<a href="x">a link</a> and more words.</p>' * many


def zeros(mebibytes, packer):
    """So many MiB of zeros through something that packs."""
    yield from (packer.compress(bytes(MIB)) for _ in range(mebibytes))
    yield packer.flush()


def archive(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, parts in members:
            with made.open(name, "w", force_zip64=True) as member:
                for part in [parts] if isinstance(parts, str) else parts:
                    member.write(part.encode() if isinstance(part, str) else part)


CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:title>T</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>'
)


def book(path, *chapter):
    members = [("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER), ("p.opf", PACKAGE)]
    archive(path, [*members, ("c.xhtml", chapter)])


def letter(path, *body):
    archive(path, [("[Content_Types].xml", "<Types/>"), ("word/document.xml", body)])


def pdf(content, packed=False):
    extra = b"/Filter/FlateDecode" if packed else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(made))
    return made + end


@row("an empty page with a few words", "empty.html")
def _(path):
    path.write_bytes(page(f"<p>{WORDS}</p>"))


@row("10 000 nested `<div>`", "nested.html")
def _(path):
    path.write_bytes(page("<div>" * 10_000 + f"<p>{WORDS}</p>" * 9))


@row("1 000 000 nested `<div>`", "deep.html")
def _(path):
    path.write_bytes(page("<div>" * 1_000_000 + f"<p>{WORDS}</p>" * 9))


@row("an attribute of 5 MB", "attribute.html")
def _(path):
    path.write_bytes(page(f'<p title="{"a" * 5_000_000}">{WORDS}</p>' + f"<p>{WORDS}</p>" * 9))


@row("a line of 5 MB", "line.txt")
def _(path):
    path.write_text("word " * 1_000_000)


@row("400 000 unclosed `<a>`", "unclosed.html")
def _(path):
    path.write_bytes(page('<a href="x">word ' * 400_000))


@row("400 000 siblings", "siblings.html")
def _(path):
    path.write_bytes(page("<p>word</p>" * 400_000))


@row("tables of links, 70 deep, 200 of them", "tables.html")
def _(path):
    table = "<table><tr><td>" * 70 + '<a href="x">a link</a>' * 9 + "</table>" * 70
    path.write_bytes(page(f"<p>{WORDS}</p>" * 9 + table * 200))


@row("5 000 000 `&`", "ampersands.html")
def _(path):
    path.write_bytes(page("<p>" + "&" * 5_000_000))


@row("a page of 4 MB with a base of 1 MB and 20 000 links", "base.html")
def _(path):
    path.write_bytes(page(links(20_000), f'<base href="http://e.example/{"b" * 1_000_000}/">'))


@row("a Markdown table of 500 x 1 000 cells", "table.md")
def _(path):
    path.write_text("|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b\n" * 1_000)


@row('a feed with "billion laughs" and 100 000 references', "laughs.xml")
def _(path):
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    entry = f"<item><title>E</title><description>{'&a9;' * 100_000}</description></item>"
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel><title>T</title>{entry}</channel></rss>')


@row("a feed of 300 000 entries (35 MB)", "entries.xml")
def _(path):
    with path.open("w") as out:
        out.write('<rss version="2.0"><channel><title>T</title>')
        for i in range(300_000):
            out.write(f"<item><title>Entry {i}</title><link>https://e.example/{i}</link><description>{WORDS[:40]}</description></item>")
        out.write("</channel></rss>")


@row("a feed with an `xml:base` of 1 MB and 1 000 entries", "feed-base.xml")
def _(path):
    entry = '<entry><title>E</title><link href="a"/><summary type="html">&lt;a href="x"&gt;l&lt;/a&gt; words</summary></entry>'
    base = "http://e.example/" + "x" * 1_000_000
    path.write_text(f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}/"><title>T</title>{entry * 1_000}</feed>')


@row("an e-book that unpacks to 2 GB", "bomb.epub")
def _(path):
    book(path, *(bytes(MIB) for _ in range(2_000)))


@row("a DOCX that unpacks to 2 GB", "bomb.docx")
def _(path):
    letter(path, *(bytes(MIB) for _ in range(2_000)))


@row("an e-book with 300 000 nested `<div>`", "nested.epub")
def _(path):
    book(path, "<html><body>" + "<div>" * 300_000 + f"<p>{WORDS}</p>")


@row("an e-book with 4 000 nested links", "links.epub")
def _(path):
    book(path, "<html><body><p>" + '<a href="x">word ' * 4_000)


@row("an e-book with 80 000 nested `<q>`", "quotes.epub")
def _(path):
    book(path, "<html><body><p>" + "<q>word " * 80_000)


@row("a DOCX with 300 000 nested tables", "tables.docx")
def _(path):
    letter(path, "<w:document><w:body>" + "<w:tbl><w:tr><w:tc>" * 300_000 + "<w:p><w:r><w:t>word</w:t></w:r></w:p>")


@row("a PDF whose page unpacks to 2 GB", "bomb.pdf")
def _(path):
    path.write_bytes(pdf(b"".join(zeros(2_000, zlib.compressobj(9))), packed=True))


@row("a PDF page of 40 000 000 letters", "letters.pdf")
def _(path):
    packer = zlib.compressobj(9)
    parts = [packer.compress(b"BT /F1 8 Tf 10 TL 50 700 Td\n")]
    parts += [packer.compress(b"(" + b"a word or two " * 7 + b") Tj T*\n") for _ in range(410_000)]
    path.write_bytes(pdf(b"".join(parts) + packer.flush(), packed=True))


@row("a PDF with a million nested arrays", "arrays.pdf")
def _(path):
    path.write_bytes(pdf(b"BT " + b"[" * 1_000_000))


# 64 MiB of zeros, by the reference encoder.
BROTLI = bytes.fromhex(
    "cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfb7ffeffffc33f0110870500baf7ff03"
)
# A frame of zstd without an end: its header, and a block of 128 KiB of one byte that is not the last.
ZSTD = bytes([0x28, 0xB5, 0x2F, 0xFD, 0, 7 << 3]), ((128 << 10) << 3 | 1 << 1).to_bytes(4, "little")[:3] + b"\0"


def for_ever(part):
    while True:
        yield part


def coded(coding, *parts):
    yield f"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: {coding}\r\n\r\n".encode()
    yield from parts


def moved(to):
    yield f"HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n".encode()


def of_page(body):
    yield b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n" % len(body)
    yield body


# The rows: what the table calls the answer, the path, and what is sent for the path that was asked for. None is silence.
ANSWERS = [
    ("a bomb of gzip", "/gzip", lambda _: coded("gzip", *for_some(gzip.compress(bytes(10 * MIB))))),
    ("a bomb of gzip in gzip", "/nested", lambda _: coded("gzip, gzip", *for_some(gzip.compress(gzip.compress(bytes(10 * MIB)) * 64)))),
    ("a bomb of brotli", "/brotli", lambda _: coded("br", BROTLI)),
    ("a bomb of zstd", "/zstd", lambda _: coded("zstd", ZSTD[0], *for_some(ZSTD[1] * 100))),
    ("gzip named 3 000 times", "/named", lambda _: coded("gzip, " * 3_000 + "gzip", b"x")),
    ("endless chunks", "/endless", lambda _: chain(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", for_ever(b"8\r\nAll work\r\n" * 999))),
    ("a length of 2⁶⁴−1", "/huge", lambda _: chain(b"HTTP/1.1 200 OK\r\ncontent-length: 18446744073709551615\r\n\r\n", for_ever(b"a" * 16384))),
    ("a redirect loop", "/loop", lambda _: moved("/loop")),
    ("redirects without end", "/on", lambda path: moved(path + "n")),
    ("a flood of headers", "/headers", lambda _: chain(b"HTTP/1.1 200 OK\r\n", for_ever(b"x: y\r\n" * 999))),
    ("a page of 4 MB reached by an address of 60 KB", "/far", lambda path: of_page(page(links(25_000))) if len(path) > 60_000 else moved("/far/" + "a" * 60_000 + "/index")),
    ("a public host that redirects to a private address", "http://news.example/", lambda _: moved("http://127.0.0.1:1/secret")),
    ("silence", "/silent", None),
]


def for_some(part):
    """A part, as often as any limit needs."""
    return (part for _ in range(4_000))


def chain(head, parts):
    yield head
    yield from parts


def serve():
    """Starts the server in a process of its own; gives its address and number."""
    listener = socket.create_server(("127.0.0.1", 0))
    pid = os.fork()
    if pid:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.close()
        return address, pid

    def answer(client):
        with client:
            asked = b""
            while b"\r\n\r\n" not in asked:
                part = client.recv(1 << 16)
                if not part:
                    return
                asked += part
            path = asked.split()[1].decode()
            for _, start, parts in ANSWERS:
                if path.startswith(start):
                    try:
                        if parts is None:
                            client.recv(1)
                        for part in parts(path) if parts else []:
                            client.sendall(part)
                    except OSError:
                        pass
                    return

    while True:
        client, _ = listener.accept()
        threading.Thread(target=answer, args=(client,), daemon=True).start()


def in_a_process(make, path):
    """Makes an input without any of it staying in the memory of this process, which those that it starts are told to have had."""
    pid = os.fork()
    if pid == 0:
        try:
            make(path)
            os._exit(0)
        except BaseException as error:
            print(f"{path.name} cannot be made: {error}", file=sys.stderr)
        os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


class Run:
    """How reading something went: `seconds`, `peak` in MiB, `code` (none if it had to be killed), `text` in bytes, `said`."""

    def __init__(self, command, folder, variables=()):
        out, errors = folder / "out", folder / "errors"
        environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        environment.update({"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}, **dict(variables))
        begun = time.monotonic()
        with out.open("wb") as output, errors.open("wb") as complaints:
            # So that a fault ends the program and not the machine.
            command = ["sh", "-c", 'ulimit -v 6291456 2>/dev/null; exec "$0" "$@"', *command]
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=complaints, env=environment)
        pid = 0
        seen = 0
        while not pid and time.monotonic() - begun < TIME:
            seen = max(seen, peak_so_far(child.pid))
            time.sleep(0.002)
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        self.seconds = time.monotonic() - begun
        if not pid:
            child.kill()
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        self.code = os.waitstatus_to_exitcode(status) if pid else None
        # A process is told to have had what the one that started it has.
        own = peak(resource.getrusage(resource.RUSAGE_SELF))
        self.peak = seen if seen and peak(usage) <= own + 1 else peak(usage)
        self.text = out.stat().st_size
        self.said = errors.read_text(errors="replace").strip()

    def comes(self):
        """What comes of it, in a few words."""
        if self.code is None:
            return f"**still busy after {TIME} s**"
        sentence = re.sub(r"^ascribe: ", "", self.said.split("\n")[0])
        # Names and addresses say nothing in a table.
        sentence = re.sub(r"(http://|/)\S{12,}|127\.0\.0\.1:[0-9]+", "…", sentence)
        sentence = sentence if len(sentence) < 110 else sentence[:100] + "…"
        if self.code == 0:
            told = f"{self.text / 1024:.1f}" if self.text < 10 << 10 else f"{self.text >> 10}"
            return f"{told} KiB of text" + (f"; “{sentence}”" if sentence else "")
        return f"“{sentence}”" if self.code == 1 else f"**exit {self.code}**: {sentence}"


def peak(usage):
    """The peak of the memory of a process that ended, in MiB."""
    return usage.ru_maxrss // (MIB if sys.platform == "darwin" else 1024)


def peak_so_far(pid):
    """The peak of the memory of a process that runs, in MiB; 0 where that cannot be known."""
    try:
        told = re.search(r"VmHWM:\s+([0-9]+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(told[1]) // 1024 if told else 0


class Table:
    """Prints rows, and counts those that cost too much."""

    faults = 0

    def head(self, of, comes):
        print(f"\n| {of} | {comes} | time | peak |\n|---|---|---|---|", flush=True)

    def row(self, called, comes, seconds, peak, is_fault=False):
        too_much = seconds > TIME or peak > MEMORY
        self.faults += is_fault or too_much
        told = f"{seconds:.1f}" if seconds >= 1 else f"{seconds:.2f}"
        print(f"| {called} | {comes} | {told} s | {f'**{peak}**' if peak > MEMORY else peak} MiB |", flush=True)


def typed(program, folder):
    """Types 10 000 letters after `/`, and asks to quit: the processor's seconds until it has, and the peak."""
    text = "\n\n".join(f"Paragraph {i}. The mayor, Ada Holt, said “the bridge number {i} will open.”" for i in range(300))
    (folder / "typed.txt").write_text(f"A title of some length\n\n{text}\n")
    variables = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    terminal = Terminal([program, "--theme", "dark", str(folder / "typed.txt")], variables)
    terminal.listen(5)
    begun = time.monotonic()
    terminal.send(b"/" + b"x" * 10_000 + b"\x03")
    ended = terminal.end(TIME)
    seconds = time.monotonic() - begun
    used = peak(terminal.usage)
    comes = "nothing is found; `^C` quits" if ended and terminal.status == 0 else f"**ends with {terminal.status}**"
    terminal.close()
    return comes, seconds, used, not ended


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", type=os.path.abspath)
    parser.add_argument("--only", default="", help="rows with this in their names")
    options = parser.parse_args()
    program = options.program
    if not program:
        subprocess.run(["cargo", "build", "--profile", "dist", "--locked"], cwd=ROOT, check=True)
        program = str(Path(ROOT, os.environ.get("CARGO_TARGET_DIR", "target"), "dist/ascribe"))
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}, {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}")
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table.head("input", "what comes of it")
        for called, file, make in FILES:
            if options.only not in called:
                continue
            path = folder / file
            if not in_a_process(make, path):
                sys.exit(2)
            run = Run([program, "analyze", "--text", str(path)], folder)
            table.row(called, run.comes(), run.seconds, run.peak, run.code not in (0, 1))
            path.unlink()
        called = "10 000 letters typed after `/`"
        if options.only in called:
            table.row(called, *typed(program, folder))

        table.head("answer of a server", "what is said")
        address, server = serve()
        try:
            for called, path, _ in ANSWERS:
                if options.only not in called:
                    continue
                # A host that is public has to be spoken to through a proxy here.
                through = {"HTTP_PROXY": address, "http_proxy": address} if path.startswith("http:") else {}
                asked = path if through else address + path
                run = Run([program, "analyze", "--text", asked], folder, through.items())
                table.row(called, run.comes(), run.seconds, run.peak, run.code not in (0, 1))
        finally:
            os.kill(server, 9)
            os.waitpid(server, 0)
    print(f"\n{table.faults} rows cost too much: more than {TIME} s or {MEMORY} MiB, or the program died")
    sys.exit(table.faults > 0)


if __name__ == "__main__":
    main()
