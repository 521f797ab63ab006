// The table of events: newest first, live, and still while somebody reads it.

import { search } from './api.js';
import { byId, element, number, plural, preview, setPill, showProblem, simpleName, time, zone } from './dom.js';
import { changed, keyOf, link, place } from './links.js';

const AT_ONCE = 200;
const MOST = 500;
const FIELDS = ['order', 'aggregateId', 'type', 'text', 'when', 'from', 'to', 'snapshots', 'query'];

const form = byId('filter-form');
const rows = byId('rows');

let running = new AbortController();
/** Of each context: by which event its log begins, and the newest that was told. */
let logs = new Map();
let waiting = [];
let missed = 0;
let shown = 0;
/** The columns that the query makes, if it makes any. */
let columns = [];
/** How many fit, when not all of them can be shown in the order that is asked for. */
let fitting = 0;
let ended = true;
let refused = false;
let stale = false;
let searched = 0;
let live = false;
let connected = false;
let older = {};
const holds = new Set();

/** What the fields of the place mean to the node. */
function parameters() {
  const { when, from, to, ...rest } = place().parameters;
  delete rest.open;
  const minutes = Number(when);
  if (when === 'between') Object.assign(rest, { from, to });
  else if (minutes) rest.from = new Date(Date.now() - minutes * 60_000).toISOString();
  return { ...rest, limit: AT_ONCE };
}

function rowOf(event, isNew) {
  const what = element('a', { href: changed({ open: keyOf(event) }), title: event.type, 'data-key': keyOf(event) },
    simpleName(event.type));
  const order = event.metaData.orderId;
  const about = event.aggregateId ? `${event.aggregateType} · ${event.sequence}` : 'no aggregate';
  return element('tr', { class: isNew ? 'new' : '', 'data-open': keyOf(event) },
    element('td', {}, time(event.timestamp)),
    element('td', {}, what, element('small', {}, about, ...(order ? [' · ', link.wholeOrder(order)] : []))),
    element('td', { class: 'wider' }, event.aggregateId ? link.aggregate(event.aggregateId, event.context) : ''),
    element('td', { class: 'widest' }, preview(event)));
}

function markOpen() {
  const { open } = place().parameters;
  for (const row of rows.querySelectorAll('[data-open]')) {
    const isOpen = row.dataset.open === open;
    row.classList.toggle('open', isOpen);
    const anchor = row.querySelector('a');
    if (isOpen) anchor.setAttribute('aria-current', 'true');
    else anchor.removeAttribute('aria-current');
    anchor.href = changed({ open: row.dataset.open });
  }
}

/** A row of what the query makes of events. */
function rowOfTable({ context, values }) {
  const whole = (value) => element('td', { class: 'made' }, value ?? '');
  return element('tr', {}, ...(logs.size > 1 ? [element('td', {}, context)] : []), ...values.map(whole));
}

const heads = [...byId('table').tHead.rows[0].children];

function showHeads() {
  const made = columns.length ? [...(logs.size > 1 ? ['Context'] : []), ...columns] : [];
  byId('table').tHead.rows[0].replaceChildren(
    ...(made.length ? made.map((name) => element('th', { scope: 'col' }, name)) : heads));
}

function appendMade(made) {
  showHeads();
  rows.append(...made.map(rowOfTable));
  shown += made.length;
  showState();
}

const isHeld = () => holds.size > 0;

function showState() {
  const state = byId('state');
  if (refused) setPill(state, '');
  else if (live && !connected) setPill(state, 'Connecting …', 'busy');
  else if (!ended) setPill(state, 'Searching …', 'busy');
  else if (!live) setPill(state, 'Found');
  else if (isHeld()) setPill(state, holds.has('button') ? 'Paused' : 'Paused while you read', 'busy');
  else setPill(state, 'Live', 'good');
  byId('pause').hidden = !live;
  byId('pause').textContent = holds.has('button') ? 'Resume' : 'Pause';
  const news = byId('news');
  news.hidden = !stale && waiting.length + missed === 0;
  news.textContent = stale ? 'Show what is new' : `Show ${plural(waiting.length + missed, 'new event')}`;
  byId('found').textContent = fitting > shown
    ? `the first ${number(shown)} of ${number(fitting)}` : shown ? plural(shown, columns.length ? 'row' : 'event') : '';
  byId('table').closest('.card').hidden = refused;
  byId('nothing').hidden = refused || !ended || shown > 0;
  byId('nothing').textContent = filters().length
    ? 'Nothing fits.' : 'Nothing has happened yet. Events show up here the moment they are stored.';
}

