#!/usr/bin/python3
"""Mail against aiosmtpd: TLS with a certificate made now, AUTH on, a free port."""
import asyncio
import email
import email.policy
import email.utils
import logging
import socket
import ssl
import tempfile
import threading
import time
import warnings
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

import harness
from harness import MESSAGE, Folder

CERTIFICATE = None


class Handler:
    """Takes mail, or answers as told."""

    def __init__(self):
        self.mails, self.logins = [], []
        self.mail = self.rcpt = self.data = None

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.mail:
            return self.mail
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.data == "slow":
            await asyncio.sleep(30)
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content, server.transport.get_extra_info('sslcontext') is not None))
        if self.data == "drop":
            server.transport.abort()
            return "250 lost"
        return self.data if self.data and self.data != "slow" else "250 2.0.0 Ok: queued as 4XyZ"

    def authenticate(self, server, session, envelope, mechanism, data):
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.login == b"qixian" and data.password == "秘密-pw".encode(), handled=False)


class Server(Controller):
    def __init__(self, handler, mode, port):
        self.mode = mode
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(f"{CERTIFICATE}/server.pem", f"{CERTIFICATE}/server.key")
        super().__init__(handler, hostname="127.0.0.1", port=port, ssl_context=self.context if mode == "tls" else None)

    def factory(self):
        login = dict(authenticator=self.handler.authenticate, auth_required=True) if self.mode != "none" else {}
        start = dict(tls_context=self.context, require_starttls=True) if self.mode == "starttls" else {}
        return SMTP(self.handler, hostname="mail.dongli.example", enable_SMTPUTF8=False, **login, **start,
                    auth_require_tls=self.mode == "starttls")


