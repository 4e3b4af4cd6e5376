#!/usr/bin/python3
"""`qixian serve` as a whole process: real mail and HTTP servers, signals, a clock of the test's own. Conditions are
waited for, never a length of time."""
import contextlib
import http.client
import json
import logging
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import threading
import urllib.parse
import urllib.request
import warnings

import daemon
import jsonschema
from daemon import Served, harness, wait_for


def once_each(test, box, count):
    """So many messages, none missing; a repeated one has the Message-ID of the first."""
    wait_for(lambda: len(set(box.ids())) >= count, f"{count} messages, of which there are {len(set(box.ids()))}")
    test.assertEqual(len(set(box.ids())), count)


class Serving(Served):
    def test_what_is_due_goes_out_once_and_what_changes_is_seen(self):
        self.cases(6)
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 6)
        wait_for(lambda: list(self.folder.glob("store.messages/digest*")), "the digest in the files")
        self.assertIn("〔2024〕", str(self.box.mails[0]["Subject"]))
        self.cases(2, first=7, received="2024-10-29")  # another process writes; due the day after
        once_each(self, self.box, 8)
        self.assertEqual(len(self.box.ids()), 8)
        wait_for(lambda: service.ready()["waiting"] == 0 and service.ready()["sending"] == 0, "nothing waits")
        self.assertEqual(service.stop(), 0)
        status = self.status()
        self.assertEqual((status["waiting"], status["under_way"], status["dead"]), ([], [], []))
        self.assertFalse(service.logged("不得外传"), "an applicant in the log")

    def test_who_is_added_while_it_runs_is_told_at_the_next_tick(self):
        self.cases(2)
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 2)
        people = json.loads(self.qixian("--json", "person", "list"))
        self.assertEqual([(p["name"], p["since"]) for p in people], [("林小满", "2024-11-25")])  # taken over by the first tick
        self.qixian("person", "add", "秦处暑", "--role", "unit_head", "--address", "mail=qin@dongli.example")
        once_each(self, self.box, 4)
        self.assertEqual(sorted(str(m["To"]) for m in self.box.mails[2:]), ["秦处暑 <qin@dongli.example>"] * 2)
        self.qixian("person", "rename", "秦处暑", "--to", "秦小暑")
        ticks = service.ready()["ticks"]
        wait_for(lambda: service.ready()["ticks"] > ticks, "a tick under the new name")
        self.cases(1, first=3)
        once_each(self, self.box, 6)
        self.assertEqual(len(self.box.ids()), 6)
        self.assertIn("秦小暑 <qin@dongli.example>", [str(m["To"]) for m in self.box.mails[4:]])
        self.assertEqual(service.stop(), 0)

    def test_the_ladder_of_a_running_service_follows_the_days(self):
        self.cases(1)
        self.mail_up()
        self.at("2024-11-22 16:59")  # Friday
        service = self.serve().wait_ready()
        once_each(self, self.box, 1)
        for day, count in (("2024-11-23 10:00", 1), ("2024-11-25 08:00", 1), ("2024-11-25 09:00", 2),
                           ("2024-11-26 09:00", 3)):
            with self.subTest(day):
                ticks = service.ready()["ticks"]
                self.at(day)
                wait_for(lambda: service.ready()["ticks"] > ticks, "a tick after the jump")
                once_each(self, self.box, count)
        self.assertEqual(service.stop(), 0)

    def test_a_clock_that_jumps_back_says_nothing_twice(self):
        self.cases(3)
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 3)
        self.at("2024-11-21 10:00")
        service.wait_logged("the clock moved by")
        wait_for(lambda: service.ready()["last_tick"].startswith("2024-11-21"), "a tick of the earlier day")
        self.at("2024-11-25 10:00")
        service.wait_logged("the clock moved by", times=2)
        wait_for(lambda: service.ready()["last_tick"].startswith("2024-11-25"), "a tick of the later day")
        wait_for(lambda: service.ready()["waiting"] == 0 and service.ready()["sending"] == 0, "nothing waits")
        again = [i for i in self.box.ids() if self.box.ids().count(i) > 1]
        self.assertEqual(again, [])
        self.assertEqual(service.stop(), 0)

    def test_days_of_downtime_end_with_what_is_true(self):
        self.cases(2)
        self.mail_up()
        self.at("2024-11-18 09:30")  # five working days before
        self.assertEqual(self.serve_until_sent(2), 0)
        self.at("2024-11-28 14:00")  # overdue by three
        self.assertEqual(self.serve_until_sent(4), 0)
        subjects = {str(m["Subject"]) for m in self.box.mails[2:]}
        self.assertEqual(len(subjects), 2)
        self.assertEqual(len(self.box.ids()), 4)

    def serve_until_sent(self, count):
        service = self.serve().wait_ready()
        once_each(self, self.box, count)
        wait_for(lambda: service.ready()["waiting"] == 0 and service.ready()["sending"] == 0, "nothing waits")
        return service.stop()

    def test_killed_in_the_middle_loses_nothing(self):
        self.cases(6)
        self.mail_up()
        self.box.go.clear()
        service = self.serve()
        wait_for(lambda: self.box.held >= 2, "two mails on their way")
        service.signal(signal.SIGKILL)
        service.process.wait()
        wait_for(lambda: self.box.held == 0, "the server sees that nobody listens")
        before = len(self.box.ids())
        self.box.go.set()
        service = self.serve().wait_ready()
        wait_for(lambda: service.ready()["waiting"] == 0, "those that were not on their way")
        self.at("2024-11-25 10:30")  # the leases are over
        wait_for(lambda: self.status()["under_way"] == [], "all is settled")
        once_each(self, self.box, 6)
        self.assertEqual(len(self.box.ids()), 6 + before, "what the killed one had on its way went out once more")
        self.assertEqual(service.stop(), 0)

    def test_a_server_that_is_down_and_comes_back(self):
        self.cases(3)
        service = self.serve().wait_ready()
        service.wait_logged("not sent by mail", times=3)
        self.assertEqual(service.get("/ready")[0], 200, "a mail server that is down is no fault of the service")
        self.mail_up()
        self.at("2024-11-25 10:00")
        once_each(self, self.box, 3)
        self.assertEqual(service.stop(), 0)

    def test_a_server_that_never_answers_holds_up_nobody_else(self):
        self.configure(self.configuration(addresses='mail = "lin@dongli.example", hook = ""'))
        self.mail_up()
        self.box.go.clear()
        self.cases(9)
        service = self.serve()
        wait_for(lambda: self.box.held > 0, "a mail that gets no answer")
        wait_for(lambda: sum(s == 200 for s, _, _ in self.hook.seen) == 9, "all nine by the other channel")
        self.assertGreater(self.box.held, 0)
        self.box.go.set()
        once_each(self, self.box, 9)
        self.assertEqual(service.stop(), 0)

    def test_dead_letters_are_seen_and_tried_again(self):
        self.cases(2)
        self.mail_up()
        self.box.refused.add("lin@dongli.example")
        service = self.serve().wait_ready()
        wait_for(lambda: service.ready()["dead"] == 2, "two dead letters")
        self.assertEqual({d["reason"] for d in self.status()["dead"]}, {"smtp 550"})
        self.box.refused.clear()
        self.qixian("remind", "retry", "--all")
        once_each(self, self.box, 2)
        wait_for(lambda: service.ready()["dead"] == 0, "no dead letters")
        self.assertEqual(service.stop(), 0)

    def test_a_webhook_that_is_busy(self):
        self.configure(self.configuration(addresses='hook = ""'))
        self.hook.script = [503, 429]
        self.cases(2)
        service = self.serve().wait_ready()
        wait_for(lambda: len(self.hook.seen) >= 2, "two attempts")
        service.wait_logged("not sent by hook", times=2)
        self.at("2024-11-25 10:00")
        wait_for(lambda: sum(s == 200 for s, _, _ in self.hook.seen) == 2, "both arrived")
        self.assertEqual(len({key for _, key, _ in self.hook.seen}), 2)
        self.assertEqual(service.stop(), 0)


