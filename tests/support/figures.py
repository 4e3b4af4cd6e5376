"""The figures of an official table in what was made of it, in their order: do they say the same?

usage: python3 -m figures TABLE.csv FILE...      TABLE.csv is what `table --format csv` wrote; a FILE is .html, .docx,
       or a folder of CSV files that LibreOffice made of a workbook's sheets
"""
import csv
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

NUMBER = re.compile(r"-?\d+(\.\d+)?$")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def numbers(cells):
    """Without needless zeros behind the point."""
    return [c.rstrip("0").rstrip(".") if "." in c else c for c in map(str.strip, cells) if NUMBER.match(c)]


def of_table(path):
    rows = [r for r in csv.reader(open(path, encoding="utf-8-sig")) if not r[0].startswith("#")]
    first = 3 if "label" == rows[0][2] else rows[0].index("value")
    return [n for row in rows[1:] for n in numbers(row[first:])]


def of_sheets(folder, titles=2):
    """Below the titles; the sheets in the form's order, which their names tell."""
    order = "政一二三四五六七八九"
    files = sorted(Path(folder).glob("*.csv"), key=lambda f: (order.find(f.stem.split("-")[-1][0]), len(f.stem)))
    rows = [row for f in files if "Notes" not in f.stem and "说明" not in f.stem for row in list(csv.reader(open(f, encoding="utf-8")))[titles:]]
    return [n for row in rows for n in numbers(row)]


class Cells(HTMLParser):
    def __init__(self):
        super().__init__()
        self.cells, self.inside = [], False

    def handle_starttag(self, tag, attributes):
        if tag == "td":
            self.cells.append("")
        self.inside = tag == "td"

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "td"

    def handle_data(self, data):
        if self.inside:
            self.cells[-1] += data


def of_html(path):
    parser = Cells()
    parser.feed(Path(path).read_text(encoding="utf-8"))
    return numbers(parser.cells)


def of_docx(path):
    with zipfile.ZipFile(path) as package:
        tree = ElementTree.fromstring(package.read("word/document.xml"))
    cells = ["".join(t.text or "" for t in cell.iter(WORD + "t")) for cell in tree.iter(WORD + "tc")]
    return numbers(cells)


def main():
    wanted = of_table(sys.argv[1])
    worst = 0
    for path in sys.argv[2:]:
        found = (of_sheets if Path(path).is_dir() else of_docx if path.endswith(".docx") else of_html)(path)
        print(f"{path}: {len(found)} figures, " + ("as in the table" if found == wanted else "OTHERS THAN THE TABLE'S"))
        if found != wanted:
            worst = 1
            print(*(f"  {i}: {a} {b}" for i, (a, b) in enumerate(zip(wanted, found)) if a != b), len(wanted), sep="\n")
    return worst


if __name__ == "__main__":
    sys.exit(main())
