#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The Flatpak as a person has it: installed from its bundle, run, started by links, updated over HTTP, removed.

tools/flatpak --local-runtime runs it, on a screen and a bus of its own, with a Flatpak installation of its own. Each test goes
on from where the one before it left off.
"""
import os
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / name) for name in ("lib", "display")]
import processes  # noqa: E402
from backend import Server  # noqa: E402
from desktop import PATIENCE, Application, end, screenshot, wait_for  # noqa: E402
from harness import main  # noqa: E402
from portal import portal  # noqa: E402
from replay import replay  # noqa: E402
from preferences import apply_token, preferences, says  # noqa: E402
from window import locked_feed, served, wait_for_stories  # noqa: E402

from gi.repository import Gio, GLib  # noqa: E402

ID = "de.llmtracker.LLMTracker"
FOLDER = Path(os.environ["LT_FLATPAK"])
HOME = Path(os.environ["HOME"])
DATA = HOME / ".var/app" / ID
RUNTIME = Path(os.environ["XDG_RUNTIME_DIR"]) / "app" / ID
OBJECT = "/de/llmtracker/LLMTracker"
TOKEN = "of-a-friend-1234"
SEEN = []  # the first titles of the first run

# Flatpak asks the system's bus for parental controls, and installs nothing where there is no such bus at all.
if not Path("/run/dbus/system_bus_socket").exists():
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]


def flatpak(*arguments, check=True):
    done = subprocess.run(["flatpak", *arguments], capture_output=True, text=True, timeout=300)
    assert not check or done.returncode == 0, f"flatpak {arguments}: {done.stdout}{done.stderr}"
    return done.stdout


class Flatpak(Application):
    """The accessibility bus knows a sandboxed program by its proxy: there is only one here."""

    @property
    def root(self):
        from desktop import Atspi
        desktop = Atspi.get_desktop(0)
        children = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
        return next((child for child in children if child and child.get_name() == "llm-tracker"), None)


@contextmanager
def running(*arguments, options=()):
    """The application, until its window is closed or the test has failed, which leaves a picture."""
    command = ["flatpak", "run", "--user", "--env=GSK_RENDERER=cairo", "--env=LLM_TRACKER_TIMING=1", *options, ID, *arguments]
    output = FOLDER / "output.log"
    with output.open("w") as file:
        process = subprocess.Popen(command, stdout=file)
    application = Flatpak(process)
    application.output = output
    try:
        wait_for("the window", application.window, PATIENCE)
        yield application
    except BaseException:
        screenshot(FOLDER / "failed.png")
        raise
    finally:
        end(process)
        flatpak("kill", ID, check=False)


def few_stories():
    """A configuration inside of the sandbox that makes the first round short."""
    path = DATA / "config" / "few.conf"
    path.write_text("[story]\nper-day=2\n")
    return ["--backend-option", f"--config={path}"]


def name_a_typeface():
    """A virtual screen has no desktop that does."""
    path = DATA / "config/gtk-4.0/settings.ini"
    path.parent.mkdir(parents=True)
    path.write_text("[Settings]\ngtk-font-name=Inter 11\n")


@contextmanager
def source():
    """Arguments that name where stories come from: Hacker News on loopback, else the sample edition."""
    if not os.environ.get("LT_SHARED"):
        print("# no LT_SHARED: the sample edition instead of a Hacker News on loopback", flush=True)
        yield ["--sample"]
        return
    with replay("--preset", "real") as server:
        yield [*few_stories(), *server.application_options]


def backend():
    """The built-in one, at the place where Flatpak shares sockets with the outside."""
    return Server(None, f"unix:{next(RUNTIME.glob('backend-*.sock'))}")


def wait_until_stored(application):
    """The first round is over, and all that it found is in the list and on the disk; how many they are."""
    def is_idle():
        status = backend().get("/status.json").json()
        return status["state"] == "idle" and status.get("next_round")
    wait_for("the first round to end", is_idle, PATIENCE)
    n = len(backend().feed()["items"])
    wait_for(f"{n} stories", lambda: next((b for b in application.all("radio button", "Unread")
                                           if b.get_name() in (f"Unread {n}", f"Unread {n - 1}")), None), PATIENCE)
    wait_for("all to be stored", lambda: next(application.all("label", "Synced"), None), PATIENCE)
    return n


def first_titles(application):
    """As many as surely show."""
    return [title for title, _ in wait_for_stories(application, 5, PATIENCE)][:5]


def shows_an_article(application):
    """The web process has painted one: from outside, the accessibility bus does not lead into its sandbox."""
    wait_for("an article", lambda: "article painted" in application.output.read_text(), PATIENCE)


def test_it_installs_from_the_bundle():
    flatpak("install", "--user", "-y", "--noninteractive", "--bundle", str(FOLDER / "site/llm-tracker.flatpak"))
    assert ID in flatpak("list", "--user", "--app", "--columns=application")
    installed = Path(flatpak("info", "--user", "--show-location", ID).strip()) / "files"
    for module in ("llm-tracker", "gumbo-parser"):
        assert list((installed / "share/licenses" / ID / module).iterdir()), module
    assert (installed / "share/locale/de/LC_MESSAGES/llm-tracker.mo").exists()


def test_it_reads_and_draws_in_its_sandboxes():
    name_a_typeface()
    with source() as arguments, running(*arguments) as application:
        shows_an_article(application)
        n = wait_until_stored(application)
        SEEN.extend(first_titles(application))
        tree = processes.Tree()
        program = tree.only("llm-tracker")
        child = tree.only("llm-tracker-backend")
        web = tree.only("WebKitWebProcess")
        assert child.parent == program.pid, "the backend is not the application's child"
        for kind in ("mnt", "pid", "net"):
            assert child.namespace(kind) == program.namespace(kind), f"the backend is in another sandbox ({kind})"
        assert program.namespace("mnt") != processes.own("mnt"), "the application is in no sandbox"
        for kind in ("mnt", "net"):
            assert web.namespace(kind) != program.namespace(kind), f"WebKit's web process shares the application's sandbox ({kind})"
        assert tree.all("flatpak-spawn"), "nobody started a sandbox for web pages"
        screenshot(FOLDER / "llm-tracker.png")
        assert application.close() == 0
    wait_for("the backend to end", lambda: not processes.Tree().all("llm-tracker-backend"))
    assert len(stored()) == n


def test_without_network_all_is_still_there():
    with running(options=["--unshare=network"]) as application:
        shows_an_article(application)
        assert first_titles(application) == SEEN
        assert application.close() == 0


def call(method, signature, *arguments):
    """As the desktop calls an application that it knows from its desktop file: the bus starts it."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync(ID, OBJECT, "org.freedesktop.Application", method, GLib.Variant(signature, arguments), None,
                  Gio.DBusCallFlags.NONE, 60000, None)


