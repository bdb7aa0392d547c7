#!/bin/sh
# packaging/macos/notarise.sh BUILD: signs the bundle of that build, makes the disk image, has Apple look at it.
#
# Needs, in the environment: SIGNING_IDENTITY ("Developer ID Application: …") and NOTARY_PROFILE, the name under which
# "xcrun notarytool store-credentials" keeps the credentials in the keychain: none is on a command line here.
# Tried: its syntax. Not tried: anything else; there was no Mac.
set -eu
build=$1
bundle="$build/bin/agent0.app"
here=$(cd "$(dirname "$0")" && pwd)

macdeployqt "$bundle" -verbose=1
# From inside out; with the hardened runtime, which notarisation demands.
find "$bundle/Contents" \( -name '*.dylib' -o -name '*.framework' -o -path '*/MacOS/agent0ctl' -o -path '*/MacOS/agent0-sandbox' \) -print0 \
    | xargs -0 -n 1 codesign --force --options runtime --timestamp --sign "$SIGNING_IDENTITY"
codesign --force --options runtime --timestamp --entitlements "$here/agent0.entitlements" --sign "$SIGNING_IDENTITY" "$bundle"
codesign --verify --deep --strict "$bundle"
(cd "$build" && cpack -G DragNDrop)
for image in "$build"/packages/*.dmg; do
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
done
