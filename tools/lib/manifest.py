#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""manifest.py MANIFEST SOURCE [--sdk ID]: the manifest for a build of the sources in that folder.

    manifest.py MANIFEST --archives: the modules' archives, a line each: module, sha256, address.
"""
import argparse
import json
import sys
from pathlib import Path


def archives(manifest):
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source["type"] == "archive":
                yield module["name"], source["sha256"], source["url"]


def for_build(manifest, folder, sdk):
    manifest["sdk"] = sdk or manifest["sdk"]
    manifest["modules"][-1]["sources"] = [{"type": "dir", "path": str(folder)}]
    return manifest


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("manifest", type=Path)
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("--archives", action="store_true")
    parser.add_argument("--sdk")
    options = parser.parse_args()
    manifest = json.loads(options.manifest.read_text())
    if options.archives:
        for line in archives(manifest):
            print(*line)
    else:
        json.dump(for_build(manifest, options.source, options.sdk), sys.stdout, indent=2)


main()
