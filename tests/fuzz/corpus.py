#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""corpus.py SHARED-DATA OUT: the first inputs of each fuzz target, from the stored material, into a build folder."""
import gzip
import hashlib
import json
import sys
from pathlib import Path

MAX_BYTES = 64 * 1024
PICTURES = {
    "gif": b"GIF89a\x02\x00\x03\x00\x00\x00\x00;",
    "jpg": b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x03\x00\x02\x01\x01\x11\x00\xff\xda\x00\x02",
    "vp8": b"RIFF\x16\x00\x00\x00WEBPVP8 \x0a\x00\x00\x00\x10\x02\x00\x9d\x01\x2a\x02\x00\x03\x00",
    "vp8l": b"RIFF\x16\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00\x2f\x01\x80\x00\x00\x00\x00\x00\x00\x00",
    "vp8x": b"RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x02\x00\x00",
}

SITES = [
    b"https://example.org/a?b\0User-agent: LLMTracker\nDisallow: /a*b$\nContent-Signal: ai-input=no\0[]",
    b"https://example.org/a/b\0User-agent: *\nAllow: /a\nDisallow: /\0[{\"location\":\"/a/*\",\"tdm-reservation\":1}]",
]
ADDRESSES = [
    "https://arxiv.org/pdf/2401.00001v2.pdf", "https://arxiv.org/abs/hep-th/9901001", "https://www.youtube.com/watch?v=abc-DEF_123&si=x",
    "https://vimeo.com/123456789", "https://x.com/somebody/status/17?s=20", "https://web.archive.org/web/2024/https://example.org/a?b",
    "https://archive.ph/newest/https:/example.org/a", "https://12ft.io/proxy?q=https%3A%2F%2Fexample.org%2Fa",
]


class Corpus:
    def __init__(self, out):
        self.out = out

    def add(self, data, *targets):
        if isinstance(data, str):
            data = data.encode("utf-8", "surrogatepass")
        if len(data) > MAX_BYTES:
            return
        for target in targets:
            folder = self.out / target
            folder.mkdir(parents=True, exist_ok=True)
            (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)

    def add_json(self, value, *targets):
        self.add(json.dumps(value, ensure_ascii=False), *targets)

    def add_markup(self, text):
        self.add(text, "sanitise", "plain-text", "words")

    def add_page(self, data):
        """The first byte says what charset the server names; 0 is none."""
        self.add(b"\0" + data, "article")
        self.add(b"\1\0" + data, "page")


def add_json_files(corpus, data):
    for path in sorted((data / "json").rglob("*.json")):
        corpus.add(path.read_bytes(), "json", "feed", "status")
    for path in sorted((data / "feeds").rglob("*.json")):
        corpus.add(path.read_bytes(), "json", "feed")
    for path in sorted((data / "feeds" / "feedparser").rglob("sanitize/*")):
        if path.is_file():
            corpus.add(path.read_bytes(), "sanitise")


def add_seed_story(corpus, data):
    feed = json.loads((data / "seed" / "feed.json").read_text())
    corpus.add_json(feed, "feed", "json")
    for path in (data / "seed" / "discussions").iterdir():
        corpus.add(path.read_bytes(), "discussion", "json")
    for path in (data / "seed" / "media").iterdir():
        corpus.add(path.read_bytes(), "picture")
    for picture in PICTURES.values():
        corpus.add(picture, "picture")
    corpus.add_json({
        "version": 1, "edition": 7, "state": "working", "round": {"done": 1, "total": 3, "started": "2026-01-02T03:04:05Z"},
        "current": {"title": "A title", "comments_read": 4, "comments_total": 5}, "next_round": "2026-01-02T03:10:00Z",
        "sources": [{"source": "hackernews", "name": "Hacker News", "state": "unreachable", "since": "2026-01-01T00:00:00Z",
                     "message": "It did not answer."}], "error": "No disk space."}, "status")


