#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""A portal that opens nothing and tells everything: on the session bus, in a process of its own.

    with portal(file) as calls:  # the file is what a person chooses each time
        …
        calls("OpenURI.OpenURI")  # the arguments of each such call so far
"""
import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACES = """<node>
<interface name="org.freedesktop.portal.OpenURI">
  <method name="OpenURI">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.FileChooser">
  <method name="SaveFile">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.ProxyResolver">
  <method name="Lookup"><arg type="s" direction="in"/><arg type="as" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.Secret">
  <method name="RetrieveSecret"><arg type="h" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.Settings">
  <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
  <method name="ReadOne"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
</node>"""
VERSIONS = {f"org.freedesktop.portal.{name}": version for name, version in
            {"FileChooser": 3, "OpenURI": 3, "ProxyResolver": 1, "Secret": 1, "Settings": 2}.items()}
SECRET = b"of the desktop for this application only".ljust(64, b".")


class Calls:
    """What a mock was asked for, as it wrote it down."""

    def __init__(self, process):
        self.process = process
        self.lines = []

    def read(self):
        for line in iter(self.process.stdout.readline, ""):
            self.lines.append(json.loads(line))

    def __call__(self, method):
        return [arguments for name, arguments in list(self.lines) if name == method]


@contextmanager
def portal(file="/nonexistent"):
    with service(__file__, str(file)) as calls:
        yield calls


@contextmanager
def service(script, *arguments):
    """The calls of a mock on the session bus: a script that prints "ready" when it has its name, then each call."""
    process = subprocess.Popen(["/usr/bin/python3", str(Path(script).resolve()), *arguments], stdout=subprocess.PIPE, text=True)
    calls = Calls(process)
    try:
        assert process.stdout.readline().strip() == '"ready"', f"{script} did not get its name"
        threading.Thread(target=calls.read, daemon=True).start()
        yield calls
    finally:
        process.terminate()
        process.wait(10)


def tell(what):
    print(json.dumps(what), flush=True)


def own(name, bus_cb):
    """Serves under that name until the process is ended."""
    from gi.repository import Gio, GLib
    Gio.bus_own_name(Gio.BusType.SESSION, name, Gio.BusNameOwnerFlags.NONE, bus_cb, lambda *_: tell("ready"),
                     lambda *_: sys.exit("the name is taken, or there is no bus"))
    GLib.MainLoop().run()


def serve(file):
    from gi.repository import Gio, GLib

    def respond(connection, sender, path, results):
        connection.emit_signal(sender, path, "org.freedesktop.portal.Request", "Response", GLib.Variant("(ua{sv})", (0, results)))
        return GLib.SOURCE_REMOVE

    def method_cb(connection, sender, path, interface, method, parameters, invocation):
        tell([f"{interface.rpartition('.')[2]}.{method}", parameters.unpack()])
        if method in ("OpenURI", "SaveFile", "RetrieveSecret"):
            if method == "RetrieveSecret":
                with os.fdopen(invocation.get_message().get_unix_fd_list().get(parameters.unpack()[0]), "wb") as pipe:
                    pipe.write(SECRET)
            results = {"uris": GLib.Variant("as", [Path(file).as_uri()])} if method == "SaveFile" else {}
            token = parameters.unpack()[-1].get("handle_token", "none")
            request = f"{PATH}/request/{sender[1:].replace('.', '_')}/{token}"
            invocation.return_value(GLib.Variant("(o)", (request,)))
            GLib.timeout_add(30, respond, connection, sender, request, results)
        elif method == "Lookup":
            invocation.return_value(GLib.Variant("(as)", (["direct://"],)))
        elif method == "ReadAll":
            invocation.return_value(GLib.Variant("(a{sa{sv}})", ({},)))
        else:
            invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "No such setting")

    def property_cb(connection, sender, path, interface, name):
        return GLib.Variant("u", VERSIONS[interface])

    def bus_cb(connection, name):
        for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            connection.register_object(PATH, interface, method_cb, property_cb, None)

    own(NAME, bus_cb)


if __name__ == "__main__":
    serve(sys.argv[1])
