#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares what Schematron engines found over the same packs and trees.

usage: compare.py FOLDER ENGINE...
FOLDER is what oracle_documents wrote; ENGINE.tsv lies in it for each engine, and ours.tsv. A result is a line of
tree, pack, pattern, assertion and place. Prints a table, and the disagreements. Exit code 1: there are some; 3: a
result is missing, or there is nothing to compare.
"""
import collections
import pathlib
import re
import sys


def results(file):
    """The lines of one engine as a multiset, files without their folder and ending."""
    found = collections.Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        tree, pack, *rest = line.split("\t")
        found[(pathlib.Path(tree).name.removesuffix(".xml"), pathlib.Path(pack).name.removesuffix(".sch"), *rest)] += 1
    return found


def seconds(folder, engine):
    file = folder / f"{engine}.seconds"
    return f"{float(file.read_text()):9.1f}" if file.exists() else ""


def main(folder, engines):
    folder = pathlib.Path(folder)
    kinds = dict(line.split("\t") for line in (folder / "samples.tsv").read_text().splitlines())
    packs = sorted((folder / "packs").glob("*.sch"))
    rules = sum(len(re.findall(r"<(?:assert|report)[ >]", pack.read_text(encoding="utf-8"))) for pack in packs)
    ours = results(folder / "ours.tsv")
    if not kinds or not rules or not ours:
        print("compare: there is nothing to compare", file=sys.stderr)
        return 3
    print("Schematron: our engine against others, over the same packs and fact trees")
    counted = collections.Counter(kinds.values())
    print(f"  documents {len(kinds)} ({', '.join(f'{count} {kind}' for kind, count in counted.items())})")
    print(f"  packs {len(packs)}, rules {rules}, each asked of each document: {rules * len(kinds):,}")
    print(f"  {'engine':24}{'results':>10}{'alike':>10}{'only ours':>10}{'only theirs':>12}{'seconds':>10}")
    print(f"  {'facenotice':24}{ours.total():>10,}{'':32}{seconds(folder, 'ours'):>10}")
    worst = 0
    for engine in engines:
        theirs = results(folder / f"{engine}.tsv")
        alike, only_ours, only_theirs = ours & theirs, ours - theirs, theirs - ours
        print(f"  {engine:24}{theirs.total():>10,}{alike.total():>10,}{only_ours.total():>10,}"
              f"{only_theirs.total():>12,}{seconds(folder, engine):>10}")
        for who, lines in (("ours", only_ours), (engine, only_theirs)):
            for line in sorted(lines.elements())[:20]:
                print(f"    only {who}: {' '.join(line)}")
        if only_ours or only_theirs:
            worst = 1
    return worst


sys.exit(main(sys.argv[1], sys.argv[2:]))
