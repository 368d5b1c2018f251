#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Holds our exploration to spin's verifier.

usage: spin_run.py FOLDER [--chain EXPLORE]
FOLDER is what `oracle_documents FOLDER --states` wrote. Every flow in it becomes Promela (promela.py, from the XML);
pan prints the states that it reaches and what is so each time that a camera goes on. Both are compared as sets with
our states and with the f:camera facts that the rules see. With --chain, one long flow is timed on both; EXPLORE is
oracle_explore. Exit code 1: a disagreement; 3: spin, gcc or pan could not do its work.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

import promela

FACTS = "{urn:facenotice:facts:1}"
STEPS_PER_MODEL = 120  # of several flows together: compiling pan takes longest, and spin more than linear time


class CouldNotRun(Exception):
    pass


def run(command, folder, seconds=900):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CouldNotRun(f"{' '.join(map(str, command))}: {error}") from error
    if done.returncode != 0:
        raise CouldNotRun(f"{' '.join(map(str, command))} in {folder}: {(done.stdout + done.stderr)[-600:]}")
    return done.stdout


def verifier(text, folder, options):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "model.pml").write_text(text)
    run(["spin", "-a", "model.pml"], folder)
    run(["gcc", "-w", "-DSAFETY", "-DNOREDUCE", *options, "-o", "pan", "pan.c"], folder)


def stored(output, folder):
    """The number of states that pan stored, if it saw them all."""
    count = re.search(r"(\d+) states, stored", output)
    if not count or "errors: 0" not in output or "max search depth too small" in output or "Search not" in output:
        raise CouldNotRun(f"pan did not see everything in {folder}: {output[-800:]}")
    return int(count.group(1))


def seen_by_spin(flows, folder):
    """The states and the cameras of each flow: sets of lines, and per site the marks that always held."""
    verifier(promela.model(flows), folder, ["-O0"])
    output = run(["./pan", "-m4000000", "-E", "-n", "-w22"], folder)
    states = collections.defaultdict(set)
    cameras = collections.defaultdict(dict)
    for line in output.splitlines():
        word, _, rest = line.partition(" ")
        if word == "S":
            number, _, state = rest.partition(" ")
            states[int(number)].add(state)
        elif word == "C":
            number, step, purpose, marks = rest.split()
            sites = cameras[int(number)]
            before = sites.setdefault((int(step), int(purpose)), marks)
            if before != marks:
                sites[(int(step), int(purpose))] = "".join(min(pair) for pair in zip(before, marks))
    for flow in flows:
        states[flow.number].add(f"{flow.off} 0 0 0 0 0 0 0 0 0 0 0 0 0")  # switched off: where it starts
    # One state more: which flow it is, is not chosen yet.
    if stored(output, folder) != sum(len(states[flow.number]) for flow in flows) + 1:
        raise CouldNotRun(f"pan's states are not those that it printed in {folder}")
    return states, cameras


def verdicts(facts, flow):
    """What our facts say of each camera, as marks in the order of promela.CHECKS."""
    found = {}
    for camera in facts.iter(FACTS + "camera"):
        checks = {check.get("name"): check.get("holds") for check in camera.iter(FACTS + "check")}
        site = (flow.index[camera.get("step")], flow.purposes[camera.get("purpose")])
        found[site] = "".join("1" if checks[name] == "true" else "0" for name in promela.CHECKS)
    return found


def told_as_withdrawal(facts, flow):
    """The cameras that our facts may leave out: where a purpose can be withdrawn by a face alone, that is the one
    wrong which is told (FACTS.md, f:withdrawal), and what the scan for it lacks is not told again."""
    if not any(withdrawal.get("only-by-face") == "true" for withdrawal in facts.iter(FACTS + "withdrawal")):
        return set()
    return {place for place in range(len(flow.steps)) if flow.scans_to_withdraw(place)}


def told_as_watched(facts, flow):
    """Likewise where people look through a camera, and no program (FACTS.md, f:watched)."""
    sites = {(flow.index[watched.get("step")], flow.purposes[watched.get("purpose")])
             for watched in facts.iter(FACTS + "watched")}
    return {site for site in sites if flow.people_look(site[1])}