class Signals(Served):
    def test_the_message_on_its_way_is_waited_for(self):
        self.cases(9)
        self.mail_up()
        self.box.go.clear()
        service = self.serve()
        wait_for(lambda: self.box.held >= 1, "a mail on its way")
        service.signal(signal.SIGTERM)
        service.wait_logged("stops; messages on their way")
        self.assertIsNone(service.process.poll())
        self.box.go.set()
        self.assertEqual(service.process.wait(daemon.PATIENCE), 0)
        status = self.status()
        self.assertEqual(status["under_way"], [], "what was sent is written down")
        self.assertLess(len(self.box.ids()), 9, "nothing new was begun")
        self.assertEqual(len(status["waiting"]) + len(self.box.ids()) + len(list(self.folder.glob("store.messages/*.txt"))), 10)

    def test_interrupt_stops_as_well(self):
        self.qixian("agency", "add", daemon.AGENCY)
        service = self.serve().wait_ready()
        service.signal(signal.SIGINT)
        self.assertEqual(service.process.wait(daemon.PATIENCE), 0)

    def test_a_configuration_is_read_anew_and_a_bad_one_refused(self):
        self.cases(1)
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 1)
        good = self.config.read_text()
        self.config.write_text(good.replace("tries = 3", 'tries = "three"'))
        service.signal(signal.SIGHUP)
        service.wait_logged("the configuration was not taken")
        line = good.split("\n").index("tries = 3") + 1
        self.assertTrue(service.logged(f"{self.config}:{line}:9: "), service.lines)
        self.assertEqual(service.ready()["configuration"], "refused")
        self.cases(1, first=2)
        once_each(self, self.box, 2)  # the old one holds
        self.config.write_text(self.configuration(addresses='hook = ""').replace('"/in"', '"/new"'))
        service.signal(signal.SIGHUP)
        service.wait_logged("the configuration was read anew")
        self.assertEqual(service.ready()["configuration"], "in_order")
        self.cases(1, first=3)
        once_each(self, self.box, 3)  # people are the store's by now, and the configuration's are not read
        self.qixian("person", "address", "林小满", "--address", "hook=")
        self.qixian("person", "address", "林小满", "--remove", "mail")
        self.cases(1, first=4)
        wait_for(lambda: any("〔2024〕4" in body["subject"] for _, _, body in self.hook.seen), "the fourth on the new way")
        self.assertEqual(service.stop(), 0)


