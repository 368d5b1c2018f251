#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""accessible_names.py DESIGNER FACENOTICE FLOW: counts, in every view, the controls that have a name for screen readers, and
fails while one has none, or while the Tab key comes to something without one or does not leave a view."""
import sys

from accessible_desk import CHECKED, Desk, need

VIEWS = ["Screen", "Flow", "Texts", "XML", "Review"]
# What a person acts on although the keyboard goes to something inside of it.
ACTED_ON = {"combo box", "page tab", "menu", "menu item", "check menu item"}
# Rows of lists are read by their cells: a picture beside words has none of its own, and the cell that holds both neither.
CELL = "table cell"


def controls(desk, thing=None):
    for found in desk.showing(thing):
        role = found.getRoleName()
        if role != CELL and (desk.has(found, "FOCUSABLE") or role in ACTED_ON):
            yield found


def unreadable_rows(desk):
    """Cells without words among their neighbours and inside."""
    for table in desk.showing():
        if "table" not in table.getRoleName() or table.getRoleName() == CELL:
            continue
        cells = [cell for cell in desk.children_of(table) if cell.getRoleName() == CELL]
        if cells and not any(said(desk, cell) for cell in cells):
            yield table


def said(desk, thing):
    return thing.name.strip() or any(said(desk, inner) for inner in desk.children_of(thing)) or row_of(desk, thing)


def row_of(desk, cell):
    """What the row of a cell says: a heading has words in one column only."""
    if cell.getRoleName() != CELL or "Table" not in cell.parent.get_interfaces():
        return ""
    table, index = cell.parent.queryTable(), cell.getIndexInParent()
    row = table.getRowAtIndex(index)
    return " ".join(table.getAccessibleAt(row, column).name for column in range(table.nColumns)).strip()


def main():
    need()
    program, _, flow = sys.argv[1:4]
    wrong = []
    with Desk(program) as desk:
        desk.start(flow)
        desk.find("label", CHECKED)  # checked: everything is filled
        named = everything = 0

        def count(where, within=None):
            nonlocal named, everything
            all_now = list(controls(desk, within))
            nameless = [one for one in all_now if not one.name.strip()]
            print(f"{where}: {len(all_now) - len(nameless)} of {len(all_now)} controls have a name")
            named, everything = named + len(all_now) - len(nameless), everything + len(all_now)
            wrong.extend(f"{where}: a {one.getRoleName()} in “{one.parent.name}” has no name" for one in nameless)
            wrong.extend(f"{where}: no row of {table.name} says anything" for table in unreadable_rows(desk))

        for number, view in enumerate(VIEWS, 1):
            desk.press(f"ctrl+{number}", pause=1.5)
            desk.wait(view, lambda: desk.has(desk.find("toggle button", view), "CHECKED"))
            count(view)
            stops = set()
            for _ in range(60):  # where the Tab key comes to
                desk.press("Tab", pause=0.1)
                stop = desk.focused()
                if stop is None or not said(desk, stop):
                    wrong.append(f"{view}: the Tab key comes to {'nothing' if stop is None else stop.getRoleName()} without a name, after {sorted(stops)}")
                    break
                if (said(desk, stop), stop.getRoleName()) in stops and len(stops) > 3:
                    break
                stops.add((said(desk, stop), stop.getRoleName()))
            if len(stops) < 10:
                wrong.append(f"{view}: the Tab key stays among {sorted(stops)}")
            print(f"{view}: {len(stops)} places that the Tab key comes to")
        desk.press("ctrl+1")
        for keys, title in [(["ctrl+k"], "Commands and places"), (["ctrl+comma"], "Settings"),
                            (["ctrl+shift+n"], "screen"), (["ctrl+shift+e"], "Report of the check")]:
            desk.press(*keys)
            count(title, desk.wait(title, lambda: next((f for f in desk.frames()[1:] if title in f.name), None)))
            desk.press("Escape")
            desk.wait(f"the end of {title}", lambda: len(desk.frames()) == 1)
        print(f"all: {named} of {everything}")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
