# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# The Flatpak: built, published as static files, and everything of it kept in one folder: nothing is installed for this user.

LT_FLATPAK=''       # the folder
FLATPAK_ID=de.llmtracker.LLMTracker
FLATPAK_BRANCH=stable
FLATHUB=https://dl.flathub.org/repo/flathub.flatpakrepo # where everybody's GNOME runtime comes from

FLATPAK_PACKAGES='flatpak flatpak-builder elfutils'
LOCAL_PACKAGES='ostree mmdebstrap bubblewrap xvfb xauth dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0 xdotool imagemagick procps libglib2.0-bin uidmap'

# flatpak_missing_packages [local]
flatpak_missing_packages ()
{
  have flatpak-builder && have flatpak && have eu-strip || echo "$FLATPAK_PACKAGES"
  [ "${1:-}" != local ] || local_tools_suffice || echo "$LOCAL_PACKAGES"
}

local_tools_suffice ()
{
  local tool
  for tool in ostree mmdebstrap bwrap xvfb-run xauth dbus-run-session xdotool import ps gdbus; do
    have "$tool" || return 1
  done
  is_root || have newuidmap || return 1
  /usr/bin/python3 -c 'import gi; gi.require_version ("Atspi", "2.0")' 2> /dev/null
}

# flatpak_require_packages [local]
flatpak_require_packages ()
{
  local missing
  missing=$(flatpak_missing_packages "${1:-}" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  have apt-get && is_root || die "first install what is missing, as your distribution calls it: $missing"
  say "Installing ${missing% } …"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q --no-install-recommends -y $missing; } > /dev/null 2>&1 ||
    die "could not install: apt-get install -y $missing"
}

# flatpak_require_rights [local]: what the system must allow somebody who is not root.
flatpak_require_rights ()
{
  is_root || root_require_namespaces
  [ "${1:-}" != local ] || root_require_subordinate_ids
}

# A user of its own, as far as Flatpak can tell.
flatpak_folders ()
{
  LT_FLATPAK=${LT_CI_FOLDER:-$LT_CACHE}/flatpak
  mkdir -p "$LT_FLATPAK/home"
  export GNUPGHOME=${GNUPGHOME:-$HOME/.gnupg} # whoever signs is still the person
  export FLATPAK_USER_DIR=$LT_FLATPAK/user HOME=$LT_FLATPAK/home
  export XDG_DATA_DIRS=$FLATPAK_USER_DIR/exports/share:/usr/local/share:/usr/share
  unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME
  exec {FLATPAK_LOCK}> "$LT_FLATPAK/lock"
  flock -n "$FLATPAK_LOCK" || die "another tools/flatpak is at work in $LT_FLATPAK"
}

# option_value NAME: what meson.options says.
option_value () { sed -n "s/^option ('$1'.* value: '\([^']*\)'.*/\1/p" "$LT_TOP/meson.options"; }

flatpak_address () { echo "$(option_value home_page)flatpak/"; }

# The checkout without builds and history, so that nothing else can be built in.
flatpak_stage_source ()
{
  rm -rf "$1"
  mkdir -p "$1"
  tar -c -C "$LT_TOP" --exclude-vcs --exclude='./build*' --exclude='__pycache__' . | tar -x -C "$1" --no-same-owner
}

# flatpak_build SOURCE REPOSITORY [MANIFEST.PY-OPTION…]
flatpak_build ()
{
  local source=$1 repository=$2 log=$LT_FLATPAK/build.log deps=()
  shift 2
  [ -n "${LT_RUNTIME:-}" ] || deps=(--install-deps-from=flathub)
  "$LT_TOP/tools/lib/manifest.py" "$LT_TOP/flatpak/$FLATPAK_ID.json" "$source" "$@" > "$LT_FLATPAK/manifest.json"
  flatpak-builder --user --force-clean --disable-rofiles-fuse --ccache "${deps[@]}" --state-dir="$LT_FLATPAK/state" \
    --repo="$repository" --default-branch="$FLATPAK_BRANCH" "${SIGN[@]}" "$LT_FLATPAK/app" "$LT_FLATPAK/manifest.json" > "$log" 2>&1 && return
  grep -E '(error|ERROR|Error):|^FAILED|undefined reference' "$log" | head -n 40 >&2 || true
  die "the Flatpak could not be built; the whole log: $log"
}

