#!/bin/sh
# Put this folder's Overread into the menu of the own account; it stays where it is. `./install.sh --remove` undoes it.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
cd "$here/share"
find applications icons mime metainfo -type f | while read -r file; do
    if [ "${1:-}" = "--remove" ]; then
        rm -f "$share/$file"
    else
        mkdir -p "$share/$(dirname "$file")"
        cp "$file" "$share/$file"
    fi
done
if [ "${1:-}" != "--remove" ]; then
    entry=$share/applications/overread.desktop
    sed -e "s|^Exec=overread|Exec=\"$here/overread\"|" -e "s|^TryExec=overread|TryExec=$here/overread|" \
        applications/overread.desktop >"$entry"
fi
for update in "update-mime-database $share/mime" "update-desktop-database $share/applications"; do
    if command -v "${update%% *}" >/dev/null 2>&1; then $update >/dev/null 2>&1 || true; fi
done
