#!/usr/bin/env bash
# packaging/sbom.sh NAME VERSION COMMIT FILE …
#
# The software bill of materials of a package as CycloneDX JSON: what its programs link, as the dynamic linker finds it here, with
# package, version and licence (packaging/dependencies.txt). Fails where a program links what is not listed there. Nothing of the
# time or the machine is in it, so that the same build gives the same file.
set -euo pipefail
name=$1 version=$2 commit=$3
shift 3
list=$(dirname "${BASH_SOURCE[0]}")/dependencies.txt

linked_directly() { readelf -d "$@" | sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p' | sort -u; }
# "libz.so.1 /usr/lib/…/libz.so.1.2.13", also of what a library links in turn.
all_linked() {
    local soname path
    ldd "$@" | sed -nE 's/^\t(lib[^ ]+) => ([^ ]+) .*/\1 \2/p; s|^\t(/[^ ]*/(ld-[^ /]+)) .*|\2 \1|p' | sort -u \
        | while read -r soname path; do echo "$soname $(readlink -f "$path")"; done
}
# "libz1g 1:1.2.13 /lib/…/libz.so.1.2.13": Debian knows a file by the path it once had.
owners() { # owners PATH …
    local package paths=("$@")
    command -v dpkg-query >/dev/null || return 0
    mapfile -t paths < <(printf '%s\n' "$@" | sed 'p; s|^/usr/lib|/lib|')
    dpkg-query -S "${paths[@]}" 2>/dev/null | sed -nE 's/^([^:, ]+)(:[^ ]+)?: (.*)/\1 \3/p' | sort -u | while read -r package path; do
        printf '%s %s %s\n' "$package" "$(dpkg-query -W -f '${Version}\n' "$package" | head -1)" "$path"
    done
}

direct=$(linked_directly "$@")
all=$(all_linked "$@")
mapfile -t paths < <(awk '{ print $2 }' <<<"$all")

awk -v name="$name" -v version="$version" -v commit="$commit" '
    function trim(text) { gsub(/^ +| +$/, "", text); return text }
    function quoted(text) { gsub(/["\\]/, "\\\\&", text); return "\"" text "\"" }
    function listed(soname,    i) {
        for (i = 1; i <= entries; ++i) if (soname ~ ("^(" pattern[i] ")")) return i
        return 0
    }
    FNR == 1 { ++file }
    file == 1 && !/^(#|$)/ {
        gsub(/\\\|/, "\001"); split($0, field, "|")
        text = trim(field[4]); gsub(/\001/, "|", text)
        if (text != "-") { pattern[++entries] = text; licence[entries] = trim(field[5]); what[entries] = trim(field[6]) }
        if (trim(field[1]) == "loaded")
            loaded = loaded sprintf(",\n    {\"type\": \"library\", \"bom-ref\": %s, \"name\": %s, \"description\": %s, \"licenses\": [{\"expression\": %s}], \"properties\": [{\"name\": \"agent0:linked\", \"value\": \"when it runs\"}]}",
                quoted(trim(field[3])), quoted(trim(field[3])), quoted(trim(field[6])), quoted(trim(field[5])))
    }
    file == 2 { path = $3; sub(/^\/lib/, "/usr/lib", path); owner[path] = $1; ownerVersion[path] = $2 }
    file == 3 { direct[$1] = 1; needed = needed (needed == "" ? "" : ", ") quoted($1) }
    file == 4 {
        path = $2; sub(/^\/lib/, "/usr/lib", path)
        line = sprintf("    {\"type\": \"library\", \"bom-ref\": %s, \"name\": %s", quoted($1), quoted(path in owner ? owner[path] : $1))
        if (path in owner) {
            escaped = ownerVersion[path]; gsub(/\+/, "%2B", escaped)
            line = line sprintf(", \"version\": %s, \"purl\": %s", quoted(ownerVersion[path]), quoted("pkg:deb/debian/" owner[path] "@" escaped))
        }
        entry = listed($1)
        if (entry)
            line = line sprintf(", \"description\": %s, \"licenses\": [{\"expression\": %s}]", quoted(what[entry]), quoted(licence[entry]))
        else if ($1 in direct) {
            print "sbom: " name " links " $1 ", which packaging/dependencies.txt does not list" >"/dev/stderr"
            failed = 1
        }
        components = components (components == "" ? "" : ",\n") line sprintf(", \"properties\": [{\"name\": \"agent0:linked\", \"value\": \"%s\"}]}", $1 in direct ? "directly" : "by a library")
    }
    END {
        print "{\n  \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"version\": 1,"
        printf "  \"metadata\": {\"component\": {\"type\": \"application\", \"bom-ref\": %s, \"name\": %s, \"version\": %s,\n", quoted(name), quoted(name), quoted(version)
        printf "    \"properties\": [{\"name\": \"agent0:commit\", \"value\": %s}]}},\n", quoted(commit)
        printf "  \"components\": [\n%s\n  ],\n  \"dependencies\": [{\"ref\": %s, \"dependsOn\": [%s]}]\n}\n", components loaded, quoted(name), needed
        exit failed
    }' "$list" <(owners "${paths[@]}"; echo) <(echo "$direct") <(echo "$all")
