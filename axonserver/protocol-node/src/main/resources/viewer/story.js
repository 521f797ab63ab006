// What happened in order: to an order across all contexts, in a trace, or in the life of an aggregate.

import { get, search } from './api.js';
import { byId, duration, element, plural, setPill, showProblem, simpleName, time } from './dom.js';
import { facts } from './facts.js';
import { changed, keyOf, link, place } from './links.js';

const PAGE = 500;
const EVERY = 2000;
/** So much of each payload is read for what it says; more is shown when it is opened. */
const PREVIEW = 4000;

const STORIES = {
  order: { title: 'Order', text: 'Everything that happened to this order, in all contexts, by whoever decided it.' },
  trace: { title: 'Trace', text: 'Everything that came of one message.' },
  aggregate: { title: 'Aggregate', text: 'Its life: each decision in order, and where a snapshot was taken.' },
};

let running = new AbortController();
let events = new Map();

const byTime = (one, other) => Date.parse(one.timestamp) - Date.parse(other.timestamp)
  || (one.context === other.context ? (one.token ?? 0) - (other.token ?? 0) : 0);
/** A snapshot holds everything up to its sequence. */
const bySequence = (one, other) => one.sequence - other.sequence || (one.token === undefined ? 1 : -1);

/** A steady colour for each kind of aggregate. */
function lane(type) {
  let sum = 0;
  for (const character of type ?? '') sum = (sum * 31 + character.codePointAt(0)) % 997;
  return sum % 6;
}

function item(kind, event, before) {
  const isSnapshot = event.token === undefined;
  const gap = before ? Date.parse(event.timestamp) - Date.parse(before.timestamp) : undefined;
  const name = element('a', { href: changed({ open: keyOf(event) }), title: event.type, 'data-key': keyOf(event) },
    isSnapshot ? `Snapshot at ${event.sequence}` : simpleName(event.type));
  const about = [
    kind === 'aggregate' ? '' : event.aggregateId ?? 'no aggregate',
    event.aggregateId && !isSnapshot ? `sequence ${event.sequence}` : '',
  ].filter(Boolean).join(' · ');
  return element('li', { 'data-open': keyOf(event), class: isSnapshot ? 'snapshot' : '' },
    element('div', {}, time(event.timestamp), gap === undefined || gap <= 0 ? '' : element('small', {}, `+ ${duration(gap)}`)),
    element('div', {},
      element('span', { class: `pill lane-${lane(event.aggregateType)}` }, event.aggregateType ?? 'Event'), ' ', name,
      element('small', {}, about), isSnapshot ? '' : facts(event)));
}

function draw(kind) {
  const all = [...events.values()].sort(kind === 'aggregate' ? bySequence : byTime);
  const focused = document.activeElement?.dataset.key;
  byId('story-events').replaceChildren(...all.map((event, position) => item(kind, event, all[position - 1])));
  if (focused) byId('story-events').querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  const aggregates = new Map();
  for (const event of all.filter(({ aggregateId }) => aggregateId)) {
    const key = `${event.context} ${event.aggregateId}`;
    aggregates.set(key, { event, count: (aggregates.get(key)?.count ?? 0) + 1 });
  }
  byId('story-aggregates').replaceChildren(...(kind === 'aggregate' ? [] : [...aggregates.values()]).map(({ event, count }) =>
    element('li', {},
      element('span', { class: `pill lane-${lane(event.aggregateType)}` }, event.aggregateType), ' ',
      link.aggregate(event.aggregateId, event.context), element('small', {}, ` ${plural(count, 'event')}`))));
  byId('story-text').textContent = all.length
    ? `${STORIES[kind].text} ${plural(all.length, 'entry', 'entries')}.` : 'Nothing is known of it.';
  markOpen();
}

function markOpen() {
  const { open } = place().parameters;
  for (const entry of byId('story-events').children) entry.classList.toggle('open', entry.dataset.open === open);
}

const state = (text, kind) => setPill(byId('story-state'), text, kind);

async function follow(kind, parameters, signal) {
  let drawing;
  const drawSoon = () => { drawing ??= setTimeout(() => { drawing = undefined; if (!signal.aborted) draw(kind); }, 50); };
  const logs = new Map();
  await search({ ...parameters, limit: PAGE, preview: PREVIEW, live: true }, {
    open: () => { showProblem(); },
    log: ({ context, head, first }) => {
      const log = logs.get(context);
      // After a restart there may be other events under the same tokens.
      if (log && (head < log.head || (log.first && log.first !== first))) events = new Map();
      logs.set(context, { head, first });
    },
    row: (event) => { events.set(keyOf(event), event); drawSoon(); },
    searched: () => { state('Live', 'good'); drawSoon(); },
    broken: () => state('Connecting …', 'busy'),
  }, signal);
}

/** Its events are found by their sequence, which is quick however long the log is, so this asks again and again. */
async function live(aggregateId, context, signal) {
  let next = 0;
  while (!signal.aborted) {
    const found = await get('/v1/events', { aggregateId, context, from: next, limit: PAGE }, signal);
    const snapshots = found.length || next === 0 ? await get('/v1/snapshots', { aggregateId, context, limit: 100 }, signal) : [];
    for (const event of [...found, ...snapshots]) events.set(keyOf(event), event);
    if (found.length) next = found.at(-1).sequence + 1;
    if (found.length || snapshots.length || events.size === 0) draw('aggregate');
    const isAll = found.length < PAGE;
    state(isAll ? 'Live' : 'Reading …', isAll ? 'good' : 'busy');
    if (isAll) await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

export async function enter() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const { page: kind, subject, parameters: { context } } = place();
  events = new Map();
  byId('story-title').replaceChildren(`${STORIES[kind].title} `, element('code', {}, subject));
  byId('story-events').replaceChildren();
  byId('story-aggregates').replaceChildren();
  byId('story-text').textContent = '';
  showProblem();
  state('Searching …', 'busy');
  try {
    if (kind === 'aggregate') await live(subject, context, signal);
    else await follow(kind, { context: '*', [`${kind}Id`]: subject }, signal);
  } catch (problem) {
    if (signal.aborted || problem.name === 'AbortError') return;
    state('Stopped', 'bad');
    showProblem(problem);
  }
}

export function leave() {
  running.abort();
}

export function opened() {
  markOpen();
  for (const entry of byId('story-events').children) entry.querySelector('a').href = changed({ open: entry.dataset.open });
}
