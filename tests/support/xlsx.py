"""Workbooks made by hand for tests: what Excel and others write, and what nobody should.

book(path, sheets) with {name: [row, ...]}; a row is a list of cells or a string of XML as it is, a cell a text (inline),
a number, None (left out) or a string that begins with <c, taken as it is with {ref} filled in.
"""
import zipfile

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADINGS = ["编号", "受理机关", "申请方式", "提交日期", "申请人类别", "申请人", "申请内容", "答复日期", "答复类别"]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def column(n):
    name = ""
    while n >= 0:
        name, n = chr(65 + n % 26) + name, n // 26 - 1
    return name


def cell(value, ref):
    if isinstance(value, str) and value.startswith("<c"):
        return value.replace("{ref}", ref)
    if isinstance(value, str):
        return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{ref}"><v>{value}</v></c>'


def sheet(rows):
    lines = []
    for n, row in enumerate(rows, 1):
        if isinstance(row, str):
            lines.append(row)
            continue
        cells = "".join(cell(v, column(i) + str(n)) for i, v in enumerate(row) if v is not None)
        lines.append(f'<row r="{n}">{cells}</row>')
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet {MAIN}><sheetData>{"".join(lines)}</sheetData></worksheet>'


def book(path, sheets, texts=None, formats=(), date1904=False, parts=None):
    """texts: the shared strings, each as XML inside si; formats: a number format (id or code) for each style from 1 on;
    parts: {name: bytes or text} that replace what would be written, None leaves one out."""
    codes = [f for f in formats if isinstance(f, str)]
    ids = [164 + codes.index(f) if isinstance(f, str) else f for f in formats]
    named = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{escape(c).replace(chr(34), "&quot;")}"/>'
                    for i, c in enumerate(codes))
    files = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{REL}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{REL}"><workbookPr date1904="{int(date1904)}"/><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{i}" r:id="s{i}"/>' for i, name in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        + "".join(f'<Relationship Id="s{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                  for i in range(1, len(sheets) + 1))
        + f'<Relationship Id="t" Type="{REL}/styles" Target="/xl/styles.xml"/>'
        + (f'<Relationship Id="u" Type="{REL}/sharedStrings" Target="../xl/sharedStrings.xml"/>' if texts else "")
        + "</Relationships>",
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts count="{len(codes)}">{named}</numFmts><cellXfs><xf numFmtId="0"/>'
        + "".join(f'<xf numFmtId="{i}"/>' for i in ids) + "</cellXfs></styleSheet>",
    }
    for i, rows in enumerate(sheets.values(), 1):
        files[f"xl/worksheets/sheet{i}.xml"] = rows if isinstance(rows, str) else sheet(rows)
    if texts:
        files["xl/sharedStrings.xml"] = f'<sst {MAIN}>{"".join(f"<si>{t}</si>" for t in texts)}</sst>'
    files.update(parts or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            if content is not None:
                out.writestr(name, content)
