// SPDX-License-Identifier: MIT
// Times node-schematron: node run.js PACK... -- TREE...
// Prints seconds (median of three, packs compiled and trees parsed once; one when that is slow) per tree for all packs together, and
// how many packs it could not evaluate over that tree; separated by tabs.
const fs = require('fs');
const { Schema } = require('node-schematron');
const slimdom = require('slimdom');

const split = process.argv.indexOf('--');
const packs = process.argv.slice(2, split), trees = process.argv.slice(split + 1);
const schemas = packs.map((pack) => Schema.fromString(fs.readFileSync(pack, 'utf8')));
for (const tree of trees) {
  const dom = slimdom.parseXmlDocument(fs.readFileSync(tree, 'utf8'));
  const times = [];
  let failed = 0;
  for (let run = 0; run < 3; ++run) {
    failed = 0;
    const start = process.hrtime.bigint();
    for (const schema of schemas) {
      try {
        schema.validateDocument(dom, { phaseId: '#ALL' });
      } catch (error) {
        ++failed;
        if (process.env.SHOW_FAULTS) console.error(String(error).slice(0, 300));
      }
    }
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
    if (times[0] > 5) break;
  }
  times.sort((a, b) => a - b);
  console.log([tree, times[Math.floor(times.length / 2)], failed].join('\t'));
}