/** A reason to keep the table still begins or ends. */
export function hold(reason, holding) {
  if (holding === holds.has(reason)) return;
  if (holding) holds.add(reason);
  else holds.delete(reason);
  if (!isHeld()) showWaiting();
  showState();
}

/** Puts on top what has come since. */
function showWaiting() {
  if (stale) {
    run();
    return;
  }
  if (missed > 0 || waiting.length > 0) {
    rows.prepend(...waiting.map((event) => rowOf(event, true)));
    shown += waiting.length;
    waiting = [];
    missed = 0;
    while (rows.children.length > MOST) {
      rows.lastElementChild.remove();
      shown--;
    }
    markOpen();
  }
  showState();
}

function newest(events) {
  waiting = [...events.reverse(), ...waiting];
  if (waiting.length > MOST) {
    missed += waiting.length - MOST;
    waiting.length = MOST;
  }
  if (isHeld()) showState();
  else showWaiting();
}

/** Gathers what comes within a frame, so that a burst is drawn once. */
function gathering(draw) {
  let gathered = [];
  return (event) => {
    if (gathered.push(event) === 1) {
      setTimeout(() => { const all = gathered; gathered = []; draw(all); }, 30);
    }
  };
}

function append(events) {
  rows.append(...events.map((event) => rowOf(event, false)));
  shown += events.length;
  markOpen();
  showState();
}

function listener(signal) {
  const add = gathering((events) => { if (!signal.aborted) append(events); });
  const addMade = gathering((made) => { if (!signal.aborted) appendMade(made); });
  const addNew = gathering((events) => { if (!signal.aborted) newest(events); });
  let again = false;
  let since = [];
  let gap = false;
  return {
    open() { connected = true; showProblem(); showState(); },
    log({ context, head, first }) {
      const log = logs.get(context);
      // After a restart there may be other events under the same tokens.
      if (log && (head < log.newest || (log.first && log.first !== first))) stale = true;
      logs.set(context, { first, newest: log?.newest ?? -1, before: log?.newest ?? -1 });
    },
    row(event) {
      if (event.token === undefined) { add(event); return; }
      const log = logs.get(event.context);
      if (again && !ended) {
        if (event.token > log.before) since.unshift(event);
      } else if (ended) addNew(event);
      else add(event);
      log.newest = Math.max(log.newest, event.token);
    },
    searching({ context, token }) {
      byId('found').textContent = `back to event ${number(token)} of ${context}`;
    },
    searched({ context, more, before, found, matched = 0 }) {
      fitting += matched;
      gap ||= again && more && since.filter((event) => event.context === context).length === found;
      if (++searched < logs.size) return;
      ended = true;
      if (again) {
        // More has happened than was told: it takes a new look.
        stale ||= gap;
        newest(since);
      } else {
        older = { before, more };
      }
      [again, gap, since] = [true, false, []];
      byId('older').hidden = !older.more || logs.size > 1;
      setTimeout(showState, 40);
    },
    skipped({ events }) { missed += events; showState(); },
    columns(made) { ({ columns } = made); },
    values(made) { addMade(made); },
    broken(problem) {
      connected = false;
      ended = false;
      searched = 0;
      if (problem?.status === 0 || problem?.status >= 500) showProblem(problem);
      showState();
    },
  };
}

async function run() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  rows.replaceChildren();
  logs = new Map();
  waiting = [];
  stale = false;
  searched = 0;
  [missed, shown, columns, fitting, ended, connected, refused, older] = [0, 0, [], 0, false, false, false, {}];
  showHeads();
  byId('older').hidden = true;
  const asked = parameters();
  live = !asked.snapshots && !/\b(sortby|count|min|max|avg|select|groupby)\b/i.test(asked.query ?? '') && !asked.to;
  showProblem();
  showState();
  try {
    await search({ ...asked, live: live || undefined }, listener(signal), signal);
  } catch (problem) {
    if (signal.aborted) return;
    [live, ended, refused] = [false, true, true];
    showProblem(problem);
    showState();
  }
}

