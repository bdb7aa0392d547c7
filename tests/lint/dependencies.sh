#!/usr/bin/env bash
# What is found by CMake, installed by ./dev or fetched from npm stands in packaging/dependencies.txt, and what stands there is
# used. What the programs link or load is named in README.md.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"
list=packaging/dependencies.txt
failed=0

column() { # column NUMBER [KIND …]: its words
    local number=$1
    shift
    grep -vE '^(#|$)' "$list" | sed 's/\\|/\x01/g' | awk -F'|' -v number="$number" -v kinds=" $* " '
        { kind = $1; gsub(/ /, "", kind) }
        kinds == "  " || index(kinds, " " kind " ") { print $number }' | tr -s ' ' '\n' | grep -vxE -- '-|' || true
}

compare() { # compare WHAT LISTED USED
    expect_nothing "$1 used, but not in $list" "$(comm -13 <(sort -u <<<"$2") <(sort -u <<<"$3") | grep . || true)" || failed=1
    expect_nothing "$1 in $list, but not used" "$(comm -23 <(sort -u <<<"$2") <(sort -u <<<"$3") | grep . || true)" || failed=1
}

cmake_files() { tree_files . | grep -E '(^|/)CMakeLists\.txt$|\.cmake$'; }
found_by_cmake() {
    cmake_files | tr '\n' '\0' | xargs -0 grep -hoE '^ *(find_package|pkg_check_modules|pkg_search_module)\([A-Za-z0-9_]+' \
        | sed 's/.*(//' || true
}

# The lists that ./dev installs from, and what single commands ask for beside them.
installed_by_dev() {
    cat packaging/dev/*.sh | tr '\n' ' ' | grep -oE '(packages_to_[a-z]+|[a-z_]+_tools)=\([^)]*\)' | sed 's/.*(//; s/)//' | tr -s ' ' '\n'
    cat packaging/dev/*.sh | grep -oE '(set_up|install_packages|missing_packages|\|\| echo) [a-z][a-z0-9+. -]*[a-z0-9+]' | grep -v '^|| echo [0-9]' \
        | sed -E 's/^(set_up|install_packages|missing_packages|\|\| echo) //' | tr ' ' '\n'
    sed -n 's/.*then echo \(libclang[a-z0-9-]*\);.*/\1/p' packaging/dev/*.sh
}

from_npm() {
    tree_files . | grep -E '(^|/)package\.json$' | tr '\n' '\0' | xargs -0 -r cat \
        | sed -nE '/[dD]ependencies": \{/,/\}/s/^ +"([^"]+)": "[^"]*",?$/\1/p'
}

if [ ! -e "$list" ]; then exit 0; fi
compare "a package of CMake" "$(column 2)" "$(found_by_cmake)"
compare "a package of Debian" "$(column 3 linked loaded tool test)" "$(installed_by_dev | grep . || true)"
compare "a package of npm" "$(column 3 npm)" "$(from_npm)"

table=$(sed -n '/^| used | for |/,/^$/p' README.md)
while IFS= read -r name; do
    grep -qF -- "$name" <<<"$table" || { echo "README.md does not say that $name is used"; failed=1; }
done < <(grep -E '^(linked|loaded) ' "$list" | sed 's/.*| //' | grep : | cut -d: -f1)
exit "$failed"
