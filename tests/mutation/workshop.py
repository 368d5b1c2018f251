# SPDX-License-Identifier: MIT
"""A copy of the tree in which sources are changed, built and tried; the tree itself is never touched."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path


class CannotTry(Exception):
    """It could not be tried: never a pass."""


@dataclass
class Case:
    program: str
    name: str  # suite/case
    seconds: float = 0.0
    on_disk: bool = False  # it does not do in memory what it does on a disk
    reached: set = field(default_factory=set)  # numbers of changes


class Workshop:
    def __init__(self, root, jobs, built_by="ninja"):
        self.root = Path(root)
        self.jobs = jobs
        self.place = self.root / "build" / "mutation"
        self.tree = self.place / "tree"
        self.out = self.place / "out"
        self.place.mkdir(parents=True, exist_ok=True)
        self.kept = Path(tempfile.mkdtemp(prefix="programs-", dir=self.place))
        self.ninja = built_by
        memory = Path("/dev/shm")
        self.temporary = Path(tempfile.mkdtemp(prefix="facenotice-mutation-", dir=memory if memory.is_dir() else None))

    def close(self):
        for folder in (self.temporary, self.kept):
            shutil.rmtree(folder, ignore_errors=True)

    # --- the copy

    def prepare(self):
        """The copy as the tree is now, configured."""
        listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=self.root, check=True,
                                capture_output=True, text=True).stdout.split("\0")
        names = {name for name in listed if name and (self.root / name).is_file()}
        for name in names:
            self.restore(name)
        for path in [p for p in self.tree.rglob("*") if p.is_file()]:
            name = str(path.relative_to(self.tree))
            if name not in names and not name.startswith("build/"):
                path.unlink()
        fonts = self.tree / "build" / "fonts"
        if not fonts.exists():
            if not (self.root / "build" / "fonts").is_dir():
                raise CannotTry("the fonts are missing; run tools/setup")
            shutil.copytree(self.root / "build" / "fonts", fonts)
        (self.place / "mutant_switch.hpp").touch(exist_ok=True)
        flags = "-O1 -g0 -w -Wno-narrowing"
        done = subprocess.run(
            ["cmake", "-S", self.tree, "-B", self.out, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None",
             f"-DCMAKE_CXX_FLAGS={flags}", "-DCMAKE_C_FLAGS=-O1 -g0 -w", "-DFACENOTICE_BUILD_DESIGNER=OFF",
             *self._linker()], capture_output=True, text=True)
        if done.returncode != 0:
            raise CannotTry("cmake: " + done.stderr[-2000:])

    @staticmethod
    def _linker():
        for name in ("mold", "lld"):
            if shutil.which(name if name == "mold" else "ld.lld") or shutil.which(name):
                return [f"-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld={name}"]
        return []

    def write(self, name, text):
        path = self.tree / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

    def restore(self, name):
        path, original = self.tree / name, self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = original.read_bytes()
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            shutil.copymode(original, path)

    # --- building and running

    def build(self, programs):
        """Whether it could be built, and what the compiler said."""
        environment = dict(os.environ, CCACHE_BASEDIR=str(self.tree), CCACHE_NOHASHDIR="1")
        done = subprocess.run([self.ninja, "-C", self.out, "-j", str(self.jobs), "-k", "0", *programs], capture_output=True, text=True,
                              env=environment)
        return done.returncode == 0, done.stdout + done.stderr

    def keep_programs(self, programs):
        """What is built now is what is run from here on, whatever is built meanwhile."""
        for name in programs:
            shutil.copy2(self.out / "bin" / name, self.kept / name)

    def program(self, name):
        return str(self.kept / name)

    def cases(self, program):
        listed = subprocess.run([self.program(program), "--list_content"], capture_output=True, text=True, timeout=60)
        names, path = [], []
        for line in (listed.stdout + listed.stderr).splitlines():
            word = re.match(r"( *)(\w+)\*", line)
            if word:
                path = [*path[: len(word.group(1)) // 4], word.group(2)]
                if names and path[:-1] and names[-1] == "/".join(path[:-1]):
                    names.pop()  # it was a suite
                names.append("/".join(path))
        return [Case(program, name) for name in names]

    def run(self, cases, patience, number=0, log=None):
        """Of one program: "" when all pass, else the first that does not, or "time-out"."""
        environment = dict(os.environ, FACENOTICE_MUTANT=str(number), DISPLAY="")
        if not cases[0].on_disk:
            environment["TMPDIR"] = str(self.temporary)
        environment.pop("FACENOTICE_MUTANT_LOG", None)
        if log:
            environment["FACENOTICE_MUTANT_LOG"] = str(log)
        command = [self.program(cases[0].program), "--run_test=" + ":".join(case.name for case in cases),
                   "--log_level=error", "--report_level=no", "--color_output=no"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                              env=environment, start_new_session=True) as running:
            try:
                said, _ = running.communicate(timeout=patience)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, 9)
                running.communicate()
                return "time-out"
        if running.returncode == 0:
            return ""
        named = re.search(r'in "([\w/]+)"', said)
        return named.group(1) if named else f"exit {running.returncode}"

    def measure(self, cases, longest):
        """How long each takes and which changes it reaches, with none made. Those that fail are handed back. What an
        earlier run found to take longer is not run to the end again."""
        seen = self.place / "seconds.txt"
        known = dict(line.rsplit(" ", 1) for line in seen.read_text().splitlines()) if seen.exists() else {}
        for case in cases:
            case.seconds = float(known.get(f"{case.program} {case.name}", 0))
        with ThreadPoolExecutor(max_workers=self.jobs) as pool:
            failed = list(pool.map(lambda case: self._measure(case, longest), cases))
        known.update({f"{case.program} {case.name}": f"{case.seconds:.2f}" for case in cases})
        seen.write_text("".join(f"{name} {seconds}\n" for name, seconds in sorted(known.items())))
        return [one for one in failed if one]

    def _measure(self, case, longest):
        if case.seconds > longest:
            return ""
        log = self.temporary / (case.program + "-" + case.name.replace("/", "-"))
        failed = ""
        for case.on_disk in (False, True):
            log.unlink(missing_ok=True)
            started = time.monotonic()
            failed = self.run([case], longest + 1, log=log)
            case.seconds = time.monotonic() - started
            if not failed or case.seconds > longest:
                break
        case.reached = {int(line) for line in log.read_text().split()} if log.exists() else set()
        log.unlink(missing_ok=True)
        return f"{case.program} {case.name}: {failed}" if failed and case.seconds <= longest else ""
