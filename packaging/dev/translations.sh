# shellcheck shell=bash
# What people read, in their languages.

# update_translations FOLDER [LUPDATE]: takes what the sources say now into the files there; what is no longer said goes.
update_translations() {
    local update=("${2:-/usr/lib/qt6/bin/lupdate}" -silent -no-obsolete -locations none ui app/desktop)
    "${update[@]}" -ts "$1/agent0_ar.ts" "$1/agent0_de.ts"
    "${update[@]}" -pluralonly -ts "$1/agent0_en.ts"
}

# For Qt Linguist.
command_translations() {
    set_up >&2
    update_translations resources/translations
}