class Store(Served):
    def test_a_locked_store_is_waited_for(self):
        self.cases(2)
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 2)
        other = sqlite3.connect(self.db, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        self.at("2024-11-26 09:30")
        service.wait_logged("Another program is writing")
        self.assertEqual(service.get("/live")[0], 200)
        self.assertEqual(service.ready()["failure"], "busy")
        other.execute("ROLLBACK")
        service.wait_logged("the store can be used again")
        once_each(self, self.box, 4)
        self.assertEqual(len(service.logged("Another program is writing")), 1, "told once")
        self.assertEqual(service.stop(), 0)

    def test_locked_at_the_start_and_while_a_message_is_on_its_way(self):
        self.cases(2)
        self.mail_up()
        self.box.go.clear()
        other = sqlite3.connect(self.db, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        service = self.serve()
        service.wait_logged("Another program is writing")
        self.assertEqual(service.get("/ready")[0], 503)
        other.execute("ROLLBACK")
        wait_for(lambda: self.box.held == 2, "two mails on their way")
        other.execute("BEGIN IMMEDIATE")
        self.box.go.set()
        service.wait_logged("sent by mail", times=2)
        other.execute("ROLLBACK")
        wait_for(lambda: self.status()["under_way"] == [], "written down after all")
        self.assertEqual(self.status()["waiting"], [])
        self.assertEqual(service.stop(), 0)
        self.assertEqual(len(self.box.ids()), 2)

    def test_a_store_that_was_taken_away_and_put_back(self):
        self.cases(1)
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 1)
        wait_for(lambda: service.ready()["waiting"] == 0 and service.ready()["sending"] == 0, "nothing waits")
        copy = self.folder / "copy.db"
        self.qixian("backup", copy)
        for name in ("store.db", "store.db-wal", "store.db-shm"):
            (self.folder / name).unlink(missing_ok=True)
        self.at("2024-11-26 09:30")
        wait_for(lambda: service.get("/ready")[0] == 503, "not ready")
        copy.replace(self.db)
        service.wait_ready()
        once_each(self, self.box, 2)
        self.assertEqual(service.stop(), 0)

    def edit(self, sql):
        with contextlib.closing(sqlite3.connect(self.db, isolation_level=None, timeout=20)) as store:
            return store.execute(sql).fetchall()

    def test_a_message_that_cannot_be_read_holds_up_no_other(self):
        self.cases(3)
        self.qixian("list")
        self.edit("INSERT INTO outbox (key, stream, kind, ordinal, person, channel, said, state, told, attempts, next_at, "
                  "last_error) VALUES ('broken', 0, 'reply', '', 'p', 'mail', '{', 'waiting', 0, 0, 0, '')")
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 3)
        self.assertEqual([(d["key"], d["reason"]) for d in self.status()["dead"]], [("broken", "unreadable")])
        self.assertEqual(service.stop(), 0)

    def test_a_fact_of_the_store_that_is_no_number_ends_nothing(self):
        self.cases(1)
        self.mail_up()
        service = self.serve().wait_ready()
        was = self.edit("SELECT value FROM meta WHERE key = 'calendar_revision'")[0][0]
        self.edit("UPDATE meta SET value = 'x' WHERE key = 'calendar_revision'")
        service.wait_logged("should be a number")
        self.assertEqual(service.get("/live")[0], 200)
        self.assertEqual(service.get("/ready")[1]["failure"], "corrupt")
        self.edit(f"UPDATE meta SET value = '{was}' WHERE key = 'calendar_revision'")
        service.wait_logged("the store can be used again")
        service.wait_ready()
        self.assertEqual(service.stop(), 0)

    def test_a_table_that_is_gone_ends_nothing(self):
        self.cases(1)
        self.mail_up()
        service = self.serve().wait_ready()
        once_each(self, self.box, 1)
        wait_for(lambda: self.status()["under_way"] == [], "all is settled")  # else its end says that it could not be
        self.edit("DROP TABLE outbox")
        wait_for(lambda: service.get("/ready")[0] == 503, "no readiness")
        self.assertEqual(service.get("/live")[0], 200)
        self.assertEqual(service.stop(), 0)

    def test_no_store_is_refused(self):
        service = self.serve()
        self.assertEqual(service.process.wait(daemon.PATIENCE), 1)
        service.wait_logged("There is no store")
        self.assertFalse(self.db.exists())


class Watched(Served):
    def test_pages(self):
        self.cases(1)
        self.mail_up()
        service = self.serve().wait_ready()
        self.assertEqual(service.get("/live")[1]["alive"], True)
        self.assertEqual(set(service.ready()), {"ready", "last_tick", "tick_age_seconds", "tick_milliseconds", "ticks", "next_tick",
                                                "waiting", "sending", "dead", "configuration", "failure"})
        self.assertEqual(service.get("/")[0], 404)
        self.assertEqual(service.get("/ready", "POST")[0], 405)
        self.assertEqual(service.get("/ready", "HEAD"), (200, None))
        place = service.logged("answers GET")[0].split(" at ")[-1]
        second = self.serve(health=place)
        self.assertEqual(second.process.wait(daemon.PATIENCE), 1)
        self.assertEqual(service.stop(), 0)
        self.assertEqual(self.serve(health="somewhere").process.wait(daemon.PATIENCE), 1)

    def test_those_who_hold_places_for_nothing_keep_nobody_out(self):
        self.cases(1)
        service = self.serve().wait_ready()
        host, port = service.logged("answers GET")[0].split(" at ")[-1].rsplit(":", 1)
        with contextlib.ExitStack() as held:
            for _ in range(64):
                held.enter_context(socket.create_connection((host, int(port)), timeout=20))
            self.assertEqual(service.get("/ready")[0], 200)
        self.assertEqual(service.stop(), 0)

    def test_unix_socket(self):
        self.cases(1)
        path = str(self.folder / "health")
        service = self.serve(health=path)
        service.wait_logged("answers GET")
        service.wait_logged("ready: ")
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(path)
            caller.sendall(b"GET /ready HTTP/1.0\r\n\r\n")
            answer = b"".join(iter(lambda: caller.recv(4096), b""))
        self.assertTrue(answer.startswith(b"HTTP/1.1 200 OK"), answer)
        self.assertEqual(service.stop(), 0)
        self.assertFalse(os.path.exists(path))

    def test_what_systemd_is_told(self):
        self.cases(1)
        manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(manager.close)
        manager.bind(str(self.folder / "notify"))
        manager.settimeout(daemon.PATIENCE)
        service = self.serve(env={"NOTIFY_SOCKET": str(self.folder / "notify"), "WATCHDOG_USEC": "3000000"})
        told = {}

        def until(name):
            while name not in told:
                told.update(line.split("=", 1) for line in manager.recv(4096).decode().splitlines())
        until("READY")
        until("WATCHDOG")
        self.assertIn("last tick 2024-11-25", told["STATUS"])
        told.clear()
        service.signal(signal.SIGHUP)
        until("MONOTONIC_USEC")
        self.assertEqual(told["RELOADING"], "1")
        until("READY")
        service.signal(signal.SIGTERM)
        until("STOPPING")
        self.assertEqual(service.process.wait(daemon.PATIENCE), 0)


