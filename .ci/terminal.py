"""A program in a pseudo terminal: types into it, and checks what it sends and how it leaves the terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

# What a program may send: text, sequences of a terminal, control characters.
SEQUENCE = re.compile(
    rb"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])"
    rb"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|(?P<string>\x1b[PX^_][^\x1b]*\x1b\\)"
    rb"|\x1b(?P<escape>[ -/]*[0-~])"
    rb"|(?P<control>[\x00-\x1f\x7f])"
    rb"|(?P<text>[^\x00-\x1f\x7f]+)"
)
# Those that the reader needs: colours, moving, clearing, its modes, the questions that it asks.
NEEDED = {
    "csi": re.compile(rb"[0-9:;]*m|[0-9]*(;[0-9]*)?[Hf]|[0-9]*[A-GJK]|\?(25|1049|2004|100[0236]|1015|2026)[hl]|c|[0-9]* q"),
    "osc": re.compile(rb"1[01];\?|52;c;[A-Za-z0-9+/=]*"),
    "escape": re.compile(rb"[78]"),
    "control": re.compile(rb"[\n\r]"),
}
# Characters that turn the direction of writing, and control characters beyond ASCII.
COMMANDS = re.compile("[\u0080-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ANSWERS = {
    b"\x1b]10;?": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b[c": b"\x1b[?62;22c",
}
# Modes that have to be off in the end.
MODES = [b"1049", b"2004", b"1000", b"1002", b"1003", b"1006"]


class Terminal:
    """Runs `command` with these variables beside the usual ones; `status` is how it ended, once it did."""

    def __init__(self, command, variables, columns=120, rows=36):
        environment = {**os.environ, "TERM": "xterm-256color", **variables}
        environment = {name: value for name, value in environment.items() if value is not None}
        self.raw = bytearray()
        self.status = None
        self.usage = None
        master, slave = pty.openpty()
        self.settings = termios.tcgetattr(slave)
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(master)
                os.login_tty(slave)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        # The slave stays open here, so that the settings can be read when the program has ended.
        self.master, self.slave = master, slave
        self.resize(columns, rows)
        os.set_blocking(master, False)

    def resize(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def listen(self, seconds):
        """Takes what the program sends for so long, and answers what it asks."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                return
            try:
                sent = os.read(self.master, 1 << 16)
            except OSError:
                return
            self.raw += sent
            for question, answer in ANSWERS.items():
                if question in sent:
                    self.send(answer)

    def send(self, keys):
        """Types; fails if the program takes nothing for a minute."""
        until = time.monotonic() + 60
        while keys and self.is_running():
            try:
                keys = keys[os.write(self.master, keys) :]
            except BlockingIOError:
                self.listen(0.01)
                if time.monotonic() > until:
                    raise TimeoutError("the program takes no keys") from None

    def is_running(self):
        """Whether the program has not ended. One that stopped itself is brought back."""
        if self.status is not None:
            return False
        pid, status, usage = os.wait4(self.pid, os.WNOHANG | os.WUNTRACED)
        if pid and os.WIFSTOPPED(status):
            os.kill(self.pid, signal.SIGCONT)
        elif pid:
            self.status, self.usage = os.waitstatus_to_exitcode(status), usage
        return self.status is None

    def end(self, seconds):
        """Waits so long for the program to end, then kills it. Says whether it ended by itself."""
        until = time.monotonic() + seconds
        while self.is_running() and time.monotonic() < until:
            self.listen(0.02)
        ended = not self.is_running()
        while self.is_running():
            os.kill(self.pid, signal.SIGKILL)
            time.sleep(0.05)
        self.listen(0.1)
        return ended

    def close(self):
        os.close(self.master)
        os.close(self.slave)

    def faults(self):
        """What is wrong with what was sent, and with the terminal as it was left: sentences."""
        found = []
        at = 0
        while at < len(self.raw):
            match = SEQUENCE.match(self.raw, at)
            if not match:
                found.append(f"half a sequence was sent: {bytes(self.raw[at : at + 20])!r}")
                break
            at = match.end()
            kind, sent = match.lastgroup, match[match.lastgroup]
            if kind == "text":
                words = sent.decode("utf-8", "replace")
                if COMMANDS.search(words):
                    found.append(f"a command was sent in {words[:60]!r}")
            elif kind not in NEEDED or not NEEDED[kind].fullmatch(sent):
                found.append(f"nobody needs {match[0][:60]!r}")
        for mode in MODES:
            if re.findall(rb"\x1b\[\?%s([hl])" % mode, self.raw)[-1:] == [b"h"]:
                found.append(f"mode {mode.decode()} is left on")
        if re.findall(rb"\x1b\[\?25([hl])", self.raw)[-1:] == [b"l"]:
            found.append("the cursor is left hidden")
        if termios.tcgetattr(self.slave) != self.settings:
            found.append("the settings of the terminal are not those from before")
        return found
