# shellcheck shell=bash
# The public MCP conformance suite against core/mcp and the authorization behind it.

command_conformance() { # command_conformance [--release NAME …] [--scenario NAME …] [--verbose]
    local folder=build/test/tests/conformance
    set_up
    build test --target agent0-conformance
    cmake -D NPM="$(command -v npm)" -D FOLDER="$PWD/$folder" -P tests/interop/npm-ci.cmake
    "$(command -v node || command -v nodejs)" "$folder/run.mjs" --driver "$PWD/build/test/bin/agent0-conformance" "$@"
}
