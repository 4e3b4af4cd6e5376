#!/usr/bin/python3
"""No secret comes out: not on a screen, not in a file, not in JSON, whatever goes wrong."""
import harness
from harness import QIXIAN, SEND, Folder, run

SECRETS = {name: f"GEHEIM-{name}-7f3a" for name in
           ("mail", "hook", "hookurl", "wecom", "dingtalk", "dingsecret", "feishu", "feisecret", "literal", "environment")}


class Secrets(Folder):
    def setUp(self):
        super().setUp()
        for name, value in SECRETS.items():
            self.secret(name, f"http://127.0.0.1:1/{value}" if name == "hookurl" else value)
        port = self.port()  # nobody listens there
        self.text = f'''
[channels.mail]
kind = "smtp"
host = "127.0.0.1"
port = {port}
from = "a@dongli.example"
user = "u"
password_file = "mail"
[channels.hook]
kind = "webhook"
url_file = "hookurl"
secret_env = "QIXIAN_TEST_SECRET"
[channels.wecom]
kind = "wecom"
base_url = "http://127.0.0.1:{port}"
token_file = "wecom"
[channels.dingtalk]
kind = "dingtalk"
base_url = "http://127.0.0.1:{port}"
token_file = "dingtalk"
secret_file = "dingsecret"
[channels.feishu]
kind = "feishu"
base_url = "http://127.0.0.1:{port}"
token_file = "feishu"
secret_file = "feisecret"
'''
        self.configure(self.text)
        self.said = ""

    def go(self, *arguments):
        done = run(QIXIAN, "--config", self.config, "--db", self.folder / "store.db", *arguments,
                   env={"QIXIAN_TEST_SECRET": SECRETS["environment"]})
        self.said += done.stdout + done.stderr
        return done

    def tearDown(self):
        own = set(SECRETS) | {"qixian.toml"}
        for path in self.folder.rglob("*"):
            if path.is_file() and path.name not in own:
                self.said += path.read_text(encoding="utf-8", errors="replace")
        self.assertTrue(self.said)
        for name, value in SECRETS.items():
            self.assertNotIn(value, self.said, name)

    def test_good_configuration(self):
        for options in ([], ["--json"], ["--lang", "zh"]):
            self.assertEqual(self.go(*options, "config", "check").returncode, 0)
            for channel in ("mail", "hook", "wecom", "dingtalk", "feishu", "files"):
                done = self.go(*options, "remind", "test", channel, "--to", "a@dongli.example")
                self.assertEqual(done.returncode, 0 if channel == "files" else 1, done.stderr)

    def test_bad_configuration(self):
        literal = SECRETS["literal"]
        for bad in (f'password = "{literal}"', f'pasword = "{literal}"', f'password = {literal}', f'password = "{literal}',
                    f'token = "{literal}"', f'secret = ["{literal}"]', f'password_file = ["{literal}"]'):
            for options in ([], ["--json"]):
                with self.subTest(bad):
                    self.configure(self.text.replace('password_file = "mail"', bad))
                    self.assertEqual(self.go(*options, "config", "check").returncode, 1)
                    self.assertEqual(self.go(*options, "remind", "test", "mail", "--to", "a@b.example").returncode, 1)

    def test_open_to_everybody(self):
        (self.folder / "mail").chmod(0o644)
        done = self.go("config", "check")
        self.assertEqual(done.returncode, 0)
        self.assertIn("everybody on this machine can read", done.stderr)
        self.assertIn("chmod 600", done.stderr)


if __name__ == "__main__":
    harness.main()
