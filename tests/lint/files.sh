# shellcheck shell=bash
# What the checks look at: every file of the tree but what is built, fetched or kept by git itself.
tree_files() { # tree_files FOLDER …
    find "$@" \( -name .git -o -name node_modules -o -path ./build \) -prune -o -type f -print | sed 's|^\./||' | sort
}

# Prints what it is given and fails, unless that is nothing.
expect_nothing() { # expect_nothing WHAT FOUND
    if [ -n "$2" ]; then
        printf '%s:\n%s\n' "$1" "$2"
        return 1
    fi
}
