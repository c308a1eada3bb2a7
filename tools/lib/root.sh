# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# The private Debian 13 root, for systems that are older: built once, cached, named by the hash of its package list.

ROOT_SUITE=trixie
ROOT_NEEDS_KIB=$((4 * 1024 * 1024))

# What is in the root beyond its packages: places to bind on, the German locale for tests and pictures.
ROOT_SETUP='
  rm -f "$1/etc/resolv.conf"; touch "$1/etc/resolv.conf" "$1/etc/hosts"
  mkdir -p "$1/usr/local/share/fonts"
  chroot "$1" dbus-uuidgen > "$1/etc/machine-id"
  chroot "$1" localedef -i de_DE -f UTF-8 de_DE.UTF-8
'

root_hash () { { packages_of ''; echo "$ROOT_SUITE $ROOT_SETUP"; } | hash_of; }

# In continuous integration the root is made anew, so that a package missing from the list shows.
root_folder ()
{
  if [ -n "${LT_CI_FOLDER:-}" ]; then
    echo "$LT_CI_FOLDER/root"
  else
    echo "$LT_CACHE/root-$(root_hash)"
  fi
}

# What making and entering a root needs of the host, with the one line that remedies it.
root_missing_packages ()
{
  have mmdebstrap || echo mmdebstrap
  have bwrap || echo bubblewrap
  have setpriv || echo util-linux
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || echo debian-archive-keyring
  is_root || have newuidmap || echo uidmap
}

root_require_packages ()
{
  local missing
  missing=$(root_missing_packages | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  have apt-get || die "this system is too old to build on, and has no apt-get for a private Debian 13: see the Flatpak in README.md"
  is_root || die "first install what is missing: sudo apt-get install -y $missing"
  say "Installing ${missing% } …"
  { apt-get update -q && apt-get install -q --no-install-recommends -y $missing; } > /dev/null ||
    die "could not install: apt-get install -y $missing"
}

root_require_namespaces ()
{
  local drop=()
  ! is_root || drop=(setpriv --reuid 1000 --regid 1000 --clear-groups --inh-caps=-all)
  "${drop[@]}" bwrap --unshare-user --ro-bind / / true 2> /dev/null && return 0
  if [ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2> /dev/null)" = 1 ]; then
    die "AppArmor refuses user namespaces, which the sandbox of web pages needs. Allow them for bwrap with an AppArmor profile, or use the Flatpak (README.md)."
  fi
  die "user namespaces are not allowed here, and the sandbox of web pages needs them: sudo sysctl -w kernel.unprivileged_userns_clone=1"
}

root_require_subordinate_ids ()
{
  is_root || grep -q "^$(id -un):" /etc/subuid ||
    die "you have no subordinate user ids: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
}

# The user's own root comes as an archive: the user then owns its files, and can delete them.
root_make ()
{
  local include
  include=$(packages_of '' | sed 's/ *$//; s/ /,/g')
  if is_root; then
    mmdebstrap --mode=root --variant=apt --include="$include" --customize-hook="$ROOT_SETUP" "$ROOT_SUITE" "$1"
  else
    mkdir -p "$1"
    mmdebstrap --mode=unshare --variant=apt --format=tar --include="$include" --customize-hook="$ROOT_SETUP" "$ROOT_SUITE" - |
      tar -x -C "$1" --exclude='./dev/*' --no-same-owner
  fi
}

# A root that nobody is in, from an older package list.
root_remove_old ()
{
  local old
  for old in "$LT_CACHE"/root-*; do
    [ -d "$old" ] && [ "$old" != "$1" ] || continue
    flock -n "$old.lock" rm -rf --one-file-system "$old" || true
  done
}

root_build ()
{
  local root=$1 log=$1.log
  free_space "$(dirname "$root")" "$ROOT_NEEDS_KIB"
  root_require_subordinate_ids
  say "Setting up a private Debian 13, once (about 350 MB to download, 1.5 GB on disk, two minutes) …"
  rm -rf --one-file-system "$root.part"
  if ! root_make "$root.part" > "$log" 2>&1; then
    tail -n 5 "$log" >&2
    die "could not set up the private Debian 13; is there a network? The whole log: $log"
  fi
  mv "$root.part" "$root"
}

# The root, there and locked against removal for as long as this process and its successors live.
root_require ()
{
  local root
  root=$(root_folder)
  root_require_packages
  root_require_namespaces
  mkdir -p "$(dirname "$root")"
  exec {ROOT_LOCK}> "$root.lock"
  if [ ! -d "$root" ]; then
    flock "$ROOT_LOCK"
    [ -d "$root" ] || root_build "$root"
    [ -n "${LT_CI_FOLDER:-}" ] || root_remove_old "$root"
  fi
  flock -s "$ROOT_LOCK"
  LT_ROOT=$root
}