def batches(flows):
    batch, steps = [], 0
    for flow in flows:
        if batch and steps + flow.off > STEPS_PER_MODEL:
            yield batch
            batch, steps = [], 0
        batch.append(flow)
        steps += flow.off
    if batch:
        yield batch


class Comparison:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.counted = collections.Counter()
        self.disagreements = []

    def run(self):
        names = [line.split("\t")[0] for line in (self.folder / "samples.tsv").read_text().splitlines()]
        # Many fixtures change a word and no step: one model does for all of them.
        alike = collections.defaultdict(list)
        for name in names:
            text = (self.folder / "documents" / f"{name}.flow.xml").read_text(encoding="utf-8")
            alike[promela.model([promela.Flow(text)])].append((name, text))
        flows, members = [], {}
        for number, group in enumerate(alike.values()):
            flows.append(promela.Flow(group[0][1], number))
            members[number] = [name for name, _ in group]
        for number, batch in enumerate(batches(flows)):
            states, cameras = seen_by_spin(batch, self.folder / "models" / str(number))
            for flow in batch:
                for name in members[flow.number]:
                    self.compare(name, flow, states[flow.number], cameras[flow.number])
        self.counted["models"] = len(flows)
        if not names:
            raise CouldNotRun("there are no flows")

    def compare(self, name, flow, their_states, their_cameras):
        our_states = set((self.folder / "states" / f"{name}.txt").read_text().splitlines())
        facts = ElementTree.parse(self.folder / "trees" / f"{name}.xml").getroot()
        our_cameras = verdicts(facts, flow)
        withdrawals, watched = told_as_withdrawal(facts, flow), told_as_watched(facts, flow)
        self.counted["flows"] += 1
        self.counted["states"] += len(their_states)
        self.counted["cameras"] += len(their_cameras)
        self.counted["verdicts"] += len(their_cameras) * len(promela.CHECKS)
        self.counted["violations"] += sum(marks.count("0") for marks in their_cameras.values())
        for who, states in (("ours", our_states - their_states), ("spin's", their_states - our_states)):
            if states:
                self.disagreements.append(f"{name}: {len(states)} states are only {who}, such as {min(states)}")
        for site in sorted(our_cameras.keys() | their_cameras.keys()):
            ours, theirs = our_cameras.get(site), their_cameras.get(site)
            if ours == theirs:
                continue
            if ours is None and (site[0] in withdrawals or site in watched):
                self.counted["told otherwise"] += 1
                continue
            where = f"{name}: {flow.steps[site[0]].get('id')}, purpose {site[1]}"
            if ours is None or theirs is None:
                self.disagreements.append(f"{where}: a camera only by {'spin' if ours is None else 'us'}")
                continue
            for check, mine, its in zip(promela.CHECKS, ours, theirs):
                if mine != its:
                    self.disagreements.append(f"{where}: {check} holds: ours {mine}, spin's {its}")

    def print(self):
        print("Spin: our exploration against pan, over Promela made from the same documents")
        print(f"  {'flows':>8}{'models':>8}{'states':>12}{'cameras':>10}{'verdicts':>10}{'violated':>10}{'disagree':>10}")
        count = self.counted
        print(f"  {count['flows']:8}{count['models']:8}{count['states']:12,}{count['cameras']:10,}"
              f"{count['verdicts']:10,}{count['violations']:10,}{len(self.disagreements):10}")
        if count["told otherwise"]:
            print(f"  {count['told otherwise']} of the cameras are told otherwise: people look through them, or a withdrawal is had by a face alone")
        for line in self.disagreements[:60]:
            print(f"    {line}")


# --- speed ---------------------------------------------------------------------------------------------------------

