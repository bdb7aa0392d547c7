# shellcheck shell=bash
# Pictures of the window, for people to look at.

# The pictures of the README, and the scene that each shows.
readme_pictures=(chat:chat-done-light todos:todos-light connections:connections-details-light flow:flows-light)

keep_readme_pictures() { # keep_readme_pictures FOLDER: from where they were drawn
    local one
    for one in "${readme_pictures[@]}"; do
        cp "$1/${one#*:}.png" "resources/pictures/${one%%:*}.png"
    done
}

command_screenshots() { # command_screenshots [--readme | SCENE …]: those whose names begin so; all when none is named
    local folder=$PWD/build/screenshots scale language readme=
    if [ "${1:-}" = --readme ]; then
        readme=yes
        set -- chat-done todos connections-details flows
    fi
    set_up >&2
    build test --target agent0-screenshots >&2
    mkdir -p "$folder/run"
    chmod 700 "$folder/run"
    for scale in 1 2; do
        for language in "" --arabic; do
            QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$scale XDG_RUNTIME_DIR="$folder/run" \
                build/test/bin/agent0-screenshots ${language:+"$language"} "$folder" "$@"
        done
    done
    if [ -n "$readme" ]; then keep_readme_pictures "$folder"; fi
    echo "./dev: the pictures are in $folder" >&2
}
