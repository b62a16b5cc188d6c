#!/bin/sh
# Pack dist/Overread.app, notarise and staple it. PyInstaller has signed it, file by file: with the Developer ID that
# APPLE_IDENTITY named when it was built, else for this machine alone ("ad hoc"), and then others have to allow it by
# hand. APPLE_PROFILE is a profile of `xcrun notarytool store-credentials`.
set -eu
cd "$(dirname "$0")/../.."
version=$1
app=dist/Overread.app
image=dist/overread-$version-macos-$(uname -m).dmg
codesign --verify --strict --deep "$app"
folder=$(mktemp -d)
ditto "$app" "$folder/Overread.app" # with its links and signatures
ln -s /Applications "$folder/Applications"
hdiutil create -volname Overread -srcfolder "$folder" -ov -format ULFO "$image"
rm -rf "$folder"
if [ -n "${APPLE_IDENTITY:-}" ] && [ -n "${APPLE_PROFILE:-}" ]; then
    codesign --sign "$APPLE_IDENTITY" --timestamp "$image"
    xcrun notarytool submit "$image" --keychain-profile "$APPLE_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
else
    echo "Not notarised: APPLE_IDENTITY and APPLE_PROFILE are not set." >&2
fi
