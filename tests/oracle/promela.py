# SPDX-License-Identifier: MIT
"""Writes consent flows as Promela models, from the XML and from what the format says that it means.

Nothing here looks at runtime/src/transition.cpp, nor at the typed flow that our reader makes: the sentences of
flow.xsd, transition.hpp and FACTS.md are written down once more, in another language, for another checker.

A step is a place in the one process, so that the step is pan's program counter; everything else that a session
remembers is in twelve variables. An event is one d_step: spin stores a state exactly where the machine waits for
somebody or something. pan prints every state that an event leads to, and what is so each time that a camera goes on.
"""
import re
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{urn:facenotice:flow:1}"
CHECKS = ("by-a-person", "asked-for", "notice", "consent", "separate", "not-refused", "not-withdrawn", "age-known",
          "guardian")
REFUSED, CONSENTED, WITHDRAWN = 1, 2, 3
UNDER, OF_AGE = 1, 2

PRELUDE = """/* What a session remembers. Bit p is purpose p; said has two bits each: 0 nothing, 1 no, 2 yes, 3 taken back.
   before: told in a language that is no longer shown. earlier: a consent that was handed in, of before the session. */
int told, before, said, separate, guardian, asked, earlier;
byte age, attempts, language;
bit session, captured, acted;
hidden byte shown; /* within an event: the language before it */

#define BIT(p) (1 << (p))
#define SAID(p) ((said >> (2 * (p))) & 3)
#define SAY(p, what) said = (said & ~(3 << (2 * (p)))) | ((what) << (2 * (p)))

/* Nothing of one person is another's; the language goes back to the first, unless it was chosen just now. */
inline forget_said() { told = 0; before = 0; said = 0; separate = 0; guardian = 0; asked = 0; earlier = 0; age = 0; attempts = 0;
                       session = 0; captured = 0; acted = 0 }
inline forget() { forget_said(); language = 0 }
inline tell(p) { told = told | BIT(p); before = before & ~BIT(p) }
/* A notice in a language of before was for the consent that was given on it: it goes with that consent. */
inline drop_before(p) { if :: before & BIT(p) -> told = told & ~BIT(p); before = before & ~BIT(p) :: else fi;
                        if :: earlier & BIT(p) -> told = told & ~BIT(p); earlier = earlier & ~BIT(p) :: else fi }
/* What was told and agreed to elsewhere stands for itself, whatever is told or shown here. */
inline handed_in(p) { SAY(p, 2); told = told | BIT(p); before = before & ~BIT(p); separate = separate | BIT(p);
                      earlier = earlier | BIT(p) }
/* Whoever does not agree has no separate consent, and no guardian's. */
inline no(p, what) { SAY(p, what); separate = separate & ~BIT(p); guardian = guardian & ~BIT(p); drop_before(p) }
/* Who handed a consent in and says yes again has said so already. */
inline bundled_yes(p) { if :: earlier & BIT(p) -> skip
                           :: else -> drop_before(p); SAY(p, 2); separate = separate & ~BIT(p) fi }
inline own_yes(p) { if :: earlier & BIT(p) -> skip
                       :: else -> drop_before(p); SAY(p, 2); if :: told & BIT(p) -> separate = separate | BIT(p)
                                                                :: else -> separate = separate & ~BIT(p) fi fi }
/* Another language takes back that a purpose was told, unless there is a consent to it. */
inline untell(p) { if :: (told & BIT(p)) && !(earlier & BIT(p)) -> if :: SAID(p) == 2 -> before = before | BIT(p)
                                             :: else -> told = told & ~BIT(p) fi :: else fi }
"""

# Told to the outside by pan itself. The order of the marks is that of CHECKS.
PRINTING = r"""
c_decl {
#define STATE(f, s) printf("S %d %d %d %x %x %x %x %x %x %x %d %d %d %d %d\n", f, s, now.language, (unsigned)now.told, \
  (unsigned)now.before, (unsigned)now.said, (unsigned)now.separate, (unsigned)now.guardian, (unsigned)now.asked, (unsigned)now.earlier, now.age, now.session, now.captured, \
  now.attempts, now.acted)
#define SAYS(p) ((now.said >> (2 * (p))) & 3)
#define HAS(what, p) ((now.what >> (p)) & 1)
#define CAMERA(f, s, p) printf("C %d %d %d %d%d%d%d%d%d%d%d%d\n", f, s, p, now.acted, HAS(asked, p), HAS(told, p), \
  SAYS(p) == 2, SAYS(p) != 2 || HAS(separate, p), SAYS(p) != 1, SAYS(p) != 3, now.age != 0 || HAS(earlier, p), \
  now.age != 1 || HAS(guardian, p) || HAS(earlier, p))
}
"""


