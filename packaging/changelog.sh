#!/usr/bin/env bash
# packaging/changelog.sh CHANGELOG.md PACKAGE
#
# The same changelog in Debian's format. The time of day is made up: the file says only the date.
set -euo pipefail
awk -v package="$2" '
    function finish() { if (date != "") printf "\n -- The authors of Agent0 <agent0@localhost>  %s\n\n", date }
    { gsub(/`/, "") }
    /^## / {
        finish()
        version = $2; gsub(/[()]/, "", $3)
        ("LC_ALL=C date -u -R -d " $3) | getline date
        printf "%s (%s) unstable; urgency=medium\n\n", package, version
        next
    }
    version == "" || /^$/ { next }
    /^- / { print "  * " substr($0, 3); next }
    { sub(/^ +/, "    "); print }
    END { finish() }' "$1"
