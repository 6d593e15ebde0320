#!/usr/bin/env bash
# python.sh DEST [PROJECT]: make a Windows Python 3.11 that runs under Wine, with all that requirements.lock
# names for Windows, and PROJECT (the current folder) importable. From package registries alone; run it again at will.
#
#   DEST/python    python.exe, python311.dll, DLLs, Lib with site-packages
#   DEST/prefix    the Wine prefix: drive C: of a Windows 10; D: is DEST, P: is PROJECT
#   DEST/wpython   runs that Python, from Linux: DEST/wpython -m cchc_desktop --selftest
#
# A window needs DISPLAY (Xvfb will do) from the first call that Wine gets in this prefix: while one that had none still
# runs, and for twenty seconds after, all windows are drawn nowhere. Use a second DEST for windows beside tests.
#
# Debian's packages: wine wine64 gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 unzip; for the window xvfb as well.
# A Python 3.11 of Linux gives the library that is written in Python (Lib) and pip; PYTHON names it.
set -euo pipefail

DEST=$(mkdir -p "$1" && cd "$1" && pwd)
PROJECT=$(cd "${2:-.}" && pwd)
HERE=$(cd "$(dirname "$0")" && pwd)
PYTHON=${PYTHON:-python3.11}
TARGET=(--platform win_amd64 --python-version 3.11 --implementation cp --only-binary=:all: --no-deps)
PIP=("$PYTHON" -m pip -q --disable-pip-version-check)
MINGW=x86_64-w64-mingw32

"$PYTHON" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "PYTHON must be a Python 3.11"; exit 2; }
rm -rf "$DEST/python" "$DEST/work"
mkdir -p "$DEST/python/DLLs" "$DEST/python/Lib/site-packages" "$DEST/work" "$DEST/wheels"
cd "$DEST/work"