def tag(element):
    return element.tag.removeprefix(NAMESPACE)


def yes(element, attribute):
    return element.get(attribute) in ("true", "1")


def children(element, *names):
    return [child for child in element if tag(child) in names] if element is not None else []


class Flow:
    """One flow, and the Promela of its steps. `number` tells it from others of the same model."""

    def __init__(self, text, number=0):
        root = ElementTree.fromstring(text)
        self.number = number
        part = {tag(child): child for child in root}
        self.purposes = {purpose.get("id"): i for i, purpose in enumerate(children(part["purposes"], "purpose"))}
        self.steps = list(part["steps"])
        self.index = {step.get("id"): i for i, step in enumerate(self.steps)}
        self.entries = {entry.get("on"): entry for entry in children(part.get("entries"), "entry")}
        self.languages = [language.get("code") for language in children(part["languages"], "language")]
        self.off = len(self.steps)
        self.declared = list(part["purposes"])
        self.data = list(part["data"]) if "data" in part else []

    # --- the words of the format ---------------------------------------------------------------------------------

    def is_attract(self, step):
        return tag(step) == "screen" and step.get("kind") == "attract"

    def is_end(self, step):
        return tag(step) == "end"

    def notifies(self, step):
        return [self.purposes[name] for name in step.get("notifies", "").split()]

    def consents(self, element):
        return [self.purposes[act.get("purpose")] for act in children(element, "consent", "guardian-consent")]

    def boxes(self, step):
        return [choice for choice in children(step, "choice") if yes(choice, "toggle")]

    def exit(self, step, on):
        return next((one for one in children(step, "exit") if one.get("on") == on), None)

    def asks(self, step):
        return any(self.consents(choice) for choice in children(step, "choice"))

    def seconds(self, leaving):
        """A duration of hours, minutes and seconds."""
        parts = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", leaving.get("after")).groups(default="0")
        return int(parts[0]) * 3600 + int(parts[1]) * 60 + int(parts[2])

    def lets_pass(self, step, leaving):
        """Whether nobody has acted for so long that whoever acts next is somebody else."""
        if tag(step) in ("service", "host", "erase"):
            return self.seconds(leaving) > 120
        if tag(step) != "screen":
            return False
        to = self.steps[self.index[leaving.get("to")]]
        look_here = (not self.asks(step) and not children(step, "field") and self.seconds(leaving) <= 10 and
                     tag(to) in ("capture", "service", "host", "erase"))
        return not look_here

    def scans_to_withdraw(self, place):
        """Whether a match takes something back, or leads to an erasure before any service is given: what is over
        when a screen tells a result or hands out a receipt leads anywhere."""
        step = self.steps[place]
        if tag(step) != "capture":
            return False
        seen, waiting = set(), [self.exit(step, "matched")]
        while waiting:
            way = waiting.pop()
            if children(way, "withdraw"):
                return True
            for to in {way.get("to"), *(branch.get("to") for branch in children(way, "when"))} - seen:
                seen.add(to)
                step = self.steps[self.index[to]]
                if tag(step) == "erase":
                    return True
                if tag(step) in ("host", "capture") or (tag(step) == "screen" and
                                                        step.get("kind") not in ("result", "receipt", "attract")):
                    waiting += children(step, "choice", "exit")
        return False

    def people_look(self, number):
        """Whether people alone can be looking through the cameras of a purpose, by what is declared: it rests on
        no consent, nobody asks for the face, nothing recognises and nothing of a face is kept."""
        purpose = self.declared[number]
        name = purpose.get("id")
        uses = [(step, use) for step in self.steps for use in children(step, "camera") if use.get("purpose") == name]
        return (purpose.get("legal-basis") != "consent" and bool(uses) and
                all(use.get("use") == "preview" for _, use in uses) and
                not any(use.get("purpose") == name for entry in self.entries.values() for use in children(entry, "camera")) and
                not any(act.get("purpose") == name for step in self.steps for choice in children(step, "choice")
                        for act in children(choice, "choose-face")) and
                not any(tag(step) == "capture" and step.get("purpose") == name and step.get("operations")
                        for step in self.steps) and
                not any(name in item.get("purposes", "").split() and (item.get("category") == "face-template" or
                                                                      item.get("category") in ("face-image", "liveness-video") and
                                                                      item.get("storage") != "none") for item in self.data))

    # --- what happens, as statements -----------------------------------------------------------------------------

    def camera(self, step, purpose):
        return [f"c_code {{ CAMERA({self.number}, {self.index[step.get('id')]}, {self.purposes[purpose]}); }}"]

    def cameras(self, of, step):
        return [line for use in children(of, "camera") for line in self.camera(step, use.get("purpose"))]

    def arrive(self, step, forget="forget()"):
        """The statements of coming to a step, and the step where the machine waits then."""
        lines = ["attempts = 0"]
        if self.is_end(step):
            lines.append(forget)
            idle = self.entries.get("idle")
            if idle is None:
                return lines, step
            # The session is over; what the idle entry leads to is shown at once.
            step = self.steps[self.index[idle.get("to")]]
            if not self.is_attract(step):
                lines.append("session = 1")
            lines += self.cameras(idle, step)
        elif self.is_attract(step):
            lines.append(forget)
        if not self.is_attract(step):
            # An attract screen is seen by whoever passes: its subject has not come yet, and is told nothing.
            lines += self.tells(step)
            # Boxes that come ticked are nobody's act.
            for box in self.boxes(step):
                if yes(box, "preselected"):
                    lines += [f"if :: SAID({purpose}) != {CONSENTED} -> bundled_yes({purpose}) :: else fi"
                              for purpose in self.consents(box)]
        lines += self.cameras(step, step)
        if tag(step) == "capture":
            lines.append("captured = 1")
            lines += self.camera(step, step.get("purpose"))
        return lines, step

    def tells(self, step):
        return [f"tell({purpose})" for purpose in self.notifies(step)]

    def speak(self, code):
        """That language is shown from here on."""
        if code not in self.languages:
            return []
        number = self.languages.index(code)
        change = [f"untell({purpose})" for purpose in self.purposes.values()] + [f"language = {number}"]
        return [f"if :: language != {number} -> {'; '.join(change)} :: else fi"]

    def acts(self, element, step, by_a_person):
        """What a choice or an exit says. A separate consent (PIPL Art. 29) is a person's own act that nothing
        pre-selected, for one purpose, with nothing else sent, on a screen that asks or tells."""
        bundle = len(self.consents(element)) + len(children(element, "submit"))
        own = (by_a_person and not yes(element, "preselected") and element.get("by") != "staff" and
               tag(step) == "screen" and step.get("kind") in ("consent", "guardian", "separate-notice") and bundle == 1)
        lines = []
        for act in element:
            name, purpose = tag(act), self.purposes.get(act.get("purpose"))
            if name in ("consent", "guardian-consent"):
                lines.append(f"{'own' if own else 'bundled'}_yes({purpose})")
                if name == "guardian-consent" and by_a_person and element.get("by") == "guardian":
                    lines.append(f"guardian = guardian | BIT({purpose})")
            elif name == "consented-earlier":
                lines.append(f"handed_in({purpose})")
            elif name == "refuse":
                lines.append(f"no({purpose}, {REFUSED})")
            elif name == "withdraw":
                lines.append(f"no({purpose}, {WITHDRAWN})")
            elif name == "under-guardian-age":
                lines.append(f"age = {UNDER}")
            elif name == "of-age":
                lines.append(f"age = {OF_AGE}")
            elif name == "language" and by_a_person:
                lines += self.speak(act.get("code"))
        return lines

    def touched(self, choice, asks=True):
        """What the touch itself shows: somebody is there, and they asked for the way by face."""
        if choice.get("by") == "staff":
            return []
        faces = {self.purposes[act.get("purpose")]
                 for act in children(choice, "choose-face", "consent", "guardian-consent")} if asks else set()
        return ["acted = 1"] + [f"asked = asked | BIT({purpose})" for purpose in sorted(faces)]

    # --- events --------------------------------------------------------------------------------------------------

    def option(self, guard, lines, step):
        """One event: all of it at once, then the machine waits at `step`."""
        place = self.off if step is None else self.index[step.get("id")]
        body = ";\n          ".join([guard, *lines, f"c_code {{ STATE({self.number}, {place}); }}"])
        return f"    :: d_step {{ {body} }}; goto {self.label(place)}\n"

    def label(self, place):
        return f"F{self.number}_{place}"

    def entry(self, on):
        entry = self.entries.get(on)
        if entry is None:
            return ""
        target = self.steps[self.index[entry.get("to")]]
        lines = ["forget()"]
        if not self.is_attract(target):
            lines.append("session = 1")
        # The entry's camera goes on as the entry is taken: before anything is shown.
        lines += self.cameras(entry, target)
        arriving, waits_at = self.arrive(target)
        return self.option("true", lines + arriving, waits_at)

    def choice(self, step, choice):
        here = step.get("id")
        codes = [act.get("code") for act in children(choice, "language")]
        another = "true"
        if codes and not [act for act in choice if tag(act) not in ("label", "when", "language", "continue", "back")]:
            # To choose the language that is shown is no event where nothing else comes of it: the choice stays on
            # its screen, or leads from a question to the notice. Elsewhere it is a way on.
            shown = [self.languages.index(code) for code in codes if code in self.languages]
            if len(shown) == len(codes) and (choice.get("to") == here or self.asks(step)):
                another = " || ".join(f"language != {number}" for number in shown)
        if choice.get("to") == here and codes:
            # The same screen again in another language: nothing begins, nothing ends, and what it tells it tells
            # again.
            seen = [f"if :: session -> {'; '.join(self.touched(choice))} :: else fi"] if self.touched(choice) else []
            again = self.tells(step)
            if again and not self.is_attract(step):
                again = [f"if :: language != shown -> {'; '.join(again)} :: else fi"]
            else:
                again = []
            return self.option(another, ["shown = language"] + self.acts(choice, step, True) + again + seen, step)
        if yes(choice, "toggle"):
            ticked = " && ".join(f"SAID({purpose}) == {CONSENTED}" for purpose in self.consents(choice)) or "false"
            tick = ["session = 1"] + self.acts(choice, step, True) + self.touched(choice)
            untick = (["session = 1"] + [f"no({purpose}, {WITHDRAWN})" for purpose in self.consents(choice)] +
                      self.touched(choice, asks=False))
            return self.option(f"!({ticked})", tick, step) + self.option(f"({ticked})", untick, step)
        lines = ["session = 1"] + self.acts(choice, step, True) + self.touched(choice)
        if children(choice, "continue"):
            for box in self.boxes(step):
                # Who goes on has said no to what is not ticked.
                lines += [f"if :: SAID({purpose}) != {CONSENTED} -> no({purpose}, {REFUSED}) :: else fi"
                          for purpose in self.consents(box)]
        # At a start screen a session ends, but not the language that was chosen for it.
        forget = "forget_said()" if any(code in self.languages for code in codes) else "forget()"
        options, not_before = "", [] if another == "true" else [f"({another})"]
        for branch in children(choice, "when"):
            holds = " && ".join(self.agreed_after(choice, purpose) for purpose in branch.get("consented").split())
            options += self.way(" && ".join(not_before + [f"({holds})"]), lines, branch.get("to"), forget)
            not_before.append(f"!({holds})")
        return options + self.way(" && ".join(not_before) or "true", lines, choice.get("to"), forget)

    def way(self, guard, lines, to, forget="forget()"):
        arriving, waits_at = self.arrive(self.steps[self.index[to]], forget)
        return self.option(guard, lines + arriving, waits_at)

    def agreed_after(self, choice, purpose):
        """Whether there is a consent once the choice has said what it says; told before it is taken."""
        last = [tag(act) for act in choice if act.get("purpose") == purpose and
                tag(act) in ("consent", "guardian-consent", "refuse", "withdraw")][-1:]
        if not last:
            return f"SAID({self.purposes[purpose]}) == {CONSENTED}"
        return "true" if "consent" in last[0] else "false"

    def leave_by(self, step, on):
        leaving = self.exit(step, on)
        guard, options = "true", ""
        if on == "not-matched" and tag(step) == "capture" and int(step.get("retries", 0)) > 0:
            retries = int(step.get("retries"))
            options += self.option(f"attempts < {retries}", ["attempts = attempts + 1", "captured = 1"] +
                                   self.camera(step, step.get("purpose")), step)
            guard = f"attempts >= {retries}"
        if leaving is None:
            return options
        if on == "timeout" and self.lets_pass(step, leaving):
            # What the exit says is said in the session that ends; whoever is there then is told and asked anew.
            to = self.steps[self.index[leaving.get("to")]]
            begins = [] if self.is_attract(to) or self.is_end(to) else ["session = 1"]
            return options + self.way(guard, ["forget()"] + begins, leaving.get("to"))
        lines = ["session = 1"] + self.acts(leaving, step, False)
        if on in ("token", "token-refused"):
            # Whoever hands something in is there, and asks for what it is for.
            lines.append("acted = 1")
            lines += [f"asked = asked | BIT({self.purposes[act.get('purpose')]})"
                      for act in children(self.exit(step, "token"), "consented-earlier")]
        return options + self.way(guard, lines, leaving.get("to"))

    def lose(self, step):
        """Whoever stood there left, or was replaced by somebody else."""
        if tag(step) in ("service", "host", "erase"):
            return self.option("true", ["forget()", "session = 1"], step)
        if tag(step) == "capture" or (tag(step) == "screen" and step.get("kind") != "guardian"):
            return self.entry("idle")
        return ""

    def promela(self):
        text = f"  /* flow {self.number} */\n{self.label(self.off)}:\n    if\n"
        text += "".join(self.entry(on) for on in self.entries) + "    :: false -> skip\n    fi;\n"
        for place, step in enumerate(self.steps):
            nobody_there = self.is_attract(step) or self.is_end(step)
            text += f"{self.label(place)}: /* {step.get('id')} */\n    if\n"
            text += "".join(self.choice(step, choice) for choice in children(step, "choice"))
            for on in ("timeout", "presence", "matched", "not-matched", "failed", "cancelled", "done", "fault", "token",
                       "token-refused"):
                text += self.leave_by(step, on)
            for on in self.entries:
                # The machine can be switched off and on at any time; other entries wait until nobody is there,
                # and a sensor that the step itself listens to is its exit.
                if on in ("power-on", "maintenance-exit") or (
                        nobody_there and not (on == "presence" and self.exit(step, "presence") is not None)):
                    text += self.entry(on)
            text += self.lose(step)
            text += "    :: false -> skip\n    fi;\n"
        return text


