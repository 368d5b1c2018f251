#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs Schematron packs over trees with lxml's isoschematron (the ISO skeleton on libxslt).

usage: lxml_run.py [--time] [--strict] PACK... -- TREE...
Prints one line per failed assertion or successful report: tree, pack, pattern id, assertion id, path of the
place; separated by tabs. With --time, prints seconds per tree and pack instead, the pack compiled once.
--strict holds the packs to the grammar of the standard as well, which lxml does after it has expanded them:
then an assertion's id may be there once only, so it is for what `facenotice rules expand` prints.
"""
import sys
import time

from lxml import etree, isoschematron

SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def main(arguments):
    timing, strict = "--time" in arguments, "--strict" in arguments
    arguments = [word for word in arguments if word not in ("--time", "--strict")]
    if not strict:
        isoschematron.schematron_schema_valid = lambda schema: True
    split = arguments.index("--")
    packs = [(pack, compiled(pack)) for pack in arguments[:split]]
    for name in arguments[split + 1:]:
        tree = etree.parse(name)
        for pack, schematron in packs:
            start = time.perf_counter()
            schematron.validate(tree)
            if timing:
                print(name, pack, time.perf_counter() - start, sep="\t")
                continue
            root = tree.getroot()
            pattern = ""
            for node in schematron.validation_report.getroot().iter():
                if node.tag == SVRL + "active-pattern":
                    pattern = node.get("id", "")
                elif node.tag in (SVRL + "failed-assert", SVRL + "successful-report"):
                    location = node.get("location")
                    # Of an attribute, the skeleton tells the name only.
                    path = location[1:] if location.startswith("/@") else tree.getpath(root.xpath(location)[0])
                    print(name, pack, pattern, node.get("id").split("--")[0], path, sep="\t")


def compiled(pack):
    return isoschematron.Schematron(etree.parse(pack), store_report=True,
                                    error_finder=isoschematron.Schematron.ASSERTS_AND_REPORTS)


main(sys.argv[1:])
