# shellcheck shell=bash
# Configuring, building, testing.

jobs() { nproc 2>/dev/null || echo 2; }

# CMake keeps the compiler it was first configured with, whatever CXX says later.
compiler_changed() { # compiler_changed PRESET
    local cached
    cached=$(sed -nE 's/^CMAKE_CXX_COMPILER:[A-Z]+=//p' "build/$1/CMakeCache.txt" 2>/dev/null || true)
    [ -n "$cached" ] && [ "$(command -v "$cached")" != "$(command -v "$CXX")" ]
}

configure() { # configure PRESET
    local log fresh=()
    if compiler_changed "$1"; then fresh=(--fresh); fi
    log=$(mktemp)
    if ! cmake --preset "$1" "${fresh[@]}" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

build() { # build PRESET [BUILD ARGUMENT …]
    local preset=$1
    shift
    configure "$preset"
    cmake --build "build/$preset" --parallel "$(jobs)" "$@"
}

run_tests() { # run_tests PRESET [CTEST ARGUMENT …]
    local preset=$1
    shift
    ctest --test-dir "build/$preset" --output-on-failure --parallel "$(jobs)" "$@"
}

command_build() {
    local preset="${1:-test}"
    set_up
    build "$preset"
}

command_test() {
    if [ "${1:-}" = --on ]; then
        dev_on "${2:-}" test "${@:3}"
        return
    fi
    set_up
    build test
    run_tests test "$@"
}

command_endurance() {
    set_up
    build test --target test_processes --target agent0ctl --target agent0-sandbox
    AGENT0_ENDURANCE=1 build/test/bin/test_processes ManyProcessesTest
}
