# shellcheck shell=bash
# Debian packages: made, looked at, installed into a fresh Debian, and made again to see whether they come out the same.

package_tools=(dpkg-dev fakeroot lintian xz-utils)

# When this version was made: of the last change, so that the same sources give the same packages.
source_date() { # source_date FOLDER
    git -C "$1" log -1 --format=%ct 2>/dev/null && return
    date -u +%s -d "$(sed -nE 's/^## .*\((.*)\)$/\1/p' "$1/packaging/CHANGELOG.md" | head -1)"
}

make_packages() { # make_packages FOLDER: in FOLDER/build/package/packages
    local folder=$1 epoch
    epoch=$(source_date "$folder")
    (
        cd "$folder"
        # rcc has a variable of its own for the same.
        export SOURCE_DATE_EPOCH=$epoch QT_RCC_SOURCE_DATE_OVERRIDE=$epoch LC_ALL=C.UTF-8 TZ=UTC
        umask 022
        build package
        rm -rf build/package/packages
        cd build/package
        cpack -G DEB >packages.log 2>&1 || {
            cat packages.log >&2
            return 1
        }
        rm -rf packages/_CPack_Packages
    )
}

# Position independent, its tables read-only from the start, a stack that cannot be run, guards on it, nothing of this machine.
look_at_hardening() {
    local file headers dynamic failed=0
    complain() { echo "./dev package: $1" >&2; failed=1; }
    for file in build/package/bin/{agent0,agent0ctl,agent0-sandbox,libagent0-*.so}; do
        headers=$(readelf -hlW "$file")
        dynamic=$(readelf -d "$file"; nm -D "$file")
        grep -q 'Type: *DYN' <<<"$headers" || complain "$file is not position independent"
        grep -q GNU_RELRO <<<"$headers" || complain "$file has no read-only relocations"
        grep -q 'GNU_STACK.* RW ' <<<"$headers" || complain "$file has a stack that can be run"
        grep -q BIND_NOW <<<"$dynamic" || complain "$file binds late"
        grep -q __stack_chk_fail <<<"$dynamic" || complain "$file has no guards on its stack"
        ! grep -qE 'RPATH|RUNPATH' <<<"$dynamic" || complain "$file looks for libraries in a folder of its own"
        ! grep -qF "$PWD" "$file" || complain "$file names a folder of this machine"
    done
    return "$failed"
}

look_at_packages() {
    local package
    look_at_hardening
    for package in build/package/packages/*.deb; do
        echo "== $package"
        dpkg-deb --field "$package" Package Version Installed-Size Depends
        lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$package"
    done
    if dpkg-deb --field build/package/packages/agent0-cli_*.deb Depends | grep -E 'libqt6(gui|widgets|svg)'; then
        echo "./dev package: agent0-cli depends on a window" >&2
        return 1
    fi
}

# Into a Debian where nothing else is, by the tools people use; what is run there is packaging/check-installed.sh.
check_packages() { # check_packages RELEASE
    local release=$1 root="$PWD/build/roots/package-$1"
    rm -rf "$root"
    prepare_root "$release" "$root"
    mkdir "$root/packages"
    cp build/package/packages/*.deb packaging/private-keychain.sh packaging/check-installed.sh "$root/packages/"
    run_inside "$root" bash /packages/check-installed.sh
    rm -rf "$root"
}

# Another folder, no cache of the compiler's: what is the same then does not depend on where or when it was made.
package_twice() {
    local other="$PWD/build/package-again/elsewhere" package failed=0
    rm -rf "$other"
    mkdir -p "$other"
    copy_sources "$other"
    rm -rf build/package
    export CCACHE_DISABLE=1
    make_packages "$PWD"
    make_packages "$other"
    for package in build/package/packages/*.deb; do
        if cmp "$package" "$other/build/package/packages/$(basename "$package")"; then
            echo "the same twice: $(sha256sum "$package" | sed "s|build/package/packages/||")"
        else
            failed=1
        fi
    done
    return "$failed"
}

command_package() { # command_package [--check | --twice | --on trixie]
    case "${1:-}" in
        "" | --check | --twice) ;;
        --on)
            dev_on "${2:-}" package "${@:3}"
            return
            ;;
        *)
            echo "usage: ./dev package [--check | --twice | --on trixie]" >&2
            return 2
            ;;
    esac
    set_up "${package_tools[@]}"
    if [ "${1:-}" = --twice ]; then
        package_twice
    else
        make_packages "$PWD"
    fi
    look_at_packages
    if [ "${1:-}" = --check ]; then check_packages "$(. /etc/os-release && echo "$VERSION_CODENAME")"; fi
}
