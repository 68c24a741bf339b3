#!/bin/sh
# Installs the system libraries that Qt and the tests need, where that is permitted (root on Debian or
# Ubuntu); otherwise names them in one line to copy. Groups: run (default), test, bundle.
# Exit 1 only when the program could not start at all without them.
set -u

[ "$(uname -s)" = Linux ] || exit 0

# What is looked for : the Debian package that brings it.
needed="
libGL.so.1:libgl1 libEGL.so.1:libegl1 libglib-2.0.so.0:libglib2.0-0 libfontconfig.so.1:libfontconfig1
libxkbcommon.so.0:libxkbcommon0 libdbus-1.so.3:libdbus-1-3"
# Without these only a real window under X is missing.
window="
libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-shape.so.0:libxcb-shape0 libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0"
for group in "$@"; do
    case $group in
        run) ;;
        test) window="$window Xvfb:xvfb openbox:openbox xdotool:xdotool setxkbmap:x11-xkb-utils
                      dbus-daemon:dbus dbus-launch:dbus-x11 /usr/libexec/at-spi-bus-launcher:at-spi2-core
                      gnome-keyring-daemon:gnome-keyring syncthing:syncthing
                      update-mime-database:shared-mime-info desktop-file-validate:desktop-file-utils
                      gio:libglib2.0-bin" ;;
        bundle)
            window="$window objdump:binutils"
            # Debian's own Python is linked without its shared library, which the bundle needs.
            version=$("${PYTHON:-python3}" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            case $(readlink -f "$(command -v "${PYTHON:-python3}")") in
                /usr/bin/*) window="$window libpython$version.so.1.0:libpython$version" ;;
            esac ;;
        *) echo "system_libs.sh: unknown group $group" >&2; exit 2 ;;
    esac
done

known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
packages_missing() {
    for pair in $1; do
        file=${pair%%:*}
        case $file in
            *.so*) case $known in *"$file"*) continue ;; esac ;;
            /*) [ -e "$file" ] && continue ;;
            *) command -v "$file" >/dev/null 2>&1 && continue ;;
        esac
        echo "${pair##*:}"
    done
}

vital=$(packages_missing "$needed")
others=$(packages_missing "$window")
[ -z "$vital$others" ] && exit 0
all=$(echo $vital $others)

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing system libraries: $all"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q update </dev/null >/dev/null || echo "The package lists could not be renewed; trying with the present ones."
    # shellcheck disable=SC2086 - a list of words
    apt-get -q install -y --no-install-recommends $all </dev/null >/dev/null && exit 0
fi

echo "These system libraries are missing. On Debian or Ubuntu:" >&2
echo "    sudo apt-get install -y --no-install-recommends $all" >&2
[ -z "$vital" ]
