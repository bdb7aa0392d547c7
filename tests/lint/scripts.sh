#!/usr/bin/env bash
# Every script is at least a script.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"

failed=0
while IFS= read -r script; do
    case "$script" in
        dev | .ci/run | *.sh) bash -n "$script" || failed=1 ;;
    esac
done < <(tree_files .)
exit "$failed"
