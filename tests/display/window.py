# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The whole application in a window of a given size, with a profile of its own, and feeds to point it at."""
import ctypes
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import desktop  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402
from desktop import SLOWER, Application, Atspi, started, wait_for  # noqa: E402, F401
from harness import SOURCE, skip  # noqa: E402

PROGRAM = Path(os.environ.get("LT_BIN_DIR", SOURCE / "build/install/bin")) / "llm-tracker"
FONT = "Cantarell 11"
BORDER = 5  # that GTK draws inside a window where there is no compositor
XA_RESOURCE_MANAGER, XA_STRING = 23, 31  # of Xatom.h
LOCKED = {"version": "https://jsonfeed.org/version/1.1", "title": "Among friends", "items": [
    {"id": "1", "title": "What only friends may read", "content_html": "<p>Nothing much.</p>", "date_published": "2026-02-03T04:05:06Z"}]}
NOBODY = "http://127.0.0.1:9/feed.json"  # the discard port: nobody listens


def scale_text(scale):
    """Make all text of this display so much larger, for programs that start from now on."""
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(xlib.XOpenDisplay(None))
    resources = f"Xft.dpi: {int(96 * scale)}\n".encode()
    xlib.XChangeProperty(display, ctypes.c_ulong(xlib.XDefaultRootWindow(display)), ctypes.c_ulong(XA_RESOURCE_MANAGER),
                         ctypes.c_ulong(XA_STRING), 8, 0, resources, len(resources))
    xlib.XCloseDisplay(display)


def prepare(profile, width, height, font=FONT):
    """Write the window's size and, since there are no desktop settings here, the font."""
    profile.mkdir(parents=True, exist_ok=True)
    if not (profile / "settings.ini").exists():
        (profile / "settings.ini").write_text(f"[settings]\nwindow-width={width}\nwindow-height={height}\n")
    gtk = profile / "config/gtk-4.0"
    gtk.mkdir(parents=True, exist_ok=True)
    # Without animations: a program that ends amid one leaves what GTK had drawn last behind.
    gtk.joinpath("settings.ini").write_text(
        f"[Settings]\ngtk-font-name={font}\ngtk-enable-animations=0\n")


def few_stories(profile):
    """Have the built-in backend make the best story of each day only: its rounds are short then."""
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "backend.conf").write_text("[story]\nper-day=1\n")


@contextmanager
def window(profile, *arguments, width=1280, height=800, scale=1, font=FONT, **environment):
    """The running application; a failure leaves a picture of the screen in the build folder."""
    if not PROGRAM.exists():
        skip(f"{PROGRAM} is not installed")
    prepare(profile, width, height, font)
    scale_text(scale)
    environment = {"XDG_CONFIG_HOME": profile / "config", "GSK_RENDERER": "cairo", "G_DEBUG": "fatal-warnings", **environment}
    with started([PROGRAM, "--profile", profile, *arguments], **environment) as application:
        try:
            yield application
        except BaseException:
            picture = Path(os.environ.get("LT_BUILD_DIR", "/tmp")) / f"failed-{profile.name}.png"
            desktop.screenshot(picture)
            print(f"# picture of the failure: {picture}", flush=True)
            raise


def activate(application, action, of="/window/1"):
    """What an entry of a menu does, asked for by the bus."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def ask(name, path, interface, method, arguments):
        return bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    def bus_says(method, *arguments):
        return ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus", method, GLib.Variant(f"({'s' * len(arguments)})", arguments))[0]
    name = next(n for n in bus_says("ListNames") if n.startswith("de.llmtracker.LLMTracker") and "Sandboxed" not in n
                and bus_says("GetConnectionUnixProcessID", n) == application.process.pid)
    ask(name, f"/{name.replace('.', '/')}{of}", "org.gtk.Actions", "Activate", GLib.Variant("(sava{sv})", (action, [], {})))


def stories(application):
    """(title, description) of each row of the list that shows, from above."""
    rows = list(application.find("list", "Stories").get_child_at_index(i)
                for i in range(application.find("list", "Stories").get_child_count()))
    return [(row.get_name(), row.get_description() or "") for row in rows if row and row.get_role_name() == "list item"]


def wait_for_stories(application, least, seconds=60):
    return wait_for(f"{least} stories", lambda: (found := stories(application)) and len(found) >= least and found, seconds)


def wait_for_sample(application):
    """Until all stories of the sample edition are there; the rows that show."""
    n = len(list((SOURCE / "data/sample/threads").glob("*.json")))
    wait_for(f"{n} stories", lambda: any(name in (f"Unread {n}", f"Unread {n - 1}") for name in
                                         (b.get_name() for b in application.all("radio button", "Unread"))), 60)
    return wait_for_stories(application, 5)


def shown(application, rows):
    """The index of the row whose article is on the screen."""
    titles = [title for title, _ in rows]
    headings = lambda: [text_of(n) for n in application.walk() if n.get_role_name() == "heading"]  # noqa: E731
    return wait_for("an article", lambda: next(([i] for i, t in enumerate(titles) if any(t in h for h in headings())), None))[0]


def entry_with_focus(application):
    states = (Atspi.StateType.FOCUSED, Atspi.StateType.EDITABLE)
    return wait_for("the entry", lambda: next((n for n in application.walk()
                                               if all(n.get_state_set().contains(s) for s in states)), None))


def heading(application, title, seconds=None):
    """The article's title, once the page of that story is on the screen."""
    def question():
        for node in application.walk():
            if node.get_role_name() == "heading" and title in text_of(node):
                return node
        return None
    return wait_for(f"the article “{title}”", question, seconds)


def box(node):
    """Where a node is, from the inside of the window's border on."""
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def text_of(node):
    text = node.get_name() or ""
    if node.is_text():
        text += " " + Atspi.Text.get_text(node, 0, -1)
    return text


def page_text(application):
    """All that the article says."""
    def below(node):
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child:
                yield text_of(child)
                yield from below(child)
    page = next((n for n in application.walk() if n.get_role_name() == "document web"), None)
    return "\n".join(below(page)) if page else ""


class LockedFeed:
    """What its server was shown, request by request."""

    def __init__(self, address):
        self.address = address
        self.shown = []


@contextmanager
def locked_feed(token):
    """A feed of one story on loopback, for those who show this token; for all where it is None."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            feed.shown.append(self.headers["Authorization"])
            welcome = token is None or feed.shown[-1] == f"Bearer {token}"
            self.send_response(200 if welcome else 401)
            self.end_headers()
            self.wfile.write(json.dumps(LOCKED).encode() if welcome else b"")

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    feed = LockedFeed(f"http://127.0.0.1:{server.server_port}/feed.json")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield feed
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def served(folder):
    """The address of feed.json of a folder, on loopback."""
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed.json"
    finally:
        server.shutdown()
        server.server_close()


def german_locale(folder):
    """The environment of a German locale; the test skips where none can be had.

    One of our own making is invisible inside of WebKit's sandbox, where a warning must not be fatal then.
    """
    if "de_DE.utf8" in subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout:
        return {"LC_ALL": "de_DE.UTF-8"}
    made = shutil.which("localedef") and subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")], capture_output=True)
    if not made or not (folder / "de_DE.UTF-8").exists():
        skip("no German locale")
    return {"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(folder), "G_DEBUG": ""}
