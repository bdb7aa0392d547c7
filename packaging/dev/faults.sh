# shellcheck shell=bash
# Every write of a file fails once, and every call of the keychain. ./dev test does the same with a part of the former.

command_faults() {
    local log=build/test/faults.log
    set_up >&2
    build test --target test_hardening test_preloaded >&2
    : >"$log"
    AGENT0_EVERY_FAULT=1 build/test/bin/test_preloaded FileFaultsTest 2>&1 | tee -a "$log"
    build/test/bin/test_hardening KeychainFaultsTest 2>&1 | tee -a "$log"
    awk '/ faults injected and survived$/ { sum += $(NF - 4) } END { printf "%d faults injected and survived\n", sum }' "$log"
}
