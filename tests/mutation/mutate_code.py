#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/mutate code [PATH…] [--every N [--from K]] [--since FILE] [--by-hand] [--alone] [--tests GLOB]
                  [--longest SECONDS] [--explained] [--jobs N] [--list]

Makes small changes to the code that guards people, one at a time, and asks whether the tests notice (README.md).
Without a path: runtime/src, schema/explore, schema/edit, export/package.

--every N     one change of N, in the order of their places
--from K      after the first K of them: so that another run looks at other places
--since FILE  what an earlier run wrote: its changes once more, but for those that were noticed then
--by-hand     the changes of by_hand.txt instead
--alone       also what the compiler must know (constants), each built alone: slow
--tests GLOB  asks only the tests of that name, "suite/case"; may be given more than once
--longest S   asks no test that takes longer (90)
--explained   tries also what survivors.txt explains: each costs all tests that come there
--jobs N      so many at the same time (2)
--list        prints the changes, and tries nothing

Exit codes: 0 all are noticed or explained (survivors.txt), 1 some are not, 2 bad usage, 3 it could not be tried.
"""

import argparse
import fnmatch
import os
import sys
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from operators import CONSTANT, beside, mutants_of  # noqa: E402
from records import Results, explained, hand_made, print_table  # noqa: E402
from switched import HEADER, errors_at, switched  # noqa: E402
from workshop import CannotTry, Workshop  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
GUARDING = ["runtime/src", "schema/explore", "schema/edit", "export/package"]

# Which programs hold a folder's tests. The first that fits.
PROGRAMS = [
    ("runtime/src/base/fair_mutex.cpp", ["test_threads"]),
    ("runtime/src/flow/flow_reader*", ["test_runtime", "test_schema"]),  # a document is read by it
    ("runtime/src/flow/*", ["test_runtime", "test_export"]),
    ("runtime/*", ["test_runtime", "test_export", "test_harness"]),
    ("export/package/paperwork_signing.cpp", ["test_schema"]),  # whose paperwork holds is asked there
    ("export/*", ["test_export", "test_runtime"]),
    ("schema/base/atomic_file.cpp", ["test_schema"]),
    ("schema/*", ["test_schema"]),
]


def programs_of(file):
    return next((programs for pattern, programs in PROGRAMS if fnmatch.fnmatch(file, pattern)), ["test_schema"])


def files_of(paths):
    files = []
    for path in paths:
        full = ROOT / path
        found = [full] if full.is_file() else sorted(full.rglob("*.cpp")) + sorted(full.rglob("move.hpp"))
        if not found:
            raise CannotTry(f"there is no source in {path}")
        files += [str(one.relative_to(ROOT)) for one in found]
    return files


def build_switched(workshop, texts, mutants, programs):
    """One build with all changes; those with which it does not build are handed back."""
    (workshop.place / "mutant_switch.hpp").write_text(HEADER, encoding="utf-8")
    alone = []
    for _ in range(12):
        for file, text in texts.items():
            here = [m for m in mutants if m.file == file]
            if not here:
                workshop.restore(file)
                continue
            changed, left_out = switched(text, here, workshop.place / "mutant_switch.hpp")
            alone += left_out
            gone = {m.number for m in left_out}
            mutants = [m for m in mutants if m.number not in gone]
            workshop.write(file, changed)
        built, said = workshop.build(programs)
        if built:
            workshop.keep_programs(programs)
            return mutants, alone
        wrong = errors_at(said, texts)
        bad = {m.number for m in mutants if any(m.line <= line <= m.last_line for line in wrong.get(m.file, ()))}
        if not bad:
            raise CannotTry("the build failed:\n" + said[-3000:])
        alone += [m for m in mutants if m.number in bad]
        mutants = [m for m in mutants if m.number not in bad]
    raise CannotTry("the changes cannot be built together")


def chunks_of(cases):
    """In growing portions, of one program each."""
    chunk, seconds, limit = [], 0.0, 0.5
    for case in cases:
        other = chunk and (case.program, case.on_disk) != (chunk[0].program, chunk[0].on_disk)
        if chunk and (seconds + case.seconds > limit or other):
            yield chunk
            if seconds + case.seconds > limit:
                limit *= 4
            chunk, seconds = [], 0.0
        chunk.append(case)
        seconds += case.seconds
    if chunk:
        yield chunk


def try_cases(workshop, cases, number=0, first=()):
    """Those that noticed what was changed nearby, then the short ones; the first that fails, or ""."""
    near = [case for case in cases if case.name in first]
    rest = sorted((case for case in cases if case.name not in first), key=lambda c: c.seconds)
    for chunk in [*([case] for case in near), *chunks_of(rest)]:
        failed = workshop.run(chunk, 5 + 10 * sum(c.seconds for c in chunk), number)
        if failed:
            return failed
    return ""


def try_switched(workshop, mutants, cases, results):
    lately = {}  # by file: what noticed changes

    def judge(mutant):
        reaching = [c for c in cases if mutant.number in c.reached and c.program in programs_of(mutant.file)]
        if not reaching:
            return mutant, "survived", "no test comes there"
        first = lately.setdefault(mutant.file, deque(maxlen=2))
        failed = try_cases(workshop, reaching, mutant.number, tuple(first))
        if "/" in failed and failed not in first:
            first.append(failed)
        return mutant, "noticed" if failed else "survived", failed or f"{len(reaching)} tests come there"

    with ThreadPoolExecutor(max_workers=workshop.jobs) as pool:
        for count, (mutant, verdict, why) in enumerate(pool.map(judge, mutants), 1):
            results.add(mutant, verdict, why)
            if count % 100 == 0:
                print(f"  {count} of {len(mutants)}", file=sys.stderr, flush=True)


def try_alone(workshop, texts, mutants, probes, cases, results):
    """Each built by itself. Asked are the tests that come to a probe in the same function."""
    for mutant in mutants:
        text = texts[mutant.file]
        workshop.write(mutant.file, text[: mutant.start] + mutant.text + text[mutant.end :])
        programs = programs_of(mutant.file)
        built, said = workshop.build(programs)
        if not built:
            results.add(mutant, "not built", next((l for l in said.splitlines() if "error" in l), "?")[:160])
        else:
            workshop.keep_programs(programs)
            here = [m for m in probes if m.file == mutant.file]
            numbers = {m.number for m in beside(text, mutant, here)}
            near = [c for c in cases if c.program in programs and (not here or numbers & c.reached)]
            failed = try_cases(workshop, near)
            results.add(mutant, "noticed" if failed else "survived", failed or f"{len(near)} tests come there")
        workshop.restore(mutant.file)


def probes_of(texts, together, number):
    """Changes that are never made: they tell which tests come to what is built alone."""
    tried = {m.key for m in together}
    probes = [m for file, text in texts.items() for m in mutants_of(file, text)
              if m.kind != CONSTANT and m.key not in tried]
    for at, probe in enumerate(probes, number):
        probe.number = at
    return probes


def measured(workshop, cases, longest):
    """The tests that are asked, with what each reaches."""
    print(f"built; measuring {len(cases)} tests", file=sys.stderr, flush=True)
    started = time.monotonic()
    broken = workshop.measure(cases, longest)
    if broken:
        raise CannotTry("without any change these fail: " + ", ".join(broken))
    long = [case for case in cases if case.seconds > longest]
    cases = [case for case in cases if case.seconds <= longest]
    print(f"{len(cases)} tests measured in {time.monotonic() - started:.0f} s; not asked, as they take long: "
          + (", ".join(case.name for case in long) or "none"), file=sys.stderr, flush=True)
    return cases


def select(options):
    if options.by_hand:
        return [m for m in hand_made(HERE / "by_hand.txt", ROOT)
                if not options.paths or any(m.file == path or m.file.startswith(path.rstrip("/") + "/")
                                            for path in options.paths)]
    mutants = []
    for file in files_of(options.paths or GUARDING):
        mutants += mutants_of(file, (ROOT / file).read_text(encoding="utf-8"))
    if options.since:
        return mutants
    return mutants[options.begin :: options.every]


def main():
    parser = argparse.ArgumentParser(prog="tools/mutate code", description=__doc__.split("\n\n")[1],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="begin", type=int, default=0)
    parser.add_argument("--since", type=Path)
    parser.add_argument("--by-hand", action="store_true")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--tests", action="append", default=[])
    parser.add_argument("--longest", type=float, default=90)
    parser.add_argument("--explained", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--results", type=Path, default=ROOT / "build" / "mutation" / "results.txt")
    options = parser.parse_args()
    try:
        mutants = select(options)
    except (CannotTry, ValueError) as error:
        print(f"mutate: could not be tried: {error}", file=sys.stderr)
        return 3
    reasons = explained(HERE / "survivors.txt")
    results = Results(Path(os.devnull) if options.list else options.results, options.since, reasons, ROOT)
    if options.since:  # the same ones, whatever has been written around them meanwhile
        mutants = [m for m in mutants if m.key in results.tried]
    for number, mutant in enumerate(mutants, 1):
        mutant.number = number
    if options.list:
        for mutant in mutants:
            print(f"{mutant.file}:{mutant.line}: {mutant.operator}: {mutant.text!r}")
        return 0
    if not options.explained and not options.list:
        for mutant in mutants:
            if not results.known(mutant) and reasons.get(mutant.key, "open:")[:5] != "open:":
                results.add(mutant, "survived", "explained")
    waiting = [m for m in mutants if not results.known(m)]
    print(f"{len(mutants)} changes, {len(mutants) - len(waiting)} of them known", file=sys.stderr, flush=True)

    workshop = Workshop(ROOT, options.jobs)
    try:
        workshop.prepare()
        files = sorted({m.file for m in waiting})
        texts = {file: (ROOT / file).read_text(encoding="utf-8") for file in files}
        programs = sorted({p for file in files for p in programs_of(file)})
        singly = options.alone or options.by_hand
        alone = waiting if options.by_hand else [m for m in waiting if m.kind == CONSTANT]
        together = [] if options.by_hand else [m for m in waiting if m.kind != CONSTANT]
        probes = probes_of(texts, together, len(mutants) + 1) if singly else []
        built, unbuilt = build_switched(workshop, texts, [*together, *probes], programs)
        probes, together = built, [m for m in built if m.number <= len(mutants)]
        alone = [*alone, *(m for m in unbuilt if m.number <= len(mutants))]
        cases = [case for program in programs for case in workshop.cases(program)
                 if not options.tests or any(fnmatch.fnmatch(case.name, glob) for glob in options.tests)]
        cases = measured(workshop, cases, options.longest)
        for file in files:
            workshop.restore(file)
        try_switched(workshop, together, cases, results)
        if singly:
            try_alone(workshop, texts, alone, probes, cases, results)
        else:
            for mutant in alone:
                results.add(mutant, "not tried", "must be built alone")
    except CannotTry as error:
        print(f"mutate: could not be tried: {error}", file=sys.stderr)
        return 3
    finally:
        workshop.close()
    return print_table(mutants, results, reasons)


if __name__ == "__main__":
    sys.exit(main())
