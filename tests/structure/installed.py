#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `cmake --install` puts down works by itself: every file that the programs read is there, and the command line
checks, composes and prints from it, in Chinese too.

installed.py SOURCE BUILD CMAKE
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

source, build, cmake = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

with tempfile.TemporaryDirectory() as folder:
    prefix = Path(folder) / "prefix"
    subprocess.run([cmake, "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    data = prefix / "share/facenotice"

    read = set()
    for where in ("runtime", "schema", "export", "designer"):
        for file in (source / where).rglob("*.cpp"):
            read |= set(re.findall(r'data_file\("([^"]+)"', file.read_text(encoding="utf-8")))
    missing = sorted(name for name in read if not (data / name).exists())
    if missing or not read:
        sys.exit(f"the programs read what is not installed: {missing}")

    environment = {key: value for key, value in os.environ.items() if not key.startswith("FACENOTICE")}
    environment.update(FACENOTICE_DATA=str(data), FACENOTICE_FONTS=str(data / "fonts"), LC_ALL="C.UTF-8",
                       LANGUAGE="zh_CN")

    def facenotice(*arguments):
        done = subprocess.run([prefix / "bin/facenotice", *arguments], env=environment, text=True, cwd=folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            sys.exit(f"facenotice {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    answers = ["service=entry", "name=Riverside", "phone=400-820-1234", "hours=9:00-18:00", "email=a@riverside.example"]
    facenotice("new", *[word for answer in answers for word in ("--answer", answer)], "-o", "door.flow.xml")
    said = facenotice("check", "door.flow.xml")
    if "待" not in said:
        sys.exit(f"the installed program does not speak Chinese:\n{said[:400]}")
    facenotice("pdf", "door.flow.xml", "--kind", "sign", "-o", "sign.pdf")
    facenotice("package", "door.flow.xml", "-o", "door.fnp")
