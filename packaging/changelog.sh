#!/usr/bin/env bash
# packaging/changelog.sh CHANGELOG.md PACKAGE
#
# The same changelog in Debian's format. The time of day is made up: the file says only the date.
set -euo pipefail
awk -v package="$2" '
    # At most 79 letters a line.
    function finishItem(    i, count, words, line) {
        count = split(item, words, / +/)
        line = "  *"
        for (i = 1; i <= count; ++i) {
            if (length(line) + length(words[i]) > 78) { print line; line = "   " }
            line = line " " words[i]
        }
        if (count > 0) print line
        item = ""
    }
    function finish() { finishItem(); if (date != "") printf "\n -- The authors of Agent0 <packages@agent0.app>  %s\n\n", date }
    { gsub(/`/, "") }
    /^## / {
        finish()
        version = $2; gsub(/[()]/, "", $3)
        ("LC_ALL=C date -u -R -d " $3) | getline date
        printf "%s (%s) unstable; urgency=medium\n\n", package, version
        next
    }
    version == "" || /^$/ { next }
    /^- / { finishItem(); item = substr($0, 3); next }
    { sub(/^ +/, ""); item = item " " $0 }
    END { finish() }' "$1"
