# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# Builds of this checkout: configured once, compiled, and installed beside themselves, so that programs find
# their settings, icons and translations as a user's would.

# build NAME [MESON-OPTION…]
build ()
{
  local folder=$LT_BUILD/$1 log=$LT_BUILD/$1.log
  shift
  if ! build_steps "$folder" "$@" > "$log" 2>&1; then
    grep -E '(error|ERROR):|^FAILED|undefined reference' "$log" | head -n 40 >&2 || true
    die "the build failed; the whole log: $log"
  fi
}

build_steps ()
{
  local folder=$1
  shift
  [ -e "$folder/build.ninja" ] ||
    environment_run meson setup "$@" --prefix "$folder/install" --libdir lib "$folder" "$LT_TOP" || return 1
  environment_run "$LT_TOP/tools/lib/compile" "$folder"
}

# The variables with which a program of a build runs as installed.
build_environment ()
{
  local prefix=$LT_BUILD/$1/install path=/usr/local/bin:/usr/bin:/bin data=/usr/local/share:/usr/share
  if [ -z "$LT_ROOT" ] && ! is_root; then
    path=$PATH
    data=${XDG_DATA_DIRS:-$data}
  fi
  LT_SETENV+=(
    "PATH=$prefix/bin:$path"
    "XDG_DATA_DIRS=$prefix/share:$data"
    "GSETTINGS_SCHEMA_DIR=$prefix/share/glib-2.0/schemas"
    "PYTHONDONTWRITEBYTECODE=1"
  )
  [ -z "$LT_SHARED" ] || LT_SETENV+=("LT_SHARED=$LT_SHARED")
}
