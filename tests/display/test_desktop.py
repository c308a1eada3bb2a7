#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""What the desktop does with it: started by the bus, given links to stories, and its own links opened by a portal."""
import os
import subprocess
from contextlib import contextmanager

from window import PROGRAM, shown, wait_for, wait_for_sample, window

from desktop import Application, screenshot
from gi.repository import Gio, GLib
from harness import main, scratch, skip
from portal import portal

ID = "de.llmtracker.LLMTracker"
OBJECT = "/de/llmtracker/LLMTracker"
PORTALS = {"GDK_DEBUG": ""}  # with-display switches them off


def bus():
    return Gio.bus_get_sync(Gio.BusType.SESSION)


def call(method, signature, *arguments, name=ID, path=OBJECT, interface="org.freedesktop.Application"):
    return bus().call_sync(name, path, interface, method, GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE,
                           60000, None)


def call_bus(method, signature, *arguments):
    return call(method, signature, *arguments, name="org.freedesktop.DBus", path="/org/freedesktop/DBus", interface="org.freedesktop.DBus")


class Activated(Application):
    """Whoever owns the application's name."""

    class Process:
        pid = 0

    def __init__(self):
        super().__init__(self.Process())
        self.process.pid = call_bus("GetConnectionUnixProcessID", "(s)", ID).unpack()[0]


@contextmanager
def a_person(folder):
    """What the bus starts is at home in this folder, where the sample edition was chosen once."""
    settings = folder / "config/glib-2.0/settings/keyfile"
    settings.parent.mkdir(parents=True)
    settings.write_text("[de/llmtracker/LLMTracker]\nsource='unix:sample'\n")
    variables = {"XDG_CONFIG_HOME": folder / "config", "XDG_DATA_HOME": folder / "data", "GSETTINGS_BACKEND": "keyfile",
                 "GSK_RENDERER": "cairo", "G_DEBUG": "fatal-warnings", **PORTALS}
    call_bus("UpdateActivationEnvironment", "(a{ss})", {name: str(value) for name, value in variables.items()})
    try:
        yield
    except BaseException:
        screenshot(f"{os.environ.get('LT_BUILD_DIR', '/tmp')}/failed-desktop.png")
        raise
    finally:
        if call_bus("NameHasOwner", "(s)", ID).unpack()[0]:
            subprocess.run(["kill", str(Activated().process.pid)])


def installed():
    if not PROGRAM.exists():
        skip(f"{PROGRAM} is not installed")


def close(application):
    application.key("ctrl+q")
    wait_for("the end", lambda: not call_bus("NameHasOwner", "(s)", ID).unpack()[0])


def test_the_bus_starts_it():
    installed()
    with scratch() as folder, a_person(folder):
        call("Activate", "(a{sv})", {})
        application = Activated()
        wait_for("the window", application.window)
        wait_for_sample(application)
        call("Activate", "(a{sv})", {})
        assert Activated().process.pid == application.process.pid
        close(application)


def test_links_select_stories():
    installed()
    with scratch() as folder, a_person(folder):
        call("Open", "(asa{sv})", ["llm-tracker://story/sample-101"], {})
        application = Activated()
        wait_for("the window", application.window)
        wait_for_sample(application)
        keyfile = folder / "config/glib-2.0/settings/keyfile"
        wait_for("the story that was asked for", lambda: "#sample-101'" in keyfile.read_text())
        call("Open", "(asa{sv})", ["llm-tracker://river/sample-102"], {})
        wait_for("the word that it is none", lambda: any("no link to a story" in text for text in application.texts()))
        assert "#sample-101'" in keyfile.read_text()
        close(application)


def test_links_of_the_command_line():
    with scratch() as folder, window(folder / "links", "--sample", "llm-tracker://story/sample-101") as application:
        wait_for_sample(application)
        wait_for("the story that was asked for", lambda: "sample-101" in (folder / "links/settings.ini").read_text())
        assert application.close() == 0


def test_addresses_are_opened_by_the_portal():
    with scratch() as folder, portal() as calls, window(folder / "portal", "--sample", **PORTALS) as application:
        shown(application, wait_for_sample(application))
        application.key("b")
        opened = wait_for("the portal to be asked", lambda: calls("OpenURI.OpenURI"))
        assert opened[0][1].startswith("http"), opened
        assert application.close() == 0


def test_files_are_chosen_by_the_portal():
    installed()
    with scratch() as folder, a_person(folder), portal(folder / "chosen.md") as calls:
        call("Activate", "(a{sv})", {})
        application = Activated()
        wait_for("the window", application.window)
        rows = wait_for_sample(application)
        title = rows[shown(application, rows)][0]
        call("Activate", "(sava{sv})", "export-markdown", [], {}, path=f"{OBJECT}/window/1", interface="org.gtk.Actions")
        wait_for("the portal to be asked", lambda: calls("FileChooser.SaveFile"))
        wait_for("the file", lambda: (folder / "chosen.md").exists() and title in (folder / "chosen.md").read_text())
        close(application)


main(globals())
