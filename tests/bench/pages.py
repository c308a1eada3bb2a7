#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Measures what "llm-tracker-backend extract" says of pages beside their text, and what pages cost it.

pages.py [-v]    with -v each answer that differs from the truth

Truth is what people noted of the pages of trafilatura (title, author, date, site, passages that belong to the text or do
not), and what Readability says of its own pages (title, author, site, date, language), accepted by hand. No set has truth
for the lead picture: it is told how many pages name one to those who share them, and have one here.
"""
import gzip
import json
import os
import re
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import program  # noqa: E402
from harness import shared  # noqa: E402

PAGE_BYTES = 2 * 1024 * 1024  # as much of a page is read
# Repeated until the page is full: what parsers are slow or greedy at.
HOSTILE = ("<div>", "<span>", "<b>", "<p><b>", "<a><b><font><p>", "<table><tr><td>", "<table>x<b>", "<a href=x>y", "<ul><li>x",
           "<select><option>", "&amp;&NotEqualTilde;", "word ", "<p>x", "<!--x-->", "</b></i><b><i>", "<i></b><b>x", "<nobr>",
           "<button><p>", "<svg><g>", "<svg><foreignObject><p>", "<template>", "<h1>x<h2>", "<noscript><p>x</p></noscript>",
           "<article>", "<b><p></b>", "<a><div></a>", "<ruby><rt>x", "<img src=a.png alt=x>", "<div class='a b c comment'>x</div>",
           "<meta name=author content='a b'>", "<p style='display:none'>x</p>", "<div itemprop=articleBody>hello world</div>",
           "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"x\"}</script>")


class Extraction:
    """One page read by a process of its own: its answer, the time of the processor and the memory it took."""

    def __init__(self, path, address):
        with open(path, "rb") as page, tempfile.TemporaryFile() as output:
            command = [program(), "extract", "--url", address]
            child = os.posix_spawn(command[0], command, os.environ,
                                   file_actions=[(os.POSIX_SPAWN_DUP2, page.fileno(), 0), (os.POSIX_SPAWN_DUP2, output.fileno(), 1)])
            _, status, usage = os.wait4(child, 0)
            assert status == 0, f"{path}: status {status}"
            output.seek(0)
            self.found = json.loads(output.read())
        self.milliseconds = (usage.ru_utime + usage.ru_stime) * 1000
        self.mebibytes = usage.ru_maxrss / 1024


def folded(text):
    text = text.translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return " ".join(text.casefold().split())


def as_line(truth):
    return ", ".join(truth) if isinstance(truth, list) else truth


def names(text):
    parts = re.split(r"[,;&]|\band\b", re.sub(r"^(?:by|von|par)\s+", "", folded(text)))
    return {part.strip() for part in parts} - {""}


class Day:
    """The same as the day beside it: people note the day of where the page was made."""

    def __init__(self, text):
        when = datetime.fromisoformat(text.strip())
        self.number = (when.astimezone(timezone.utc) if when.tzinfo else when).toordinal()

    def __eq__(self, other):
        return abs(self.number - other.number) <= 1


def language(text):
    return text.casefold().replace("_", "-").split("-")[0]


ALIKE = {"title": folded, "author": names, "date": Day, "site": folded, "language": language}


class Table:
    def __init__(self, title, verbose):
        self.title, self.verbose, self.rows = title, verbose, {}

    def compare(self, page, field, truth, found):
        row = self.rows.setdefault(field, {"pages": 0, "right": 0, "none": 0})
        right = bool(found) and ALIKE[field](found) == ALIKE[field](truth)
        row["pages"] += 1
        row["right"] += right
        row["none"] += not found
        if self.verbose and not right:
            print(f"    {page} {field}: {found!r}, not {truth!r}")

    def show(self):
        print(self.title)
        for field, row in self.rows.items():
            print(f"  {field:10} {row['right']:3} of {row['pages']:3} right, {row['pages'] - row['right'] - row['none']:2} other, "
                  f"{row['none']:2} none")


def read_trafilatura(folder, scratch, verbose):
    table, hit, kept, n_with, n_without, seen = Table("trafilatura, noted by people", verbose), 0, 0, 0, 0, []
    for address, truth in json.loads((folder / "evaldata.json").read_text()).items():
        scratch.write_bytes(gzip.decompress((folder / "html" / f"{truth['file']}.gz").read_bytes()))
        page = Extraction(scratch, address)
        seen.append(page)
        for field, key in (("title", "title"), ("author", "author"), ("date", "date"), ("site", "sitename")):
            if truth.get(key):
                table.compare(truth["file"], field, as_line(truth[key]), page.found[field])
        hit += sum(part in page.found["text"] for part in truth["with"])
        kept += sum(part in page.found["text"] for part in truth["without"])
        n_with, n_without = n_with + len(truth["with"]), n_without + len(truth["without"])
    table.show()
    print(f"  text       {hit} of {n_with} passages that belong to it, {kept} of {n_without} that do not")
    return seen


def read_readability(folder, verbose):
    table, seen = Table("Readability, accepted by hand", verbose), []
    for source in sorted(folder.glob("*/source.html")):
        truth = json.loads((source.parent / "expected-metadata.json").read_text())
        page = Extraction(source, "http://fakehost/test/page.html")
        seen.append(page)
        for field, key in (("title", "title"), ("author", "byline"), ("site", "siteName"), ("date", "publishedTime"), ("language", "lang")):
            if truth.get(key):
                table.compare(source.parent.name, field, truth[key], page.found[field])
    table.show()
    return seen


def read_scrapinghub(folder, scratch):
    seen, named, pictured = [], 0, 0
    for page_id, truth in json.loads((folder / "ground-truth.json").read_text()).items():
        html = gzip.decompress((folder / "html" / f"{page_id}.html.gz").read_bytes())
        scratch.write_bytes(html)
        seen.append(Extraction(scratch, truth["url"]))
        if re.search(rb"""<meta[^>]*["']og:image["'][^>]*content=["']?http""", html):
            named += 1
            pictured += bool(seen[-1].found["image"])
    print("scrapinghub, found on how many pages")
    for field in ("title", "author", "date", "site", "language", "image"):
        print(f"  {field:10} {sum(bool(page.found[field]) for page in seen):3} of {len(seen)}")
    print(f"  a picture on {pictured} of the {named} pages that name one for sharing")
    return seen


def read_hostile(scratch):
    worst = []
    for piece in HOSTILE:
        scratch.write_text("<p>x</p>" + piece * (PAGE_BYTES // len(piece)))
        worst.append((Extraction(scratch, "https://example.org/"), piece))
    return worst


def show_cost(title, pages):
    times = sorted(page.milliseconds for page in pages)
    print(f"{title}: {len(pages)} pages, median {times[len(times) // 2]:.0f} ms, worst {times[-1]:.0f} ms, "
          f"{max(page.mebibytes for page in pages):.0f} MiB at most")


def main(verbose):
    articles = shared() / "data" / "articles"
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "page.html"
        scratch.write_bytes(b"")
        empty = Extraction(scratch, "https://example.org/")
        stored = [*read_trafilatura(articles / "trafilatura", scratch, verbose), *read_readability(articles / "readability", verbose),
                  *read_scrapinghub(articles / "scrapinghub", scratch)]
        print(f"\nthe whole process, of which {empty.milliseconds:.0f} ms and {empty.mebibytes:.0f} MiB for no page at all")
        show_cost("stored", stored)
        show_cost("hostile", [page for page, _ in read_hostile(scratch)])


main("-v" in sys.argv[1:])
