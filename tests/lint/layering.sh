#!/usr/bin/env bash
# Who may include whom: a folder of core/ or ui/ only what its CMakeLists.txt names, and what that names in turn; nothing
# in core/ what is in ui/; nothing below ui/views and app/desktop a graphical header; the sandbox nothing of the client's
# protocol.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"

declare -A folder_of # a library's folder: one may hold several
declare -A named     # the folders of what a folder's own CMakeLists.txt links
declare -A allowed   # with all below it
failed=0

complain() {
    echo "$1"
    failed=1
}

linked_by() { # linked_by CMAKELISTS
    grep -v '^ *#' "$1" | grep -oE 'Agent0::[a-z0-9_]+' | sed 's/Agent0:://' | sort -u || true
}

# A folder is called by its own name, since that is how its headers are included: no two may share one.
declare -A path_of
read_modules() {
    local list module library
    for list in core/*/CMakeLists.txt ui/*/CMakeLists.txt; do
        if [ ! -e "$list" ]; then continue; fi
        module=$(basename "$(dirname "$list")")
        if [ -n "${path_of[$module]:-}" ]; then complain "two folders are called $module"; fi
        path_of[$module]=$(dirname "$list")
        named[$module]=""
        for library in $(sed -nE 's/^ *agent0_module\(([a-z0-9_]+).*/\1/p' "$list"); do folder_of[$library]=$module; done
    done
    for module in "${!named[@]}"; do
        for library in $(linked_by "${path_of[$module]}/CMakeLists.txt"); do named[$module]+=" ${folder_of[$library]:-}"; done
    done
}

# Sets allowed[MODULE]; on the way finds circles.
close_over() { # close_over MODULE PATH
    local module=$1 path=$2 below all=""
    if [ -n "${allowed[$module]+set}" ]; then return; fi
    case " $path " in *" $module "*)
        complain "${path_of[$module]} needs itself: $path $module"
        return
        ;;
    esac
    for below in ${named[$module]:-}; do
        if [ "$below" = "$module" ]; then continue; fi
        close_over "$below" "$path $module"
        all="$all $below ${allowed[$below]:-}"
    done
    allowed[$module]=$(tr ' ' '\n' <<<"$all" | sort -u | tr '\n' ' ')
}

check_includes() { # check_includes MODULE
    local module=$1 file line included
    while IFS=: read -r file line included; do
        if [ "$included" = "$module" ] || [ -z "${path_of[$included]:-}" ]; then continue; fi
        case " ${allowed[$module]} " in
            *" $included "*) ;;
            *) complain "$file:$line: ${path_of[$module]} does not name the library of ${path_of[$included]} in its CMakeLists.txt" ;;
        esac
    done < <(grep -rnoE '^ *# *include "[a-z0-9]+/' "${path_of[$module]}" --include='*.h' --include='*.cpp' \
        | sed -E 's/# *include "//; s|/$||; s/: */:/g')
}

check_direction() {
    local module above
    for module in "${!named[@]}"; do
        case "${path_of[$module]}" in ui/*) continue ;; esac
        for above in ${allowed[$module]}; do
            case "${path_of[$above]}" in ui/*) complain "core/$module links ${path_of[$above]}: nothing points upward" ;; esac
        done
    done
}

check_sandbox() {
    local forbidden
    for forbidden in http oauth oidc broker agent vault keychain todo; do
        case " ${allowed[sandbox]:-} " in
            *" $forbidden "*) complain "core/sandbox links core/$forbidden: both sides could share a mistake" ;;
        esac
    done
}

check_graphical() {
    local folders=() folder found
    for folder in core app/composition app/ctl app/sandbox ui/models ui/text; do
        if [ -d "$folder" ]; then folders+=("$folder"); fi
    done
    found=$(grep -rnE '# *include <(Qt(Gui|Widgets|Quick|Qml|Svg|OpenGL|PrintSupport)/|Q(Application|GuiApplication|Widget|Window|MainWindow|Dialog|MessageBox|Icon|Image|Pixmap|Painter|Font|Color|Palette|Clipboard|DesktopServices|Cursor|Screen|KeyEvent|Label|PushButton)>)' \
        "${folders[@]}" || true)
    if [ -n "$found" ]; then complain "a graphical header where there is no window:"$'\n'"$found"; fi
}

read_modules
for module in "${!named[@]}"; do close_over "$module" ""; done
for module in "${!named[@]}"; do check_includes "$module"; done
check_direction
check_sandbox
check_graphical
exit "$failed"
