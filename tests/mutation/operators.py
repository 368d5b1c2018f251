# SPDX-License-Identifier: MIT
"""The small changes: what is wrong in each, and where in a file it can be made."""

import re
from dataclasses import dataclass, field

from source_text import SourceText

# A change of an expression is chosen while the program runs, so that one build holds all of a file's changes; what
# the compiler must know (`constant`) is built alone.
EXPRESSION, STATEMENT, CONSTANT = "expression", "statement", "constant"


@dataclass
class Mutant:
    file: str
    operator: str
    start: int
    end: int
    text: str  # in place of what stood from start to end
    kind: str
    line: int
    source: str  # the line, for people and for the name
    before: str = ""
    last_line: int = 0
    ordinal: int = 1
    number: int = field(default=0, compare=False)

    @property
    def key(self):
        """Names the change whatever lines stand above it."""
        return f"{self.file}  {self.operator} {self.ordinal}  {self.source}"


_COMPARISON = re.compile(r"(?<= )(==|!=|<=|>=|<|>)(?=[ \n])")
_LOGIC = re.compile(r"(?<=\s)(&&|\|\|)(?=[ \n])")
_CONDITION = re.compile(r"\b(if|while) \(")
_NOT = re.compile(r"!(?![=])(?=[\w*(:])")
_NUMBER = re.compile(r"(?<![\w.'])(\d[\d']*)([uUlL]*)(?![\w.'])")
_BOOL = re.compile(r"\b(true|false)\b")
_EXTREME = re.compile(r"\bstd::(min|max)\b(?=[<(])")
_PLUS = re.compile(r"(?<= )([+-])(?=[ \n])")
_DECLARATION = re.compile(r"^(?:const |constexpr |static |auto |struct )*[\w:]+(?:<.*>)?[ *&]+\w+ ?(?:=|\{|\(|$)", re.DOTALL)
_ASSIGNMENT = re.compile(r"^[\w.\->\[\]*():]+ (?:[-+|&]?=) ", re.DOTALL)
_CALL = re.compile(r"^(?:\(void\))?[\w:.\->\[\]()*]+\(", re.DOTALL)
_KEYWORD = re.compile(r"^(?:return|if|else|for|while|do|switch|case|break|continue|using|namespace|struct|class|enum|"
                      r"template|static_assert|default|public|private|throw|try|catch|friend|typedef|explicit|virtual|"
                      r"extern|operator|delete)\b")
_FIXED = re.compile(r"\b(?:constexpr|static_assert|enum|template|using)\b")
_FLIPPED = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "&&": "||", "||": "&&"}


