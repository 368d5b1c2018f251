#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what a desktop reads about the programs to the programs that desktops use.

desktop.py SOURCE PROGRAM entry|metainfo|kinds|manual
Leaves with 77, which ctest reports as skipped, where the program that judges is not installed.
"""
import configparser
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

source, program, what = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
folder = source / "designer/desktop"
not_checked = 77
kinds_namespace = "{http://www.freedesktop.org/standards/shared-mime-info}"


def judge(*command, silent=False, **variables):
    if shutil.which(command[0]) is None:
        print(f"not checked: {command[0]} is not installed")
        sys.exit(not_checked)
    environment = dict(os.environ, LC_ALL="C.UTF-8", **variables)
    done = subprocess.run(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wrong = done.stderr if silent else done.stdout + done.stderr
    if done.returncode != 0 or (silent and wrong):
        sys.exit(f"{' '.join(map(str, command))}:\n{wrong}")


def entry():
    desktop = configparser.RawConfigParser(comment_prefixes="#", delimiters="=")
    desktop.optionxform = str
    desktop.read(folder / "facenotice-designer.desktop", encoding="utf-8")
    named = desktop["Desktop Entry"]
    known = {kind.get("type") for kind in xml.parse(folder / "facenotice.xml").getroot()}
    opened = set(filter(None, named["MimeType"].split(";")))
    if not opened or not opened <= known:
        sys.exit(f"the menu entry opens {opened}, but facenotice.xml describes {known}")
    if not (folder / f"{named['Icon']}.svg").exists():
        sys.exit(f"there is no icon {named['Icon']}")
    judge("desktop-file-validate", folder / "facenotice-designer.desktop")


def metainfo():
    # An identifier is a reversed domain name by custom; the project has no domain.
    judge("appstreamcli", "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info",
          folder / "facenotice-designer.metainfo.xml")


def kinds():
    namespaces = {root.get("namespaceURI") for root in xml.parse(folder / "facenotice.xml").iter(kinds_namespace + "root-XML")}
    for template in (source / "templates").glob("*.flow.xml"):
        tag = xml.parse(template).getroot().tag
        if tag not in {f"{{{namespace}}}flow" for namespace in namespaces}:
            sys.exit(f"{template.name} begins with {tag}, which facenotice.xml does not describe")
    with tempfile.TemporaryDirectory() as data:
        database = Path(data) / "mime"
        packages = database / "packages"
        packages.mkdir(parents=True)
        shutil.copy(folder / "facenotice.xml", packages)
        judge("update-mime-database", database, silent=True, XDG_DATA_HOME=data)
        globs = (database / "globs2").read_text(encoding="utf-8")
        for line in ("60:application/x-facenotice-flow+xml:*.flow.xml", "50:application/x-facenotice-package:*.fnp"):
            if line not in globs.splitlines():
                sys.exit(f"the desktop does not read {line} from facenotice.xml:\n{globs}")


def manual():
    subprocess.run([source / "tools/manual", "--check", program], check=True)
    for page in ("facenotice.1", "facenotice-designer.1"):
        judge("man", "--warnings", "--encoding=UTF-8", "--local-file", folder / page, silent=True)


{"entry": entry, "metainfo": metainfo, "kinds": kinds, "manual": manual}[what]()
