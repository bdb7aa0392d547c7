#!/usr/bin/env bash
# packaging/check-installed.sh, run as root inside a bare Debian with the packages in its own folder: installs them, runs what they
# bring as an ordinary person, removes them, and looks whether anything but the person's own data is left.
set -euo pipefail
packages=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
apt() { apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends "$@" </dev/null; }
as_person() { setpriv --reuid person --regid person --init-groups env -i HOME=/home/person PATH=/usr/bin:/bin LC_ALL=C.UTF-8 TMPDIR=/tmp "$@"; }
fail() {
    echo "check-installed: $1" >&2
    exit 1
}
# What belongs to no package's own bookkeeping.
files() {
    find / -xdev \( -path /proc -o -path /dev -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/cache -o -path /var/log \
        -o -path /tmp -o -path /home -o -path /packages -o -path /src \) -prune -o -print | sort
}

apt update
apt install dbus dbus-bin gnome-keyring ca-certificates util-linux
useradd --create-home person
files >/packages/before

echo "== agent0-cli alone"
apt install "$packages"/agent0-cli_*.deb
# From Debian 13 on the library for OAuth brings Qt's for windows along by itself; nothing else may, and nothing brings widgets.
unwanted='Qt6Gui|Qt6Widgets'
if dpkg-query -W -f '${Depends}' libqt6networkauth6 | grep -q libqt6gui6; then unwanted=Qt6Widgets; fi
if dpkg-query -W -f '${db:Status-Status} ${Package}\n' 'libqt6gui6*' 'libqt6widgets6*' 2>/dev/null | grep -iE "^installed lib($unwanted)"; then
    fail "agent0-cli brought a window along"
fi
for program in /usr/bin/agent0ctl /usr/bin/agent0-sandbox /usr/lib/agent0/*.so; do
    libraries=$(ldd "$program")
    if grep -E "not found|$unwanted" <<<"$libraries"; then fail "$program"; fi
    if ! grep -q Qt6NetworkAuth <<<"$libraries" && grep Qt6Gui <<<"$libraries"; then fail "$program"; fi
done
as_person agent0ctl --version
as_person agent0-sandbox --version
as_person mkdir -p /home/person/.config/agent0/profiles
as_person tee /home/person/.config/agent0/profiles/default.json >/dev/null <<'END'
{"identityProvider": {"issuer": "https://acme.okta.com", "clientId": "0oa1"}}
END
as_person agent0ctl config validate
cp "$packages/private-keychain.sh" /tmp/private-keychain.sh
as_person bash /tmp/private-keychain.sh agent0ctl demo

echo "== agent0"
apt install "$packages"/agent0_*.deb
if ldd /usr/bin/agent0 | grep 'not found'; then fail "agent0"; fi
as_person agent0 --version
code=0
as_person QT_QPA_PLATFORM=offscreen timeout 10 agent0 --sandbox --secret-store memory || code=$?
[ "$code" = 124 ] || [ "$code" = 0 ] || fail "the window ended with $code"

echo "== removal"
find /home/person | sort >/packages/person
apt purge agent0 agent0-cli
apt autoremove --purge
find /home/person | sort | cmp - /packages/person || fail "the person's own data changed"
# What other packages leave is theirs.
left=$(files | comm -13 /packages/before - | grep -i agent0 || true)
[ -z "$left" ] || fail "left behind: $left"
echo "check-installed: good"
