# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""A private X server whose frame buffer is a file in memory: keys go in, and every pixel can be watched."""
import ctypes
import ctypes.util
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time

XWD_HEADER = struct.Struct(">25I")  # the frame buffer is an XWD file: its header's words
HEADER_SIZE, BYTES_PER_LINE, COLOURS = 0, 12, 19


class Screen:
    def __init__(self, width=1280, height=800):
        self.width, self.height = width, height
        self.folder = tempfile.mkdtemp(prefix="lt-screen-")
        self.server, self.name = self._start()
        self._connect()
        self._map()

    def _start(self):
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.width}x{self.height}x24", "-fbdir", self.folder,
             "-nolisten", "tcp", "-noreset"], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            return server, f":{pipe.readline().strip()}"

    def _connect(self):
        self.x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.xtest = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(self.name.encode()))

    def _map(self):
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as file:
            self.pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        head = XWD_HEADER.unpack(self.pixels[:XWD_HEADER.size])
        self.stride = head[BYTES_PER_LINE]
        self.first = head[HEADER_SIZE] + head[COLOURS] * 12

    def close(self):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def press(self, key):
        """Press and release a key by its X name; the time of the press."""
        code = self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(self.x11.XStringToKeysym(key.encode())))
        self.xtest.XTestFakeKeyEvent(self.display, code, 1, 0)
        self.x11.XSync(self.display, 0)
        pressed = time.perf_counter()
        self.xtest.XTestFakeKeyEvent(self.display, code, 0, 0)
        self.x11.XSync(self.display, 0)
        return pressed

    def grab(self, box):
        """The bytes of every second line of a box (x, y, width, height)."""
        x, y, width, height = box
        lines = (self.first + line * self.stride for line in range(y, y + height, 2))
        return b"".join(self.pixels[start + x * 4:start + (x + width) * 4] for start in lines)

    def first_change(self, box, before, since, seconds=3):
        """Seconds from since to the first pixel of the box that differs, or None."""
        while time.perf_counter() - since < seconds:
            if self.grab(box) != before:
                return time.perf_counter() - since
            time.sleep(0.0005)
        return None

    def settle(self, box, quiet=0.4, seconds=15, interval=0.01):
        """Wait until the box has not changed for a while; when it changed last."""
        last, changed, begin = self.grab(box), time.perf_counter(), time.perf_counter()
        while time.perf_counter() - changed < quiet and time.perf_counter() - begin < seconds:
            time.sleep(interval)
            now = self.grab(box)
            if now != last:
                last, changed = now, time.perf_counter()
        return changed

    def point(self, x, y):
        self.xtest.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        self.x11.XSync(self.display, 0)

    def turn_wheel(self, down=True):
        for pressed in (1, 0):
            self.xtest.XTestFakeButtonEvent(self.display, 5 if down else 4, pressed, 0)
        self.x11.XSync(self.display, 0)
