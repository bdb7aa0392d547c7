# shellcheck shell=bash
# What only tools and time can tell of the sources; the quick checks are tests of their own (tests/lint).

lint_sources() { # lint_sources FILE …: the C++ among the files, or all there is
    local folder folders=()
    if [ $# -gt 0 ]; then
        printf '%s\n' "$@" | grep -E '\.(h|cpp)$' || true
        return
    fi
    for folder in core app ui tests; do
        if [ -d "$folder" ]; then folders+=("$folder"); fi
    done
    find "${folders[@]}" \( -name '*.h' -o -name '*.cpp' \) | sort
}

# What is built here; the rest (another system's) has no flags to be read with.
built_here() { grep -vE '_(win|mac|other)\.cpp$' || true; }

in_parallel() { xargs -r -d '\n' -n 1 -P "$(jobs)" "$@"; }

lint_format() {
    echo "== format"
    lint_sources "$@" | xargs -r -d '\n' clang-format-19 --dry-run --Werror 2>&1 \
        | sed -nE 's/^([^:]+):[0-9]+:[0-9]+: error: code should be clang-formatted.*/\1/p' | sort | uniq -c \
        | awk '{ print $2 ": not as .clang-format has it (" $1 " places)"; found = 1 } END { exit found }'
}

# What moc would write is no business of these checks, but its files are included.
stand_in_for_moc() {
    mkdir -p build/lint/moc
    lint_sources | xargs -r -d '\n' sed -nE 's/^#include "([a-z0-9_]+\.moc)"$/\1/p' | sed 's|^|build/lint/moc/|' | xargs -r touch
}

tidy() { # tidy [ARGUMENT …], the files on standard input
    in_parallel clang-tidy-19 -p build/lint --quiet --extra-arg="-I$PWD/build/lint/moc" "$@" 2>/dev/null
}

# A header by itself, with the flags of the source beside it.
lint_headers() {
    echo "== headers alone"
    lint_sources "$@" | grep -E '\.h$' | tidy --checks='-*,misc-definitions-in-headers'
}

lint_tidy() {
    echo "== clang-tidy"
    lint_sources "$@" | grep -E '\.cpp$' | built_here | tidy
}

lint_quick() {
    local check failed=0
    for check in coroutines dependencies faultpoints layering lockfile scripts words; do
        echo "== $check"
        bash "tests/lint/$check.sh" || failed=1
    done
    return "$failed"
}

command_lint() {
    local failed=()
    export CC=clang-19 CXX=clang++-19
    set_up clang-tidy-19 clang-format-19
    lint_quick || failed+=(quick)
    lint_format "$@" || failed+=(format)
    configure lint
    stand_in_for_moc
    lint_headers "$@" || failed+=(headers)
    lint_tidy "$@" || failed+=(clang-tidy)
    if [ "${#failed[@]}" -gt 0 ]; then
        echo "./dev lint: found something: ${failed[*]}"
        return 1
    fi
    echo "./dev lint: nothing found"
}