class OverSocket(Served):
    document, user = None, None

    def ask(self, path, method="GET", body=None, **fields):
        """Status, fields and JSON of an answer over the socket, which is curl's own way to it."""
        flags = [f"-H{name.replace('_', '-')}: {value}" for name, value in fields.items()]
        if body is not None:
            flags += ["-HContent-Type: application/json", "--data-binary", "@-"]
        done = subprocess.run(["curl", "-sS", "-i", "-X", method, "--unix-socket", self.socket, *flags, f"http://q{path}"],
                              input=body, capture_output=True, text=True, check=True, timeout=daemon.PATIENCE, user=self.user)
        head, _, body = done.stdout.replace("\r\n", "\n").partition("\n\n")
        first, *lines = head.split("\n")
        status, told = int(first.split()[1]), json.loads(body) if body else None
        self.promised(method.lower(), path.partition("?")[0], status, told)
        return status, dict(line.lower().split(": ", 1) for line in lines), told

    def promised(self, method, path, status, told):
        """Every answer is of the schema that the API's own document has for it."""
        if self.document is None or told is None:
            return
        schema = {"$ref": "#/components/schemas/Problem"}
        if status < 300:
            for pattern, operations in self.document["paths"].items():
                if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path):
                    schema = operations[method]["responses"][str(status)]["content"]["application/json"]["schema"]
                    break
            else:
                self.fail(f"the document has no {path}")
        jsonschema.validate(told, dict(schema, components=self.document["components"]), jsonschema.Draft202012Validator)

    def serving(self):
        self.socket = str(self.folder / "api")
        service = self.serve("--listen", self.socket)
        service.wait_logged("answers /api/v1")
        service.wait_ready()
        self.document = self.ask("/api/v1/openapi.json")[2]
        return service


class Asked(OverSocket):
    def test_lists_and_pages_say_what_the_command_line_says(self):
        self.cases(5)
        service = self.serving()
        listed, after = [], ""
        while after is not None:
            status, _, page = self.ask(f"/api/v1/cases?limit=2{'&after=' + urllib.parse.quote(after) if after else ''}")
            self.assertEqual(status, 200)
            listed, after = listed + page["cases"], page["next"]
        self.assertEqual([len(listed), len({row["id"] for row in listed})], [5, 5])
        one = f"/api/v1/cases/{listed[0]['id']}"
        for row in listed:
            row.pop("id"), row.pop("seq")
        self.assertEqual(listed, json.loads(self.qixian("--json", "list")))
        number = listed[0]["number"]
        status, fields, page = self.ask(one)
        self.assertEqual(fields["etag"].split("-")[0], f'"{page["seq"]}')
        page.pop("id"), page.pop("seq")
        self.assertEqual(page, json.loads(self.qixian("--json", "show", number)))
        for view, command in {"actions": "actions", "deadline": "explain", "history": "history"}.items():
            self.assertEqual(self.ask(f"{one}/{view}")[2], json.loads(self.qixian("--json", command, number)))
        self.assertEqual(self.ask("/api/v1/agencies")[2], json.loads(self.qixian("--json", "agency", "list")))
        self.assertEqual(self.ask("/api/v1/calendar/2024")[2], json.loads(self.qixian("--json", "calendar", "show", "--year", "2024")))
        self.assertEqual(self.ask("/api/v1/tables/2024")[2], json.loads(self.qixian("--json", "table", "--year", "2024")))
        self.assertEqual(self.ask("/api/v1/me")[2]["today"], "2024-11-25")
        self.qixian("extend", number, "--days", "5", "--approved-by", "林小满")  # another process: seen at the next question
        self.assertEqual(self.ask(one)[2]["due"], "2024-12-02")
        self.at("2024-11-26 00:01")
        self.assertEqual(self.ask("/api/v1/me")[2]["today"], "2024-11-26")
        self.assertEqual(len(self.ask("/api/v1/cases?overdue=true")[2]["cases"]), 4)
        self.assertEqual(service.stop(), 0)
        self.assertFalse(os.path.exists(self.socket))

    def test_a_store_that_is_replaced_is_read_from_then_on(self):
        self.cases(1)
        service = self.serving()
        copy = self.folder / "copy.db"
        self.qixian("backup", copy)
        self.cases(2, first=2)
        self.assertEqual(len(self.ask("/api/v1/cases")[2]["cases"]), 3)
        for name in ("store.db-wal", "store.db-shm"):
            (self.folder / name).unlink(missing_ok=True)
        copy.replace(self.db)
        self.assertEqual(len(self.ask("/api/v1/cases")[2]["cases"]), 1)
        self.db.unlink()
        status, _, problem = self.ask("/api/v1/cases")
        self.assertEqual((status, problem["code"]), (503, "no_store"))
        self.assertEqual(service.stop(), 0)

    def test_refusals(self):
        self.cases(1)
        service = self.serving()
        for path, status, code in (("/", 404, "no_route"), ("/api/v1/cases/x", 404, "no_case"), ("/api/v1/cases/999", 404, "no_case"),
                                   ("/api/v1/cases?limit=0", 400, "bad_query"), ("/api/v1/cases?after=nowhere", 400, "bad_query"),
                                   ("/api/v1/cases?state=lost", 400, "bad_query"), ("/api/v1/cases?overdue=1", 400, "bad_query"),
                                   ("/api/v1/calendar/soon", 404, "no_route"), ("/api/v1/tables/2024?agency=999", 404, "no_agency"),
                                   ("/api/v1/tables/2024?form=no", 400, "bad_query")):
            told, fields, problem = self.ask(path)
            self.assertEqual((told, problem["status"], problem["code"]), (status, status, code), path)
            self.assertEqual(fields["content-type"], "application/problem+json")
            self.assertEqual(problem["instance"], "urn:qixian:request:" + fields["request-id"])
        told, fields, problem = self.ask("/api/v1/agencies", "POST", Content_Length="0")
        self.assertEqual((told, fields["allow"], problem["code"]), (405, "get, head", "no_such_method"))
        self.assertEqual(self.ask("/x", Accept_Language="en;q=0.5, zh-CN")[2]["title"], "没有这个页面")
        self.assertEqual(self.ask("/api/v1/me", X_Forwarded_For="192.0.2.7")[2]["code"], "not_signed_in")
        self.assertEqual(service.stop(), 0)

    def test_a_user_who_may_not_open_the_store_learns_nothing(self):
        if os.getuid() != 0:
            self.skipTest("only root can ask as somebody else")
        self.cases(1)
        service = self.serving()
        os.chmod(self.db, 0o644)
        os.chmod(self.folder, 0o711)
        asked = subprocess.run(["curl", "-sS", "--unix-socket", self.socket, "http://q/api/v1/cases"], capture_output=True, text=True,
                               user="nobody", timeout=daemon.PATIENCE)
        self.assertEqual(json.loads(asked.stdout)["code"], "not_signed_in")
        self.assertEqual(service.stop(), 0)