def settings():
    return (DATA / "config/glib-2.0/settings/keyfile").read_text()


def stored():
    """The ids of the stories on the disk, oldest first."""
    with sqlite3.connect(f"file:{DATA}/data/llm-tracker/cache.db?immutable=1", uri=True) as database:
        return [row[0] for row in database.execute("SELECT id FROM story ORDER BY row")]


def test_a_link_starts_it_and_its_links_leave_by_the_portal():
    story = stored()[0]
    flatpak("override", "--user", "--unshare=network", ID)
    subprocess.run(["gdbus", "call", "--session", "--dest=org.freedesktop.DBus", "--object-path=/org/freedesktop/DBus",
                    "--method=org.freedesktop.DBus.ReloadConfig"], check=True, stdout=subprocess.DEVNULL)
    with portal() as calls:
        call("Open", "(asa{sv})", [f"llm-tracker://story/{story}"], {})
        application = Flatpak(None)
        try:
            wait_for("the window", application.window, PATIENCE)
            wait_for("the story of the link", lambda: f"#{story}'" in settings(), PATIENCE)
            call("Activate", "(a{sv})", {})
            opened = wait_for("the portal to be asked", lambda: application.key("b") or calls("OpenURI.OpenURI"))
            assert opened[0][1].startswith("http"), opened
            application.key("ctrl+q")
            wait_for("the end", lambda: not processes.Tree().all("llm-tracker"))
        except BaseException:
            screenshot(FOLDER / "failed.png")
            raise
        finally:
            flatpak("kill", ID, check=False)
            flatpak("override", "--user", "--reset", ID)


def test_an_update_keeps_what_was_read():
    before, ids = settings(), stored()
    old = flatpak("run", "--user", ID, "--version")
    with served(FOLDER / "newer") as address:
        remote = flatpak("info", "--user", "--show-origin", ID).strip()
        flatpak("remote-modify", "--user", "--no-gpg-verify", f"--url={address.removesuffix('feed.json')}repo/", remote)
        flatpak("update", "--user", "-y", "--noninteractive", ID)
    assert flatpak("run", "--user", ID, "--version") == old.rstrip() + ".1\n"
    assert settings() == before
    with running(options=["--unshare=network"]) as application:
        shows_an_article(application)
        assert application.close() == 0
    assert stored() == ids


def test_a_token_is_kept_by_the_portal():
    with portal() as calls, locked_feed(TOKEN) as feed:
        with running("--feed", feed.address) as application:
            wait_for("the server's wish", lambda: calls("Secret.RetrieveSecret"), PATIENCE)
            with preferences(application):
                apply_token(application, TOKEN)
                says(application, "1 story")
            assert application.close() == 0
        feed.shown.clear()
        with running("--feed", feed.address) as application:
            wait_for("the token", lambda: feed.shown[:2] == [None, f"Bearer {TOKEN}"], PATIENCE)
            assert application.close() == 0
    assert (DATA / "data/keyrings").is_dir()
    assert not [path for path in DATA.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]


def test_nothing_is_left_of_it():
    flatpak("uninstall", "--user", "-y", "--noninteractive", "--delete-data", ID)
    assert not DATA.exists()
    everything = (path for folder in (FOLDER / "user", HOME, RUNTIME) for path in folder.rglob("*"))
    left = [path for path in everything if ID in str(path) and not path.is_dir()]
    assert not left, "\n".join(map(str, left))


main(globals())
