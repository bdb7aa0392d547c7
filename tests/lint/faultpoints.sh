#!/usr/bin/env bash
# Each place that changes a file, or asks the keychain, stands in tests/flow/hardening/points.txt with the test that makes it fail;
# what stands there is there, and so is the test.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"
list=tests/flow/hardening/points.txt
if [ ! -e "$list" ]; then exit 0; fi

files='writePrivateFile\(|openPrivately\(|QSaveFile [a-z]+\(|QFile::(remove|rename)\(|WriteOnly|ReadWrite|QIODevice::Append'
files+='|O_CREAT|QSettings::IniFormat|mkpath\(|makePrivateFolder\(|removeLeftovers\(|\.mkdir\(|removeRecursively\('
keychain='secrets(\(\))?(\.|->)(read|write|remove)\('
failed=0

# "core/vault/tokenvault.cpp 7": another system's files are compiled nowhere here, a sandbox holds nothing of anybody.
places() {
    tree_files core app ui | grep -E '\.cpp$' | grep -vE '_(win|mac|other)\.cpp$|^core/(sandbox|base/privatefile)' | tr '\n' '\0' \
        | xargs -0 -r grep -oE "$files|$keychain" | cut -d: -f1 | sort | uniq -c | awk '{ print $2, $1 }'
}
listed() { grep -vE '^(#|$)' "$list" | awk -F' *\\| *' '{ print $1, $2 }' | sort; }

expect_nothing "places that change a file or ask the keychain, not so in $list" "$(comm -23 <(places | sort) <(listed))" || failed=1
expect_nothing "in $list, but not so in the sources" "$(comm -13 <(places | sort) <(listed))" || failed=1
while read -r test; do
    class=${test%%::*} function=${test##*::}
    tree_files tests | grep -E '\.cpp$' | tr '\n' '\0' | xargs -0 -r grep -lE "^class $class\b" | tr '\n' '\0' \
        | xargs -0 -r grep -qE "void $function\(" || { echo "$list names $test, which is no test"; failed=1; }
done < <(grep -vE '^(#|$)' "$list" | sed 's/.*| *//' | tr ' ' '\n' | grep . | sort -u)
exit "$failed"
