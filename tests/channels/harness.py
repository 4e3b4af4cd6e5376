"""What the tests of the channels share: the two programs, a folder, certificates, invented messages."""
import json
import os
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

QIXIAN, SEND = (Path(a).resolve() for a in sys.argv[1:3]) if len(sys.argv) > 2 else (None, None)
NOW = 1_732_498_200  # 2024-11-25 09:30 in Asia/Shanghai

MESSAGE = {
    "key": "case 17/reply 0/2024-11-25/-1/林小满",
    "recipient": "林小满",
    "address": "lin@dongli.example",
    "subject": "期限提醒：〔2024〕依申请第17号明日到期，请及时答复；东篱县自然资源和规划局（东篱县林业局）承办",
    "text": "〔2024〕依申请第17号\n东篱县自然资源局，经办人林小满\n.到期日2024年11月26日\n" + "一行较长的说明文字" * 40 + "\n",
    "html": "<!DOCTYPE html><html><body><p>〔2024〕依申请第17号 <b>明日到期</b></p></body></html>",
}


def run(*command, env=None, stdin=None):
    kept = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
    kept |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    return subprocess.run([str(c) for c in command], env=kept | (env or {}), input=stdin, capture_output=True,
                          text=True, timeout=60)


class Folder(unittest.TestCase):
    """Each test in a folder of its own, with a configuration and secrets in it."""

    def setUp(self):
        made = tempfile.TemporaryDirectory(prefix="qixian-channels-")
        self.addCleanup(made.cleanup)
        self.folder = Path(made.name)

    def secret(self, name, value):
        path = self.folder / name
        path.write_text(value + "\n")
        path.chmod(0o600)

    def port(self):
        """A port that stays this test's own until it ends, whether a server of the test listens there or not: bound, so
        that the kernel gives it to nobody, and never listening, so that a server may (both with SO_REUSEADDR)."""
        holder = socket.socket()
        self.addCleanup(holder.close)
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        return holder.getsockname()[1]

    def configure(self, text):
        self.config = self.folder / "qixian.toml"
        self.config.write_text(text, encoding="utf-8")

    def send(self, channel, at=NOW, **changed):
        done = run(SEND, self.config, channel, self.folder / "store.db", at, stdin=json.dumps(MESSAGE | changed))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads(done.stdout)

    def command(self, *arguments):
        return run(QIXIAN, "--config", self.config, "--db", self.folder / "store.db", "remind", "test", *arguments)


def certificate(folder):
    """A private authority and a server certificate for 127.0.0.1 signed by it, made now."""
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=qixian test authority", "-days", "2")
    openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=127.0.0.1")
    (Path(folder) / "san").write_text("subjectAltName=IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out",
            "server.pem", "-days", "2", "-extfile", "san")


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
