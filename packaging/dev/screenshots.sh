# shellcheck shell=bash
# Pictures of the window, for people to look at.

command_screenshots() { # command_screenshots [SCENE …]: those whose names begin so; all when none is named
    local folder=$PWD/build/screenshots scale
    set_up >&2
    build test --target agent0-screenshots >&2
    mkdir -p "$folder/run"
    chmod 700 "$folder/run"
    for scale in 1 2; do
        QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$scale XDG_RUNTIME_DIR="$folder/run" \
            build/test/bin/agent0-screenshots "$folder" "$@"
    done
    echo "./dev: the pictures are in $folder" >&2
}
