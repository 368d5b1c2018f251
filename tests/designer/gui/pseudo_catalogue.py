#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""pseudo_catalogue.py CATALOGUE.mo OUT.mo: a catalogue of a language that nobody speaks: every message in brackets and longer
by 40 %, so that whatever has no brackets in the window did not go through the catalogue."""
import gettext
import math
import re
import struct
import sys
from pathlib import Path

OPEN, CLOSE, FILLER = "⟦", "⟧", "·"


def pseudo(english):
    """Keys behind a tab, a mnemonic, placeholders and what surrounds the words stay as they are."""
    words, tab, keys = english.partition("\t")
    before, said, after = re.fullmatch(r"(\s*)(.*?)(\s*)", words, re.DOTALL).groups()
    if not said:
        return english
    longer = FILLER * math.ceil(0.4 * len(said))
    return f"{before}{OPEN}{said}{longer}{CLOSE}{after}{tab}{keys}"


def write(messages, out):
    """The .mo format: two tables of lengths and offsets, then the strings."""
    entries = sorted((key.encode(), value.encode()) for key, value in messages.items())
    at, keys, values, table = 28 + 16 * len(entries), b"", b"", []
    for key, value in entries:
        table.append((len(key), len(keys), len(value), len(values)))
        keys, values = keys + key + b"\0", values + value + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, at)
    first = b"".join(struct.pack("<2I", length, at + offset) for length, offset, _, _ in table)
    second = b"".join(struct.pack("<2I", length, at + len(keys) + offset) for _, _, length, offset in table)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(head + first + second + keys + values)


def raw_messages(file):
    """Keys as they stand in the file: of plurals, both forms."""
    data = Path(file).read_bytes()
    count, originals = struct.unpack("<2I", data[8:16])
    for index in range(count):
        length, offset = struct.unpack("<2I", data[originals + 8 * index:originals + 8 * index + 8])
        yield data[offset:offset + length].decode()


def make(catalogue, out):
    header = gettext.GNUTranslations(open(catalogue, "rb")).gettext("")
    messages = {"": header}
    for key in raw_messages(catalogue):
        if key:
            messages[key] = pseudo(key.split("\0")[-1])
    write(messages, Path(out))
    return len(messages) - 1


if __name__ == "__main__":
    print(make(sys.argv[1], sys.argv[2]), "messages")
