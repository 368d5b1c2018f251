#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""accessible_walk.py DESIGNER FACENOTICE FLOW: who sees no picture and has no mouse adds a screen, leads a way to it, answers
what only a person can judge, and exports a PDF. Everything is found by what a screen reader says, and done by keys."""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

from accessible_desk import CHECKED, Desk, need

FLOW = "{urn:facenotice:flow:1}"


def main():
    need()
    designer, facenotice, template = sys.argv[1:4]
    with Desk(designer) as desk:
        flow, key, memo, report = (desk.home / name for name in ("my.flow.xml", "dpo.key", "memo.txt", "report.pdf"))
        shutil.copy(template, flow)
        memo.write_text("the assessment")

        def facenotice_says(*arguments):
            return subprocess.run([facenotice, *map(str, arguments)], check=True, capture_output=True, text=True).stdout
        facenotice_says("key", "new", "--role", "reviewer", "-o", desk.home / "dpo")
        facenotice_says("reviewer", "add", flow, "--name", "Li Wei", "--role", "data-protection-officer", "--key", desk.home / "dpo.pub")

        def steps():
            return {step.get("id"): step for step in xml.parse(flow).getroot().find(f"{FLOW}steps")}

        desk.start(flow)
        desk.find("label", CHECKED)

        # A new screen, behind one that is found in the graph.
        desk.press("ctrl+2")
        graph = desk.find("panel", "Graph of the flow")
        # At the graph, or at the screen of the finding that the keyboard passed on its way.
        desk.tab_to("Graph of the flow", "Separate notice")
        desk.press("Home")  # all of it
        desk.find("icon", "Welcome", graph).queryAction().doAction(0)
        desk.wait("the keyboard at Welcome", lambda: desk.holds("Welcome"))
        desk.press("Right")
        desk.wait("the keyboard at another screen", lambda: not desk.holds("Welcome", "Graph"))
        desk.press("Left")
        desk.wait("the keyboard back at Welcome", lambda: desk.holds("Welcome"))
        desk.press("Insert")
        desk.find("menu item", "A new choice leads to a new screen")
        desk.press("Up", "Return")
        new = desk.find("icon", "New screen", graph)

        # A way from there to a screen that was there before.
        desk.wait("the new screen selected", lambda: desk.has(new, "SELECTED"))
        desk.tab_to("New screen")
        desk.press("c")
        desk.find("icon", "Choose a product", graph).queryAction().doAction(0)
        desk.wait("the keyboard at the target", lambda: desk.holds("Choose a product"))
        desk.press("c")
        desk.find("menu item", "A new choice leads there")
        desk.press("Up", "Return")
        desk.find("link", "leads from “New screen” to “Choose a product”", graph)
        desk.press("ctrl+s")
        desk.wait("the new screen in the file", lambda: "screen" in steps())
        if {choice.get("to") for choice in steps()["screen"].iter(f"{FLOW}choice")} != {"attract", "goods"}:
            sys.exit("the way does not lead there")

        # What waits for a person is answered and signed.
        desk.find("label", "to mend")  # the new words are drafts
        desk.press("ctrl+5")
        desk.wait("the keyboard in the laws", lambda: desk.focused().getRoleName() in ("table cell", "table"))
        details = desk.find("text", "Everything about the row")

        def row():
            said = details.queryText()
            return said.getText(0, said.characterCount)
        for _ in range(80):
            if "data protection officer: open" in row() and "Asked of people (H-02)" in row():
                break
            desk.press("Down", pause=0.1)
        else:
            sys.exit(f"no row asks the data protection officer: {row()}")
        desk.press("alt+r", "a")
        # Nothing is ticked beforehand: whoever answers says that it is so.
        desk.wait("the keyboard at the answer", lambda: desk.focused().getRoleName() == "radio button")
        desk.press("space")
        desk.tab_to("A file that shows it")
        desk.type(str(memo))
        desk.tab_to("Your key")
        desk.type(str(key))
        desk.press("Return")
        desk.wait("the answer at the row", lambda: "Li Wei" in row())
        desk.press("ctrl+s")
        desk.wait("the answer in the file", lambda: xml.parse(flow).getroot().find(f"{FLOW}attestations/*") is not None)

        # The report goes to a PDF.
        desk.press("ctrl+shift+e")
        desk.find("frame", "Report of the check")
        desk.tab_to("Format")
        desk.press("Down", "Return")
        desk.wait("where to save it", lambda: any("Save the report" in frame.name for frame in desk.frames()))
        desk.press("ctrl+a")
        desk.type(str(report))
        desk.press("Return")
        desk.wait("the PDF", lambda: report.exists() and report.read_bytes().startswith(b"%PDF"))
        print("a screen, a way, an answer and a PDF, by keyboard and screen reader")
    return 0


sys.exit(main())
