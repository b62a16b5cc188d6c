#!/bin/sh
# Put this folder's Overread into the menu of the own account; it stays where it is. `./install.sh --remove` undoes it.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
case ${1:-}$here in
--remove*) ;;
*[%=]* | *'
'*)
    echo "A menu entry cannot name a folder with % or = or a new line in its path. Move it: $here" >&2
    exit 1
    ;;
esac
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
    # A path in a menu entry is quoted twice: for the command, then as a string (Desktop Entry Specification).
    string=$(printf '%s' "$here/overread" | sed 's/\\/\\\\/g')
    command=$(printf '%s' "$here/overread" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g')
    while IFS= read -r line; do
        case $line in
        Exec=overread*) printf 'Exec="%s"%s\n' "$command" "${line#Exec=overread}" ;;
        TryExec=*) printf 'TryExec=%s\n' "$string" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <applications/overread.desktop >"$share/applications/overread.desktop"
fi
if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$share/mime" >/dev/null 2>&1 || true; fi
if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database "$share/applications" >/dev/null 2>&1 || true
fi
