// Makes payloads readable: JSON with its numbers as they were written, other text as it is, bytes as bytes.

import { element } from './dom.js';

const WORDS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const WIDTH = 46;
const LARGEST_COLOURED = 300_000;
const LARGEST_HEX = 16_384;

/** A tree of the text's own words: no number passes through a double, no key is lost. */
function tree(text) {
  const words = text.match(WORDS) ?? [];
  let at = 0;
  const value = () => {
    const word = words[at++];
    if (word !== '{' && word !== '[') return { text: word };
    const close = word === '{' ? '}' : ']';
    const children = [];
    while (words[at] !== close) {
      if (words[at] === ',') { at++; continue; }
      let key;
      if (word === '{') { key = words[at]; at += 2; }
      children.push({ key, value: value() });
    }
    at++;
    return { open: word, close, children };
  };
  return value();
}

/** How many characters it takes on one line. */
function width(node) {
  node.width ??= node.children
    ? 2 + node.children.reduce((sum, { key, value }) => sum + (key ? key.length + 2 : 0) + width(value) + 2, 0)
    : node.text.length;
  return node.width;
}

function kindOf(word) {
  if (word[0] === '"') return 'string';
  return /^[-\d]/.test(word) ? 'numeral' : 'literal';
}

function draw(node, indent, out) {
  if (!node.children) {
    out.push(element('span', { class: kindOf(node.text) }, node.text));
    return;
  }
  const inline = width(node) + indent.length <= WIDTH;
  const inner = inline ? indent : `${indent}  `;
  out.push(node.open);
  node.children.forEach(({ key, value }, position) => {
    if (position > 0) out.push(inline ? ', ' : ',');
    if (!inline) out.push(`\n${inner}`);
    if (key) out.push(element('span', { class: 'key' }, key), ': ');
    draw(value, inner, out);
  });
  out.push(inline || node.children.length === 0 ? node.close : `\n${indent}${node.close}`);
}

function isJson(text) {
  if (!/^\s*[{["\-\dtfn]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function hex(bytes) {
  const lines = [];
  for (let at = 0; at < Math.min(bytes.length, LARGEST_HEX); at += 16) {
    const line = [...bytes.subarray(at, at + 16)];
    const digits = line.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = line.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${digits.padEnd(47)}  ${text}`);
  }
  if (bytes.length > LARGEST_HEX) lines.push(`… ${bytes.length - LARGEST_HEX} more bytes`);
  return lines.join('\n');
}

/** What a payload is, in a word, and a node that shows it. */
export function payload({ encoding, data }) {
  const pre = element('pre', { tabindex: '0', 'aria-label': 'Payload' });
  if (encoding === 'base64') {
    pre.textContent = hex(Uint8Array.from(atob(data), (character) => character.charCodeAt(0)));
    return { kind: 'bytes', node: pre };
  }
  if (data.length > LARGEST_COLOURED || !isJson(data)) {
    pre.textContent = data;
    return { kind: 'text', node: pre };
  }
  const out = [];
  draw(tree(data), '', out);
  pre.append(...out);
  return { kind: 'JSON', node: pre };
}
