"""What the tests of the service share: a store with invented cases, the program under a clock of the test's own, and
servers on loopback that take, hold back or refuse what it sends."""
import asyncio
import calendar
import email
import email.policy
import http.server
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "channels"))
import harness  # noqa: E402
from harness import QIXIAN, Folder, run  # noqa: E402,F401

PATIENCE = 60  # seconds until a condition counts as never met; a busy machine is slow
FAKETIME = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
HEAD = "number,agency,channel,submitted_on,received_on,applicant_kind,applicant,subject,officer\n"
AGENCY = "东篱县自然资源局"


def wait_for(condition, what):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"not within {PATIENCE} s: {what}")


class Mailbox:
    """Takes mail. While `go` is not set the answer to each is held back."""

    def __init__(self):
        self.mails, self.refused, self.held = [], set(), 0
        self.go = threading.Event()
        self.go.set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append(mail)  # it is there, whether the sender hears so or not
        self.held += 1
        try:
            while not self.go.is_set():
                await asyncio.sleep(0.02)
        finally:
            self.held -= 1
        return "250 2.0.0 Ok"

    def ids(self):
        return [m["Message-ID"].strip() for m in list(self.mails)]


class MailServer(Controller):
    def __init__(self, box, port):
        super().__init__(box, hostname="127.0.0.1", port=port)

    def factory(self):
        return SMTP(self.handler, hostname="mail.dongli.example", enable_SMTPUTF8=False)


class Hook(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = self.server.script.pop(0) if self.server.script else 200
        self.server.seen.append((status, self.headers["Idempotency-Key"], body))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


class Service:
    """One run of `qixian serve`; its log is read as it is written."""

    def __init__(self, test, *arguments, health="127.0.0.1:0", env=None):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")} | test.clockwork()
        self.process = subprocess.Popen(
            [str(QIXIAN), "--lang", "en", "--config", str(test.config), "--db", str(test.db), "serve", "--health", health,
             *arguments], env=environment | (env or {}), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.lines = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        test.addCleanup(self.end)

    def read(self):
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()

    def logged(self, words):
        return [line for line in list(self.lines) if words in line]

    def wait_logged(self, words, times=1):
        return wait_for(lambda: len(self.logged(words)) >= times and self.logged(words),
                        f"{words!r} in the log:\n" + "\n".join(self.lines))

    def get(self, path, method="GET"):
        place = self.wait_logged("answers GET")[0].split(" at ")[-1]
        request = urllib.request.Request(f"http://{place}{path}", method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.loads(refused.read() or b"null")

    def ready(self):
        return self.get("/ready")[1]

    def wait_ready(self):
        wait_for(lambda: self.get("/ready")[0] == 200, "ready\n" + "\n".join(self.lines))
        return self

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self):
        self.signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        self.reader.join()
        return code


class Served(Folder):
    """Cases received on 2024-10-28, due on Monday 2024-11-25; one officer, reached by mail and a webhook."""

    def setUp(self):
        super().setUp()
        self.clock, self.db = self.folder / "clock", self.folder / "store.db"
        self.at("2024-11-25 09:30")
        self.box, self.mail_port, self.server = Mailbox(), self.port(), None
        self.hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
        self.hook.seen, self.hook.script = [], []
        threading.Thread(target=self.hook.serve_forever, daemon=True).start()
        self.addCleanup(self.hook.server_close)
        self.addCleanup(self.hook.shutdown)
        self.addCleanup(self.mail_down)
        self.configure(self.configuration())

    def configuration(self, more="", addresses='mail = "lin@dongli.example"'):
        return (f'[channels.mail]\nkind = "smtp"\nhost = "127.0.0.1"\nport = {self.mail_port}\ntls = "none"\n'
                'from = "qixian@dongli.example"\ntimeout_seconds = 60\n'
                f'[channels.hook]\nkind = "webhook"\nurl = "http://127.0.0.1:{self.hook.server_port}/in"\n'
                '[retry]\ntries = 3\nfirst_seconds = 60\n'
                f'[[people]]\nname = "林小满"\nroles = ["officer", "unit_head"]\naddresses = {{ {addresses} }}\n{more}')

    def at(self, shanghai):
        """The program's clock from now on; it runs on from there."""
        moment = time.strptime(shanghai, "%Y-%m-%d %H:%M")
        utc = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(calendar.timegm(moment) - 8 * 3600))
        fresh = self.folder / "clock.new"
        fresh.write_text(f"@{utc}\n")
        fresh.replace(self.clock)  # never a half-written one

    def clockwork(self):
        """What puts a program under that clock."""
        options = os.environ.get("ASAN_OPTIONS", "")
        return {"TZ": "UTC", "LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(self.clock), "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "ASAN_OPTIONS": (options + ":" if options else "") + "verify_asan_link_order=0"}

    def mail_up(self):
        self.server = MailServer(self.box, self.mail_port)
        self.server.start()

    def mail_down(self):
        self.box.go.set()
        if self.server:
            self.server.stop()
        self.server = None

    def cases(self, count, first=1, received="2024-10-28"):
        rows = "".join(f"〔2024〕{n},{AGENCY},post_signed,{received},{received},natural_person,不得外传,也不得外传,林小满\n"
                       for n in range(first, first + count))
        ledger = self.folder / f"ledger-{first}.csv"
        ledger.write_text(HEAD + rows, encoding="utf-8")
        self.qixian("import", ledger)

    def qixian(self, *arguments):
        done = run(QIXIAN, "--lang", "en", "--config", self.config, "--db", self.db, *arguments, env=self.clockwork())
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def status(self):
        return json.loads(self.qixian("--json", "remind", "status"))

    def serve(self, *arguments, **more):
        return Service(self, *arguments, **more)
