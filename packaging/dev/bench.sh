# shellcheck shell=bash
# What the program costs, each time against the least that does the same work.

# Another implementation to compare with. Without it only its own line is missing.
install_rivals() {
    local log
    log=$(mktemp)
    if ! cmake -D NPM="$(command -v npm)" -D FOLDER="$PWD/build/bench/tests/bench/sdk" -P tests/interop/npm-ci.cmake >"$log" 2>&1; then
        cat "$log" >&2
        echo "./dev bench: the TypeScript SDK cannot be installed; oneshot-vs-sdk is left out" >&2
    fi
    rm -f "$log"
}

command_bench() { # command_bench [--json | --list] [NAME …]
    {
        set_up
        build bench --target agent0-bench
        install_rivals
    } >&2
    # Never the person's own keychain, and the same for everybody.
    packaging/private-keychain.sh build/bench/bin/agent0-bench "$@"
}
