# shellcheck shell=bash
# The whole suite under the sanitizers, and what it reaches.

sanitizer_packages() {
    if [ "$CXX" = clang++-19 ]; then echo libclang-rt-19-dev; fi
}

sanitize_address() {
    build asan
    ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1:suppressions=$PWD/packaging/dev/asan.supp" \
        LSAN_OPTIONS="suppressions=$PWD/packaging/dev/lsan.supp:print_suppressions=0" \
        UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1" \
        run_tests asan
}

# Debian's Qt and GLib are not instrumented: without these every futex of theirs is a false report. Some tests fork and have
# the child begin threads, which is what they are about.
sanitize_thread() {
    build tsan
    TSAN_OPTIONS="die_after_fork=0:ignore_noninstrumented_modules=1:second_deadlock_stack=1:suppressions=$PWD/packaging/dev/tsan.supp" \
        run_tests tsan
}

command_sanitize() {
    case "${1:-both}" in
        address | thread | both) ;;
        *)
            echo "./dev sanitize: address or thread, not \"$1\"" >&2
            return 2
            ;;
    esac
    choose_compiler
    local extra
    mapfile -t extra < <(sanitizer_packages)
    set_up "${extra[@]}"
    if [ "${1:-both}" != thread ]; then sanitize_address; fi
    if [ "${1:-both}" != address ]; then sanitize_thread; fi
}

command_coverage() { # command_coverage [CTEST ARGUMENT …]
    export CC=clang-19 CXX=clang++-19
    set_up llvm-19 libclang-rt-19-dev
    local profiles="$PWD/build/coverage/profiles" programs=() program failed=0
    build coverage
    rm -rf "$profiles"
    LLVM_PROFILE_FILE="$profiles/%m-%p.profraw" run_tests coverage "$@" || failed=1
    # A test that kills a program leaves a torn profile behind.
    llvm-profdata-19 merge --sparse --failure-mode=all -o "$profiles/all.profdata" "$profiles"/*.profraw 2>/dev/null
    for program in build/coverage/bin/*; do
        if [ -x "$program" ] && [ -f "$program" ]; then programs+=(-object "$program"); fi
    done
    # The first program goes by no option: what stands there without one would be taken for it.
    llvm-cov-19 report -instr-profile "$profiles/all.profdata" --show-region-summary=false \
        "${programs[@]:1}" core/
    return "$failed"
}
