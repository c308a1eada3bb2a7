# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The installed backend as the tests drive it: its commands, and its server over TCP or a Unix socket."""
import hashlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from harness import skip

# A build with sanitizers allocates many times slower.
SLOWER = float(os.environ.get("LT_SLOWER", 1))


def few(folder):
    """Settings for short rounds: the best story of each day."""
    path = Path(folder) / "few.conf"
    path.write_text("[story]\nper-day=1\n")
    return ["--config", path]


def program():
    installed = Path(os.environ.get("LT_BUILD_DIR", "build")) / "install" / "bin" / "llm-tracker-backend"
    found = str(installed) if installed.exists() else shutil.which("llm-tracker-backend")
    if not found:
        skip("the backend is not installed: meson install")
    return found


def run(*arguments, stdin=b"", check=True, timeout=120):
    """One command; standard output as bytes."""
    done = subprocess.run([program(), *map(str, arguments)], input=stdin, capture_output=True, timeout=timeout * SLOWER)
    if check and done.returncode != 0:
        raise AssertionError(f"{arguments}: status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=20 * SLOWER)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    def json(self):
        return json.loads(self.body)


class Server:
    def __init__(self, process, address):
        self.process = process
        self.address = address

    def ask(self, method, path, body=None, **headers):
        if self.address.startswith("unix:"):
            connection = UnixConnection(self.address[len("unix:"):])
        else:
            connection = http.client.HTTPConnection(self.address.split("/")[2], timeout=20 * SLOWER)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def feed(self):
        return self.get("/feed.json").json()

    def wait_for(self, condition, what, seconds=60):
        end = time.monotonic() + seconds * SLOWER
        while time.monotonic() < end:
            if condition():
                return
            assert self.process.poll() is None, "the server ended"
            time.sleep(0.05)
        raise AssertionError(f"{what} did not happen in {seconds * SLOWER} s; status {self.get('/status.json').body}")

    def wait_idle(self):
        self.wait_for(lambda: self.get("/status.json").json()["state"] == "idle"
                      and self.get("/status.json").json().get("next_round"), "the end of a round")


@contextmanager
def serve(*options, listen, arguments=(), stdin=None):
    command = [program(), *map(str, options), "serve", "--listen", listen, *arguments]
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        assert line.startswith("Listening on "), f"it does not listen: {line!r}, status {process.poll()}"
        yield Server(process, line[len("Listening on "):].strip())
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(20 * SLOWER)
        process.stdout.close()


def walk(folder):
    """The pages of a published folder, front first, as (path, page)."""
    path = Path(folder) / "feed.json"
    while path:
        page = json.loads(path.read_bytes())
        yield path, page
        path = path.parent / page["next_url"] if page.get("next_url") else None


def verify_voices(item, discussion):
    """Every voice stands word for word in the discussion; how many there are."""
    comments = {comment["id"]: comment for comment in discussion["comments"]}
    voices = item["_llmtracker"].get("voices", [])
    for voice in voices:
        text = comments[voice["comment_id"]]["text"]
        assert text[voice["start"]:voice["start"] + voice["length"]] == voice["text"], voice
        assert hashlib.sha256(text.encode()).hexdigest() == voice["sha256"], voice
        assert comments[voice["comment_id"]]["author"] == voice["author"], voice
    return len(voices)