# 1. CPython for Windows. No package registry has its installer, but panda3d's wheel brings CPython 3.11.9 as
#    python.org built it, to pack games with: the library, every module in C, and what these load.
echo 'panda3d==1.10.16 --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82' > panda3d.txt
"${PIP[@]}" download "${TARGET[@]}" --require-hashes -r panda3d.txt -d "$DEST/wheels"
unzip -qj "$DEST"/wheels/panda3d-*.whl 'deploy_libs/*' -d deploy
mv deploy/python311.dll "$DEST/python"
mv deploy/VCRUNTIME140.dll "$DEST/python/vcruntime140.dll"
rm deploy/api-ms-win-* deploy/tcl86t.dll deploy/tk86t.dll deploy/_tkinter.pyd  # Wine has the first; no window is Tk's
mv deploy/*.pyd deploy/*.dll "$DEST/python/DLLs"

# 2. python3.dll, which modules for any Python 3 load (PySide6, cryptography): hands every name on to python311.dll.
$MINGW-objdump -p "$DEST/python/python311.dll" | "$PYTHON" -c '
import re, sys
names = re.findall(r"^\s+\[\s*\d+\] (?:\+base\[\s*\d+\]\s+[0-9a-f]+ )?(\w+)$", sys.stdin.read(), re.MULTILINE)
assert "Py_Main" in names and "Py_None" not in names and "_Py_NoneStruct" in names, len(names)
print("LIBRARY python3.dll", "EXPORTS", *(f"  {name} = python311.{name}" for name in names), sep="\n")' > python3.def
$MINGW-gcc -shared -nostdlib -Wl,--entry=0 -o "$DEST/python/python3.dll" python3.def

# Two libraries of Windows that Wine 8 has not; a newer Wine uses its own. Modules in Rust (pydantic, cryptography) load
# the first, Qt asks the second for the colours of the desktop and ends at once where it finds none.
$MINGW-gcc -shared -O2 -o bcryptprimitives.dll "$HERE/bcryptprimitives.c" -ladvapi32
$MINGW-gcc -shared -O2 -o windows.ui.dll "$HERE/windows_ui.c"

# 3. python.exe, and the part of Python's library that is written in Python, which is the same for every system.
$MINGW-gcc -municode -O2 -o "$DEST/python/python.exe" "$HERE/python.c"
STDLIB=$("$PYTHON" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
(cd "$STDLIB" && tar c --exclude=lib-dynload --exclude=site-packages --exclude=dist-packages --exclude=__pycache__ \
    --exclude=test --exclude=tests --exclude='config-3*' --exclude=ensurepip --exclude=idlelib --exclude=tkinter .) |
    tar x -C "$DEST/python/Lib"
cp "$STDLIB/LICENSE.txt" "$DEST/python/LICENSE.txt" 2>/dev/null || true

# 4. The locked packages. pip would weigh the lock's conditions for the system that it runs on, so they are weighed here
#    for Windows: a line whose condition does not hold is left out with its hashes, one whose condition holds loses it.
"$PYTHON" - "$PROJECT/requirements.lock" > windows.lock <<'PYTHON'
import re
import sys
from pathlib import Path

from pip._vendor.packaging.markers import Marker

windows = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"}
windows |= {"python_version": "3.11", "python_full_version": "3.11.9", "implementation_name": "cpython",
            "platform_python_implementation": "CPython"}
lock = Path(sys.argv[1]).read_text(encoding="utf-8")
for entry in re.split(r"\n(?=[A-Za-z0-9])", lock):
    head, slash, rest = entry.partition(" \\\n")
    requirement, _, condition = head.partition(" ; ")
    if not condition or Marker(condition).evaluate(windows):
        print(requirement + slash + rest)
PYTHON
"${PIP[@]}" download "${TARGET[@]}" --require-hashes -r windows.lock -d "$DEST/wheels"
"${PIP[@]}" install "${TARGET[@]}" --require-hashes -r windows.lock --no-index --find-links "$DEST/wheels" \
    --no-compile --no-warn-conflicts --target "$DEST/python/Lib/site-packages"
cp "$DEST"/python/Lib/site-packages/shiboken6/{msvcp140,vcruntime140_1}*.dll "$DEST/python"

# 5. The project: its name and version as an installed package has them, its files where they are.
"${PIP[@]}" wheel --no-deps --no-build-isolation -w . "$PROJECT" 2>/dev/null || "${PIP[@]}" wheel --no-deps -w . "$PROJECT"
unzip -q cchc_desktop-*.whl 'cchc_desktop-*.dist-info/*' -d "$DEST/python/Lib/site-packages"
echo 'P:\' > "$DEST/python/Lib/site-packages/project.pth"

# 6. Wine: a prefix of its own, without the offers of .NET and a browser; and a short way to call Python in it.
cat > "$DEST/wpython" <<RUN
#!/usr/bin/env bash
# Runs the Windows Python under Wine with these arguments; the environment may set WINEDEBUG, LC_ALL and DISPLAY.
# Through pipes: Wine tells nothing of a file that Linux opened for writing alone, and Python stops at such an output.
set -o pipefail
export WINEPREFIX='$DEST/prefix' WINEARCH=win64 WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=' WINEDEBUG=\${WINEDEBUG:--all}
# Wine's own services start first, with none of these pipes: they outlive the call, and whoever reads would wait for them.
wineserver -p20 2>/dev/null || true
wine cmd /c exit < /dev/null > /dev/null 2>&1
{ wine '$DEST/python/python.exe' "\$@" 2>&1 >&3 | cat >&2; } 3>&1 | cat
RUN
chmod +x "$DEST/wpython"
export WINEPREFIX="$DEST/prefix" WINEARCH=win64 WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=' WINEDEBUG=-all
if [ ! -e "$DEST/prefix/system.reg" ]; then
    wineboot --init
    wine winecfg -v win10
    # Documents, Desktop and the like are links into the home folder of Linux: nothing is to be written there.
    find "$DEST/prefix/drive_c/users" -type l -exec sh -c 'rm "$1" && mkdir "$1"' _ {} \;
    # No drive for the whole of Linux, as Wine's Z: is, whose programs Windows would find: only these two.
    rm "$DEST/prefix/dosdevices/z:"
    ln -sn "$DEST" "$DEST/prefix/dosdevices/d:"
fi
ln -sfn "$PROJECT" "$DEST/prefix/dosdevices/p:"
SYSTEM="$DEST/prefix/drive_c/windows/system32"
[ -e "$SYSTEM/bcryptprimitives.dll" ] || cp bcryptprimitives.dll "$SYSTEM"
[ -e "$SYSTEM/windows.ui.dll" ] || cp windows.ui.dll "$SYSTEM"
wine reg add 'HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings' \
    /v DllPath /d 'C:\windows\system32\windows.ui.dll' /f > /dev/null
# Wine hands on no variable whose name begins with QT_: it stands among the user's own. Qt's offscreen platform on Windows
# knows no font of the system and says so once in each run, which fails a test.
wine reg add 'HKCU\Environment' /v QT_QPA_FONTDIR /d 'P:\resources\fonts' /f > /dev/null
"$DEST/wpython" -c 'import sys; print("Windows Python", sys.version, sys.getwindowsversion()[:3])'
