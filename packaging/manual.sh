#!/usr/bin/env bash
# packaging/manual.sh PROGRAM VERSION
#
# Writes the manual page of a program, in roff, from what its --help says: the two cannot differ. Of a program with commands (a
# section "Commands" in its help) the help of each command becomes a section.
set -euo pipefail
program=$1 version=$2
name=$(basename "$program")

# One page of help as roff. heading: SH, or SS for the part of a command. Everything is text: nothing of it is taken for roff.
to_roff() { # to_roff HEADING, the help on standard input
    awk -v heading="$1" '
        function escaped(text) {
            gsub(/\\/, "\\e", text); gsub(/-/, "\\-", text)
            if (text ~ /^[.'"'"']/) text = "\\&" text
            return text
        }
        function flush() {
            if (term != "") { print ".TP\n\\fB" escaped(term) "\\fR"; print escaped(text == "" ? "\\&" : text) }
            else if (text != "") print (listed ? "" : ".PP\n") escaped(text)
            term = ""; text = ""
        }
        function add(words) { text = text (text == "" ? "" : " ") words }
        /^Usage: / { sub(/^Usage: /, ""); usage = $0; inUsage = 1; next }
        inUsage && /^ / { sub(/^ +/, " "); usage = usage $0; next }
        usage == "" { if ($0 != "") before = before $0 "\n"; next }
        inUsage {
            inUsage = 0
            print (heading == "SH" ? ".SH SYNOPSIS" : ".PP") "\n\\fB" escaped(usage) "\\fR"
            if (heading == "SH") print ".SH DESCRIPTION"
            if (before != "") printf "%s", escaped(before)
        }
        # Said once, in the front.
        heading == "SS" && /^Options of every command:$/ { flush(); skipping = 1; next }
        skipping && /^( |$)/ { next }
        { skipping = 0 }
        /^[A-Z][A-Za-z ]*:$/ {
            flush(); sub(/:$/, ""); section = $0
            print (heading == "SH" ? ".SH " toupper($0) : ".PP\n\\fI" $0 "\\fR")
            next
        }
        /^$/ { flush(); next }
        # A term and its meaning stand two spaces apart, a meaning that goes on is deeper.
        section != "" && /^  [^ ]/ {
            flush(); line = substr($0, 3)
            at = match(line, /  +/)
            if (section == "Examples" || at > 0 || length(line) <= 26) {
                term = at > 0 && section != "Examples" ? substr(line, 1, at - 1) : line
                text = at > 0 && section != "Examples" ? substr(line, at + RLENGTH) : ""
            } else { print ".PP"; add(line) }
            next
        }
        { sub(/^ +/, ""); add($0) }
        END { flush() }'
}

commands() { "$program" --help | sed -n '/^Commands:$/,/^$/s/^  \([a-z].*\)$/\1/p' | sed 's/  .*//'; }
summary() { "$program" --help | awk '/^Usage: / { usage = 1; next } /^$/ { next } { sub(/\.$/, ""); sub(/\. .*/, ""); print (/^Agent0/ ? $0 : tolower(substr($0, 1, 1)) substr($0, 2)); exit }'; }

printf '.\\" Made by packaging/manual.sh from what %s --help says.\n' "$name"
printf '.TH %s 1 "" "Agent0 %s" "User commands"\n' "$(tr '[:lower:]' '[:upper:]' <<<"$name")" "$version"
printf '.SH NAME\n%s \\- %s\n' "${name//-/\\-}" "$(summary)"
"$program" --help | sed 's|^Usage: [^ ]*|Usage: '"$name"'|' | to_roff SH
commands | while IFS= read -r command; do
    if [ "${begun:-}" != 1 ]; then printf '.SH THE COMMANDS\n'; begun=1; fi
    printf '.SS %s\n' "${command//-/\\-}"
    # shellcheck disable=SC2086 # "todo add" is two words
    "$program" help $command | to_roff SS
done
printf '.SH SEE ALSO\n'
for other in agent0 agent0ctl agent0-sandbox; do
    if [ "$other" != "$name" ]; then printf '%s(1)\n' "\\fB${other//-/\\-}\\fR"; fi
done | paste -sd, | sed 's/,/, /g'