class OfSocket(http.client.HTTPConnection):
    """A connection of its own, kept open: what a program does where curl begins anew."""

    def __init__(self, path):
        super().__init__("q", timeout=daemon.PATIENCE)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(daemon.PATIENCE)
        self.sock.connect(self.path)


class Killed(OverSocket):
    """A service that is killed while many act: what was answered stands, and what was sent again is done once."""
    KILLS, HANDS, CASES = int(os.environ.get("QIXIAN_KILLS", "3")), 6, 12

    def act_until(self, hand, ends):
        """Notes one complaint after another, each with a key, sent again until it is answered."""
        connection = OfSocket(self.socket)
        while not ends.is_set():
            key = f"{hand}-{len(self.sent[hand])}"
            self.sent[hand].append(key)
            path = f"/api/v1/cases/{self.ids[len(self.sent[hand]) % len(self.ids)]}/acts/complain"
            while True:
                try:
                    connection.request("POST", path, json.dumps({"fields": {"note": key}}), {"Idempotency-Key": key})
                    answer = connection.getresponse()
                    answer.read()
                    if answer.status == 200:
                        break
                    self.assertEqual(answer.status, 503)  # too many wait, or the store is held
                except (OSError, http.client.HTTPException):
                    connection.close()
                    if ends.is_set():
                        self.sent[hand].pop()  # may be done, may be not: nobody was told
                        self.open.add(key)
                        return
                    self.up.wait(daemon.PATIENCE)

    def test_nothing_that_was_answered_is_lost_and_nothing_is_done_twice(self):
        self.cases(self.CASES)
        self.ids = [case for (case,) in sqlite3.connect(self.db).execute("SELECT id FROM case_row ORDER BY id")]
        self.sent, self.open, self.up, ends = [[] for _ in range(self.HANDS)], set(), threading.Event(), threading.Event()
        service = self.serving()
        self.up.set()
        hands = [threading.Thread(target=self.act_until, args=(n, ends)) for n in range(self.HANDS)]
        for hand in hands:
            hand.start()
        for kill in range(self.KILLS):
            done = sum(map(len, self.sent))
            wait_for(lambda: sum(map(len, self.sent)) > done + 40, "acts go on")
            self.up.clear()
            service.signal(signal.SIGKILL)
            service.end()
            pathlib.Path(self.socket).unlink(missing_ok=True)
            service = self.serving()
            self.up.set()
        done = sum(map(len, self.sent))
        wait_for(lambda: sum(map(len, self.sent)) > done + 40, "acts go on")
        ends.set()
        for hand in hands:
            hand.join()
        self.assertEqual(service.stop(), 0)
        notes = [note for (note,) in sqlite3.connect(self.db).execute("SELECT value FROM private_text WHERE key LIKE '%.note'")]
        answered = {key for sent in self.sent for key in sent}
        self.assertEqual(answered - set(notes), set(), "answered and not there")
        self.assertEqual(len(notes), len(set(notes)), "done twice")
        self.assertLessEqual(set(notes) - answered, self.open)
        self.assertIn("unbroken", self.qixian("verify"))
        if self.KILLS > 3:
            print(f"{self.KILLS} kills: {len(answered)} acts answered, {len(notes)} on record, {len(set(notes) - answered)} of {len(self.open)} that nobody was told of")


class Followed(OverSocket):
    """What was written is told to who listens, whoever wrote it."""

    def listen(self):
        listener = subprocess.Popen(["curl", "-sSN", "--unix-socket", self.socket, "http://q/api/v1/changes/stream"], stdout=subprocess.PIPE)
        self.addCleanup(listener.stdout.close)
        self.addCleanup(listener.wait)
        self.addCleanup(listener.kill)
        return listener

    def next_change(self, listener):
        for line in iter(listener.stdout.readline, b""):
            if line == b"event: changed\n":
                return True
        return False

    def test_changes_are_told_and_read(self):
        self.cases(2)
        service = self.serving()
        start = self.ask("/api/v1/changes")[2]
        self.assertEqual(start["events"], [])
        listener = self.listen()
        self.assertTrue(self.next_change(listener))  # where it stands
        self.qixian("--by", "周", "assign", "〔2024〕1", "--officer", "周立春")
        self.assertTrue(self.next_change(listener))
        told = self.ask("/api/v1/changes?after=" + start["after"])[2]
        self.assertEqual([(e["event"], e["by"], e["seq"]) for e in told["events"]], [("officer_assigned", "周", 3)])
        case = told["events"][0]["stream"]
        self.assertEqual(self.ask(f"/api/v1/cases/{case}/acts/complain", "POST", "{}")[0], 200)
        self.assertTrue(self.next_change(listener))
        pages, page = [], {"after": "1", "more": True}
        while page["more"]:
            page = self.ask(f"/api/v1/changes?limit=3&after={page['after']}")[2]
            pages += page["events"]
        self.assertEqual([e["event"] for e in pages][-2:], ["officer_assigned", "complaint_filed"])
        self.assertEqual(self.ask("/api/v1/changes?after=x")[2]["code"], "bad_query")
        self.assertEqual(service.stop(), 0)
        self.assertFalse(self.next_change(listener))  # it ends with the service

    def test_who_listens_too_often_takes_nobodys_place(self):
        self.cases(1)
        service = self.serving()
        listeners = [self.listen() for _ in range(16)]
        for listener in listeners:
            self.assertTrue(self.next_change(listener))
        status, _, problem = self.ask("/api/v1/changes/stream")
        self.assertEqual((status, problem["code"]), (503, "too_busy"))
        self.assertEqual(self.ask("/api/v1/cases")[0], 200)
        self.assertEqual(service.stop(), 0)


