# shellcheck shell=bash
# The tests in a Debian of another release: Qt and the compiler are other ones there. The root stays for the next time.

# Where this machine gets its own Debian from.
debian_mirror() {
    local codename
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' \
        | awk -v release="$codename" '$2 == release { print $1; exit }'
}

make_root() { # make_root RELEASE FOLDER
    local mirror
    mirror=$(debian_mirror)
    if [ -z "$mirror" ]; then
        echo "./dev: apt on this machine names no Debian mirror" >&2
        return 1
    fi
    echo "./dev: making a Debian $1 in $2"
    rm -rf "$2.part"
    mkdir -p "$(dirname "$2")"
    as_root debootstrap --variant=minbase --include=ca-certificates "$1" "$2.part" "$mirror"
    mv "$2.part" "$2"
}

# What the inside needs of the outside: names, trust, and how apt reaches its mirror.
copy_network_settings() { # copy_network_settings FOLDER
    cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
    cp -L /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"
    apt-config dump --format '%F "%v";%n' Acquire::http Acquire::https Acquire::Check-Valid-Until \
        >"$1/etc/apt/apt.conf.d/90outside"
}

# The tree as it is, tracked or not, without what is built; what was built there before stays. What git would say of the commit
# goes along, since git does not.
copy_sources() { # copy_sources FOLDER
    mkdir -p "$1"
    find "$1" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
            if [ -e "$file" ]; then printf '%s\0' "$file"; fi
        done | tar --null --files-from - -c -f - | tar -x -f - -C "$1"
        echo "$(git rev-parse HEAD)$(git diff --quiet HEAD || echo +)" >"$1/packaging/commit.txt"
    else
        tar --exclude=./build --exclude=node_modules -c -f - . | tar -x -f - -C "$1"
    fi
}

# In a mount namespace of its own: whatever ends this, nothing stays mounted.
run_inside() { # run_inside FOLDER COMMAND …
    local root=$1
    shift
    unshare --mount --propagation private bash -euc '
        root=$1; shift
        mount --bind "$root" "$root" # a root that is no mount could have no other inside it
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        exec env -u CC -u CXX -u CCACHE_DIR -u CCACHE_BASEDIR -u TMPDIR -u XDG_RUNTIME_DIR -u DBUS_SESSION_BUS_ADDRESS \
            HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"' - "$root" "$@"
}

# The root of that release with this tree in its /src.
prepare_root() { # prepare_root RELEASE FOLDER
    if [ "$(id -u)" -ne 0 ]; then
        echo "./dev: a Debian of its own needs root; run this as root" >&2
        return 1
    fi
    if [ -n "$(missing_packages debootstrap)" ]; then install_packages debootstrap; fi
    if [ ! -d "$2" ]; then make_root "$1" "$2"; fi
    copy_network_settings "$2"
    copy_sources "$2/src"
    if command -v npm >/dev/null; then
        npm_config_registry=$(npm config get registry 2>/dev/null)
        export npm_config_registry
    fi
}

dev_on() { # dev_on RELEASE COMMAND [ARGUMENT …]
    local release="${1:-}" command=$2 root="$PWD/build/roots/${1:-}"
    shift 2
    if [ "$release" != trixie ]; then
        echo "usage: ./dev $command --on trixie [ARGUMENT …]" >&2
        return 2
    fi
    prepare_root "$release" "$root"
    run_inside "$root" /src/dev "$command" "$@"
}