async function showOlder() {
  const { signal } = running;
  if (byId('older').ariaDisabled === 'true') return;
  byId('older').ariaDisabled = 'true';
  const found = [];
  const made = [];
  try {
    await search({ ...parameters(), before: older.before }, {
      row: (event) => found.push(event),
      values: (row) => made.push(row),
      searched: (answer) => { older = answer; },
    }, signal);
    if (signal.aborted) return;
    const focusNext = document.activeElement === byId('older');
    if (made.length) appendMade(made);
    append(found);
    byId('older').hidden = !older.more;
    if (focusNext && found.length && !made.length) rows.children[rows.children.length - found.length].querySelector('a').focus();
  } catch (problem) {
    if (!signal.aborted) showProblem(problem);
  } finally {
    byId('older').ariaDisabled = null;
  }
}

// The filter

const filters = () => FIELDS.filter((name) => place().parameters[name] && name !== 'from' && name !== 'to');

/** Between a date field, which is local, and an instant. */
const local = (iso) => {
  if (!iso) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
};
const instant = (text) => (text ? new Date(text).toISOString() : undefined);

function showBetween() {
  for (const label of form.querySelectorAll('.between')) label.hidden = form.elements.when.value !== 'between';
}

function fillForm() {
  const given = place().parameters;
  for (const name of FIELDS) {
    form.elements[name].value = name === 'from' || name === 'to' ? local(given[name]) : given[name] ?? '';
  }
  showBetween();
  const set = filters().length;
  byId('filter-summary').textContent = set ? ` (${set} set)` : '';
  if (set) byId('filter').open = true;
}

function submitted(submission) {
  submission.preventDefault();
  const values = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim() || undefined]));
  const between = values.when === 'between';
  const next = changed({
    ...values,
    from: between ? instant(values.from) : undefined,
    to: between ? instant(values.to) : undefined,
    open: undefined,
  });
  if (next === location.hash) run();
  else location.hash = next;
}

// Reading

/** Up and down go from row to row; Home leads to the newest. */
function keyed(press) {
  const row = press.target.closest('tr');
  const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling, Home: rows.firstElementChild,
    End: rows.lastElementChild }[press.key];
  if (!next || press.altKey || press.ctrlKey || press.metaKey) return;
  press.preventDefault();
  next.querySelector('a').focus();
}

export function prepare() {
  form.addEventListener('submit', submitted);
  form.addEventListener('reset', () => setTimeout(() => form.requestSubmit()));
  form.elements.when.addEventListener('change', showBetween);
  byId('older').addEventListener('click', showOlder);
  byId('pause').addEventListener('click', () => hold('button', !holds.has('button')));
  byId('news').addEventListener('click', () => {
    showWaiting();
    scrollTo({ top: 0 });
    byId('pause').focus({ preventScroll: true });
  });
  rows.addEventListener('keydown', keyed);
  rows.addEventListener('click', (click) => {
    const row = click.target.closest('tr');
    if (row && !click.target.closest('a') && getSelection().isCollapsed) location.hash = changed({ open: row.dataset.open });
  });
  rows.addEventListener('pointerover', (over) => { if (over.pointerType === 'mouse') hold('pointer', true); });
  rows.addEventListener('pointerleave', () => hold('pointer', false));
  rows.addEventListener('focusin', () => hold('focus', true));
  rows.addEventListener('focusout', (out) => { if (!rows.contains(out.relatedTarget)) hold('focus', false); });
  addEventListener('scroll', () => hold('scroll', scrollY > rows.getBoundingClientRect().top + scrollY), { passive: true });
  for (const shown of form.querySelectorAll('.zone')) shown.textContent = `(${zone()})`;
  byId('filter').open = matchMedia('(min-width: 48rem)').matches;
}

export function enter() {
  fillForm();
  run();
}

export function leave() {
  running.abort();
  holds.clear();
}

/** The event beside the table was opened or closed. */
export function opened(isOpen) {
  hold('detail', isOpen);
  markOpen();
}
