// SPDX-License-Identifier: MIT
// Runs expanded packs over trees with node-schematron (fontoxpath, XPath 3.1).
//
//   node run.mjs PACK... -- TREE...
//
// Prints one line per failed assertion or successful report: tree, pack, pattern id, assertion id, path of the
// place; separated by tabs. Expressions are given their XPath 1.0 meaning first (xpath1.mjs): XPath 3.1 would
// refuse, or read otherwise, what 1.0 converts silently.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { translated } from './xpath1.mjs';

const require = createRequire(pathToFileURL(process.cwd() + '/'));
const { Schema } = require('node-schematron');
const { parseXmlDocument } = require('slimdom');
const { evaluateXPath } = require('fontoxpath');

const split = process.argv.indexOf('--');
const packs = process.argv.slice(2, split);
const trees = process.argv.slice(split + 1);

function translate_lets(lets, variables) {
  const known = new Map(variables);
  for (const one of lets) {
    const { type, text } = translated(one.value, known);
    // node-schematron hands variables over as JavaScript values, and fontoxpath makes one array of a list of
    // nodes: so it is an array from the start (and xpath1.mjs reads it as one).
    one.value = type === 'nodes' ? `array { ${text} }` : text;
    known.set('$' + one.name, type);
  }
  return known;
}

function load(file) {
  const schema = Schema.fromString(readFileSync(file, 'utf8'));
  const of_schema = translate_lets(schema.variables, new Map());
  for (const pattern of schema.patterns) {
    const of_pattern = translate_lets(pattern.variables, of_schema);
    for (const rule of pattern.rules) {
      rule.context = translated(rule.context, of_pattern).text;
      const of_rule = translate_lets(rule.variables, of_pattern);
      for (const assert of rule.asserts) {
        assert.test = translated(assert.test, of_rule).text;
        assert.message = [];  // what it says is no part of the comparison
      }
    }
  }
  return { name: basename(file, '.sch'), schema };
}

// As lxml's getpath() writes it: /n:flow/n:steps/n:screen[2].
function path_of(node) {
  let path = '';
  for (; node && node.nodeType === 1; node = node.parentNode) {
    const alike = Array.from(node.parentNode.childNodes).filter((other) => other.nodeName === node.nodeName);
    path = `/${node.nodeName}${alike.length > 1 ? `[${alike.indexOf(node) + 1}]` : ''}${path}`;
  }
  return path;
}

// Many rows ask the same of a flow: a pattern with the same rules and the same values is evaluated once per tree.
let remembered = new Map();
function validated(pattern, tree, variables, options) {
  const rules = JSON.stringify([pattern.variables, pattern.rules]);
  const used = Object.entries(variables).filter(([name]) => rules.includes('$' + name));
  const key = JSON.stringify([rules, used]);
  try {
    if (!remembered.has(key)) remembered.set(key, pattern.validateDocument(tree, variables, options));
    return remembered.get(key);
  } catch (error) {
    throw new Error(`${pattern.id}: ${error.message.split('\n').pop()}: ${JSON.stringify(pattern.rules)}`);
  }
}

const loaded = packs.map(load);
for (const file of trees) {
  const tree = parseXmlDocument(readFileSync(file, 'utf8'));
  const name = basename(file, '.xml');
  const lines = [];
  remembered = new Map();
  for (const { name: pack, schema } of loaded) {
    const options = { namespaceResolver: (prefix) => schema.getNamespaceUriForPrefix(prefix) };
    const variables = {};
    for (const one of schema.variables)
      variables[one.name] = evaluateXPath(one.value, tree, null, variables, undefined, options);
    for (const pattern of schema.patterns)
      for (const result of validated(pattern, tree, variables, options))
        lines.push([name, pack, pattern.id, result.assertId.split('--')[0], path_of(result.context)].join('\t'));
  }
  if (lines.length > 0) process.stdout.write(lines.join('\n') + '\n');
}
