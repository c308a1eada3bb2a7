# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# Is this distribution itself new and complete enough? As meson.build asks, and the tools beside it.

NATIVE_MODULES=(
  'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'webkitgtk-6.0 >= 2.48' 'libsoup-3.0 >= 3.6' 'gio-2.0 >= 2.84'
  'json-glib-1.0 >= 1.10' 'sqlite3 >= 3.46' 'libdex-1 >= 0.10' 'gumbo >= 0.12' 'libxml-2.0 >= 2.9'
  'libsecret-1 >= 0.21'
)
NATIVE_TOOLS=(gcc ninja msgfmt glib-compile-resources glib-compile-schemas Xvfb dbus-run-session bwrap)
NATIVE_TEST_TOOLS=(clang-format-19 desktop-file-validate appstreamcli xdotool import python3)

native_tools_suffice ()
{
  local tool
  for tool in "$@"; do
    have "$tool" || return 1
  done
  version_at_least "$(meson --version 2> /dev/null || echo 0)" 1.1.0 &&
    version_at_least "$(blueprint-compiler --version 2> /dev/null || echo 0)" 0.16.0
}

native_can_test ()
{
  native_tools_suffice "${NATIVE_TEST_TOOLS[@]}" &&
    locale -a 2> /dev/null | grep -qix 'de_DE\.utf-\?8' &&
    python3 -c 'import gi; gi.require_version ("Atspi", "2.0")' 2> /dev/null
}

# native_suffices run|test
native_suffices ()
{
  have pkg-config && pkg-config --exists "${NATIVE_MODULES[@]}" 2> /dev/null &&
    native_tools_suffice "${NATIVE_TOOLS[@]}" &&
    { [ "$1" = run ] || native_can_test; }
}

# What apt would install; a fresh system has no lists to tell from.
apt_candidate ()
{
  local version
  version=$(apt-cache policy libgtk-4-dev 2> /dev/null | awk '/Candidate:/ {print $2}')
  case $version in
    '' | '(none)')
      is_root && apt-get update -q > /dev/null 2>&1 || true
      version=$(apt-cache policy libgtk-4-dev 2> /dev/null | awk '/Candidate:/ {print $2}')
      ;;
  esac
  echo "${version:-0}"
}

# The line that installs what is missing, if this distribution's packages are new enough; else nothing.
native_install_line ()
{
  local locale='localedef -i de_DE -f UTF-8 de_DE.UTF-8'
  if have apt-get; then
    ! version_at_least "$(apt_candidate)" 4.18 ||
      echo "apt-get install --no-install-recommends -y $(packages_of '')&& $locale"
  elif have dnf; then
    echo "dnf install -y $(packages_of -dnf)&& $locale"
  elif have pacman; then
    echo "pacman -S --needed --noconfirm $(packages_of -pacman)&& $locale"
  fi
}
