# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# The host's display, buses and graphics inside the environment, where there are any.

display_wayland_socket ()
{
  local name=${WAYLAND_DISPLAY:-}
  case $name in
    '') ;;
    /*) echo "$name" ;;
    *) echo "${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/$name" ;;
  esac
}

# A display that the user who runs programs can really open.
display_present ()
{
  [ -S "$(display_wayland_socket)" ] && ! is_root && return 0
  [ -n "${DISPLAY:-}" ] && display_number_answers
}

display_number_answers ()
{
  local number=${DISPLAY##*:}
  case $DISPLAY in
    :*) [ -S "/tmp/.X11-unix/X${number%%.*}" ] ;;
    *) return 0 ;;
  esac
}

# bind_socket_of VARIABLE PATH: the socket at its own path, and the variable that names it.
bind_socket_of ()
{
  [ -e "$2" ] || return 0
  LT_DISPLAY+=(--ro-bind "$2" "$2" --setenv "$1" "$3")
}

# As root the cookie is copied to where uid 1000 reads it.
display_authority ()
{
  local cookie=${XAUTHORITY:-$HOME/.Xauthority}
  [ -r "$cookie" ] || return 0
  install -m 0600 "$cookie" "$LT_HOME/.Xauthority"
  ! is_root || chown 1000:1000 "$LT_HOME/.Xauthority"
  LT_DISPLAY+=(--setenv XAUTHORITY "$LT_HOME/.Xauthority")
}

# A session bus that programs inside can reach; without one they get their own.
display_bus_present ()
{
  local bus=${DBUS_SESSION_BUS_ADDRESS:-unix:path=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/bus}
  ! is_root && case $bus in unix:path=*) [ -S "$(socket_path "$bus")" ] ;; *) [ -z "$LT_ROOT" ] ;; esac
}

display_bind ()
{
  local runtime=${XDG_RUNTIME_DIR:-/run/user/$(id -u)} wayland bus
  wayland=$(display_wayland_socket)
  bus=${DBUS_SESSION_BUS_ADDRESS:-unix:path=$runtime/bus}
  if ! is_root; then
    bind_socket_of WAYLAND_DISPLAY "${wayland:-/nonexistent}" "${WAYLAND_DISPLAY:-}"
    case $bus in unix:path=*) bind_socket_of DBUS_SESSION_BUS_ADDRESS "$(socket_path "$bus")" "$bus" ;; esac
    LT_DISPLAY+=(--ro-bind-try "$runtime/at-spi" "$runtime/at-spi")
  fi
  [ -z "${DISPLAY:-}" ] || LT_DISPLAY+=(--setenv DISPLAY "$DISPLAY")
  LT_DISPLAY+=(--dev-bind-try /dev/dri /dev/dri)
  display_authority
  display_profile
}

socket_path ()
{
  local path=${1#unix:path=}
  echo "${path%%,*}"
}

# The profile that a native build of this user would have.
display_profile ()
{
  local pair folder
  is_root && return 0
  for pair in "${XDG_DATA_HOME:-$HOME/.local/share} .local/share" "${XDG_CONFIG_HOME:-$HOME/.config} .config"; do
    folder=${pair% *}/llm-tracker
    mkdir -p "$folder"
    LT_DISPLAY+=(--bind "$folder" "$LT_HOME/${pair##* }/llm-tracker")
  done
}
