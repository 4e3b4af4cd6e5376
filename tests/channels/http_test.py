#!/usr/bin/python3
"""Webhook and robots against a local server that checks signature and form, written from the platforms' own pages:
developer.work.weixin.qq.com/document/path/91770, open.dingtalk.com/document/orgapp/customize-robot-security-settings,
open.feishu.cn/document/client-docs/bot-v3/add-custom-bot."""
import base64
import email.utils
import hashlib
import hmac
import http.server
import json
import threading
import time
import urllib.parse

import harness
from harness import MESSAGE, NOW, Folder


def hmac_sha256(key, data):
    return hmac.new(key.encode(), data.encode(), hashlib.sha256).digest()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        url = urllib.parse.urlsplit(self.path)
        self.server.seen.append((url.path, dict(urllib.parse.parse_qsl(url.query)), self.headers, body))
        if self.server.script:
            answer = self.server.script.pop(0)
            if answer == "drop":
                self.close_connection = True
                return
            if answer == "slow":
                self.server.done.wait(30)
                return
            return self.answer(*answer)
        self.answer(200, PLATFORMS[url.path.split("/")[1]](self.server.seen[-1]))

    def answer(self, status, value, headers=()):
        body = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, text in headers:
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def wecom(seen):
    _, query, headers, body = seen
    if query.get("key") != "w-token":
        return {"errcode": 93000, "errmsg": "invalid webhook url"}
    value = json.loads(body)
    kind = value["msgtype"]
    assert set(value) == {"msgtype", kind} and headers["Content-Type"].startswith("application/json")
    if len(value[kind]["content"].encode()) > {"text": 2048, "markdown": 4096}[kind]:
        return {"errcode": 40058, "errmsg": f"{kind}.content exceed max length"}
    return {"errcode": 0, "errmsg": "ok"}


def dingtalk(seen):
    _, query, _, body = seen
    if query["access_token"] != "d-token":
        return {"errcode": 300005, "errmsg": "token is not exist"}
    stamp = query.get("timestamp", "")
    signed = base64.b64encode(hmac_sha256("d-secret", f"{stamp}\nd-secret")).decode()
    if query.get("sign") != signed or abs(int(stamp) / 1000 - NOW) > 3600:
        return {"errcode": 310000, "errmsg": "sign not match"}
    value = json.loads(body)
    if len(body) > 20000:
        return {"errcode": 460101, "errmsg": "message too long"}
    assert value["msgtype"] in ("text", "markdown")
    content = value["text"]["content"] if value["msgtype"] == "text" else value["markdown"]["text"]
    assert value["msgtype"] == "text" or value["markdown"]["title"]
    for mobile in value.get("at", {}).get("atMobiles", []):
        assert "@" + mobile in content
    return {"errcode": 0, "errmsg": "ok"}


def feishu(seen):
    path, _, _, body = seen
    value = json.loads(body)
    if path != "/open-apis/bot/v2/hook/f-token":
        return {"code": 19001, "msg": "param invalid: incoming webhook access token invalid"}
    signed = base64.b64encode(hmac_sha256(f"{value.get('timestamp')}\nf-secret", "")).decode()
    if value.get("sign") != signed or abs(int(value["timestamp"]) - NOW) > 3600:
        return {"code": 19021, "msg": "sign match fail or timestamp is not within one hour from current time"}
    if len(body) > 20 * 1024 or value["msg_type"] != "post":
        return {"code": 9499, "msg": "Bad Request", "data": {}}
    post = value["content"]["post"]["zh_cn"]
    assert post["title"] and all(part["tag"] in ("text", "at") for line in post["content"] for part in line)
    return {"code": 0, "msg": "success", "data": {}}


PLATFORMS = {"cgi-bin": wecom, "robot": dingtalk, "open-apis": feishu, "hook": lambda seen: {}}
ROBOTS = ("wecom", "dingtalk", "feishu")


