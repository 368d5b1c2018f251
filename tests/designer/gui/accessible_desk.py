#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A desk with a display and a session of its own, where the real program is used as a person without a mouse and with a
screen reader uses it: by keys, and by what AT-SPI says of its controls."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKED = "10 examples to replace"  # what the window says of the vending template once it is checked
NOT_CHECKED = 77  # ctest reports it as skipped
PATIENCE = float(os.environ.get("FACENOTICE_PATIENCE", "60"))  # seconds; what never comes is a failure
NEEDED = ("dbus-run-session", "Xvfb", "openbox", "xdotool")


def need():
    """Ends as skipped, in a sentence, where a screen reader's part is not installed; else goes on in a session."""
    try:
        import pyatspi  # noqa: F401
    except ImportError:
        sys.exit(print("not checked: python3-pyatspi is not installed (see tools/setup)") or NOT_CHECKED)
    for program in NEEDED:
        if shutil.which(program) is None:
            sys.exit(print(f"not checked: {program} is not installed (see tools/setup)") or NOT_CHECKED)
    if os.environ.get("FACENOTICE_DESK") != "here":
        os.environ["FACENOTICE_DESK"] = "here"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])


class Desk:
    def __init__(self, program, language="en", catalogues=False):
        self.program, self.children = str(program), []
        self.home = Path(tempfile.mkdtemp(prefix="desk."))
        reading, writing = os.pipe()
        self.run("Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset", pass_fds=[writing])
        os.close(writing)
        display = os.fdopen(reading).readline().strip()
        for name in ("config", "data", "cache", "state", "runtime"):
            (self.home / name).mkdir(mode=0o700)
            os.environ[f"XDG_{name.upper()}_HOME" if name != "runtime" else "XDG_RUNTIME_DIR"] = str(self.home / name)
        os.environ.update(DISPLAY=f":{display}", HOME=str(self.home), LC_ALL="C.UTF-8", LANGUAGE=language, GDK_BACKEND="x11")
        os.environ.pop("NO_AT_BRIDGE", None)
        if catalogues:  # of its own
            os.environ["FACENOTICE_CATALOGUES"] = str(self.home / "catalogues")
        self.run("openbox", "--config-file", str(Path(__file__).parents[2] / "support" / "openbox.xml"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.kill()
            child.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, *command, **options):
        self.children.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options))
        return self.children[-1]

    def start(self, *arguments):
        """The program, once its window is there."""
        import pyatspi
        self.atspi, self.reached = pyatspi, None
        pyatspi.Registry.registerEventListener(self.reach, "object:state-changed:focused")
        child = self.run(self.program, *map(str, arguments))
        self.wait("the window", lambda: self.frames() or (child.poll() is not None and sys.exit("the program ended")))
        return child

    # --- what is there

    def frames(self):
        found = []
        for application in self.atspi.Registry.getDesktop(0):
            if application is not None and "acenotice" in application.name.lower():
                found += [frame for frame in self.children_of(application) if self.has(frame, "SHOWING")]
        return found

    def children_of(self, thing):
        try:
            return [child for child in (thing.getChildAtIndex(index) for index in range(thing.childCount)) if child is not None]
        except Exception:  # it has gone while it was looked at
            return []

    def has(self, thing, *states):
        try:
            have = thing.getState()
            return all(have.contains(getattr(self.atspi, f"STATE_{state}")) for state in states)
        except Exception:
            return False

    def showing(self, thing=None):
        """Everything that can be seen now, from the outside in."""
        for top in self.frames() if thing is None else [thing]:
            yield top
            for child in self.children_of(top):
                if self.has(child, "SHOWING"):
                    yield from self.showing(child)

    def everything(self, thing=None):
        """What can be seen, and what would be if a menu were opened."""
        for top in self.frames() if thing is None else [thing]:
            yield top
            for child in self.children_of(top):
                if self.has(child, "SHOWING") or top.getRoleName() in ("menu", "menu bar"):
                    yield from self.everything(child)

    def find(self, role, name=None, within=None):
        """The first that shows, has this role, and this name or a name with these words in it."""
        def matches(thing):
            return thing.getRoleName() == role and (name is None or name in thing.name)
        return self.wait(f"{role} “{name}”", lambda: next((t for t in self.showing(within) if matches(t)), None))

    def reach(self, event):
        if event.detail1:
            self.reached = event.source

    def focused(self):
        """What has the keyboard: the innermost that says so, else what last said that it has got it (the button inside of a
        choice is nobody's child)."""
        for _ in range(50):
            self.atspi.Registry.pumpQueuedEvents()
        found = [thing for thing in self.showing() if self.has(thing, "FOCUSED")]
        if found:
            return found[-1]
        return self.reached if self.reached is not None and self.has(self.reached, "FOCUSED") else None

    def holds(self, *words):
        """Whether the keyboard is at something whose name begins so."""
        now = self.focused()
        return now is not None and now.name.startswith(words)

    # --- what a person does

    def press(self, *keys, pause=0.25):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            time.sleep(pause)

    def type(self, words):
        subprocess.run(["xdotool", "type", "--delay", "5", words], check=True)
        time.sleep(0.3)

    def tab_to(self, *names, most=80, key="Tab"):
        """The Tab key until what has one of these names has the keyboard."""
        for _ in range(most):
            now = self.focused()
            if now is not None and any(name in now.name for name in names):
                return now
            self.press(key, pause=0.1)
        raise SystemExit(f"the Tab key does not come to “{names[0]}”; it stands at “{now.name if now else None}”")

    def wait(self, what, wanted, patience=PATIENCE):
        end = time.monotonic() + patience
        while True:
            found = wanted()
            if found:
                return found
            if time.monotonic() > end:
                raise SystemExit(f"this never came: {what}\n{self.listing()}")
            time.sleep(0.2)

    def listing(self):
        return "\n".join(f"  {t.getRoleName()} “{t.name}”{' (keyboard)' if self.has(t, 'FOCUSED') else ''}"
                         for t in self.showing() if t.name and t.getRoleName() != "table cell")
