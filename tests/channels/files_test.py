#!/usr/bin/python3
"""The channel that needs nothing: files in a folder."""
import os

import harness
from harness import MESSAGE, QIXIAN, Folder, run


class Files(Folder):
    def setUp(self):
        super().setUp()
        self.configure('[channels.files]\nfolder = "out"\n')
        self.out = self.folder / "out"

    def names(self):
        return sorted(p.name for p in self.out.iterdir())

    def test_readable_and_once(self):
        first = self.send("files")
        self.assertEqual(first["outcome"], "ok")
        self.assertEqual(self.names(), ["case%2017%2Freply%200%2F2024-11-25%2F-1%2F林小满" + end for end in (".html", ".txt")])
        text = (self.out / self.names()[1]).read_text(encoding="utf-8")
        self.assertEqual(text, f"{MESSAGE['subject']}\n2024-11-25 09:30 → 林小满 lin@dongli.example\n\n{MESSAGE['text']}")
        self.assertEqual((self.out / self.names()[0]).read_text(encoding="utf-8"), MESSAGE["html"])
        again = self.send("files", at=harness.NOW + 600, text="another")
        self.assertEqual(again, first)
        self.assertEqual(len(self.names()), 2)
        self.assertEqual((self.out / self.names()[1]).read_text(encoding="utf-8"), text)

    def test_names_stay_in_the_folder(self):
        for key in ("../../evil", ".hidden", "", "长" * 300, "长" * 300 + "x", "a\nb", "/etc/passwd"):
            with self.subTest(key[:10]):
                self.assertEqual(self.send("files", key=key, html="")["outcome"], "ok")
        names = self.names()
        self.assertEqual(len(set(names)), 7)
        self.assertTrue(all(not n.startswith(".") and len(n.encode()) <= 255 and "/" not in n for n in names))
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["out", "qixian.toml"])

    def test_a_half_written_message_is_written_again(self):
        """The .html is there, the .txt is not: the process was killed between them."""
        self.send("files")
        html, text = (self.out / n for n in self.names())
        text.unlink()
        html.write_text("half")
        self.send("files")
        self.assertEqual(html.read_text(encoding="utf-8"), MESSAGE["html"])
        self.assertTrue(text.exists())

    def test_no_room(self):
        self.out.write_text("a file where the folder should be")
        sent = self.send("files")
        self.assertEqual(sent["outcome"], "retry")
        self.assertRegex(sent["reason"], r"^disk \d+$")

    def test_nothing_configured(self):
        done = run(QIXIAN, "--db", self.folder / "store.db", "remind", "test", "files", env={"HOME": str(self.folder)})
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual({os.path.splitext(p.name)[1] for p in (self.folder / "store.messages").iterdir()}, {".txt", ".html"})


if __name__ == "__main__":
    harness.main()
