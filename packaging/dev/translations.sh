# shellcheck shell=bash
# What people read, in their languages.

# Takes what the sources say now into every translation, for Qt Linguist; what is no longer said goes.
command_translations() {
    set_up >&2
    local update=(/usr/lib/qt6/bin/lupdate -no-obsolete -locations none ui app/desktop)
    "${update[@]}" -ts resources/translations/agent0_ar.ts resources/translations/agent0_de.ts
    "${update[@]}" -pluralonly -ts resources/translations/agent0_en.ts
}
