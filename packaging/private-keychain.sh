#!/usr/bin/env bash
# packaging/private-keychain.sh COMMAND [ARGUMENT…]
#
# Runs a command with a keychain of its own: a session bus and gnome-keyring-daemon with an empty, unlocked keyring
# in a temporary folder, for machines where no Secret Service runs. Exits as the command does; the keychain and
# all that was in it are gone then. Needs the packages dbus, dbus-bin and gnome-keyring.
set -euo pipefail

if [ $# -eq 0 ]; then
    echo "usage: $0 COMMAND [ARGUMENT…]" >&2
    exit 2
fi
for program in dbus-daemon dbus-send gnome-keyring-daemon setpriv; do
    if ! command -v "$program" > /dev/null; then
        echo "private-keychain: $program is missing (apt-get install dbus dbus-bin gnome-keyring util-linux)" >&2
        exit 127
    fi
done

folder=$(mktemp -d "${TMPDIR:-/tmp}/agent0-keychain.XXXXXX")
bus=
keyring=
finish() {
    # KILL, because a stopped or hanging daemon would keep the folder busy.
    for process in $keyring $bus; do
        kill -KILL "$process" 2> /dev/null || true
        wait "$process" 2> /dev/null || true
    done
    rm -rf "$folder"
}
trap finish EXIT
# A signal ends the script, and with that the daemons, as soon as the command has ended.
trap 'exit 130' INT
trap 'exit 143' TERM HUP

mkdir -m 700 "$folder/run" "$folder/home"
# No service directories: nothing but this keyring is ever started on the bus, least of all the person's own.
cat > "$folder/bus.conf" << END
<busconfig><type>session</type><listen>unix:path=$folder/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
END

# The parent-death signal ends the daemons even when this script is killed.
setpriv --pdeathsig KILL dbus-daemon --config-file="$folder/bus.conf" --nofork --nopidfile \
    > /dev/null 2>&1 < /dev/null &
bus=$!
export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"

answers() { dbus-send --session --print-reply=literal --reply-timeout=1000 "$@" 2> /dev/null; }
wait_for() { # wait_for WHAT COMMAND…: until the command succeeds, ten seconds at most
    local what=$1
    shift
    for _ in $(seq 500); do
        if "$@"; then return; fi
        sleep 0.02
    done
    echo "private-keychain: $what does not start" >&2
    exit 1
}
bus_answers() { answers --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetId > /dev/null; }
keyring_answers() {
    answers --dest=org.freedesktop.secrets /org/freedesktop/secrets \
        org.freedesktop.Secret.Service.ReadAlias string:default | grep -q collection
}

wait_for "the session bus" bus_answers
HOME="$folder/home" XDG_DATA_HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" \
    setpriv --pdeathsig KILL gnome-keyring-daemon --foreground --unlock --components=secrets \
    > /dev/null 2>&1 < <(head -c 24 /dev/urandom | base64 -w 0) &
keyring=$!
wait_for "gnome-keyring-daemon" keyring_answers

echo "private-keychain: no keychain of this machine is used; a temporary one serves this run" >&2
code=0
"$@" || code=$?
exit "$code"
