# SPDX-License-Identifier: MIT
"""What is known of changes: results of runs, survivors that are explained, changes made by hand."""

import re
from pathlib import Path

from operators import STATEMENT, Mutant


class Results:
    """A line each: verdict, why, key. What an earlier run noticed need not be tried again."""

    def __init__(self, path, since, reasons, root):
        self.path, self.reasons, self.root = Path(path), reasons, root
        self.verdicts = {}
        self.tried = set()  # then
        if since:
            for line in Path(since).read_text(encoding="utf-8").splitlines():
                verdict, why, key = line.split("\t")
                self.tried.add(key)
                if verdict in ("noticed", "not built"):
                    self.verdicts[key] = (verdict, why)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._write("w", self.verdicts)

    def _write(self, mode, verdicts):
        with self.path.open(mode, encoding="utf-8") as file:
            for key, (verdict, why) in verdicts.items():
                file.write(f"{verdict}\t{why}\t{key}\n")

    def known(self, mutant):
        return mutant.key in self.verdicts

    def add(self, mutant, verdict, why):
        why = " ".join(why.split())
        self.verdicts[mutant.key] = (verdict, why)
        self._write("a", {mutant.key: (verdict, why)})
        if verdict == "survived" and mutant.key not in self.reasons:
            print(f"{mutant.file}:{mutant.line}: {mutant.operator}, not noticed ({why})\n"
                  f"- {mutant.before}\n+ {mutant.text or '(left out)'}", flush=True)


def explained(path):
    """Key to reason. A key begins a line, its reason follows, indented."""
    reasons, key = {}, None
    if not path.exists():
        return reasons
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            key = line
            reasons[key] = ""
        elif key is None:
            raise ValueError(f"{path}: a reason without a change: {line}")
        else:
            reasons[key] = (reasons[key] + " " + line.strip()).strip()
    for name, reason in reasons.items():
        if not reason:
            raise ValueError(f"{path}: no reason for: {name}")
    return reasons


def hand_made(path, root):
    """Blocks of `== ID FILE | what is wrong`, the old text, `--`, the new one."""
    mutants, gone = [], []
    for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, body = block.split("\n", 1)
        name, file = head.split(" | ")[0].split()
        old, new = re.split(r"^--\n", body.rstrip("\n") + "\n", flags=re.MULTILINE)
        old, new = old.rstrip("\n"), new.rstrip("\n")
        text = (root / file).read_text(encoding="utf-8")
        if text.count(old) != 1:
            gone.append(f"the old text of {name} stands {text.count(old)} times in {file}")
            continue
        start = text.index(old)
        mutant = Mutant(file, name, start, start + len(old), new, STATEMENT, text.count("\n", 0, start) + 1, head.split(" | ")[1])
        mutant.before, mutant.last_line = old, mutant.line + old.count("\n")
        mutants.append(mutant)
    if gone:
        raise ValueError(f"{path}: " + "; ".join(gone))
    return mutants


def print_table(mutants, results, reasons):
    """By file, as Markdown; 1 when an unexplained one survives."""
    columns = ("noticed", "time-out", "explained", "survived", "not built", "not tried")
    rows, unexplained = {}, 0
    for mutant in mutants:
        verdict, why = results.verdicts.get(mutant.key, ("not tried", ""))
        if verdict == "noticed" and why == "time-out":
            verdict = "time-out"
        if verdict == "survived" and mutant.key in reasons and not reasons[mutant.key].startswith("open:"):
            verdict = "explained"
        unexplained += verdict == "survived" and mutant.key not in reasons
        row = rows.setdefault(mutant.file, dict.fromkeys(columns, 0))
        row[verdict] += 1
    total = {name: sum(row[name] for row in rows.values()) for name in columns}
    print("| file | changes | " + " | ".join(columns) + " | score |\n| --- " + "| ---: " * (len(columns) + 2) + "|")
    for file, row in [*rows.items(), ("all", total)]:
        noticed = row["noticed"] + row["time-out"]
        asked = noticed + row["survived"] + row["explained"]
        score = f"{100 * noticed / asked:.1f} %" if asked else "-"
        print(f"| {file} | {sum(row.values())} | " + " | ".join(str(row[name]) for name in columns) + f" | {score} |")
    stale = [key for key in reasons if results.verdicts.get(key, ("", ""))[0] == "noticed"]
    for key in stale:
        print(f"explained, but noticed: {key}")
    return 1 if unexplained or stale else 0
