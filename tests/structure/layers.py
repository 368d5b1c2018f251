#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Holds the house together: includes go from right to left only, from room to earlier room, folders and files stay
# of a size that one can hold in mind, and machines can include what is for them.
"""layers.py SOURCE_DIR CXX CC [INCLUDE_DIR...]: prints every breach, and exits with 1 when there is one."""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

LAYERS = ["runtime", "schema", "export", "designer"]
CODE = (".cpp", ".hpp", ".h", ".c", ".py", ".in")
MOST_SOURCES = 24  # .cpp files in one folder
MOST_LINES = 500
# What must never be linked into a machine.
DESKTOP = re.compile(r"^(gtk|gdk|glib|wx|pango|cairo|fontconfig|freetype|ft2build|hb|fribidi|hpdf|libxml|CLI)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
# Public headers of the player lie flat in include/facenotice and belong to the room of the .cpp of their name;
# these have none.
HEADER_ONLY = {"descriptor": "base", "little_endian": "base", "localized": "base", "result": "base",
               "flow": "flow", "display_list": "screen", "host": "player"}
# The C interface is named for its users; its source says what it is.
HEADERS_OF_OTHERS = {"player.h": "player"}
# Rooms that do not use each other although one stands before the other in the list.
STRANGERS = {("designer", "cli"): {"gui"}, ("designer", "gui"): {"cli"}}


def layer_of(include):
    """The layer that an include names, or None for other people's headers."""
    first = include.split("/")[0]
    if first in LAYERS:
        return first
    return "runtime" if first in ("facenotice", "src") else None


def rooms_in(cmake, folder):
    """The rooms that a folder's CMakeLists.txt names, in their order: the one list of them.

    A list of rooms stands at facenotice_layer(... ROOMS a b) or facenotice_rooms(variable [IN folder] a b); a room
    that is a library of its own is globbed ("cli/*.cpp")."""
    text = re.sub(r"#.*", "", cmake)
    if folder:
        found = re.search(rf"facenotice_rooms\(\s*\w+\s+IN\s+{folder}\s+([^)]*)\)", text)
        return found.group(1).split() if found else []
    found = re.search(r"\bROOMS\s+([a-z\s]+)", text)
    if found:
        return found.group(1).split()
    return re.findall(r'"([a-z]+)/\*\.cpp"', text) + re.findall(r"facenotice_rooms\(\s*\w+\s+IN\s+([a-z]+)", text)


class Rooms:
    """Rooms of one folder: which of them a file or an include belongs to, and what it may use."""

    def __init__(self, base, prefix, rooms, strangers, public=None):
        self.base, self.prefix, self.rooms = base, prefix, rooms
        self.strangers, self.public = strangers, public or {}

    def of_include(self, include):
        if include.startswith("facenotice/"):
            return self.public.get(include.removeprefix("facenotice/"))
        if not include.startswith(self.prefix):
            return None
        room = include[len(self.prefix):].split("/")[0]
        return room if room in self.rooms else None

    def refusal(self, room, include):
        """Why a file of the room may not use the include; None when it may."""
        used = self.of_include(include)
        if used is None or used == room:
            return None
        if self.rooms.index(used) > self.rooms.index(room) or used in self.strangers.get(room, ()):
            return f"the room {room} uses {include}, which is {used}'s"
        return None


def public_headers(runtime):
    """facenotice/<name> -> room; a header whose room nobody knows has None."""
    sources = {f.stem: f.parent.name for f in (runtime / "src").rglob("*.cpp")}
    found = {}
    for header in sorted((runtime / "include" / "facenotice").iterdir()):
        found[header.name] = (HEADERS_OF_OTHERS.get(header.name) or HEADER_ONLY.get(header.stem)
                              or sources.get(header.stem))
    return found


def houses(source):
    """The folders that have rooms."""
    public = public_headers(source / "runtime")
    for layer in LAYERS:
        cmake = (source / layer / "CMakeLists.txt").read_text(encoding="utf-8")
        rooms = rooms_in(cmake, "")
        strangers = {room: STRANGERS[(layer, room)] for room in rooms if (layer, room) in STRANGERS}
        if layer == "runtime":
            yield Rooms(source / "runtime" / "src", "src/", rooms, strangers, public)
        else:
            yield Rooms(source / layer, f"{layer}/", rooms, strangers)
    # Between what all windows share (the first) and the frame that docks them (the last) stand views, strangers all.
    views = rooms_in((source / "designer" / "CMakeLists.txt").read_text(encoding="utf-8"), "gui")
    strangers = {room: set(views[1:-1]) - {room} for room in views[1:-1]}
    yield Rooms(source / "designer" / "gui", "designer/gui/", views, strangers)


def includes_of(file):
    return [include for _, include in INCLUDE.findall(file.read_text(encoding="utf-8"))]


def sources_in(folder):
    return sorted(f for f in folder.rglob("*") if f.suffix in (".cpp", ".hpp", ".h", ".c", ".in"))


def breaches_of_rooms(source):
    for house in houses(source):
        name = house.base.relative_to(source)
        if len(house.rooms) < 2:
            yield f"{name}: no rooms found in CMakeLists.txt"
        for file in sources_in(house.base):
            room = file.relative_to(house.base).parts[0]
            if room not in house.rooms:
                yield f"{file.relative_to(source)}: stands in no room of {name}"
                continue
            for refusal in filter(None, (house.refusal(room, include) for include in includes_of(file))):
                yield f"{file.relative_to(source)}: {refusal}"
        for header, room in house.public.items():
            if room is None:
                yield f"runtime/include/facenotice/{header}: no source of its name, and no room in layers.py"
                continue
            for include in includes_of(source / "runtime" / "include" / "facenotice" / header):
                refusal = house.refusal(room, include)
                if refusal:
                    yield f"runtime/include/facenotice/{header}: {refusal}"


def breaches_of_direction(source):
    for index, layer in enumerate(LAYERS):
        files = sources_in(source / layer)
        if not files:
            yield f"{layer}: no sources found; is this the source folder?"
        for file in files:
            for include in includes_of(file):
                used = layer_of(include)
                if used is not None and LAYERS.index(used) > index:
                    yield f"{file.relative_to(source)}: {layer} includes {include}, which is {used}'s"
                if include.split("/")[0] == "tests":
                    yield f"{file.relative_to(source)}: includes {include} of the tests"
                if layer == "runtime" and DESKTOP.match(include):
                    yield f"{file.relative_to(source)}: runtime includes {include}"
    for folder in LAYERS + ["tests"]:
        for file in sources_in(source / folder):
            for include in includes_of(file):
                inside = (source / "runtime" / "src") in file.parents
                if "src" in include.split("/")[:-1] and not inside:
                    yield f"{file.relative_to(source)}: includes {include}, which is private to the player"


def breaches_of_top_level(source):
    """What a program leaves in the folder that it was started in is committed before anybody sees it."""
    known = {*LAYERS, "templates", "tests", "tools", "build"}
    for folder in sorted(f for f in source.iterdir() if f.is_dir() and not f.name.startswith(".")):
        if folder.name not in known:
            yield f"{folder.name}: no folder of the top level (README.md says which there are)"


def breaches_of_size(source):
    for folder in LAYERS + ["tests"]:
        counts = collections.Counter()
        for file in sorted(f for f in (source / folder).rglob("*") if f.suffix in CODE):
            counts[file.parent] += file.suffix == ".cpp"
            lines = file.read_text(encoding="utf-8").count("\n")
            if lines > MOST_LINES:
                yield f"{file.relative_to(source)}: {lines} lines, more than {MOST_LINES}: which two things is it?"
        for crowded, count in counts.items():
            if count > MOST_SOURCES:
                yield f"{crowded.relative_to(source)}: {count} sources, more than {MOST_SOURCES}: which rooms are they?"


def compiles(command, text):
    done = subprocess.run(command, input=text, text=True, capture_output=True)
    return None if done.returncode == 0 else done.stderr.splitlines()[0] if done.stderr else "failed"


def breaches_of_headers(source, cxx, cc, include_dirs):
    include = source / "runtime" / "include"
    paths = [f"-I{include}"] + [f"-I{directory}" for directory in include_dirs]
    strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"]
    headers = sorted((include / "facenotice").glob("*.hpp"))
    if len(headers) < 10:
        yield "the public headers are not where they should be"
    for header in headers + [include / "facenotice" / "player.h"]:
        text = f"#include <facenotice/{header.name}>\n"
        error = compiles([cxx, "-std=c++17", "-xc++", *strict, *paths, "-"], text)
        if error:
            yield f"{header.name} does not stand alone as C++17: {error}"
    error = compiles([cc, "-std=c11", "-xc", *strict, *paths, "-"], "#include <facenotice/player.h>\n")
    if error:
        yield f"player.h is no C11: {error}"


def breaches_in(files, check):
    """What a check says of a small tree: files are path -> text."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return list(check(pathlib.Path(folder)))


# A house in small that breaks nothing.
SOUND = {
    "runtime/CMakeLists.txt": "facenotice_layer(player\n  IN src\n  ROOMS base flow player\n  LINKS x)\n",
    "runtime/include/facenotice/digest.hpp": "",
    "runtime/include/facenotice/state.hpp": "#include <facenotice/digest.hpp>\n",
    "runtime/src/base/digest.cpp": "#include <facenotice/digest.hpp>\n",
    "runtime/src/flow/state.cpp": '#include "src/base/wire.hpp"\n',
    "schema/CMakeLists.txt": "facenotice_layer(schema\n  ROOMS base document  # in order\n  LINKS y)\n",
    "schema/base/text.hpp": "",
    "schema/document/document.cpp": '#include "schema/base/text.hpp"\n#include <facenotice/state.hpp>\n',
    "export/CMakeLists.txt": "facenotice_layer(export\n  ROOMS fonts layout\n  LINKS z)\n",
    "export/layout/layout.cpp": '#include "export/fonts/fonts.hpp"\n#include "schema/document/document.hpp"\n',
    "designer/CMakeLists.txt": 'file(GLOB r "rehearsal/*.cpp")\nfile(GLOB c "cli/*.cpp")\n'
                               "facenotice_rooms(gui_sources IN gui base xml play frame)\n",
    "designer/cli/main.cpp": '#include "designer/rehearsal/machine.hpp"\n',
    "designer/gui/xml/panel.cpp": '#include "designer/gui/base/text.hpp"\n',
    "designer/gui/frame/frame.cpp": '#include "designer/gui/xml/panel.hpp"\n#include "designer/gui/play/p.hpp"\n',
}
# One file more, and the check that must notice it.
UNSOUND = [
    (breaches_of_direction, "schema/base/a.cpp", '#include "export/fonts/fonts.hpp"\n'),
    (breaches_of_direction, "schema/base/a.cpp", '#include "src/base/wire.hpp"\n'),
    (breaches_of_direction, "tests/runtime/base/a.cpp", '#include "runtime/src/base/wire.hpp"\n'),
    (breaches_of_direction, "export/fonts/a.cpp", '#include "tests/support/child.hpp"\n'),
    (breaches_of_direction, "runtime/src/base/a.cpp", "#include <wx/wx.h>\n"),
    (breaches_of_rooms, "runtime/src/base/a.cpp", '#include "src/flow/move.hpp"\n'),
    (breaches_of_rooms, "runtime/src/base/a.cpp", "#include <facenotice/state.hpp>\n"),
    (breaches_of_rooms, "runtime/include/facenotice/digest.hpp", "#include <facenotice/state.hpp>\n"),
    (breaches_of_rooms, "runtime/include/facenotice/nobodys.hpp", ""),
    (breaches_of_rooms, "schema/base/a.cpp", '#include "schema/document/document.hpp"\n'),
    (breaches_of_rooms, "schema/a.cpp", ""),
    (breaches_of_rooms, "schema/attic/a.cpp", ""),
    (breaches_of_rooms, "designer/rehearsal/a.cpp", '#include "designer/cli/command.hpp"\n'),
    (breaches_of_rooms, "designer/gui/frame/a.cpp", '#include "designer/cli/command.hpp"\n'),
    (breaches_of_rooms, "designer/cli/a.cpp", '#include "designer/gui/base/text.hpp"\n'),
    (breaches_of_rooms, "designer/gui/play/a.cpp", '#include "designer/gui/xml/panel.hpp"\n'),
    (breaches_of_rooms, "designer/gui/xml/a.cpp", '#include "designer/gui/frame/frame.hpp"\n'),
    (breaches_of_rooms, "designer/gui/base/a.cpp", '#include "designer/gui/xml/panel.hpp"\n'),
    (breaches_of_top_level, "ledger-bench/10000", ""),
    (breaches_of_size, "export/layout/a.cpp", "\n" * (MOST_LINES + 1)),
    (breaches_of_size, "tests/oracle/a.py", "\n" * (MOST_LINES + 1)),
]


def self_test():
    """A check that finds nothing anywhere proves nothing."""
    assert layer_of("export/layout.hpp") == "export" and layer_of("facenotice/flow.hpp") == "runtime"
    assert layer_of("vector") is None and layer_of("fmt/format.h") is None
    assert DESKTOP.match("gtk/gtk.h") and DESKTOP.match("wx/wx.h") and DESKTOP.match("ft2build.h")
    assert not DESKTOP.match("sodium.h") and not DESKTOP.match("pugixml.hpp")
    assert INCLUDE.findall('#include "schema/tr.hpp"\n # include <a>') == [('"', "schema/tr.hpp"), ("<", "a")]
    for check in (breaches_of_direction, breaches_of_rooms, breaches_of_top_level, breaches_of_size):
        assert breaches_in(SOUND, check) == [], (check.__name__, breaches_in(SOUND, check))
    for check, path, text in UNSOUND:
        found = breaches_in({**SOUND, path: text}, check)
        named = path.split("/")[0] if check is breaches_of_top_level else path
        assert len(found) == 1 and named in found[0], (check.__name__, path, text, found)
    crowd = {f"schema/base/a{number}.cpp": "" for number in range(MOST_SOURCES)}
    assert breaches_in({**SOUND, **crowd}, breaches_of_size) == []
    crowd["schema/base/another.cpp"] = ""
    assert len(breaches_in({**SOUND, **crowd}, breaches_of_size)) == 1


def main():
    self_test()
    source, cxx, cc = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    breaches = [*breaches_of_direction(source), *breaches_of_rooms(source), *breaches_of_top_level(source),
                *breaches_of_size(source), *breaches_of_headers(source, cxx, cc, sys.argv[4:])]
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


sys.exit(main())
