#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""accessible_words.py DESIGNER FACENOTICE FLOW: walks the window under a catalogue in which every message has brackets, and
fails while something is English that did not go through the catalogue."""
import html
import re
import sys
from pathlib import Path

from accessible_desk import Desk, need
from pseudo_catalogue import make

# What is English and may be, with why.
NAMES = {
    "FaceNotice": "the name of the program",
    "XML": "the name of the format", "SVG": "the name of a format", "PNG": "the name of a format", "PDF": "the name of a format",
    "HTML": "the name of a format", "English": "a language by its own name",
    "icon": "GTK's own name of the picture in a search field", "edit": "the same", "find": "the same", "symbolic": "the same",
    "clear": "the same", "BCP": "the name of a standard", "XLIFF": "the name of a standard", "QR": "a word of Chinese texts too",
    "SHA": "the name of a standard", "App": "a word in the Chinese title of a law",
}
PATTERNS = [
    (r"\b(?:Ctrl|Alt|Shift)(?:\+\S+)+|\b(?:F\d+|Enter|Esc|Tab|Space|Insert|Page Down|Page Up)\b", "keys, which are printed so"),
    (r"\b[A-Z0-9]+-[A-Z0-9]+(?:-[A-Za-z0-9]+)*(?:\.\w+)*\b", "ids of rules and items"),
    (r"\b[a-z]{2}-[A-Z]{2}\b", "tags of languages"),
    (r"https://\S+", "links"),
]


def left_over(name, known):
    """The Latin words that are in no brackets, not the document's and no exception."""
    while True:
        without = re.sub(r"⟦[^⟦⟧]*⟧", " ", name)
        if without == name:
            break
        name = without
    for pattern, _ in PATTERNS:
        name = re.sub(pattern, " ", name)
    return [word for word in re.findall(r"[A-Za-z]{3,}", name) if word not in known and word not in NAMES]


def documentation(schema):
    """What flow.xsd says of elements and attributes is in no catalogue: it stands there in Chinese, with Latin names."""
    said = re.findall(r'<xs:documentation xml:lang="zh-CN">(.*?)</xs:documentation>', schema.read_text(encoding="utf-8"), re.DOTALL)
    return {" ".join(html.unescape(words).split()) for words in said}


def main():
    need()
    designer, _, flow = sys.argv[1:4]
    source = Path(flow)
    words_of_flow = set(re.findall(r"[A-Za-z]{3,}", source.read_text(encoding="utf-8")))
    of_schema = documentation(source.resolve().parents[1] / "schema/flow.xsd")
    built = Path(designer).resolve().parents[1] / "locale/zh_CN/LC_MESSAGES/facenotice.mo"
    wrong, seen, bracketed = {}, set(), 0
    with Desk(designer, language="zh_CN", catalogues=True) as desk:
        count = make(built, desk.home / "catalogues/zh_CN/LC_MESSAGES/facenotice.mo")
        desk.start(flow)
        desk.wait("the verdict", lambda: any("examples to replace" in thing.name for thing in desk.showing()))
        known = words_of_flow | set(re.findall(r"[A-Za-z]{3,}", str(source)))

        def look(where, within=None):
            nonlocal bracketed
            for thing in desk.everything(within):
                for said in {thing.name, thing.description}:
                    if not said or said in seen or said in of_schema:
                        continue
                    seen.add(said)
                    bracketed += "⟦" in said
                    if said.count("⟦") != said.count("⟧"):
                        wrong[said] = f"{where}: cut in the middle: “{said}”"
                    elif left_over(said, known):
                        wrong[said] = f"{where}: {thing.getRoleName()} “{said}”: {left_over(said, known)}"

        for number, where in enumerate(["Screen", "Flow", "Texts", "XML", "Review"], 1):
            desk.press(f"ctrl+{number}", pause=1.5)
            look(where)
        desk.press("ctrl+1")
        for keys in (["ctrl+k"], ["ctrl+comma"], ["ctrl+shift+n"], ["ctrl+shift+e"], ["F1"]):
            desk.press(*keys)
            dialog = desk.wait(f"the dialog of {keys}", lambda: (desk.frames()[1:] or [None])[0])
            look(" ".join(keys), dialog)
            desk.press("Escape")
            desk.wait("its end", lambda: len(desk.frames()) == 1)
    print(f"{count} messages in the catalogue; {len(seen)} names and descriptions seen, {bracketed} of them with brackets")
    if bracketed < 150:
        wrong["few"] = "too few brackets were seen: was the catalogue read at all?"
    print("\n".join(wrong.values()))
    return 1 if wrong else 0


sys.exit(main())
