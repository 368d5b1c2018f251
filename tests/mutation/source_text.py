# SPDX-License-Identifier: MIT
"""C++ source as text with brackets: enough of it to find expressions and statements, and no more.

The code is formatted by .clang-format, and this counts on it: a binary operator has a space on both sides, a
template's bracket has not, a block's brace stands after a space and an initialiser's after a name.
"""

import re

OPEN = {"(": ")", "[": "]", "{": "}"}
CLOSE = {close: open_ for open_, close in OPEN.items()}

_SKIPPED = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*",
    re.DOTALL | re.MULTILINE,
)


class SourceText:
    """`code` has the length of `text`, with comments, literals' insides and preprocessor lines blanked out."""

    def __init__(self, text):
        self.text = text
        self.code = _SKIPPED.sub(self._blank, text)
        self.partner = {}
        self.parent = {}  # of an opening bracket: the one around it
        waiting = []
        for at, char in enumerate(self.code):
            if char in OPEN:
                self.parent[at] = waiting[-1] if waiting else -1
                waiting.append(at)
            elif char in CLOSE and waiting:
                opened = waiting.pop()
                self.partner[opened] = at
                self.partner[at] = opened

    @staticmethod
    def _blank(match):
        word = match.group(0)
        if word[0] in "\"'R" and len(word) > 1:  # a literal stays one word
            return "".join(c if c == "\n" else "S" for c in word)
        return "".join(c if c == "\n" else " " for c in word)

    def line_of(self, at):
        return self.text.count("\n", 0, at) + 1

    def line_text(self, at):
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return " ".join(self.text[start : end if end >= 0 else len(self.text)].split())

    def is_block(self, brace):
        """Whether this brace opens statements, not an initialiser."""
        before = self.code[brace - 1] if brace > 0 else " "
        return before.isspace()

    def statement_start(self, at):
        """Where the statement begins that `at` stands in."""
        while at > 0:
            char = self.code[at - 1]
            if char in CLOSE:
                opened = self.partner.get(at - 1)
                if opened is None or (char == "}" and self.is_block(opened)):
                    break
                at = opened
                continue
            if char in OPEN or char == ";":
                break
            at -= 1
        return self._skip_space(at)

    def _skip_space(self, at):
        while at < len(self.code) and self.code[at].isspace():
            at += 1
        return at

    _LEFT_WORD = re.compile(r"(?:\breturn|\belse|\bcase|\bthrow)$")

    def left_of(self, at, stops):
        """Where the expression begins that ends at `at`: after one of `stops`, an assignment or a bracket."""
        i = at
        while i > 0:
            char = self.code[i - 1]
            if char in CLOSE:
                opened = self.partner.get(i - 1)
                if opened is None or (char == "}" and self.is_block(opened)):
                    break
                i = opened
                continue
            if char in OPEN or char in ";,":
                break
            if self._stops_left(i, stops):
                break
            i -= 1
        return self._skip_space(i)

    def _stops_left(self, i, stops):
        two = self.code[i - 3 : i]
        if self.code[i - 1] == "?" or (self.code[i - 1] == ":" and ":" not in (self.code[i - 2], self.code[i : i + 1])):
            return True
        if two in (" &&", " ||"):
            return two[1:] in stops
        if self.code[i - 1] == "=" and self.code[i : i + 1] != "=" and self.code[i - 2] in " +-*/|&^%":
            return self.code[i - 2] == " " or self.code[i - 3] == " "
        return bool(self._LEFT_WORD.search(self.code, max(0, i - 7), i)) and self.code[i : i + 1] in " \n("

    def right_of(self, at, stops):
        """Where the expression ends that begins at `at`."""
        i = at
        while i < len(self.code):
            char = self.code[i]
            if char in OPEN:
                if char == "{" and self.is_block(i):
                    break
                i = self.partner.get(i, i) + 1
                continue
            if char in CLOSE or char in ";,?":
                break
            if char == ":" and self.code[i + 1] != ":" and self.code[i - 1] != ":":
                break
            if self.code[i : i + 2] in stops and self.code[i - 1].isspace():
                break
            i += 1
        while i > at and self.code[i - 1].isspace():
            i -= 1
        return i