def chain(steps, purposes):
    """A long flow: a notice and a question for each purpose, then screen after screen, and a camera at the end."""
    text = '<text lang="en">x</text>'

    def choice(name, to, acts="<continue/>"):
        return f'<choice id="{name}" to="{to}"><label>{text}</label>{acts}</choice>'

    def screen(number, kind, content, more=""):
        return (f'<screen id="s{number}" kind="{kind}" {more}><title>{text}</title>{content}'
                f'<exit on="timeout" after="PT60S" to="home"/></screen>')

    out = [f'<screen id="home" kind="attract"><title>{text}</title>{choice("start", "s0")}</screen>']
    for i in range(steps - 3):
        following, p = f"s{i + 1}", i // 2
        if p < purposes and i % 2 == 0:
            out.append(screen(i, "separate-notice", choice("next", following) + choice("leave", "home"),
                              f'notifies="p{p}"'))
        elif p < purposes:
            out.append(screen(i, "consent", choice("no", following, f'<refuse purpose="p{p}"/>') +
                              choice("yes", following, f'<consent purpose="p{p}"/>')))
        else:
            out.append(screen(i, "info", choice("next", following) + choice("back", f"s{i - 1}", "<back/>")))
    last = f"s{steps - 3}"
    out.append(f'<capture id="{last}" purpose="p0" operations="detect verify" data="face" longest="PT20S">' +
               "".join(f'<exit on="{on}" to="over"/>' for on in ("matched", "not-matched", "failed", "cancelled")) +
               '<exit on="timeout" after="PT20S" to="over"/></capture>')
    out.append('<end id="over"/>')
    declared = "".join(f'<purpose id="p{i}" kind="payment" legal-basis="consent"><name>{text}</name></purpose>'
                       for i in range(purposes))
    return (
        '<flow xmlns="urn:facenotice:flow:1" id="chain" revision="1" valid-until="2027-12-31">'
        f'<title>{text}</title><languages><language code="en"/></languages>'
        '<deployment place="public"><jurisdiction code="CN"/></deployment>'
        f'<parties><party id="me" roles="controller" country="CN"><name>{text}</name></party></parties>'
        f'<alternatives><alternative id="card" kind="card"><name>{text}</name></alternative></alternatives>'
        f'<purposes>{declared}</purposes><data><item id="face" category="face-image" storage="none" egress="none">'
        f'<name>{text}</name><retention duration="PT20S"/></item></data>'
        '<device><display id="d" width-px="480" height-px="800" width-mm="100" height-mm="160" '
        'viewing-distance-mm="500"/></device><entries><entry on="power-on" to="home"/>'
        '<entry on="idle" to="home"/><entry on="resume" to="home"/></entries><steps>' + "".join(out) + "</steps></flow>\n")


def time_chain(folder, explore, steps=1000, purposes=8):
    text = chain(steps, purposes)
    folder = pathlib.Path(folder) / "chain"
    verifier(promela.chain(steps, purposes), folder, ["-O2"])
    (folder / "chain.flow.xml").write_text(text)
    best, states = None, 0
    for _ in range(3):
        start = time.perf_counter()
        output = run(["./pan", "-m4000000", "-E", "-n", "-w22"], folder)
        took = time.perf_counter() - start
        states = stored(output, folder)
        best = took if best is None else min(best, took)
    our_states, ours = run([explore, folder / "chain.flow.xml"], folder).split()
    print(f"  A chain of {steps} steps and {purposes} purposes, on one core")
    print(f"  {'':24}{'states':>10}{'seconds':>10}")
    print(f"  {'pan (-O2, safety)':24}{states:10,}{best:10.3f}")
    print(f"  {'facenotice':24}{int(our_states):10,}{float(ours):10.3f}{best / float(ours):10.1f} times as fast")
    if states != int(our_states):
        raise CouldNotRun(f"the chain has {our_states} states for us, {states} for pan")


def main(words):
    comparison = Comparison(words[0])
    comparison.run()
    comparison.print()
    if "--chain" in words:
        time_chain(words[0], words[words.index("--chain") + 1])
    return 1 if comparison.disagreements else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (CouldNotRun, OSError, KeyError, ElementTree.ParseError) as failed:
        print(f"spin_run: could not run: {type(failed).__name__}: {failed}", file=sys.stderr)
        sys.exit(3)
