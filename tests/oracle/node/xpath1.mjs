// SPDX-License-Identifier: MIT
// Writes an XPath 1.0 expression as the XPath 3.1 expression with the same value: the implicit conversions of
// 1.0 become function calls. XPath 2.0 and later compare two attributes as strings where 1.0 compares numbers
// (@seconds >= @reading-seconds), fail on a word that is no number (@taps <= 4 where it says "unreachable"), and
// on several nodes where one string is wanted (contains(f:camera/@exempt, …)). fontoxpath has no
// compatibility mode of its own (XPath 2.0, B.1); this is that mode, written out.

const token_pattern =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|"([^"]*)"|'([^']*)'|(\$[\p{L}_][\p{L}\p{N}_.-]*)|([\p{L}_][\p{L}\p{N}_.-]*(?::(?:[\p{L}_][\p{L}\p{N}_.-]*|\*)(?!:))?)|(::|\.\.|\/\/|!=|<=|>=|[()[\].@,\/|+\-=<>*]))/uy;

function tokens_of(text) {
  const tokens = [];
  token_pattern.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token_pattern.lastIndex < end) {
    const at = token_pattern.lastIndex;
    const match = token_pattern.exec(text);
    if (!match) throw new Error(`XPath 1.0 expected at ${at}: ${text}`);
    const [, number, double, single, variable, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (double !== undefined) tokens.push({ kind: 'string', text: double });
    else if (single !== undefined) tokens.push({ kind: 'string', text: single });
    else if (variable !== undefined) tokens.push({ kind: 'variable', text: variable });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign });
  }
  // XPath 1.0, 3.7: after something that ends an operand, * and the operator names are operators.
  for (let i = 0; i < tokens.length; ++i) {
    const before = tokens[i - 1];
    const ends_operand =
      before && before.kind !== 'operator' &&
      !(before.kind === 'sign' && !['.', '..', ')', ']', '*'].includes(before.text));
    if (!ends_operand) continue;
    if (tokens[i].text === '*' && tokens[i].kind === 'sign') tokens[i].kind = 'operator';
    if (tokens[i].kind === 'name' && ['and', 'or', 'div', 'mod'].includes(tokens[i].text))
      tokens[i].kind = 'operator';
  }
  return tokens;
}

// Values are { type: 'nodes' | 'number' | 'string' | 'boolean', text }.
const as_string = (value) =>
  value.type === 'string' ? value.text
  : value.type === 'nodes' ? `string((${value.text})[1])`
  : `string(${value.text})`;
const as_number = (value) =>
  value.type === 'number' ? value.text
  : value.type === 'nodes' ? `number((${value.text})[1])`
  : `number(${value.text})`;
const as_boolean = (value) => (value.type === 'boolean' ? value.text : `boolean(${value.text})`);

const each_string = (value) => (value.type === 'nodes' ? `((${value.text}) ! string(.))` : as_string(value));
const each_number = (value) => (value.type === 'nodes' ? `((${value.text}) ! number(.))` : as_number(value));

// Name to argument conversions and result; of a missing argument the context node is meant.
const functions = {
  'boolean': [[as_boolean], 'boolean'], 'not': [[as_boolean], 'boolean'], 'true': [[], 'boolean'],
  'false': [[], 'boolean'], 'contains': [[as_string, as_string], 'boolean'],
  'starts-with': [[as_string, as_string], 'boolean'], 'number': [[as_number], 'number'],
  'string': [[as_string], 'string'], 'string-length': [[as_string], 'number'],
  'normalize-space': [[as_string], 'string'], 'concat': [null, 'string'],
  'substring': [[as_string, as_number, as_number], 'string'],
  'substring-before': [[as_string, as_string], 'string'],
  'substring-after': [[as_string, as_string], 'string'],
  'translate': [[as_string, as_string, as_string], 'string'], 'floor': [[as_number], 'number'],
  'ceiling': [[as_number], 'number'], 'round': [[as_number], 'number'],
  'count': [[(value) => value.text], 'number'], 'position': [[], 'number'], 'last': [[], 'number'],
  'name': [[(value) => `(${value.text})[1]`], 'string'],
  'local-name': [[(value) => `(${value.text})[1]`], 'string'],
};

class Parser {
  // variables: name with its $ to type
  constructor(text, variables) {
    this.text = text;
    this.tokens = tokens_of(text);
    this.at = 0;
    this.variables = variables;
  }

  parse() {
    const value = this.or();
    if (this.at < this.tokens.length) this.fail();
    return value;
  }

  fail() {
    throw new Error(`not understood at “${this.tokens[this.at]?.text}”: ${this.text}`);
  }
  is(text, kind) {
    const token = this.tokens[this.at];
    return token !== undefined && token.text === text && token.kind !== 'string' && (!kind || token.kind === kind);
  }
  take(text, kind) {
    if (!this.is(text, kind)) return false;
    ++this.at;
    return true;
  }
  expect(text) {
    if (!this.take(text)) this.fail();
  }

