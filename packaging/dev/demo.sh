# shellcheck shell=bash
# Running what was built.

# Whether secrets can be kept on this session's bus: somebody owns the name, or would be started for it.
secret_service_there() {
    [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] || [ -S "${XDG_RUNTIME_DIR:-/nonexistent}/bus" ] || return 1
    dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true'
}

with_keychain() { # with_keychain PROGRAM [ARGUMENT …]
    if secret_service_there; then
        "$@"
    else
        echo "./dev: no Secret Service runs here; starting a private keychain for this run" >&2
        packaging/private-keychain.sh "$@"
    fi
}

command_demo() {
    set_up >&2
    build test --target agent0ctl >&2
    with_keychain build/test/bin/agent0ctl demo "$@"
}

command_run() {
    if [ ! -d app/desktop ]; then
        echo "./dev: the desktop app is not built yet; running the demo headless" >&2
        command_demo "$@"
    elif [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        echo "./dev: there is no display; running the demo headless" >&2
        command_demo "$@"
    else
        set_up >&2
        build test --target agent0 >&2
        with_keychain build/test/bin/agent0 --sandbox "$@"
    fi
}
