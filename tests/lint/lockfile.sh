#!/usr/bin/env bash
# Lock files pin what is fetched by its hash, and do not say from where.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"

failed=0
while IFS= read -r lock; do
    expect_nothing "$lock names where a package comes from" "$(grep -nE '"resolved"' "$lock" || true)" || failed=1
    # The first entry is the package itself.
    entries=$(grep -cE '^    "node_modules/' "$lock" || true)
    hashes=$(grep -cE '"integrity": "sha512-' "$lock" || true)
    if [ "$entries" != "$hashes" ]; then
        echo "$lock: $entries packages, $hashes hashes"
        failed=1
    fi
done < <(tree_files . | grep -E '(^|/)package-lock\.json$')
exit "$failed"
