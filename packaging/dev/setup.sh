# shellcheck shell=bash
# Installs what is missing, and only that: where all is there, nothing touches the network.

packages_to_build=(ccache mold ninja-build cmake qt6-base-dev qt6-networkauth-dev qtkeychain-qt6-dev libssl-dev
    libcurl4-openssl-dev zlib1g-dev qt6-svg-dev libqt6svg6 qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools fonts-dejavu-core fonts-inter)
packages_to_test=(appstream desktop-file-utils dpkg-dev libsecret-1-0 gnome-keyring dbus dbus-bin dbus-daemon ca-certificates git xvfb xauth
    libxcb1-dev)

# gcc 12 destroys some temporaries twice in coroutines: clang 19 on Debian 12, gcc from Debian 13 on.
choose_compiler() {
    if [ -n "${CXX:-}" ]; then return; fi
    if [ "$(gcc -dumpversion 2>/dev/null | cut -d. -f1)" -ge 14 ] 2>/dev/null && command -v g++ >/dev/null; then
        export CC=gcc CXX=g++
    elif [ "$(debian_release)" -ge 13 ]; then
        export CC=gcc CXX=g++
    else
        export CC=clang-19 CXX=clang++-19
    fi
}

debian_release() { # "12"; 0 where this is no Debian release
    local id="" version=""
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && echo "${ID:-}")
        version=$(. /etc/os-release && echo "${VERSION_ID:-99}")
    fi
    if [ "$id" = debian ]; then echo "${version%%.*}"; else echo 0; fi
}

compiler_packages() {
    case "$CXX" in
        clang++-19) command -v clang++-19 >/dev/null || echo clang-19 ;;
        g++) command -v g++ >/dev/null || echo g++ ;;
    esac
}

# Node comes from elsewhere on many machines, and then Debian's npm must not be put beside it.
node_packages() {
    command -v node >/dev/null || command -v nodejs >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
}

missing_packages() { # missing_packages PACKAGE …
    local installed package
    # It fails where it knows one of them not at all, which is just what is asked.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$installed" || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

install_packages() { # install_packages PACKAGE …
    echo "./dev: installing $*"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        echo "./dev: this needs root. Run: apt-get install --no-install-recommends $*" >&2
        return 1
    fi
    # What cannot be refreshed is not fatal as long as the packages themselves can be had.
    as_root apt-get -q -o DPkg::Lock::Timeout=300 update </dev/null \
        || echo "./dev: apt-get update had trouble; going on with the lists that are there" >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends "$@" </dev/null
}

set_up() { # set_up [EXTRA PACKAGE …]
    choose_compiler
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "./dev: this is no Debian, so nothing is installed here. Needed are a C++23 compiler (clang 19 or gcc 14)," \
            "CMake, Ninja, Qt 6.4 with NetworkAuth, QtKeychain, OpenSSL 3, libcurl, Node.js and gnome-keyring." >&2
        return
    fi
    local wanted missing
    mapfile -t wanted < <(compiler_packages; node_packages)
    mapfile -t missing < <(missing_packages "${packages_to_build[@]}" "${packages_to_test[@]}" "${wanted[@]}" "$@")
    if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}"; fi
}
