#!/usr/bin/env bash
# Every text of the window stands in every translation and is translated, and none that is no longer said. Each lupdate lays its
# files out in its own way: both sides are written by the same lconvert before they are compared.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../../packaging/dev/translations.sh"
convert=${AGENT0_LCONVERT:-/usr/lib/qt6/bin/lconvert}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/is" "$work/should"
cp resources/translations/*.ts "$work/should"
update_translations "$work/should" "${AGENT0_LUPDATE:-}"
failed=0
for file in resources/translations/*.ts; do
    name=${file##*/}
    "$convert" -sort-contexts -i "$file" -o "$work/is/$name"
    "$convert" -sort-contexts -i "$work/should/$name" -o "$work/should/$name"
    expect_nothing "$file: what ./dev translations would change" "$(diff "$work/is/$name" "$work/should/$name")" || failed=1
    expect_nothing "$file: not translated yet" "$(grep -n 'type="unfinished"\|<translation/>\|<translation></translation>' "$work/should/$name")" || failed=1
done
exit "$failed"
