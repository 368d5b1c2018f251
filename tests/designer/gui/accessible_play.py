#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""accessible_play.py DESIGNER FACENOTICE FLOW: who sees no picture plays the machine: hears what each screen says and presses what is told,
by the actions of accessible parts alone, from switching on to the end of a session."""
import shutil
import sys

from accessible_desk import CHECKED, Desk, need


def main():
    need()
    designer, template = sys.argv[1], sys.argv[3]
    with Desk(designer) as desk:
        flow = desk.home / "my.flow.xml"
        shutil.copy(template, flow)
        desk.start(flow)
        desk.find("label", CHECKED)
        desk.press("F5")
        screen = desk.find("panel", "The machine’s screen")

        def part(role, name):
            """By its whole name: before the play begins, the parts are those of the document, and are called otherwise."""
            return desk.wait(f"{role} “{name}”", lambda: next(
                (thing for thing in desk.showing(screen) if thing.getRoleName() == role and thing.name == name), None))

        def press(name, then):
            part("push button", name).queryAction().doAction(0)
            part("heading", then)

        press("English", "Welcome")
        press("Withdraw and delete", "Withdraw and delete")
        desk.find("paragraph", "No face and nothing else is asked for", screen)
        desk.find("entry", "Receipt code", screen)
        part("push button", "Keep my consent, go back").queryAction().doAction(0)
        log = desk.find("text", "What the player did")

        def said():
            text = log.queryText()
            return text.getText(0, text.characterCount)
        desk.wait("the end of the session", lambda: "The session ends" in said())
        print("a session from switching on to its end, by accessible actions")
    return 0


sys.exit(main())