def chain(steps, purposes):
    """spin_run's long flow, written by hand with the step as a variable: spin needs minutes to read thousands of
    places, and this is the quickest that pan can be."""
    last = steps - 3  # the capture; screens before it
    return PRELUDE + f"""
#define HOME {last + 1}
#define OFF {last + 2}
#define ASKS {2 * purposes} /* notices and questions, in turn */
short step = OFF;

inline go_home() {{ forget(); step = HOME }}
inline touch() {{ session = 1; acted = 1 }}
inline arrive() {{ attempts = 0; if :: step < ASKS && step % 2 == 0 -> told = told | BIT(step / 2)
                                    :: step == {last} -> captured = 1 :: else fi }}

active proctype machine() {{
    do
    :: d_step {{ true; go_home(); skip }} /* switched on */
    :: d_step {{ step >= HOME -> go_home(); skip }} /* idle */
    :: d_step {{ step == HOME -> touch(); step = 0; arrive() }}
    :: d_step {{ step < ASKS && step % 2 == 0 -> touch(); step = step + 1; arrive() }}
    :: d_step {{ step < ASKS && step % 2 == 0 -> go_home(); skip }} /* leaves */
    :: d_step {{ step < ASKS && step % 2 == 1 -> touch(); no(step / 2, 1); step = step + 1; arrive() }}
    :: d_step {{ step < ASKS && step % 2 == 1 -> touch(); own_yes(step / 2); asked = asked | BIT(step / 2);
                step = step + 1; arrive() }}
    :: d_step {{ step >= ASKS && step < {last} -> touch(); step = step + 1; arrive() }}
    :: d_step {{ step >= ASKS && step < {last} -> touch(); step = step - 1; arrive() }} /* back */
    :: d_step {{ step < {last} -> go_home(); skip }} /* time-out */
    :: d_step {{ step == {last} -> go_home(); skip }} /* matched */
    :: d_step {{ step == {last} -> go_home(); skip }} /* not matched */
    :: d_step {{ step == {last} -> go_home(); skip }} /* failed */
    :: d_step {{ step == {last} -> go_home(); skip }} /* cancelled */
    :: d_step {{ step == {last} -> go_home(); skip }} /* time-out */
    od
}}
"""


def model(flows):
    """One model of several flows that have nothing to do with each other; which one it is, is the first choice."""
    start = "".join(f"    :: goto {flow.label(flow.off)}\n" for flow in flows)
    return (PRINTING + PRELUDE + "\nactive proctype machine() {\n    if\n" + start + "    fi;\n" +
            "".join(flow.promela() for flow in flows) + "}\n")
