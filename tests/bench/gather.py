#!/usr/bin/python3
"""Runs every benchmark beside its peer and writes the table.

usage: gather.py BUILD-FOLDER CHINESE-DAYS-FILE OUTPUT [--full]

Sides are run by turns, several times; a figure is the median. What takes whole processes is compared by processor time
(user and system), which other programs on the machine disturb least; the time on the clock stands beside it.
--full adds a store of a million cases.
"""
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TODAY = "2024-12-02"  # make-ledger's day
PAIRS = 5


def say(text):
    print(text, flush=True)


class Run:
    """One process: its output, seconds on the clock, processor seconds and peak memory in MB."""

    def __init__(self, *command):
        began = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen([str(c) for c in command], stdout=out, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.wall = time.perf_counter() - began
            out.seek(0)
            self.text = out.read().decode()
        if process.returncode:
            sys.exit(f"{command[0]} {command[1]}: exit {process.returncode}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024

    def json(self):
        return json.loads(self.text)


def median(runs, what):
    return statistics.median(getattr(r, what) if isinstance(r, Run) else r[what] for r in runs)


def remove(path):
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{end}").unlink(missing_ok=True)


class Table:
    def __init__(self):
        self.rows, self.missed = [], 0

    def add(self, what, figure, peer="", ratio=None, aim=None, at_least=True, shown="×"):
        met = ""
        if aim is not None:
            good = ratio >= aim if at_least else ratio <= aim
            met = "yes" if good else "**no**"
            self.missed += not good
        aim_text = "" if aim is None else f"{'≥' if at_least else '≤'} {aim:g}{shown}"
        ratio_text = "" if ratio is None else f"{ratio:,.0f}{shown}" if ratio >= 100 else f"{ratio:.2f}{shown}"
        self.rows.append((what, figure, peer, ratio_text, aim_text, met))
        say("  " + " | ".join(str(c) for c in self.rows[-1] if c))

    def text(self):
        lines = ["| what | this program | peer | ratio | aim | met |", "| --- | --: | --- | --: | --: | --- |"]
        return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in self.rows])


def ns(value):
    return f"{value / 1e6:.1f} ms" if value >= 1e6 else f"{value / 1e3:.1f} µs" if value >= 1e3 else f"{value:.1f} ns"


def google(program, items=1):
    out = Run(program, "--benchmark_format=json", "--benchmark_repetitions=7", "--benchmark_min_time=0.05",
              "--benchmark_enable_random_interleaving=true", "--benchmark_report_aggregates_only=true").json()
    return {b["run_name"]: b["cpu_time"] / items for b in out["benchmarks"] if b["aggregate_name"] == "median"}


