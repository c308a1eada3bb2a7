# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# What every tool needs: words, places, small questions. Sourced with LT_TOP set.

LT_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/llm-tracker

# Data for tests that is no part of the project, where there is any.
LT_SHARED=$(realpath -q -- "${LT_SHARED:-$LT_TOP/../shared}" || true)
[ -d "$LT_SHARED" ] || LT_SHARED=''

say () { printf '%s\n' "$*" >&2; }

die ()
{
  say "${0##*/}: $*"
  exit 1
}

have () { command -v "$1" > /dev/null 2>&1; }

is_root () { [ "$(id -u)" = 0 ]; }

# The user that programs run as: never root, since WebKit's own sandbox cannot start there.
run_uid () { if is_root; then echo 1000; else id -u; fi; }

# version_at_least HAVE WANT
version_at_least () { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# free_space FOLDER KIB
free_space ()
{
  local free
  free=$(df --output=avail -k "$1" | tail -n 1)
  [ "$free" -ge "$2" ] || die "$(($2 / 1024 / 1024)) GB must be free in $1, $((free / 1024)) MB are"
}

hash_of () { sha256sum | cut -c 1-12; }

# The names of a package list, one line.
packages_of () { grep -v '^#' "$LT_TOP/tools/packages$1.txt" | tr '\n' ' '; }

# make_owned FOLDER: made, and owned by the user that programs run as.
make_owned ()
{
  mkdir -p "$1"
  if is_root && [ "$(stat -c %u "$1")" != 1000 ]; then
    chown 1000:1000 "$1"
  fi
}
