#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""accessible_crash.py DESIGNER FACENOTICE FLOW: the program crashes with a document open; its report has none of the document's
words, and the next start shows and deletes it."""
import os
import re
import signal
import sys
from pathlib import Path

from accessible_desk import CHECKED, Desk, need


def main():
    need()
    designer, _, flow = sys.argv[1:4]
    with Desk(designer) as desk:
        program = desk.start(flow)
        desk.find("label", CHECKED)
        desk.press("ctrl+4", "ctrl+2", "ctrl+1")
        os.kill(program.pid, signal.SIGSEGV)
        if program.wait(timeout=60) != -signal.SIGSEGV:
            sys.exit("a crash does not take its course")
        folder = desk.home / "state/facenotice"
        report, = folder.glob("crash-*.txt")
        noted = report.read_text()
        for wanted in ("signal: SIGSEGV", "view-4 view-2 view-1", "addresses:"):
            if wanted not in noted:
                sys.exit(f"the report lacks “{wanted}”:\n{noted}")
        text = Path(flow).read_text(encoding="utf-8")
        words = set(re.findall(r"[一-鿿]{2,}|[a-z]+(?:-[a-z]+)+|[A-Z][a-z]{5,}", text)) - {"FaceNotice"}
        commands = noted.split("last commands:")[1].split("\n")[0]
        inside = [word for word in words if word in noted.replace(commands, "").replace(str(Path(designer).resolve().parent), "")]
        if inside or Path(flow).name in noted:
            sys.exit(f"the report has words of the document: {inside}\n{noted}")

        desk.wait("the end of the first window", lambda: not desk.frames())
        desk.start(flow)
        desk.find("label", "FaceNotice ended unexpectedly")
        desk.find("push button", "Show").queryAction().doAction(0)
        page = desk.find("text", "Page of help").queryText()
        if "signal: SIGSEGV" not in page.getText(0, page.characterCount):
            sys.exit("the report is not shown")
        desk.press("Escape")
        desk.find("push button", "Delete").queryAction().doAction(0)
        desk.wait("the report deleted", lambda: not list(folder.glob("crash-*.txt")))
        print("a crash is noted without the document, shown and deleted")
    return 0


sys.exit(main())
