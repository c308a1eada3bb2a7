#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""A desktop's keyring, always unlocked, that tells everything: org.freedesktop.secrets on the session bus.

    with keyring() as calls:
        …
        calls("CreateItem")  # [attributes, secret] of each that was stored so far
"""
from portal import own, service, tell

NAME = "org.freedesktop.secrets"
PATH = "/org/freedesktop/secrets"
DEFAULT = f"{PATH}/aliases/default"
NO_PROMPT = "/"
SECRET = "(oayays)"  # session, parameters, value, content type
INTERFACES = f"""<node>
<interface name="org.freedesktop.Secret.Service">
  <method name="OpenSession">
    <arg type="s" direction="in"/><arg type="v" direction="in"/><arg type="v" direction="out"/><arg type="o" direction="out"/>
  </method>
  <method name="SearchItems"><arg type="a{{ss}}" direction="in"/><arg type="ao" direction="out"/><arg type="ao" direction="out"/></method>
  <method name="GetSecrets"><arg type="ao" direction="in"/><arg type="o" direction="in"/><arg type="a{{o{SECRET}}}" direction="out"/></method>
  <property name="Collections" type="ao" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Collection">
  <method name="CreateItem">
    <arg type="a{{sv}}" direction="in"/><arg type="{SECRET}" direction="in"/><arg type="b" direction="in"/>
    <arg type="o" direction="out"/><arg type="o" direction="out"/>
  </method>
</interface>
<interface name="org.freedesktop.Secret.Item">
  <method name="Delete"><arg type="o" direction="out"/></method>
</interface>
</node>"""


def keyring():
    return service(__file__)


class Keyring:
    """Methods by their D-Bus names: arguments in, signature and values out."""

    def __init__(self):
        self.items = {}  # path: (attributes, secret)

    def OpenSession(self, path, algorithm, _input):
        from gi.repository import GLib
        return ("(vo)", (GLib.Variant("s", ""), f"{PATH}/session/1")) if algorithm == "plain" else None

    def CreateItem(self, path, properties, secret, _replace):
        attributes = properties["org.freedesktop.Secret.Item.Attributes"]
        item = next((p for p, (held, _) in self.items.items() if held == attributes), f"{PATH}/collection/login/{len(self.items)}")
        self.items[item] = (attributes, secret)
        tell(["CreateItem", [attributes, bytes(secret[2]).decode()]])
        return "(oo)", (item, NO_PROMPT)

    def SearchItems(self, path, wanted):
        tell(["SearchItems", wanted])
        found = [p for p, (held, _) in self.items.items() if wanted.items() <= held.items()]
        return "(aoao)", (found, [])

    def GetSecrets(self, path, items, session):
        return f"(a{{o{SECRET}}})", ({item: (session, *self.items[item][1][1:]) for item in items},)

    def Delete(self, path):
        tell(["Delete", self.items.pop(path)[0]])
        return "(o)", (NO_PROMPT,)


def serve():
    from gi.repository import Gio, GLib
    held = Keyring()
    interfaces = {interface.name.rpartition(".")[2]: interface for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces}

    def method_cb(connection, sender, path, interface, method, parameters, invocation):
        answer = getattr(held, method)(path, *parameters.unpack())
        if not answer:
            invocation.return_dbus_error("org.freedesktop.DBus.Error.NotSupported", "Only in plain text")
            return
        if method == "CreateItem" and answer[1][0] not in exported:
            exported.add(answer[1][0])
            connection.register_object(answer[1][0], interfaces["Item"], method_cb, None, None)
        invocation.return_value(GLib.Variant(*answer))

    def bus_cb(connection, name):
        connection.register_object(PATH, interfaces["Service"], method_cb, lambda *_: GLib.Variant("ao", [DEFAULT]), None)
        connection.register_object(DEFAULT, interfaces["Collection"], method_cb, None, None)

    exported = set()
    own(NAME, bus_cb)


if __name__ == "__main__":
    serve()
