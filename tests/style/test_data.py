#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Desktop file, metainfo, settings, icons, manifest: valid as installed."""
import configparser
import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main

ID = "de.llmtracker.LLMTracker"
BUILD = Path(os.environ.get("LT_BUILD_DIR") or SOURCE / "build")
VERSION = re.search(r"^\s*version: '([^']+)'", (SOURCE / "meson.build").read_text(), re.M).group(1)
ALLOWED_HINT = "cid-contains-uppercase-letter"  # the id is CamelCase, as Flatpak wants it


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def built(name):
    return BUILD / "data" / name


def test_desktop_file():
    done = run("desktop-file-validate", built(f"{ID}.desktop"))
    assert done.returncode == 0 and not done.stdout, done.stdout


def test_desktop_file_claims_only_what_is_there():
    sources = "\n".join(path.read_text() for path in (SOURCE / "src" / "app").glob("*.c"))
    text = (SOURCE / "data" / f"{ID}.desktop.in").read_text()
    for claim, proof in (("X-GNOME-UsesNotifications", "g_application_send_notification"), ("scheme-handler/feed;", '"feed"'),
                         ("opml", "opml"), ("scheme-handler/llm-tracker;", '"llm-tracker"')):
        assert claim not in text or proof in sources, claim


def test_metainfo():
    done = run("appstreamcli", "validate", "--pedantic", "--no-net", "--explain", built(f"{ID}.metainfo.xml"))
    hints = re.findall(r"^[EWIP]: [^:]+:\S+ (\S+)", done.stdout, re.M)
    assert done.returncode == 0 and set(hints) <= {ALLOWED_HINT}, done.stdout


def test_metainfo_has_the_version():
    releases = ElementTree.parse(built(f"{ID}.metainfo.xml")).findall("releases/release")
    assert releases[0].get("version") == VERSION


def test_screenshots():
    readme = (SOURCE / "README.md").read_text()
    images = ElementTree.parse(built(f"{ID}.metainfo.xml")).findall("screenshots/screenshot/image")
    files = {image.text.rpartition("data/")[2]: (int(image.get("width")), int(image.get("height"))) for image in images}
    assert sorted(files) == sorted(f"screenshots/{path.name}" for path in (SOURCE / "data/screenshots").iterdir())
    for name, size in files.items():
        assert struct.unpack(">II", (SOURCE / "data" / name).read_bytes()[16:24]) == size, name
        assert f"data/{name}" in readme, f"README.md does not show {name}"


def test_settings():
    schemas = list((SOURCE / "data").glob("*.gschema.xml")) + list((SOURCE / "src" / "app").glob("*.gschema.xml"))
    for folder in {path.parent for path in schemas}:
        done = run("glib-compile-schemas", "--strict", "--dry-run", folder)
        assert done.returncode == 0, done.stderr


def test_bus_service():
    service = configparser.ConfigParser()
    service.read(built(f"{ID}.service"))
    section = service["D-BUS Service"]
    assert section["Name"] == ID and section["Exec"].endswith("/llm-tracker --gapplication-service")


def test_icons():
    icons = SOURCE / "data" / "icons" / "hicolor"
    for path, size in ((icons / f"scalable/apps/{ID}.svg", "128"), (icons / f"symbolic/apps/{ID}-symbolic.svg", "16")):
        root = ElementTree.parse(path).getroot()
        assert (root.get("width"), root.get("height")) == (size, size), path


def test_manifest():
    manifest = json.loads((SOURCE / "flatpak" / f"{ID}.json").read_text())
    assert manifest["id"] == ID and manifest["runtime"] == "org.gnome.Platform"
    assert set(manifest["finish-args"]) == {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
    for module in manifest["modules"]:
        for source in module["sources"]:
            assert source["type"] == "dir" or re.fullmatch("[0-9a-f]{64}", source["sha256"]), source


main(globals())
