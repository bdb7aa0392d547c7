#!/usr/bin/env bash
# Words that have no place in the tree. Each pattern is written so that it does not find itself.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"

failed=0
refuse() { # refuse WHAT PATTERN
    local found
    found=$(tree_files . | grep -vE '\.(png|ico|icns|gz)$' | tr '\n' '\0' | xargs -0 grep -nIE -- "$2" || true)
    expect_nothing "$1" "$found" || failed=1
}

refuse "a reminder instead of work" '\b(TO[D]O|FIX[M]E|XX[X])\b'
refuse "a test that is skipped" '\bQ(SKI[P]|EXPECT_FAI[L])\b|test\.ski[p]\('
refuse "a path of one machine" '(^|[^A-Za-z0-9_.])/(wor[k]|mn[t]|hom[e]/[a-z]+/(src|agent0))/'
refuse "a registry or mirror by its name" 'registry\.npmj[s]|npmj[s]\.(org|com)|registry\.yarnpk[g]|(deb|security|ftp[a-z.]*)\.debia[n]\.org|pypi\.or[g]|proxy\.golan[g]'
exit "$failed"