class Http(Folder):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.seen, self.server.script, self.server.done = [], [], threading.Event()
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.addCleanup(self.server.done.set)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        for name in ("w-token", "d-token", "d-secret", "f-token", "f-secret", "h-secret"):
            self.secret(name, name)
        self.write()

    def write(self, more="", **formats):
        text = f'[channels.oa]\nkind = "webhook"\nurl = "{self.base}/hook/in?office=7"\nsecret_file = "h-secret"\n{more}\n'
        for kind in ROBOTS:
            text += f'[channels.{kind}]\nkind = "{kind}"\nbase_url = "{self.base}/"\ntoken_file = "{kind[0]}-token"\n{more}\n'
            text += f'secret_file = "{kind[0]}-secret"\n' if kind != "wecom" else ""
            text += f'format = "{formats[kind]}"\n' if kind in formats else ""
        self.configure(text)

    def ends(self, channel, answers, **changed):
        self.server.script = list(answers)
        sent = self.send(channel, **changed)
        return sent["outcome"], sent["reason"], sent["retry_after"]

    # ---- webhook

    def test_webhook_form_and_signature(self):
        self.assertEqual(self.send("oa")["outcome"], "ok")
        path, query, headers, body = self.server.seen[0]
        self.assertEqual((path, query), ("/hook/in", {"office": "7"}))
        self.assertEqual(json.loads(body), MESSAGE | {"sent_at": NOW})
        self.assertEqual(urllib.parse.unquote(headers["Idempotency-Key"]), MESSAGE["key"])
        self.assertEqual(headers["X-Qixian-Timestamp"], str(NOW))
        signed = hmac.new(b"h-secret", f"{NOW}.".encode() + body, hashlib.sha256).hexdigest()
        self.assertEqual(headers["X-Qixian-Signature"], "sha256=" + signed)

    def test_webhook_statuses(self):
        later = email.utils.formatdate(NOW + 90, usegmt=True)
        past = email.utils.formatdate(NOW - 90, usegmt=True)
        for status, headers, end in (
                (500, (), ("retry", "http 500", None)), (503, [("Retry-After", "120")], ("retry", "http 503", 120)),
                (429, [("Retry-After", "7")], ("retry", "http 429", 7)), (429, [("Retry-After", later)], ("retry", "http 429", 90)),
                (429, [("Retry-After", past)], ("retry", "http 429", 0)), (429, [("Retry-After", "soon")], ("retry", "http 429", None)),
                (429, [("Retry-After", "99999999999999999999")], ("retry", "http 429", None)),
                (429, [("Retry-After", "9999999")], ("retry", "http 429", 86400)),
                (400, (), ("failed", "http 400", None)), (404, [("Retry-After", "5")], ("failed", "http 404", None)),
                (302, [("Location", "/hook/elsewhere")], ("failed", "http 302", None)), (204, (), ("ok", "", None))):
            with self.subTest(status=status, headers=headers):
                self.assertEqual(self.ends("oa", [(status, "", headers)]), end)
        self.assertTrue(all(path == "/hook/in" for path, *_ in self.server.seen))

    def test_network(self):
        for channel in ("oa",) + ROBOTS:
            with self.subTest(channel):
                self.assertEqual(self.ends(channel, ["drop"]), ("retry", "dropped", None))
        self.write("timeout_seconds = 1")
        began = time.monotonic()
        self.assertEqual(self.ends("oa", ["slow"]), ("retry", "timeout", None))
        self.assertLess(time.monotonic() - began, 15)
        self.configure(self.config.read_text().replace(self.base, "http://127.0.0.1:1"))
        self.assertEqual(self.ends("oa", []), ("retry", "unreachable", None))

    def test_by_a_proxy(self):
        """What goes by a proxy asks for the whole address."""
        self.write(f'proxy = "{self.base}"')
        self.configure(self.config.read_text().replace(f'"{self.base}/hook', '"http://oa.dongli.example/hook'))
        self.assertEqual(self.send("oa")["outcome"], "ok")
        self.assertEqual(self.server.seen[0][2]["Host"], "oa.dongli.example")

    # ---- robots

    def test_robots_take_it(self):
        for kind in ROBOTS:
            for address in ("", "13800000000"):
                with self.subTest(kind, address=address):
                    self.assertEqual(self.ends(kind, [], address=address), ("ok", "", None))
                    said = json.dumps(json.loads(self.server.seen[-1][3]), ensure_ascii=False)
                    self.assertIn(MESSAGE["subject"], said)
                    self.assertIn("经办人林小满", said)
                    self.assertEqual("13800000000" in said, bool(address))
        self.write(wecom="markdown", dingtalk="markdown")
        for kind in ("wecom", "dingtalk"):
            self.assertEqual(self.ends(kind, [], address=""), ("ok", "", None))
            value = json.loads(self.server.seen[-1][3])["markdown"]
            self.assertTrue((value.get("content") or value["text"]).startswith("**" + MESSAGE["subject"]))

    def test_what_is_too_long_is_cut_and_says_so(self):
        note = "(cut: too long for this channel)"
        for formats in ({}, {"wecom": "markdown", "dingtalk": "markdown"}):
            self.write(**formats)
            for kind in ROBOTS:
                for text in ("到期" * 20000, "\"\\\n" * 9000, "😀" * 9000):
                    with self.subTest(kind, text=text[:2]):
                        self.assertEqual(self.ends(kind, [], text=text, address=""), ("ok", "", None))
                        body = self.server.seen[-1][3]
                        self.assertIn(note, body.decode())
                        limit = 20000 if kind != "wecom" else 4096 if formats else 2048
                        used = body if kind != "wecom" else json.loads(body)[formats.get(kind, "text")]["content"].encode()
                        self.assertGreater(len(used), limit * 0.9)

    def test_a_wrong_signature_or_token_is_final(self):
        for name in ("w-token", "d-secret", "f-secret"):
            self.secret(name, "wrong")
        for kind, code in (("wecom", 93000), ("dingtalk", 310000), ("feishu", 19021)):
            self.assertEqual(self.ends(kind, []), ("failed", f"robot_settings {code}", None))
        for name in ("d-token", "f-token"):
            self.secret(name, "wrong")
        self.assertEqual(self.ends("dingtalk", []), ("failed", "robot 300005", None))
        self.assertEqual(self.ends("feishu", []), ("failed", "robot 19001", None))

    def test_refusals_with_200(self):
        for kind, answer, end in (
                ("wecom", (200, {"errcode": 45009, "errmsg": "api freq out of limit"}), ("retry", "limited 45009", 60)),
                ("wecom", (200, {"errcode": -1, "errmsg": "system busy"}), ("retry", "limited -1", 60)),
                ("wecom", (200, {"errcode": 40058, "errmsg": "too long"}), ("failed", "robot 40058", None)),
                ("dingtalk", (200, {"status": 1111, "wait": 5, "errcode": 130101, "errmsg": "send too fast"}),
                 ("retry", "limited 130101", 600)),
                ("dingtalk", (200, {"errcode": 410100, "errmsg": "x"}), ("retry", "limited 410100", 600)),
                ("feishu", (200, {"code": 11232, "msg": "frequency limited"}), ("retry", "limited 11232", 60)),
                ("feishu", (400, {"code": 9499, "msg": "too many request", "data": {}}), ("retry", "limited 9499", 60)),
                ("feishu", (400, {"code": 9499, "msg": "Bad Request", "data": {}}), ("failed", "robot 9499", None)),
                ("feishu", (429, {"code": 99991400, "msg": "x"}, [("x-ogw-ratelimit-reset", "52")]),
                 ("retry", "limited 99991400", 52)),
                ("feishu", (200, {"StatusCode": 0, "StatusMessage": "success"}), ("ok", "", None))):
            with self.subTest(kind, answer=answer):
                self.assertEqual(self.ends(kind, [answer]), end)

    def test_answers_of_somebody_else(self):
        for kind in ROBOTS:
            self.assertEqual(self.ends(kind, [(200, "<html>log in first</html>")]), ("retry", "not_understood", None))
            self.assertEqual(self.ends(kind, [(200, "{}")]), ("retry", "not_understood", None))
            self.assertEqual(self.ends(kind, [(502, "bad gateway")]), ("retry", "http 502", None))
            self.assertEqual(self.ends(kind, [(404, "not here")]), ("failed", "http 404", None))

    def test_command(self):
        done = self.command("oa")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.server.script = [(429, "", [("Retry-After", "30")])]
        done = self.command("oa")
        self.assertEqual(done.returncode, 1)
        self.assertIn("the server answered 429", done.stderr)
        self.assertIn("after 30 s", done.stderr)


if __name__ == "__main__":
    harness.main()