class Entitled(OverSocket):
    """Two officers of two agencies, a supervisor above both, as users of this machine who may not open the store. Invented."""
    def configuration(self, *more, **others):
        return ""  # its people are the store's

    def setUp(self):
        super().setUp()
        if os.getuid() != 0:
            self.skipTest("only root can ask as somebody else")
        self.cases(1)
        self.qixian("agency", "add", "东篱县", "--level", "county")
        self.qixian("agency", "move", daemon.AGENCY, "--to", "东篱县")
        self.qixian("receive", "--agency", "东篱县教育局", "--number", "教1", "--channel", "in_person", "--applicant-kind", "natural_person",
                    "--applicant", "不得外传", "--subject", "也不得外传")
        self.qixian("agency", "move", "东篱县教育局", "--to", "东篱县")
        for user, (name, role, agency) in {"games": ("林小满", "officer", daemon.AGENCY), "daemon": ("周立春", "officer", "东篱县教育局"),
                                           "bin": ("秦处暑", "supervisor", "东篱县")}.items():
            self.qixian("person", "add", name, "--role", role, "--agency", agency)
            self.qixian("person", "login", name, "--user", user)
        self.service = self.serving()
        os.chmod(self.db, 0o644)
        os.chmod(self.folder, 0o711)

    def tearDown(self):
        self.assertEqual(self.service.stop(), 0)
        self.assertFalse(self.service.logged("不得外传"), "an applicant in the log")
        super().tearDown()

    def test_each_sees_what_is_his(self):
        def numbers():
            return [c["number"] for c in self.ask("/api/v1/cases")[2]["cases"]]
        self.assertEqual(sorted(numbers()), ["〔2024〕1", "教1"])
        ids = {c["number"]: c["id"] for c in self.ask("/api/v1/cases")[2]["cases"]}
        for user, seen in (("games", ["〔2024〕1"]), ("daemon", ["教1"]), ("bin", ["〔2024〕1", "教1"])):
            self.user = user
            self.assertEqual(sorted(numbers()), sorted(seen))
            for number, case in ids.items():
                status, _, page = self.ask(f"/api/v1/cases/{case}")
                self.assertEqual(status, 200 if number in seen else 404, (user, number))
                if status == 200:
                    self.assertEqual(page.get("withheld", False), user == "bin")
                    self.assertEqual(page["subject"], "" if user == "bin" else "也不得外传")
                for view in ("actions", "deadline", "history"):
                    self.assertEqual(self.ask(f"/api/v1/cases/{case}/{view}")[0], status)
                self.assertNotIn("不得外传", json.dumps(self.ask(f"/api/v1/cases/{case}/history")[2], ensure_ascii=False) if user == "bin" else "")
        self.user = "daemon"
        hidden, gone = (self.ask(f"/api/v1/cases/{case}")[2] for case in (ids["〔2024〕1"], 4242))
        told = [{k: str(v).replace(str(ids["〔2024〕1"]), "N").replace("4242", "N") for k, v in p.items() if k != "instance"} for p in (hidden, gone)]
        self.assertEqual(*told)  # who may not see it learns nothing, not even that it is there
        self.assertEqual(self.ask("/api/v1/me")[2]["roles"], ["officer"])
        self.user = "nobody"
        self.assertEqual(self.ask("/api/v1/cases")[2]["code"], "not_signed_in")

    def test_each_does_what_is_his(self):
        ids = {c["number"]: c["id"] for c in self.ask("/api/v1/cases")[2]["cases"]}
        mine, other = f"/api/v1/cases/{ids['〔2024〕1']}", f"/api/v1/cases/{ids['教1']}"

        def do(path, body=None):
            return self.ask(path, "POST", json.dumps(body or {}))
        extension = {"fields": {"days": 5, "approved_by": "周主任"}}
        self.user = "games"
        for path, body, status, code in ((f"{mine}/acts/extend", extension, 403, "not_yours"), (f"{mine}/preview/extend", extension, 403, "not_yours"),
                                         (f"{other}/acts/withdraw", {}, 404, "no_case"), (f"{mine}/acts/withdraw", {}, 200, None)):
            told, _, done = do(path, body)
            self.assertEqual((told, done.get("code")), (status, code), (path, done))
        self.assertEqual(self.ask(f"{mine}/history")[2][-1]["by"], "林小满")
        actions = {a["verb"]: a for a in self.ask(f"{mine}/actions")[2]}
        self.assertFalse(actions["extend"]["allowed"])
        self.assertIn("leader", actions["extend"]["not_yours"])
        self.assertTrue(actions["extend"]["reason"])
        self.user = "bin"
        self.assertEqual(do(f"{mine}/acts/complain")[2]["code"], "not_yours")
        self.assertEqual(self.ask("/api/v1/tables/2024")[0], 200)
        self.qixian("person", "role", "秦处暑", "--role", "officer")  # of the county alone: its table counts what he does not see
        self.assertEqual(self.ask("/api/v1/cases")[2]["cases"], [])
        self.assertEqual(self.ask("/api/v1/tables/2024")[2]["code"], "not_yours")
        self.user = "daemon"
        receipt = dict(Acted.RECEIPT, agency=daemon.AGENCY)
        self.assertEqual(do("/api/v1/cases", receipt)[2]["code"], "not_yours")
        self.assertEqual(do("/api/v1/cases", dict(receipt, agency="别局"))[2]["code"], "no_agency")
        self.assertEqual(do("/api/v1/cases", dict(receipt, agency="东篱县教育局"))[0], 201)
        self.assertNotIn("别局", self.qixian("agency", "list"))
        review = {"fields": {"person": "周立春"}}
        self.assertEqual(do(f"{other}/acts/review.mark", {"fields": {"person": "林小满"}})[2]["code"], "not_your_signature")
        self.assertEqual(do(f"{other}/acts/review.mark", review)[0], 200)
        self.assertEqual(do(f"{other}/acts/review.leader", review)[2]["code"], "not_yours")
        # a correction is no way round: neither to undo what he may not do, nor to another agency
        self.qixian("extend", "教1", "--days", "5", "--approved-by", "周主任")
        seq = self.ask(other)[2]["seq"]
        undo = {"fields": {"seq": seq, "voided": True, "reason": "误"}}
        self.assertEqual(do(f"{other}/preview/correct", undo)[2]["code"], "not_yours")
        self.assertEqual(do(f"{other}/acts/correct", undo)[2]["code"], "not_yours")
        self.user = None  # who may open the store
        self.assertEqual(do(f"{other}/acts/correct", undo)[0], 200)
        self.user = "daemon"
        back = {"fields": {"seq": seq + 1, "voided": True, "brings_back": True, "reason": "误"}}
        self.assertEqual(do(f"{other}/acts/correct", back)[2]["code"], "not_yours")
        away = [a["id"] for a in self.ask("/api/v1/agencies")[2] if a["agency"] == daemon.AGENCY][0]
        for number in ("〔2024〕1", "〔2024〕77"):  # taken there, and free
            probe = {"fields": {"seq": 1, "agency": away, "number": number, "reason": "误"}}
            self.assertEqual(do(f"{other}/preview/correct", probe)[2]["code"], "not_yours")
        marked = [e["seq"] for e in self.ask(f"{other}/history")[2] if e["event"] == "review_stepped"][-1]
        self.assertEqual(do(f"{other}/acts/correct", {"fields": {"seq": marked, "voided": True, "reason": "误"}})[0], 200)
        self.assertEqual(do(f"{other}/acts/assign", {"fields": {"officer": "打错字"}})[2]["code"], "no_person")
        self.assertEqual(do(f"{other}/acts/assign", {"fields": {"officer": "周立春"}})[0], 200)
        self.qixian("person", "rename", "周立春", "--to", "周大寒")
        self.assertEqual(do(f"{other}/acts/complain")[0], 200)  # it is his under the old name too
        self.assertEqual(self.ask(f"{other}/history")[2][-1]["by"], "周大寒")
        self.qixian("person", "rename", "周大寒", "--to", "周立春")
        self.qixian("person", "absent", "林小满", "--from", "2024-11-25", "--to", "2024-11-29", "--substitute", "周立春")
        self.assertEqual(do(f"{mine}/acts/complain")[0], 404)  # a substitute of another agency reads what is its own

    def test_a_key_is_its_owners_and_tells_nobody_what_he_sees_no_longer(self):
        one = f"/api/v1/cases/{[c['id'] for c in self.ask('/api/v1/cases')[2]['cases'] if c['number'] == '〔2024〕1'][0]}"
        self.user = "games"
        key = {"Idempotency_Key": "k"}
        self.assertEqual(self.ask(f"{one}/acts/complain", "POST", "{}", **key)[0], 200)
        self.user = "daemon"
        self.assertEqual(self.ask(f"{one}/acts/complain", "POST", "{}", **key)[2]["code"], "no_case")
        self.user = "games"
        self.assertEqual(self.ask(f"{one}/acts/complain", "POST", "{}", **key)[1]["idempotency-replayed"], "true")
        self.qixian("person", "move", "林小满", "--to", "东篱县教育局")
        self.assertEqual(self.ask(f"{one}/acts/complain", "POST", "{}", **key)[2]["code"], "no_case")

    def test_a_merged_agency_is_that_which_took_it_in(self):
        self.qixian("agency", "merge", daemon.AGENCY, "--into", "东篱县教育局")
        self.user = "daemon"
        self.assertEqual(sorted(c["number"] for c in self.ask("/api/v1/cases")[2]["cases"]), ["〔2024〕1", "教1"])

    def test_a_role_that_ends_ends_at_the_next_question(self):
        self.user = "games"
        self.assertEqual(self.ask("/api/v1/cases")[0], 200)
        self.qixian("person", "role", "林小满", "--role", "auditor")
        self.assertEqual(self.ask("/api/v1/cases")[2]["code"], "not_yours")
        self.qixian("--json", "person", "leave", "林小满")
        self.assertEqual(self.ask("/api/v1/cases")[2]["code"], "not_signed_in")