def vectors(folder):
    for name in ("payloadbox", "naughty_strings", "h5sc_vectors"):
        yield from json.loads((folder / f"{name}.json").read_text())
    for name, key in (("dompurify_expect", "payload"), ("h5sc_items", "vector"), ("html5lib_sanitizer", "input"),
                      ("owasp_filter_evasion", "vector")):
        yield from (entry[key] for entry in json.loads((folder / f"{name}.json").read_text()))


def add_markup_files(corpus, data):
    for number, vector in enumerate(vectors(data / "xss")):
        if number % 4 == 0 or len(vector) > 60:  # the short ones repeat each other thousands of times
            corpus.add_markup(vector)
    for path in sorted((data / "html5lib" / "tree-construction").rglob("*.dat")):
        for case in path.read_bytes().decode("utf-8", "replace").split("#data\n")[1:]:
            corpus.add_markup(case.split("\n#errors")[0])
    for path in sorted((data / "html5lib" / "tests" / "tokenizer").glob("*.test")):
        for case in json.loads(path.read_text()).get("tests", []):
            corpus.add_markup(case["input"])


def add_pages(corpus, data):
    articles = data / "articles"
    for path in sorted(articles.rglob("*.html")):
        if path.name.startswith("expected"):
            corpus.add_markup(path.read_bytes())
        else:
            corpus.add_page(path.read_bytes())
    for path in sorted(articles.rglob("*.html.gz")):
        corpus.add_page(gzip.decompress(path.read_bytes()))
    for path in sorted((data / "html5lib" / "tests" / "encoding").rglob("*.dat")):
        for case in path.read_bytes().split(b"#data\n")[1:]:
            corpus.add_page(case.split(b"\n#encoding")[0])


def tree_of(item, items):
    """The item in the form of the search index; threads nest a few levels only, so this may call itself."""
    return {"id": item["id"], "type": item["type"], "author": item.get("by"), "title": item.get("title"), "url": item.get("url"),
            "text": item.get("text"), "points": item.get("score"), "created_at_i": item.get("time"), "parent_id": item.get("parent"),
            "children": [tree_of(items[kid], items) for kid in item.get("kids", []) if kid in items]}


def below(item, items):
    yield item
    for kid in item.get("kids", []):
        if kid in items:
            yield from below(items[kid], items)


def add_threads(corpus, data):
    for path in sorted((data / "hn" / "items").glob("*.jsonl")):
        items = {item["id"]: item for line in path.read_text().splitlines() if (item := json.loads(line))}
        for item in items.values():
            if item.get("type") != "story":
                if len(item.get("text") or "") > 200:
                    corpus.add(item["text"], "plain-text", "words", "stance")
                continue
            corpus.add_json(list(below(item, items)), "firebase")
            corpus.add_json(tree_of(item, items), "algolia")
            corpus.add(f"{item.get('title') or ''}\n{item.get('url') or ''}", "topics")
            corpus.add(item.get("url") or "", "url")


def add_sites(corpus, data):
    for site in SITES:
        corpus.add(site, "site")
    for address in ADDRESSES:
        corpus.add(address, "url")


def add_answers(corpus, data):
    for answer in json.loads((data / "hn" / "raw" / "algolia_api_fixtures_2015.json").read_text()):
        corpus.add_json(answer["reply"], "algolia", "json")


def add_weights(corpus, data):
    """Our own file, without its checksum, cut to its first words: see src/analysis/linear-weights.c."""
    whole = (Path(__file__).resolve().parents[2] / "data" / "stance-linear.weights").read_bytes()
    head = len(whole) - 32 - 8 * int.from_bytes(whole[16:20], "little")
    for n_words in (0, 1, 3):
        corpus.add(whole[:16] + n_words.to_bytes(4, "little") + whole[20:head + 8 * n_words], "weights")


def main(data, out):
    corpus = Corpus(Path(out))
    for part in (add_json_files, add_seed_story, add_markup_files, add_pages, add_threads, add_sites, add_answers, add_weights):
        part(corpus, Path(data))
    for folder in sorted(corpus.out.iterdir()):
        print(f"{folder.name}: {len(list(folder.iterdir()))} inputs")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
