# shellcheck shell=bash
# Months of tokens in minutes.

command_soak() { # command_soak [HOURS]: default a quarter of a year
    set_up >&2
    build test --target agent0-soak >&2
    build/test/bin/agent0-soak "${1:-2160}"
}
