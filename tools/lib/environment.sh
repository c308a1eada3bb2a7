# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# Where things are built and run: this system itself, or the private root. environment_choose, then environment_run.

LT_ROOT=''     # the root to enter; '' is this system
LT_BUILD=''    # the folder of this checkout's builds
LT_BINDS=()    # more folders to be seen inside, read and write
LT_DISPLAY=()  # bubblewrap's arguments for the host's display (display.sh)
LT_SETENV=()   # NAME=VALUE for the command

# The distribution is new enough, but not complete: install, or say how. Fails where it is too old.
native_offer ()
{
  local line
  line=$(native_install_line)
  [ -n "$line" ] || return 1
  is_root || die "first install what is missing: sudo sh -c '$line'
(or set LT_ENVIRONMENT=root for a private Debian 13)"
  say "Installing what is missing …"
  sh -c "$line" > /dev/null 2>&1 || die "could not install: $line"
  native_suffices "$1" || die "still too old or incomplete after: $line"
}

# Files of a checkout that only root may read are of no use to the user who builds.
checkout_readable ()
{
  [ -z "$(find "$LT_TOP/meson.build" "$LT_TOP/src" -maxdepth 0 ! -perm -o+r)" ] ||
    die "others than root must be able to read this checkout: chmod -R o+rX $LT_TOP"
}

# environment_choose run|test
environment_choose ()
{
  case ${LT_ENVIRONMENT:-} in
    native) native_suffices "$1" || native_offer "$1" || die "this system is too old to build on" ;;
    root) root_require ;;
    *) native_suffices "$1" || root_cached || native_offer "$1" || root_require ;;
  esac
  [ -n "$LT_ROOT" ] || ! is_root || root_require_namespaces
  ! is_root || checkout_readable
  environment_folders
}

# A root that was once made here is used again at once: its checks are done.
root_cached ()
{
  [ -z "${LT_CI_FOLDER:-}" ] && [ -d "$(root_folder)" ] && root_require
}

environment_folders ()
{
  local place=${LT_CI_FOLDER:-$LT_CACHE}
  LT_BUILD=$place/build-$(echo "$LT_TOP ${LT_ROOT##*/}" | hash_of)
  LT_HOME=$LT_BUILD/home
  mkdir -p "$place"
  make_owned "$LT_BUILD"
  make_owned "$LT_HOME"
  ! is_root || mkdir -p /run/llm-tracker
  write_users > "$LT_BUILD/passwd"
}

# The message bus wants its user to have a name.
write_users ()
{
  echo 'root:x:0:0:root:/root:/bin/bash'
  echo "reader:x:$(run_uid):$(run_uid):Reader:$LT_HOME:/bin/bash"
  echo 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin'
}

# Bind one folder at its own path. As root the source is what "stage" made of it.
STAGED=()
bind ()
{
  local how=$1 source=$2 target=${3:-$2}
  if is_root; then
    STAGED+=("$source")
    source=/run/llm-tracker/$((${#STAGED[@]} - 1))
  fi
  BWRAP+=("$how" "$source" "$target")
}

bind_system ()
{
  local name
  for name in bin sbin lib lib32 lib64 libx32; do
    if [ -L "$LT_ROOT/$name" ]; then
      BWRAP+=(--symlink "$(readlink "$LT_ROOT/$name")" "/$name")
    elif [ -d "$LT_ROOT/$name" ]; then
      bind --ro-bind "$LT_ROOT/$name" "/$name"
    fi
  done
  for name in usr etc var opt; do
    [ ! -d "$LT_ROOT/$name" ] || bind --ro-bind "$LT_ROOT/$name" "/$name"
  done
  BWRAP+=(--dev /dev --proc /proc --ro-bind /sys /sys --tmpfs /run --tmpfs /var/tmp)
  BWRAP+=(--dir "/run/user/$(run_uid)" --chmod 0700 "/run/user/$(run_uid)")
  bind --ro-bind "$LT_BUILD/passwd" /etc/passwd
  if [ -n "$LT_ROOT" ]; then
    BWRAP+=(--ro-bind-try /etc/resolv.conf /etc/resolv.conf --ro-bind-try /etc/hosts /etc/hosts)
    BWRAP+=(--ro-bind-try /usr/share/fonts /usr/local/share/fonts)
  fi
}

bind_work ()
{
  local folder
  BWRAP+=(--bind /tmp /tmp)
  bind --bind "$LT_BUILD"
  bind --bind "$LT_TOP"
  [ -z "$LT_SHARED" ] || bind --ro-bind "$LT_SHARED"
  case $PWD/ in "$LT_TOP"/* | /tmp/*) ;; *) bind --bind "$PWD" ;; esac
  for folder in "${LT_BINDS[@]}"; do
    bind --bind "$folder"
  done
}

environment_variables ()
{
  local pair zone
  zone=$(readlink /etc/localtime || true)
  BWRAP+=(--setenv HOME "$LT_HOME" --setenv PATH /usr/local/bin:/usr/bin:/bin --setenv LANG "$(inside_language)")
  BWRAP+=(--setenv XDG_RUNTIME_DIR "/run/user/$(run_uid)" --setenv GSETTINGS_BACKEND keyfile)
  case $zone in */zoneinfo/*) BWRAP+=(--setenv TZ ":${zone##*/zoneinfo/}") ;; esac
  for pair in XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_DATA_DIRS LANGUAGE LC_ALL \
              DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS TMPDIR; do
    BWRAP+=(--unsetenv "$pair")
  done
  for pair in "${LT_SETENV[@]}"; do
    BWRAP+=(--setenv "${pair%%=*}" "${pair#*=}")
  done
}

# The root has German beside C: other languages would only print warnings.
inside_language () { case ${LANG:-} in de*) echo de_DE.UTF-8 ;; *) echo C.UTF-8 ;; esac; }

run_in_sandbox ()
{
  local BWRAP=(bwrap --unshare-user --unshare-pid --die-with-parent)
  STAGED=()
  bind_system
  bind_work
  environment_variables
  BWRAP+=("${LT_DISPLAY[@]}" --chdir "$PWD" -- "$@")
  if is_root; then
    unshare --mount --propagation private "$LT_TOP/tools/lib/stage" "${STAGED[@]}" -- "${BWRAP[@]}"
  else
    "${BWRAP[@]}"
  fi
}

# Run a command in the environment, in the current folder. A user's own complete system is entered by nothing.
environment_run ()
{
  if [ -n "$LT_ROOT" ] || is_root; then
    run_in_sandbox "$@"
  else
    env "${LT_SETENV[@]}" "$@"
  fi
}