class _Finder:
    def __init__(self, file, text):
        self.file = file
        self.source = SourceText(text)
        self.code = self.source.code
        self.found = []

    def add(self, operator, start, end, text, kind=EXPRESSION):
        if start >= end:
            return
        if kind == EXPRESSION and self._fixed(start):
            kind = CONSTANT
        self.found.append(Mutant(self.file, operator, start, end, text, kind, self.source.line_of(start),
                                 self.source.line_text(start), self.source.text[start:end], self.source.line_of(end)))

    def _fixed(self, at):
        """Whether the compiler must know the value."""
        statement = self._after_head(self.source.statement_start(at))
        return statement > at or bool(_FIXED.search(self.code, statement, at)) or not self._in_function(at)

    def _in_function(self, at):
        return self.function_at(at) is not None

    def function_at(self, at):
        """From where to where goes the body of the function around a place; None outside of functions."""
        opened, body = self._around(at), None
        while opened >= 0:
            if self.code[opened] == "{" and self.source.is_block(opened):
                head = self.code[max(0, opened - 200) : opened].rstrip()
                if head.endswith((")", "const", "noexcept", "override", "try", "else", "do")) or "->" in head[-60:]:
                    body = opened, self.source.partner.get(opened, len(self.code))
            opened = self.source.parent[opened]
        return body

    def _around(self, at):
        """The opening bracket around a place, -1: none."""
        i = at - 1
        while i >= 0:
            if self.code[i] in ")]}":
                i = self.source.partner.get(i, i) - 1
                continue
            if self.code[i] in "([{":
                return i
            i -= 1
        return -1

    def swap(self, match, left, right, word, operator):
        """The expression from left to right, with the match replaced by a word."""
        text = self.source.text
        self.add(operator, left, right, text[left : match.start()] + word + text[match.end() : right])

    def comparisons(self):
        stops = ("&&", "||")
        for match in _COMPARISON.finditer(self.code):
            left = self.source.left_of(match.start(), stops)
            right = self.source.right_of(match.end(), stops)
            self.swap(match, left, right, _FLIPPED[match.group(1)], "comparison")

    def logic(self):
        for match in _LOGIC.finditer(self.code):
            if match.group(1) == "&&" and re.search(r"[\w>]$", self.code[: match.start()]) is None \
                    and self.code[match.start() - 2] not in ")]}'S":
                continue
            left = self.source.left_of(match.start(), ())
            right = self.source.right_of(match.end(), ())
            self.swap(match, left, right, _FLIPPED[match.group(1)], "logic")

    def conditions(self):
        for match in _CONDITION.finditer(self.code):
            opened = match.end() - 1
            closed = self.source.partner.get(opened)
            if closed is None:
                continue
            start = self.code.rfind(";", opened, closed) + 1
            start = start if start > opened else opened + 1
            while self.code[start].isspace():
                start += 1
            if start != opened + 1 and self.code.count("{", opened, start) > self.code.count("}", opened, start):
                continue  # the semicolon of a lambda
            condition = self.source.text[start:closed]
            if _DECLARATION.match(self.code[start:closed]) and " = " in condition:
                continue
            self.add("condition negated", start, closed, f"!({condition})")
            if match.group(1) == "if":
                body = re.match(r"\s*(\{\s*)?(return|continue|break)\b", self.code[closed + 1 :])
                self.add("guard removed" if body else "never", start, closed, "false")

    def choices(self):
        """What stands before a question mark."""
        for match in re.finditer(r"(?<= )\?(?= )", self.code):
            left = self.source.left_of(match.start() - 1, ())
            end = match.start()
            while self.code[end - 1].isspace():
                end -= 1
            self.add("choice negated", left, end, f"!({self.source.text[left:end]})")

    def nots(self):
        conditions = {(m.start, m.end) for m in self.found if m.operator == "condition negated"}
        for match in _NOT.finditer(self.code):
            end = self._operand_end(match.end())
            if (match.start(), end) in conditions or self.code[match.start() - 1] == "!":
                continue
            self.add("not dropped", match.start(), end, f"static_cast<bool>({self.source.text[match.end():end]})")

    def _operand_end(self, at):
        while self.code[at] == "*":
            at += 1
        while at < len(self.code):
            word = re.match(r"[\w]+|::|\.|->", self.code[at:])
            if word:
                at += word.end()
            elif self.code[at] in "([" or (self.code[at] == "{" and not self.source.is_block(at)):
                at = self.source.partner.get(at, at) + 1
            else:
                return at
        return at

    def constants(self):
        for match in _NUMBER.finditer(self.code):
            if re.search(r"(?:<|\[)$", self.code[: match.start()]):
                continue
            digits, suffix = match.groups()
            value = int(digits.replace("'", ""), 8 if re.fullmatch(r"0\d+", digits) else 10)
            self.add("number + 1", match.start(), match.end(), f"{value + 1}{suffix}")
            if value > 1:
                self.add("number 0", match.start(), match.end(), f"0{suffix}")
        for match in _BOOL.finditer(self.code):
            if re.search(r"= $", self.code[: match.start()]) and self.code[match.end()] == ";":
                continue  # as good as leaving the assignment out
            self.add("truth", match.start(), match.end(), "false" if match.group(1) == "true" else "true")

    def arithmetic(self):
        for match in _PLUS.finditer(self.code):
            stops = ("&&", "||")
            left = self.source.left_of(match.start(), stops)
            right = self.source.right_of(match.end(), stops)
            if "SS" in self.code[left:right]:
                continue  # words are put together
            self.swap(match, left, right, "-" if match.group(1) == "+" else "+", "plus and minus")
        for match in _EXTREME.finditer(self.code):
            opened = self.code.find("(", match.end())
            end = self.source.partner.get(opened)
            if end is not None:
                other = "std::max" if match.group(1) == "min" else "std::min"
                self.add("least and most", match.start(), end + 1, other + self.source.text[match.end() : end + 1])

    def statements(self):
        """A call that is not made, an assignment that is not made, an error that is not handed on."""
        for match in re.finditer(r";", self.code):
            start = self.source.statement_start(match.start())
            start = self._after_head(start)
            statement = self.code[start : match.start()]
            around = self._around(match.start())
            if around < 0 or self.code[around] != "{" or not self._in_function(start):
                continue
            if _KEYWORD.match(statement) or not statement.strip():
                continue
            if _ASSIGNMENT.match(statement) or re.match(r"^(?:\+\+|--)", statement):
                self.add("assignment left out", start, match.end(), "", STATEMENT)
            elif not _DECLARATION.match(statement) and _CALL.match(statement):
                self.add("call left out", start, match.end(), "", STATEMENT)

    def _after_head(self, start):
        """Past `if (…)`, `for (…)`, `else`, a label: what they lead."""
        while True:
            head = re.match(r"(?:(?:if|for|while|switch)(?: constexpr)? \(|else\b|case [\w:']+:(?!:)|default:)\s*", self.code[start:])
            if not head:
                return start
            word = head.group(0)
            if "(" in word:
                opened = start + word.index("(")
                start = self.source.partner.get(opened, opened) + 1
            else:
                start += head.end()
            while start < len(self.code) and self.code[start].isspace():
                start += 1


def mutants_of(file, text):
    """All changes of one file, in the order of their places; equal ones once."""
    finder = _Finder(file, text)
    for part in (finder.conditions, finder.comparisons, finder.logic, finder.choices, finder.nots, finder.constants,
                 finder.arithmetic, finder.statements):
        part()
    unique = {}
    for mutant in finder.found:
        unique.setdefault((mutant.start, mutant.end, mutant.text), mutant)
    ordered = sorted(unique.values(), key=lambda m: (m.start, m.end, m.operator))
    counts = {}
    for mutant in ordered:
        name = (mutant.operator, mutant.source)
        counts[name] = counts.get(name, 0) + 1
        mutant.ordinal = counts[name]
    return ordered


def beside(text, mutant, mutants):
    """Those of `mutants`, all of one file, that stand in the same function as this one; all where it stands in none."""
    body = _Finder(mutant.file, text).function_at(mutant.start)
    return [m for m in mutants if body is None or body[0] <= m.start < body[1]] or mutants
