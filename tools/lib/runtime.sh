# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# The stand-in for org.gnome.Platform//51, for places where the real one cannot be downloaded: a Debian whose libraries are of
# that generation, as an ostree repository. It is runtime and SDK in one.

RUNTIME_SUITE=forky
RUNTIME_NAME=org.gnome.Platform
RUNTIME_BRANCH=51
RUNTIME_NEEDS_KIB=$((6 * 1024 * 1024))

# What of /etc belongs to a runtime.
RUNTIME_ETC='alternatives ca-certificates.conf dbus-1 fonts gss ld.so.conf.d mime.types nsswitch.conf protocols services ssl xdg'

# Builders before 1.4 call a program that no longer exists.
RUNTIME_COMPOSE='#!/bin/sh
for ID; do :; done
mkdir -p /app/share/metainfo
cp /app/share/appdata/"$ID".appdata.xml /app/share/metainfo/"$ID".metainfo.xml
exec appstreamcli compose --no-net --no-partial-urls --prefix=/ --origin="$ID" --media-baseurl= --result-root=/app \
  --data-dir=/app/share/app-info/xmls --icons-dir=/app/share/app-info/icons/flatpak --components="$ID" /app
'

runtime_hash () { { packages_of -flatpak; echo "$RUNTIME_SUITE $RUNTIME_ETC $RUNTIME_COMPOSE"; } | hash_of; }

# A testing release is signed for a week only: a mirror that lags is still a signed one.
runtime_make_root ()
{
  local include options=(--variant=apt '--aptopt=Acquire::Check-Valid-Until "false"')
  include=$(packages_of -flatpak | sed 's/ *$//; s/ /,/g')
  options+=("--include=$include")
  if is_root; then
    mmdebstrap --mode=root "${options[@]}" "$RUNTIME_SUITE" "$1"
  else
    mkdir -p "$1"
    mmdebstrap --mode=unshare --format=tar "${options[@]}" "$RUNTIME_SUITE" - | tar -x -C "$1" --exclude='./dev/*' --no-same-owner
  fi
}

# runtime_lay_out ROOT TREE: the root as a runtime's tree, sharing its files.
runtime_lay_out ()
{
  local root=$1 usr=$2/usr name
  mkdir -p "$2/files" "$usr"
  cp -al "$root/usr/." "$usr/" || return 1
  rm -rf "$usr/share/doc" "$usr/share/man" "$usr/share/info"
  mkdir -p "$usr/etc"
  for name in $RUNTIME_ETC; do
    [ ! -e "$root/etc/$name" ] || cp -a "$root/etc/$name" "$usr/etc/"
  done
  : > "$usr/etc/ld.so.conf"
  # Without this program WebKit starts its web process outside of any sandbox, and does not say so.
  ln -s ../libexec/flatpak-xdg-utils/flatpak-spawn "$usr/bin/flatpak-spawn"
  rm -f "$usr/bin/appstream-compose"
  printf '%s' "$RUNTIME_COMPOSE" > "$usr/bin/appstream-compose"
  chmod 0755 "$usr/bin/appstream-compose"
  runtime_metadata > "$2/metadata"
}

runtime_metadata ()
{
  local ref=$RUNTIME_NAME/$(flatpak --default-arch)/$RUNTIME_BRANCH
  printf '[Runtime]\nname=%s\nruntime=%s\nsdk=%s\n\n' "$RUNTIME_NAME" "$ref" "$ref"
  printf '[Environment]\nGI_TYPELIB_PATH=/app/lib/girepository-1.0\n'
  printf 'XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share\n'
}

# bare-user-only: what is in it is used as it lies there, nothing is compressed.
runtime_export ()
{
  ostree --repo="$2" init --mode=bare-user-only &&
    flatpak build-export --disable-sandbox --runtime --no-update-summary "$2" "$1" "$RUNTIME_BRANCH" &&
    flatpak build-update-repo "$2"
}

# A condition calls it, where "set -e" is of no effect.
runtime_build ()
{
  local part=$1.part
  rm -rf --one-file-system "$part" &&
    mkdir -p "$part" &&
    runtime_make_root "$part/root" &&
    runtime_lay_out "$part/root" "$part/tree" &&
    runtime_export "$part/tree" "$part/repo" &&
    mv "$part/repo" "$1" &&
    rm -rf --one-file-system "$part"
}

# The repository of the stand-in, made once.
runtime_require ()
{
  local log
  LT_RUNTIME=$LT_FLATPAK/runtime-$(runtime_hash)
  log=$LT_RUNTIME.log
  [ ! -d "$LT_RUNTIME" ] || return 0
  free_space "$LT_FLATPAK" "$RUNTIME_NEEDS_KIB"
  rm -rf --one-file-system "$LT_FLATPAK"/runtime-*
  say "Making a stand-in for the GNOME runtime, once (about 600 MB to download, 2 GB on disk, some minutes) …"
  if ! runtime_build "$LT_RUNTIME" > "$log" 2>&1; then
    tail -n 5 "$log" >&2
    die "could not make the stand-in runtime; is there a network? The whole log: $log"
  fi
}
