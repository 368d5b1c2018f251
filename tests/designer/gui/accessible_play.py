#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""accessible_play.py DESIGNER FACENOTICE FLOW: who sees no picture plays the machine: hears what each screen says and presses what is told,
by the actions of accessible parts alone, from switching on to the end of a session."""
import shutil
import sys

from accessible_desk import Desk, need


def main():
    need()
    designer, template = sys.argv[1], sys.argv[3]
    with Desk(designer) as desk:
        flow = desk.home / "my.flow.xml"
        shutil.copy(template, flow)
        desk.start(flow)
        desk.find("label", "Waits for people")
        desk.press("F5")
        screen = desk.find("panel", "The machine’s screen")

        def press(name, then):
            part = desk.find("push button", name, screen)
            if part.queryAction().getName(0) == "":
                sys.exit(f"“{name}” has an action without a name")
            part.queryAction().doAction(0)
            desk.find("heading", then, screen)

        press("English", "Welcome")
        press("Withdraw and delete", "Withdraw and delete")
        desk.find("paragraph", "No face and nothing else is asked for", screen)
        if desk.find("entry", "Receipt code", screen) is None:
            sys.exit("the field is not told")
        desk.find("push button", "Keep my consent, go back", screen).queryAction().doAction(0)
        log = desk.find("text", "What the player did")

        def said():
            text = log.queryText()
            return text.getText(0, text.characterCount)
        desk.wait("the end of the session", lambda: "The session ends" in said())
        print("a session from switching on to its end, by accessible actions")
    return 0


sys.exit(main())
