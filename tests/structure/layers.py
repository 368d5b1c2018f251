#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Holds the house together: includes go from right to left only, and machines can include what is for them.
"""layers.py SOURCE_DIR CXX CC [INCLUDE_DIR...]: prints every breach, and exits with 1 when there is one."""
import pathlib
import re
import subprocess
import sys

LAYERS = ["runtime", "schema", "export", "designer"]
# What must never be linked into a machine.
DESKTOP = re.compile(r"^(gtk|gdk|glib|wx|pango|cairo|fontconfig|freetype|ft2build|hb|fribidi|hpdf|libxml|CLI)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(include):
    """The layer that an include names, or None for other people's headers."""
    first = include.split("/")[0]
    if first in LAYERS:
        return first
    return "runtime" if first in ("facenotice", "src") else None


def breaches_of_direction(source):
    for index, layer in enumerate(LAYERS):
        files = [f for f in (source / layer).rglob("*") if f.suffix in (".cpp", ".hpp", ".h", ".c", ".in")]
        if not files and layer != "designer":
            yield f"{layer}: no sources found; is this the source folder?"
        for file in files:
            for _, include in INCLUDE.findall(file.read_text(encoding="utf-8")):
                used = layer_of(include)
                if used is not None and LAYERS.index(used) > index:
                    yield f"{file.relative_to(source)}: {layer} includes {include}, which is {used}'s"
                if include.split("/")[0] == "tests":
                    yield f"{file.relative_to(source)}: includes {include} of the tests"
                if layer == "runtime" and DESKTOP.match(include):
                    yield f"{file.relative_to(source)}: runtime includes {include}"


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


def self_test():
    """A check that finds nothing anywhere proves nothing."""
    assert layer_of("export/layout.hpp") == "export" and layer_of("facenotice/flow.hpp") == "runtime"
    assert layer_of("vector") is None and layer_of("fmt/format.h") is None
    assert DESKTOP.match("gtk/gtk.h") and DESKTOP.match("wx/wx.h") and DESKTOP.match("ft2build.h")
    assert not DESKTOP.match("sodium.h") and not DESKTOP.match("pugixml.hpp")
    assert INCLUDE.findall('#include "schema/tr.hpp"\n # include <a>') == [('"', "schema/tr.hpp"), ("<", "a")]


def main():
    self_test()
    source, cxx, cc = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    breaches = list(breaches_of_direction(source)) + list(breaches_of_headers(source, cxx, cc, sys.argv[4:]))
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


sys.exit(main())
