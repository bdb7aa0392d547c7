#!/usr/bin/env bash
# A coroutine that is a lambda with captures reads them from a lambda that is gone. (clang-tidy finds it too, but only in
# ./dev lint.) The body is taken with its nested braces; only one that suspends or returns as a coroutine counts.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"

folders=()
for folder in core app ui tests; do
    if [ -d "$folder" ]; then folders+=("$folder"); fi
done
found=$(tree_files "${folders[@]}" | grep -E '\.(h|cpp)$' | tr '\n' '\0' | xargs -0 perl -0777 -ne '
    while (/\[[^\[\]\n]+\]\s*(?:\([^()]*\))?\s*(?:mutable\s*)?->\s*(?:[a-z0-9]+::)*Task<[^{};]*(\{(?:[^{}]++|(?1))*\})/g) {
        my ($body, $line) = ($1, 1 + (substr($_, 0, $-[0]) =~ tr/\n//));
        print "$ARGV:$line\n" if $body =~ /\bco_(?:await|return|yield)\b/;
    }')
expect_nothing "a lambda with captures that is a coroutine" "$found"