# Base64 of the key that signs, as a line of the two description files.
flatpak_key_line ()
{
  [ "${#SIGN[@]}" = 0 ] || echo "GPGKey=$(gpg --export "${SIGN[0]#--gpg-sign=}" | base64 -w 0)"
}

flatpak_write_repo ()
{
  local home
  home=$(option_value home_page)
  printf '[Flatpak Repo]\nTitle=LLM Tracker\nUrl=%srepo/\nHomepage=%s\nComment=The builds of LLM Tracker\n' "$(flatpak_address)" "$home"
  flatpak_key_line
}

flatpak_write_ref ()
{
  printf '[Flatpak Ref]\nName=%s\nBranch=%s\nTitle=LLM Tracker\nUrl=%srepo/\n' "$FLATPAK_ID" "$FLATPAK_BRANCH" "$(flatpak_address)"
  printf 'SuggestRemoteName=llm-tracker\nRuntimeRepo=%s\nIsRuntime=false\n' "$FLATHUB"
  flatpak_key_line
}

# flatpak_publish SITE: what a web server needs around SITE/repo, and the bundle.
flatpak_publish ()
{
  local key=() runtime=()
  [ -n "${LT_RUNTIME:-}" ] || runtime=(--runtime-repo="$FLATHUB") # it is asked for when the bundle is installed
  [ "${#SIGN[@]}" = 0 ] || { gpg --export "${SIGN[0]#--gpg-sign=}" > "$LT_FLATPAK/key.gpg"; key=(--gpg-keys="$LT_FLATPAK/key.gpg"); }
  flatpak build-update-repo --title='LLM Tracker' --default-branch="$FLATPAK_BRANCH" --generate-static-deltas --prune \
    "${SIGN[@]}" "$1/repo" >> "$LT_FLATPAK/build.log" 2>&1 || die "the repository could not be written; see $LT_FLATPAK/build.log"
  flatpak_write_repo > "$1/llm-tracker.flatpakrepo"
  flatpak_write_ref > "$1/llm-tracker.flatpakref"
  flatpak build-bundle --repo-url="$(flatpak_address)repo/" "${runtime[@]}" "${key[@]}" \
    "$1/repo" "$1/llm-tracker.flatpak" "$FLATPAK_ID" "$FLATPAK_BRANCH"
}

# The mirror that this system itself uses.
debian_mirror ()
{
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2> /dev/null | grep -v security | head -n 1
}

# A module's archive from Debian's archive of sources: fails unless it is the very file that the manifest names.
flatpak_fetch_archive ()
{
  local module=$1 sha256=$2 apt=$LT_FLATPAK/apt found options
  local target=$LT_FLATPAK/state/downloads/$sha256/${3##*/}
  [ ! -e "$target" ] || return 0
  have apt-get || return 1
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/got" "${target%/*}"
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $ROOT_SUITE main" > "$apt/list"
  options=(-q -o "Dir::Etc::SourceList=$apt/list" -o Dir::Etc::SourceParts=/dev/null
           -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache")
  apt-get "${options[@]}" update > "$apt/log" 2>&1 || true
  (cd "$apt/got" && apt-get "${options[@]}" source --download-only "$module") >> "$apt/log" 2>&1 || true
  for found in "$apt/got/$module"_*.orig.*; do
    if [ -e "$found" ] && echo "$sha256  $found" | sha256sum --check --status; then
      cp "$found" "$target"
      return 0
    fi
  done
  return 1
}

flatpak_fetch_archives ()
{
  local module sha256 address
  while read -r module sha256 address; do
    flatpak_fetch_archive "$module" "$sha256" "$address" || say "$module comes from its own address, $address"
  done < <("$LT_TOP/tools/lib/manifest.py" "$LT_TOP/flatpak/$FLATPAK_ID.json" --archives)
}
