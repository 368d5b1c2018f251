# SPDX-License-Identifier: MIT
"""One source with all of a file's changes in it, each behind a question that the program asks while it runs."""

import re

from operators import CONSTANT, STATEMENT

HEADER = r"""// Which change is made, by the environment; and which were asked for, for the list of what a test reaches.
#pragma once
#include <fcntl.h>
#include <unistd.h>
#include <atomic>
#include <cstdio>
#include <cstdlib>
inline int fn_mutant_made() noexcept {
  static const int made = [] {
    const char* number = std::getenv("FACENOTICE_MUTANT");
    return number != nullptr ? std::atoi(number) : 0;
  }();
  return made;
}
inline int fn_mutant_log() noexcept {
  static const int log = [] {
    const char* name = std::getenv("FACENOTICE_MUTANT_LOG");
    return name != nullptr ? ::open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  }();
  return log;
}
inline std::atomic<bool> fn_mutant_seen[65536];
inline bool fn_mutant(int number) noexcept {
  if (const int log = fn_mutant_log(); log >= 0 && !fn_mutant_seen[number].exchange(true)) {
    char line[16];
    const int size = std::snprintf(line, sizeof line, "%d\n", number);
    if (::write(log, line, static_cast<std::size_t>(size)) < 0) std::abort();
  }
  return fn_mutant_made() == number;
}
"""


_COMMENT = re.compile(r'("(?:\\\\.|[^"\\\\\n])*")|//[^\n]*')


def _on_one_line(text):
    """The lines of the file stay where they are, so that the compiler's words can be traced back."""
    return " ".join(_COMMENT.sub(lambda m: m.group(1) or "", text).split("\n"))


def errors_at(said, texts):
    """File to the lines that the compiler complains about."""
    wrong = {}
    for name, line in re.findall(r"^(\S+?):(\d+):\d+:\s+(?:error|  required from|  in )", said, flags=re.MULTILINE):
        for file in texts:
            if name.endswith(file):
                wrong.setdefault(file, set()).add(int(line))
    return wrong


def switched(text, mutants, header):
    """The source with the changes in it; those that overlap without one holding the other are handed back."""
    left_out = []
    roots = []
    stack = []
    groups = {}
    for mutant in mutants:
        if mutant.kind == CONSTANT:
            left_out.append(mutant)
        else:
            groups.setdefault((mutant.start, mutant.end), []).append(mutant)
    for (start, end), group in sorted(groups.items(), key=lambda item: (item[0][0], -item[0][1])):
        while stack and stack[-1][1] <= start:
            stack.pop()
        if stack and end > stack[-1][1]:
            left_out += group
            continue
        node = (start, end, group, [])
        (stack[-1][3] if stack else roots).append(node)
        stack.append(node)

    def render(start, end, nodes):
        out, at = [], start
        for node in nodes:
            out.append(text[at : node[0]])
            inner = render(node[0], node[1], node[3])
            for mutant in node[2]:
                if mutant.kind == STATEMENT:
                    inner = f"{{ if (!fn_mutant({mutant.number})) {{ {inner} }} }}"
                else:
                    cast = "static_cast<bool>" if mutant.text.startswith(("!(", "static_cast<bool>", "false", "true")) else ""
                    inner = f"(fn_mutant({mutant.number}) ? ({_on_one_line(mutant.text)}) : {cast}({inner}))"
            out.append(inner)
            at = node[1]
        out.append(text[at:end])
        return "".join(out)

    return f'#include "{header}"\n#line 1\n' + render(0, len(text), roots), left_out
