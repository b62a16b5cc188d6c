#!/bin/sh
# Sign, pack, notarise and staple dist/Overread.app. It runs where APPLE_IDENTITY names a Developer ID certificate and
# APPLE_PROFILE a profile of `xcrun notarytool store-credentials`; without them it only packs, and says so.
set -eu
cd "$(dirname "$0")/../.."
version=$1
app=dist/Overread.app
image=dist/overread-$version-macos-$(uname -m).dmg
if [ -n "${APPLE_IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
        --sign "$APPLE_IDENTITY" "$app"
    codesign --verify --strict --deep "$app"
fi
hdiutil create -volname Overread -srcfolder "$app" -ov -format ULFO "$image"
if [ -n "${APPLE_IDENTITY:-}" ] && [ -n "${APPLE_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$APPLE_PROFILE" --wait
    xcrun stapler staple "$image"
else
    echo "Neither signed nor notarised: APPLE_IDENTITY and APPLE_PROFILE are not set." >&2
fi