class Mail(Folder):
    server = None

    def serve(self, mode="starttls", more=""):
        self.handler = Handler()
        server = Server(self.handler, mode, self.port())
        server.start()
        self.server = server
        self.addCleanup(self.stop)
        self.secret("mail.password", "秘密-pw")
        login = 'user = "qixian"\npassword_file = "mail.password"\n' if mode != "none" else ""
        self.configure(f'[channels.mail]\nkind = "smtp"\nhost = "127.0.0.1"\nport = {server.port}\ntls = "{mode}"\n'
                       f'from = "qixian@dongli.example"\nfrom_name = "东篱县政务公开办，值班"\n{login}'
                       + (f'ca_file = "{CERTIFICATE}/ca.pem"\n' if mode != "none" else "") + (more or "timeout_seconds = 20\n"))
        return server

    def stop(self):
        if self.server:
            self.server.stop()
        self.server = None

    def check_mail(self, raw):
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        self.assertEqual(mail["Subject"], MESSAGE["subject"])
        self.assertEqual(mail["To"].addresses[0].display_name, "林小满")
        self.assertEqual(mail["To"].addresses[0].addr_spec, "lin@dongli.example")
        self.assertEqual(mail["From"].addresses[0].display_name, "东篱县政务公开办，值班")
        self.assertEqual(mail["Message-ID"].strip(), "<case%2017%2Freply%200%2F2024-11-25%2F-1%2F"
                         "%E6%9E%97%E5%B0%8F%E6%BB%A1@dongli.example>")
        self.assertEqual(email.utils.parsedate_to_datetime(mail["Date"]).timestamp(), harness.NOW)
        self.assertEqual(mail["Auto-Submitted"], "auto-generated")
        self.assertEqual(mail.get_content_type(), "multipart/alternative")
        parts = list(mail.iter_parts())
        self.assertEqual([p.get_content_type() for p in parts], ["text/plain", "text/html"])
        self.assertEqual(parts[0].get_content().replace("\r\n", "\n"), MESSAGE["text"])
        self.assertEqual(parts[1].get_content().replace("\r\n", "\n").rstrip("\n"), MESSAGE["html"])
        self.assertFalse(mail.defects)
        self.assertTrue(all(len(line) <= 998 for line in raw.split(b"\r\n")))
        self.assertTrue(raw.isascii())

    def test_delivered_over_starttls_and_tls(self):
        for mode in ("starttls", "tls"):
            with self.subTest(mode):
                self.stop()
                self.serve(mode)
                self.assertEqual(self.send("mail"), {"outcome": "ok", "reason": "", "retry_after": None,
                                                     "receipt": "250 2.0.0 Ok: queued as 4XyZ"})
                (sender, to, raw, encrypted), = self.handler.mails
                self.assertEqual((sender, to, encrypted), ("qixian@dongli.example", ["lin@dongli.example"], True))
                self.assertEqual(self.handler.logins, [(b"qixian", "秘密-pw".encode())])
                self.check_mail(raw)

    def test_twice_is_one_message_id(self):
        self.serve()
        self.send("mail")
        self.send("mail", at=harness.NOW + 60)
        ids = {email.message_from_bytes(m[2])["Message-ID"] for m in self.handler.mails}
        self.assertEqual((len(self.handler.mails), len(ids)), (2, 1))

    def test_text_alone_and_nothing_smuggled(self):
        self.serve("none")
        self.assertEqual(self.send("mail", html="", subject="一\r\nBcc: x@evil.example\n二", recipient="a\r\nX-Evil: 1")["outcome"], "ok")
        mail = email.message_from_bytes(self.handler.mails[0][2], policy=email.policy.default)
        self.assertEqual([p.get_content_type() for p in mail.walk()], ["multipart/alternative", "text/plain"])
        self.assertIsNone(mail["Bcc"])
        self.assertIsNone(mail["X-Evil"])
        self.assertEqual(self.send("mail", address="a@b>\r\nRCPT TO:<evil@b")["reason"], "address")

    def test_refusals(self):
        self.serve()
        for where, answer, outcome, reason in (
                ("rcpt", "550 5.1.1 no such user lin@dongli.example", "failed", "smtp 550"),
                ("mail", "550 5.7.1 this sender is not ours", "retry", "smtp 550"),
                ("rcpt", "450 4.2.1 try later", "retry", "smtp 450"),
                ("data", "552 5.3.4 too big", "failed", "smtp 552"),
                ("data", "451 4.3.0 local trouble", "retry", "smtp 451"),
                ("data", "drop", "retry", "dropped")):
            with self.subTest(answer):
                self.handler.mail = self.handler.rcpt = self.handler.data = None
                setattr(self.handler, where, answer)
                sent = self.send("mail")
                self.assertEqual((sent["outcome"], sent["reason"]), (outcome, reason))

    def test_slow_server_is_left(self):
        self.serve(more="timeout_seconds = 1\n")
        self.handler.data = "slow"
        began = time.monotonic()
        self.assertEqual(self.send("mail")["reason"], "timeout")
        self.assertLess(time.monotonic() - began, 15)

    def test_no_server_and_no_greeting(self):
        self.serve()
        self.stop()
        self.assertEqual(self.send("mail"), {"outcome": "retry", "reason": "unreachable", "retry_after": None, "receipt": ""})
        self.configure(self.config.read_text().replace("127.0.0.1", "no-such-host.invalid"))
        self.assertEqual(self.send("mail")["reason"], "unknown_host")

    def test_a_server_that_is_closed_for_today(self):
        """554 as a greeting is final for the server, not for the mail."""
        listening = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listening.close)

        def greet():
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"554 5.3.2 no service today\r\n")
                connection.recv(1000)
        thread = threading.Thread(target=greet)
        thread.start()
        self.configure(f'[channels.mail]\nkind = "smtp"\nhost = "127.0.0.1"\nport = {listening.getsockname()[1]}\n'
                       'tls = "none"\nfrom = "a@dongli.example"\ntimeout_seconds = 20\n')
        sent = self.send("mail")
        thread.join()
        self.assertEqual((sent["outcome"], sent["reason"]), ("retry", "smtp 554"))

    def test_wrong_password_waits_for_the_administrator(self):
        self.serve()
        self.secret("mail.password", "old")
        sent = self.send("mail")
        self.assertEqual((sent["outcome"], sent["reason"]), ("retry", "login 535"))
        self.assertEqual(self.handler.mails, [])

    def test_a_certificate_that_nobody_vouches_for(self):
        for mode in ("starttls", "tls"):
            with self.subTest(mode):
                self.stop()
                self.serve(mode)
                self.configure(self.config.read_text().replace(f'ca_file = "{CERTIFICATE}/ca.pem"\n', ""))
                self.assertEqual(self.send("mail")["reason"], "tls")
                self.assertEqual((self.handler.mails, self.handler.logins), ([], []))

    def test_no_starttls_no_mail(self):
        server = self.serve("none")
        self.secret("mail.password", "秘密-pw")
        self.configure(f'[channels.mail]\nkind = "smtp"\nhost = "127.0.0.1"\nport = {server.port}\n'
                       'from = "a@dongli.example"\nuser = "qixian"\npassword_file = "mail.password"\n')
        self.assertEqual(self.send("mail")["reason"], "tls")
        self.assertEqual(self.handler.logins, [])

    def test_command(self):
        self.serve()
        done = self.command("mail", "--to", "shen@dongli.example")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("queued as 4XyZ", done.stdout)
        mail = email.message_from_bytes(self.handler.mails[0][2], policy=email.policy.default)
        self.assertEqual(mail["Subject"], "【测试】期限提醒通道可用")
        self.handler.rcpt = "550 no"
        done = self.command("mail", "--to", "shen@dongli.example")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("the mail server answered 550", done.stderr)
        self.assertEqual(self.command("mail").returncode, 1)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # aiosmtpd tells each connection that breaks off
    warnings.showwarning = lambda *args: None  # nor its deprecations
    with tempfile.TemporaryDirectory(prefix="qixian-certificate-") as CERTIFICATE:
        harness.certificate(CERTIFICATE)
        harness.main()