class Acted(OverSocket):
    """What is done over the API."""
    RECEIPT = {"agency": "东篱县水利局", "fields": {"number": "〔2024〕1号", "channel": "in_person", "submitted_on": "2024-11-04",
                                             "applicant_kind": "natural_person", "applicants": ["沈不得外传"], "subject": "河道图"}}

    def do(self, path, body=None, **fields):
        return self.ask(path, "POST", json.dumps(body or {}), **fields)

    def received(self):
        self.cases(1, first=9)
        self.service = self.serving()
        status, fields, done = self.do("/api/v1/cases", self.RECEIPT)
        self.assertEqual(status, 201, done)
        return fields["location"]

    def test_a_whole_case_over_the_api_is_the_case_of_the_command_line(self):
        one = self.received()
        steps = [("assign", {"fields": {"officer": "林小满"}}), ("extend", {"fields": {"days": 5, "approved_by": "周主任"}}),
                 ("consult", {"fields": {"kind": "third_party", "addressee": "甲公司"}}), ("consult-received", {}),
                 ("opinion", {"fields": {"view": "agrees"}}),
                 ("answer", {"fields": {"code": "disclosed", "article": "R19 art 36", "manner": "electronic"}}), ("deliver", {}),
                 ("reconsideration.file", {"fields": {"body": "东篱县人民政府"}}), ("reconsideration.accept", {}),
                 ("reconsideration.answer", {}), ("reconsideration.close", {"fields": {"result": "upheld"}})]
        for act, body in steps:
            status, _, done = self.do(f"{one}/acts/{act}", body)
            self.assertEqual(status, 200, (act, done))
        history = json.loads(self.qixian("--json", "history", "东篱县水利局/〔2024〕1号"))
        self.assertEqual(len(history), 1 + len(steps))
        page = self.ask(one)[2]
        self.assertEqual(page["seq"], 1 + len(steps))
        self.assertEqual((page["state"], page["remedy"], page["answer"]), ("served", "reconsidered", "disclosed"))
        forms = self.ask("/api/v1/forms", Accept_Language="zh")[2]["forms"]
        self.assertEqual([f["title"] for f in forms if f["act"] == "extend"], ["延长答复期限（以一次为限）"])
        self.assertEqual(self.service.stop(), 0)
        self.assertFalse(self.service.logged("不得外传"), "an applicant in the log")

    def test_what_is_measured_names_no_case_and_nobody(self):
        one = self.received()
        self.do(f"{one}/acts/complain")
        self.do(f"{one}/acts/deliver")
        self.ask("/不得外传", "BREW")
        place = self.service.logged("answers GET")[0].split(" at ")[-1]
        with urllib.request.urlopen(f"http://{place}/metrics", timeout=daemon.PATIENCE) as answer:
            text = answer.read().decode()
        for line in ('qixian_http_answers_total{method="POST",route="/api/v1/cases",status="201"} 1',
                     'qixian_http_answers_total{method="POST",route="/api/v1/cases/{case}/acts/{act}",status="422"} 1',
                     'qixian_http_answers_total{method="other",route="none",status="404"} 1',
                     'qixian_http_answer_seconds_count{route="/api/v1/cases/{case}/acts/{act}"} 2',
                     'qixian_ready 1', 'qixian_messages{state="dead"} 0'):
            self.assertIn(line, text)
        for word in ("不得外传", "〔2024〕", "BREW", one):
            self.assertNotIn(word, text)
        self.assertEqual(self.service.stop(), 0)

    def test_a_preview_says_what_the_act_would_and_leaves_nothing(self):
        one = self.received()
        body = {"fields": {"days": 5, "approved_by": "周主任"}}
        before = self.ask(one)[2]
        status, _, would = self.do(f"{one}/preview/extend", body)
        self.assertEqual(status, 200, would)
        self.assertEqual(self.ask(one)[2], before)
        done = self.do(f"{one}/acts/extend", body)[2]
        self.assertEqual(done, would)
        self.assertEqual(self.do(f"{one}/preview/extend", body)[0], 422)
        self.assertEqual(self.service.stop(), 0)

    def test_what_moved_on_since_it_was_seen_is_not_acted_on(self):
        one = self.received()
        seen = self.ask(one)[1]["etag"]
        self.qixian("--by", "周", "assign", "东篱县水利局/〔2024〕1号", "--officer", "林小满")
        status, _, problem = self.do(f"{one}/acts/withdraw", If_Match=seen)
        self.assertEqual((status, problem["code"]), (409, "moved_on"))
        self.assertIn("周", json.dumps(problem, ensure_ascii=False))
        status, fields, _ = self.do(f"{one}/acts/withdraw", If_Match=self.ask(one)[1]["etag"])
        self.assertEqual(status, 200)
        self.assertEqual(fields["etag"], self.ask(one)[1]["etag"])
        self.assertEqual(self.service.stop(), 0)

    def test_fields_of_the_head_that_contradict_each_other_are_refused(self):
        one = self.received()
        for name in ("If-Match", "Idempotency-Key"):
            done = subprocess.run(["curl", "-sS", "--unix-socket", self.socket, "-XPOST", f'-H{name}: "1-0-2024-11-25"', f'-H{name}: "2-0-2024-11-25"',
                                   "-d{}", f"http://q{one}/acts/complain"], capture_output=True, text=True, check=True, timeout=daemon.PATIENCE)
            self.assertEqual(json.loads(done.stdout)["code"], "bad_query")
        self.assertEqual(self.do(f"{one}/acts/complain", If_Match='"999-0-2024-11-25"')[2]["code"], "moved_on")
        self.assertEqual(self.ask(one)[2]["seq"], 1)
        self.assertEqual(self.service.stop(), 0)

    def test_an_act_with_a_key_is_done_once(self):
        one = self.received()
        first = self.do(f"{one}/acts/complain", {"fields": {"note": "甲"}}, Idempotency_Key="k-1")
        again = self.do(f"{one}/acts/complain", {"fields": {"note": "甲"}}, Idempotency_Key="k-1")
        self.assertEqual((first[0], first[2]), (again[0], again[2]))
        self.assertEqual(first[1]["etag"], again[1]["etag"])
        self.assertEqual(again[1]["idempotency-replayed"], "true")
        self.assertEqual(self.ask(one)[2]["seq"], 2)
        status, _, problem = self.do(f"{one}/acts/complain", {"fields": {"note": "乙"}}, Idempotency_Key="k-1")
        self.assertEqual((status, problem["code"]), (422, "key_used"))
        self.assertEqual(self.do(f"{one}/acts/complain", Idempotency_Key="k" * 129)[0], 400)
        refused = self.do(f"{one}/acts/deliver", Idempotency_Key="k-2")
        self.assertEqual(refused[0], 422)
        status, fields, _ = self.do("/api/v1/cases", dict(self.RECEIPT, fields=dict(self.RECEIPT["fields"], number="2")), Idempotency_Key="k-3")
        twice = self.do("/api/v1/cases", dict(self.RECEIPT, fields=dict(self.RECEIPT["fields"], number="2")), Idempotency_Key="k-3")
        self.assertEqual((twice[0], twice[1]["location"]), (201, fields["location"]))
        self.at("2024-11-29 10:00")  # the service's own day: a key is kept for three
        self.assertEqual(self.do(f"{one}/acts/complain", {"fields": {"note": "丙"}}, Idempotency_Key="k-9")[0], 200)
        self.assertEqual(self.do(f"{one}/acts/complain", {"fields": {"note": "乙"}}, Idempotency_Key="k-1")[0], 200)
        self.assertEqual(self.service.stop(), 0)

    def test_bodies_that_are_refused(self):
        one = self.received()
        for path, body, status, code in ((f"{one}/acts/fly", {}, 404, "no_act"), (f"{one}/acts/receive", {}, 404, "no_act"),
                                         ("/api/v1/cases/999/acts/assign", {}, 404, "no_case"),
                                         (f"{one}/acts/assign", {}, 422, "field_missing"),
                                         (f"{one}/acts/assign", {"fields": {"who": "林"}}, 422, "unknown_field"),
                                         (f"{one}/acts/deliver", {}, 422, "not_in_state"),
                                         ("/api/v1/cases", self.RECEIPT, 422, "number_taken"),
                                         ("/api/v1/cases", dict(self.RECEIPT, agency=""), 422, "agency_missing")):
            told, _, problem = self.do(path, body)
            self.assertEqual((told, problem.get("code")), (status, code), (path, problem))
        self.assertEqual(self.ask(f"{one}/acts/assign", "POST", "{")[2]["code"], "bad_body")
        self.assertEqual(self.ask(f"{one}/acts/assign", "POST", '{"despite": "' + "长" * 40000 + '"}')[0], 413)
        self.assertEqual(self.service.stop(), 0)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # aiosmtpd tells each connection that breaks off
    warnings.showwarning = lambda *args: None
    harness.main()
