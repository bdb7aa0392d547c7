# shellcheck shell=bash
# libFuzzer on every parser of foreign bytes. What it learns stays in build/fuzz/corpus; what breaks a parser is put into
# build/fuzz/found and belongs into tests/fuzz/seeds, where every ./dev test replays it.

fuzz_targets() {
    sed -nE 's/^agent0_fuzz_target\(([a-z]+).*/\1/p' tests/fuzz/CMakeLists.txt
}

fuzz_one() { # fuzz_one TARGET SECONDS
    local target=$1 found=$PWD/build/fuzz/found/$1 corpus=$PWD/build/fuzz/corpus/$1 words=()
    mkdir -p "$found" "$corpus"
    if [ -e "tests/fuzz/words/$target.dict" ]; then words=(-dict="tests/fuzz/words/$target.dict"); fi
    echo "./dev fuzz: $target, $2 seconds"
    ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1" UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1" \
        "build/fuzz/bin/fuzz-$target" -max_total_time="$2" -max_len=4096 -timeout=10 -rss_limit_mb=1024 \
        -print_final_stats=1 -verbosity=1 -artifact_prefix="$found/" "${words[@]}" "$corpus" "tests/fuzz/seeds/$target" \
        >"build/fuzz/$target.log" 2>&1 || {
        tail -n 40 "build/fuzz/$target.log" >&2
        echo "./dev fuzz: $target broke; the input is in build/fuzz/found/$target, the whole log in build/fuzz/$target.log" >&2
        return 1
    }
    sed -nE 's/^stat::number_of_executed_units: *([0-9]+)/  \1 executions/p' "build/fuzz/$target.log"
}

command_fuzz() { # command_fuzz [TARGET …] [--seconds N]
    local seconds=60 targets=() known target failed=0
    mapfile -t known < <(fuzz_targets)
    while [ $# -gt 0 ]; do
        case "$1" in
            --list) printf '%s\n' "${known[@]}"; return ;;
            --seconds) seconds=${2:?"--seconds needs a number"}; shift ;;
            *)
                if [[ " ${known[*]} " != *" $1 "* ]]; then
                    echo "./dev fuzz: there is no target \"$1\"; there are: ${known[*]}" >&2
                    return 2
                fi
                targets+=("$1")
                ;;
        esac
        shift
    done
    if [ "${#targets[@]}" -eq 0 ]; then targets=("${known[@]}"); fi
    export CC=clang-19 CXX=clang++-19
    set_up libclang-rt-19-dev
    build fuzz $(printf -- '--target fuzz-%s ' "${targets[@]}")
    for target in "${targets[@]}"; do fuzz_one "$target" "$seconds" || failed=1; done
    return "$failed"
}