class Bench:
    def __init__(self, build, package, full):
        self.bin, self.qixian, self.package, self.full = build / "tests/bench", build / "bin/qixian", package, full
        self.work = build / "bench-run"
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        os.environ.update(LC_ALL="C.UTF-8", QIXIAN_BENCH_DAYS=str(self.days()))
        self.table, self.growth = Table(), []

    def days(self):
        rng = random.Random(7)
        first = date(2008, 5, 1)
        path = self.work / "days"
        path.write_text("\n".join(str(first + timedelta(int(rng.random() * 6500))) for _ in range(4096)) + "\n")
        return path

    def command(self, db, *arguments):
        return Run(self.qixian, "--db", db, "--lang", "en", "--today", TODAY, *arguments)

    # ---- nanoseconds
    def calendar(self):
        say("calendar")
        ours = google(self.bin / "calendar_bench", 4096)
        numpy = Run(HERE / "numpy-offset", os.environ["QIXIAN_BENCH_DAYS"], ROOT / "rules/data/notice_days.csv").json()
        js = Run("node", HERE / "find-workday.mjs", self.package, os.environ["QIXIAN_BENCH_DAYS"]).json()
        for n in (7, 20, 40):
            mine, bare = ours[f"calendar_add/{n}"], ours[f"bare_prefix_add/{n}"]
            what = f"adding {n} working days"
            self.table.add(what, ns(mine), f"bare prefix array with the same checks: {ns(bare)}", mine / bare, 1.5, False)
            self.table.add(what, ns(mine), f"numpy busday_offset, vectorised, without make-up days: {ns(numpy[str(n)])}",
                           numpy[str(n)] / mine, 10)
            self.table.add(what, ns(mine), f"chinese-days findWorkday: {ns(js[str(n)])}", js[str(n)] / mine, 1000)
        self.growth.append(("adding 7, 20, 40 working days", ", ".join(ns(ours[f"calendar_add/{n}"]) for n in (7, 20, 40))))

    def engine(self):
        say("engine")
        t = google(self.bin / "engine_bench")
        for what, name in (("is a step of the machine allowed", "may_step"), ("a step of the machine", "fire_step"),
                           ("folding 20 events", "fold_events/20"), ("reading 20 events from their JSON", "decode_events"),
                           ("deciding an act on a case of 8 events", "decide_act"),
                           ("a deadline alone: a plain case", "deadline_alone/events:1"),
                           ("a deadline alone: restarted, excluded, extended", "deadline_alone/events:8"),
                           ("a deadline with its steps: a plain case", "deadline_with_steps/events:1"),
                           ("a deadline with its steps: restarted, excluded, extended", "deadline_with_steps/events:8")):
            self.table.add(what, ns(t[name]))
        self.growth.append(("folding 20, 40, 80, 160 events", ", ".join(ns(t[f"fold_events/{n}"]) for n in (20, 40, 80, 160))))

    # ---- the store
    def acts(self):
        say("durable acts")
        mine, bare, count = [], [], 2000
        store, copy = self.work / "acts.db", self.work / "bare.db"
        for _ in range(PAIRS):
            remove(store), remove(copy)
            mine.append(Run(self.bin / "acts", store, count).json())
            bare.append(Run(self.bin / "replay", store, copy, "acts").json())
        assert bare[0]["rows"] == count
        a, b = median(mine, "seconds"), median(bare, "seconds")
        self.table.add("durable acts a second (WAL, synchronous=FULL)", f"{count / a:,.0f}",
                       f"bare SQLite and SHA-256, the same rows: {count / b:,.0f}", b / a, 0.8)
        each = median(mine, "cpu") / count * 1e9, median(bare, "cpu") / count * 1e9
        self.growth.append(("processor time of an act, bare one beside it", f"{ns(each[0])}, {ns(each[1])}"))
        remove(store), remove(copy)

    def ledger(self, rows):
        path = self.work / f"ledger-{rows}.csv"
        if not path.exists():
            Run(HERE / "make-ledger", rows, path)
        return path

    def imported(self, rows):
        db = self.work / f"store-{rows}.db"
        remove(db)
        return self.command(db, "import", self.ledger(rows))

    def imports(self):
        say("import")
        mine, bare, copy = [], [], self.work / "bare.db"
        for _ in range(3):
            remove(copy)
            mine.append(self.imported(100000))
            bare.append(Run(self.bin / "replay", self.work / "store-100000.db", copy, "bulk").json())
        remove(copy)
        a, b = median(mine, "cpu"), median(bare, "cpu")
        size = (self.work / "store-100000.db").stat().st_size / 1e6
        self.table.add("import of 100,000 ledger rows", f"{a:.2f} s ({median(mine, 'wall'):.1f} s on the clock)",
                       f"bare insert and SHA-256 of the same {bare[0]['rows']:,} rows: {b:.2f} s "
                       f"({median(bare, 'seconds'):.1f} s on the clock)", b / a, 0.5)
        runs = {rows: self.imported(rows) for rows in (10000, 50000)}
        runs[100000] = mine[-1]
        memory = {rows: run.memory for rows, run in runs.items()}
        self.table.add("peak memory of an import: 100,000 rows over 50,000", f"{memory[100000]:.0f} MB",
                       f"50,000 rows: {memory[50000]:.0f} MB", memory[100000] / memory[50000], 1.1, False)
        self.growth.append(("import of 10,000, 50,000, 100,000 rows: processor time",
                            ", ".join(f"{r.cpu:.2f} s" for r in runs.values())))
        self.growth.append(("the same: peak memory (64 MiB are SQLite's cache)",
                            ", ".join(f"{m:.0f} MB" for m in memory.values())))
        self.growth.append(("the store of 100,000 imported cases", f"{size:.0f} MB, {size * 1e3 / 100000:.1f} kB a case"))

    def reads(self):
        say("list and show")
        sizes = [10000, 100000] + ([1000000] if self.full else [])
        commands = {}
        for rows in sizes:
            db = self.work / f"store-{rows}.db"
            if not db.exists():
                self.imported(rows)
            with sqlite3.connect(db) as c:
                number, = c.execute("SELECT number FROM case_row WHERE id > ? LIMIT 1", (rows // 2,)).fetchone()
            overdue = self.command(db, "--json", "list", "--overdue").json()
            assert len(overdue) == 50, len(overdue)
            commands[rows] = (db, number)
        runs = {}
        for _ in range(3 * PAIRS):
            for rows, (db, number) in commands.items():
                runs.setdefault(("list", rows), []).append(self.command(db, "list", "--overdue"))
                runs.setdefault(("show", rows), []).append(self.command(db, "show", number))
        for what, name in (("list", "`list --overdue`, 50 overdue"), ("show", "`show`")):
            cpu = {rows: median(runs[what, rows], "cpu") * 1e9 for rows in sizes}
            wall = {rows: median(runs[what, rows], "wall") * 1e9 for rows in sizes}
            self.table.add(f"{name}: {sizes[-1]:,} cases over {sizes[0]:,}", ns(cpu[sizes[-1]]),
                           f"{sizes[0]:,} cases: {ns(cpu[sizes[0]])}", cpu[sizes[-1]] / cpu[sizes[0]], 1.25, False)
            self.growth.append((f"{name} among {', '.join(f'{s:,}' for s in sizes)} cases (on the clock)",
                                ", ".join(f"{ns(cpu[s])} ({ns(wall[s])})" for s in sizes)))

    def tables(self):
        say("tables")
        rows = 1000000 if self.full else 100000
        db = self.work / f"store-{rows}.db"
        if not db.exists():
            self.imported(rows)
        one = self.work / f"year-{rows}.db"  # the same cases, all received and closed in one year
        shutil.copy(db, one)
        with sqlite3.connect(one) as c:
            c.execute("UPDATE case_row SET received_on = '2020' || substr(received_on, 5) WHERE received_on IS NOT NULL")
            c.execute("UPDATE case_row SET first_closed_on = '2020-12-31' WHERE first_closed_on IS NOT NULL")
        memory = {}
        # The aim is for a million cases: of a smaller store's table the start of the program is a good part.
        for what, store, year in ((f"one of 15 years, {rows:,} cases", db, 2023), (f"a year of {rows:,} cases", one, 2020)):
            query = GROUP_BY.format(first=f"{year}-01-01", last=f"{year}-12-31")
            ours, bare = [], []
            for _ in range(PAIRS):
                ours.append(self.command(store, "table", "--year", year, "--form", "2021", "--format", "csv"))
                bare.append(Run("sqlite3", store, query))
            cpu, peer = median(ours, "cpu"), median(bare, "cpu")
            self.table.add(f"a year's table: {what}", f"{ns(cpu * 1e9)} ({median(ours, 'wall'):.2f} s on the clock)",
                           f"one SQL GROUP BY over the same rows: {ns(peer * 1e9)} ({median(bare, 'wall'):.2f} s on the clock)",
                           cpu / peer, 1.2 if self.full else None, False)
            memory[what] = median(ours, "memory")
        self.growth.append((f"peak memory of a year's table: {', '.join(memory)}",
                            ", ".join(f"{m:.0f} MB" for m in memory.values())))

    def starts(self):
        say("start-up")
        db = self.work / "store-100.db"
        self.imported(100)
        with sqlite3.connect(db) as c:
            number, = c.execute("SELECT number FROM case_row LIMIT 1").fetchone()
        version, show, bare = [], [], []
        for _ in range(8 * PAIRS):
            version.append(Run(self.qixian, "--version"))
            show.append(self.command(db, "show", number))
            bare.append(Run("sqlite3", db, "select 1"))
        cpu = {name: median(runs, "cpu") * 1e9 for name, runs in (("version", version), ("show", show), ("bare", bare))}
        for what, name in (("`qixian --version`", "version"), ("`qixian show`, a small store", "show")):
            self.table.add(what, ns(cpu[name]), f"`sqlite3 FILE 'select 1'`: {ns(cpu['bare'])}", cpu[name] / cpu["bare"])

    def run(self):
        for part in (self.calendar, self.engine, self.acts, self.imports, self.reads, self.tables, self.starts):
            part()

    def report(self):
        growth = "\n".join(f"| {what} | {cost} |" for what, cost in self.growth)
        return TEMPLATE.format(date=date.today(), table=self.table.text(), growth=growth, machine=machine())


GROUP_BY = """SELECT agency, applicant_kind, first_answer, channel, law, first_timing, reopened, several_items, joint,
CASE WHEN received_on < '{first}' THEN 1 ELSE 2 END, CASE WHEN first_closed_on IS NULL THEN 0 WHEN first_closed_on <= '{last}'
THEN 2 ELSE 3 END, count(*) FROM case_row WHERE closed_order >= '{first}' AND received_on <= '{last}'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"""


def machine():
    def first(path, key):
        for line in Path(path).read_text().splitlines():
            if line.startswith(key):
                return line.split(":", 1)[1].strip()
        return "?"

    def version(*command):
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0].strip()

    memory = int(first("/proc/meminfo", "MemTotal").split()[0]) / 2**20
    system = Path("/etc/os-release").read_text()
    name = next((line.split("=", 1)[1].strip('"') for line in system.splitlines() if line.startswith("PRETTY_NAME")), "?")
    return "; ".join([f"{os.cpu_count()} cores of {first('/proc/cpuinfo', 'model name')}", f"{memory:.0f} GB of memory", name,
                      version("g++", "--version"), f"SQLite {sqlite3.sqlite_version}", " ".join(version("openssl", "version").split()[:2]),
                      f"Node.js {version('node', '--version')}", f"Python {sys.version.split()[0]}"])


TEMPLATE = """# Benchmarks

Made by `scripts/bench` on {date}; run it again to make it anew. Every side gets the same data in the same run, by turns;
figures are medians. Whole processes are compared by processor time (user and system): the machine is shared. Ratios above
one mean that many times the peer's speed, save where the aim is an upper limit (≤): there they mean cost over the peer's.

{table}

How cost grows:

| what | cost |
| --- | --- |
{growth}

Machine: {machine}.

What is compared:

- *Adding working days*: 4,096 random receipt dates of 2008 to 2026, the same for all. The bare prefix array is two flat arrays
  with a check of the day and of the result. numpy gets all dates in one call and knows the days off only.
- *Durable acts*: receive, assign, answer, deliver, each loaded, folded, decided and committed on its own. The bare program
  replays the rows that they wrote (events, private texts, the case's row, its deadlines, the head) with the same pragmas and
  hashes the same bytes; its hashes are compared with the store's.
- *Import*: `qixian import` as a whole process, from the CSV file to the commit. The bare program takes every row of every
  table of the finished store from memory and inserts them into the same schema in one transaction, hashing each event.
  A profile of 30,000 rows: SQLite 37 %, the program itself 20 %, the kernel 19 %, memory and strings 19 %, SHA-256 3 %; no
  function of the program has as much as 1 %.
- *A year's table*: `qixian table` as a whole process beside the `sqlite3` shell with one GROUP BY by the same fields over the same
  rows of the projection, in a store of fifteen years and in one whose cases are all of one year.
- *list, show, start-up*: whole processes.
"""


def main(arguments):
    full = "--full" in arguments
    arguments = [a for a in arguments if a != "--full"]
    if len(arguments) != 3:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    bench = Bench(Path(arguments[0]).resolve(), Path(arguments[1]).resolve(), full)
    bench.run()
    Path(arguments[2]).write_text(bench.report(), encoding="utf-8")
    shutil.rmtree(bench.work)
    say(f"{arguments[2]}: {bench.table.missed} aim(s) missed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