  or() {
    let left = this.and();
    while (this.take('or', 'operator'))
      left = { type: 'boolean', text: `(${as_boolean(left)} or ${as_boolean(this.and())})` };
    return left;
  }
  and() {
    let left = this.equality();
    while (this.take('and', 'operator'))
      left = { type: 'boolean', text: `(${as_boolean(left)} and ${as_boolean(this.equality())})` };
    return left;
  }
  equality() {
    let left = this.relation();
    for (;;) {
      const sign = this.take('=') ? '=' : this.take('!=') ? '!=' : null;
      if (!sign) return left;
      const right = this.relation();
      const types = [left.type, right.type];
      const [a, b] = types.includes('boolean') ? [as_boolean(left), as_boolean(right)]
        : types.includes('number') ? [each_number(left), each_number(right)]
        : [each_string(left), each_string(right)];
      left = { type: 'boolean', text: `(${a} ${sign} ${b})` };
    }
  }
  relation() {
    let left = this.sum();
    for (;;) {
      const sign = ['<=', '>=', '<', '>'].find((one) => this.take(one));
      if (!sign) return left;
      const right = this.sum();
      const number = [left.type, right.type].includes('boolean')
        ? (value) => `number(${as_boolean(value)})` : each_number;
      left = { type: 'boolean', text: `(${number(left)} ${sign} ${number(right)})` };
    }
  }
  sum() {
    let left = this.product();
    for (;;) {
      const sign = this.take('+') ? '+' : this.take('-') ? '-' : null;
      if (!sign) return left;
      left = { type: 'number', text: `(${as_number(left)} ${sign} ${as_number(this.product())})` };
    }
  }
  product() {
    let left = this.negation();
    for (;;) {
      const sign = ['*', 'div', 'mod'].find((one) => this.take(one, 'operator'));
      if (!sign) return left;
      left = { type: 'number', text: `(${as_number(left)} ${sign} ${as_number(this.negation())})` };
    }
  }
  negation() {
    if (this.take('-')) return { type: 'number', text: `(- ${as_number(this.negation())})` };
    return this.union();
  }
  union() {
    let left = this.path();
    while (this.take('|')) left = { type: 'nodes', text: `(${left.text} | ${this.path().text})` };
    return left;
  }

  path() {
    const token = this.tokens[this.at];
    if (!token) this.fail();
    const next = this.tokens[this.at + 1];
    const is_call = token.kind === 'name' && next?.text === '(' && next.kind === 'sign' &&
      !['text', 'node', 'comment', 'processing-instruction'].includes(token.text);
    if (token.kind === 'number' || token.kind === 'string' || token.kind === 'variable' || is_call ||
        (token.text === '(' && token.kind === 'sign')) {
      let value = this.primary(is_call);
      while (this.is('[')) value = { type: 'nodes', text: `(${value.text})${this.predicate()}` };
      if (this.is('/') || this.is('//')) value = { type: 'nodes', text: `(${value.text})${this.steps()}` };
      return value;
    }
    let text = '';
    if (this.take('/')) {
      text = '/';
      if (!this.starts_step()) return { type: 'nodes', text };
    } else if (this.take('//')) {
      text = '//';
    }
    return { type: 'nodes', text: text + this.step() + this.steps() };
  }
  starts_step() {
    const token = this.tokens[this.at];
    return token !== undefined && (token.kind === 'name' || ['*', '@', '.', '..'].includes(token.text)) &&
      token.kind !== 'operator';
  }
  steps() {
    let text = '';
    for (;;) {
      const sign = this.take('//') ? '//' : this.take('/') ? '/' : null;
      if (!sign) return text;
      text += sign + this.step();
    }
  }
  step() {
    if (this.take('.')) return '.';
    if (this.take('..')) return '..';
    let text = this.take('@') ? '@' : '';
    let token = this.tokens[this.at++];
    if (!token || (token.kind !== 'name' && token.text !== '*')) this.fail();
    text += token.text;
    if (this.take('::')) {
      token = this.tokens[this.at++];
      if (!token) this.fail();
      text += '::' + token.text;
    }
    if (this.take('(')) {
      this.expect(')');
      text += '()';
    }
    while (this.is('[')) text += this.predicate();
    return text;
  }
  predicate() {
    this.expect('[');
    const value = this.or();
    this.expect(']');
    return value.type === 'number' ? `[position() = ${value.text}]` : `[${as_boolean(value)}]`;
  }
  primary(is_call) {
    const token = this.tokens[this.at++];
    if (is_call) return this.call(token.text);
    if (token.kind === 'number') return { type: 'number', text: token.text };
    if (token.kind === 'string') return { type: 'string', text: `"${token.text.replaceAll('"', '""')}"` };
    if (token.kind === 'variable') {
      const type = this.variables.get(token.text);
      if (!type) throw new Error(`the variable ${token.text} is not known: ${this.text}`);
      return { type, text: type === 'nodes' ? `(${token.text}?*)` : token.text };
    }
    const inner = this.or();
    this.expect(')');
    return { type: inner.type, text: `(${inner.text})` };
  }
  call(name) {
    const [conversions, type] = functions[name] ?? [];
    if (type === undefined) throw new Error(`the function ${name}() is not known: ${this.text}`);
    const written = [];
    this.expect('(');
    while (!this.take(')')) {
      if (written.length > 0) this.expect(',');
      const convert = conversions ? conversions[written.length] : as_string;
      if (!convert) this.fail();
      written.push(convert(this.or()));
    }
    return { type, text: `${name}(${written.join(', ')})` };
  }
}

// The expression for fontoxpath and its type.
export function translated(text, variables) {
  return new Parser(text, variables).parse();
}
