#!/usr/bin/env bash
# installtree.sh BUILD FOLDER VERSION CMAKE: installs into the folder, then looks at what is there and runs it.
set -euo pipefail
build=$1 tree=$2 version=$3 cmake=$4
failed=0

complain() {
    echo "$1"
    failed=1
}

expect_file() { # expect_file PATH …
    local path
    for path in "$@"; do
        if [ ! -s "$tree/$path" ]; then complain "$path is missing"; fi
    done
}

expect_same() { # expect_same WHAT EXPECTED FOUND
    if [ "$2" != "$3" ]; then complain "$1: expected \"$2\", found \"$3\""; fi
}

rm -rf "$tree"
for component in cli app; do
    "$cmake" --install "$build" --prefix "$tree" --component "$component" >/dev/null
    find "$tree" -type f | sort >"$build/tests/install/$component.list"
done

# Without the app no file of a window.
if grep -E '/(agent0|agent0\.1\.gz)$|applications|icons|metainfo' "$build/tests/install/cli.list"; then
    complain "the command line's component has files of the window"
fi
expect_file bin/agent0 bin/agent0ctl bin/agent0-sandbox share/doc/agent0/copyright share/doc/agent0-cli/copyright \
    share/agent0/schema/profile.schema.json share/agent0/schema/policy.schema.json
for library in agent0ctl agent0-sandbox; do
    if readelf -d "$tree/bin/$library" | grep -E 'NEEDED.*(Qt6Gui|Qt6Widgets|Qt6Svg)'; then complain "$library links a window"; fi
done

for program in "$tree"/bin/*; do
    name=$(basename "$program")
    page=share/man/man1/$name.1.gz
    expect_file "$page"
    expect_same "$name --version" "$name $version" "$("$program" --version | sed 's/ ([0-9a-f]*+*)$//')"
    # Each option of the help has its place in the page.
    text=$(gzip -dc "$tree/$page" | sed 's/\\-/-/g')
    while IFS= read -r option; do
        grep -qF -- "$option" <<<"$text" || complain "$page says nothing of $option"
    done < <("$program" --help | grep -oE '^  (-h, )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
done
sections=$(gzip -dc "$tree/share/man/man1/agent0ctl.1.gz" | grep '^\.SS')
while IFS= read -r command; do
    grep -qxF ".SS $command" <<<"$sections" || complain "agent0ctl(1) has no section $command"
done < <("$tree/bin/agent0ctl" help --json | grep -oE '"name":"[a-z]+( [a-z]+)?","options"' | cut -d'"' -f4)

expect_same "the completion of bash" "$("$tree/bin/agent0ctl" completion bash)" "$(cat "$tree/share/bash-completion/completions/agent0ctl")"
expect_same "the completion of zsh" "$("$tree/bin/agent0ctl" completion zsh)" "$(cat "$tree/share/zsh/vendor-completions/_agent0ctl")"
bash -n "$tree/share/bash-completion/completions/agent0ctl" || failed=1

for size in 16 22 24 32 48 64 128 256 512; do
    icon=share/icons/hicolor/${size}x$size/apps/agent0.png
    expect_file "$icon"
    # Width and height stand in the header of a PNG.
    expect_same "$icon" "$(printf '%08x%08x' "$size" "$size")" "$(od -An -tx1 -j16 -N8 "$tree/$icon" | tr -d ' \n')"
done
expect_file share/icons/hicolor/scalable/apps/agent0.svg
desktop-file-validate "$tree/share/applications/agent0.desktop" || complain "the desktop entry is not valid"
# There is no home page yet: from version 1 on that is a warning, and a warning fails.
no_home=()
case "$(appstreamcli --version)" in
    *" 0."*) ;;
    *) no_home=(--override=url-homepage-missing=info) ;;
esac
appstreamcli validate --no-net "${no_home[@]}" "$tree/share/metainfo/agent0.metainfo.xml" >"$tree.appstream" 2>&1 || {
    cat "$tree.appstream"
    complain "the AppStream metadata is not valid"
}
for package in agent0 agent0-cli; do
    bom=share/doc/$package/sbom.cdx.json
    expect_file "$bom"
    for library in libQt6Core.so.6 libcrypto.so.3 libcurl.so.4; do
        grep -qE "\"bom-ref\": \"$library\".*\"licenses\"" "$tree/$bom" || complain "$bom does not say under which licence $library is"
    done
    gzip -dc "$tree/share/doc/$package/changelog.gz" | dpkg-parsechangelog -l- -S Version | grep -qxF "$version" \
        || complain "the changelog of $package does not begin with $version"
done

# From where it is installed, everything works: the library of the keychain is found.
home=$tree.home
rm -rf "$home"
mkdir -p "$home"
env HOME="$home" XDG_CONFIG_HOME="$home/c" XDG_DATA_HOME="$home/d" TMPDIR="$home" \
    packaging/private-keychain.sh "$tree/bin/agent0ctl" demo >"$home/demo.out" 2>&1 || {
    cat "$home/demo.out"
    complain "the demo fails"
}
exit "$failed"
