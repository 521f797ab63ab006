// Who is connected, what each handles, and how its event processors fare.

import { get, patch } from './api.js';
import { byId, duration, element, number, pill, plural, redraw, showProblem, simpleName, timeText } from './dom.js';
import { place } from './links.js';

const EVERY = 1500;
/** What it tells of itself is a second or two old: a processor that trails by no more than this keeps up. */
const KEEPS_UP = 200;
const TOLD_FOR = 10_000;
/** A part of the work that goes from one instance to another is nobody's for a moment. */
const HANDED_OVER_WITHIN = 15_000;

let running = new AbortController();
const busy = new Set();
/** Processors that somebody wants to pause, and has not said yet that they mean it. */
const asked = new Set();
/** What came of the last request to each processor. */
const outcomes = new Map();

const context = () => place().parameters.context;

function tell(key, text, kind) {
  const outcome = { text, kind };
  outcomes.set(key, outcome);
  byId('outcome').textContent = text;
  setTimeout(() => { if (outcomes.get(key) === outcome) outcomes.delete(key); }, TOLD_FOR);
}

async function ask(component, processor, what, parameters, done) {
  const key = `${component} ${processor.name}`;
  const path = `/v1/components/${encodeURIComponent(component)}/processors/${encodeURIComponent(processor.name)}/${what}`;
  busy.add(key);
  outcomes.delete(key);
  try {
    await patch(path, { context: context(), tokenStoreIdentifier: processor.tokenStore, ...parameters });
    tell(key, done, 'quiet');
  } catch (problem) {
    tell(key, problem.message, 'error');
  } finally {
    busy.delete(key);
    refresh(running.signal).catch(() => {});
  }
}

const nobodysFor = ({ since }) => Date.now() - Date.parse(since);

const isLost = (missing) => nobodysFor(missing) > HANDED_OVER_WITHIN;

function state(processor) {
  if (processor.error || processor.segments.some(({ error }) => error)) return pill('Error', 'bad');
  if (!processor.running) return pill('Paused', 'busy');
  if (processor.missing.some(isLost)) return pill('Error', 'bad');
  return pill('Running', 'good');
}

function progress(segment) {
  if (segment.error) return pill('Error', 'bad');
  if (segment.replaying) return pill('Replaying', 'busy');
  return follows(segment) ? pill('Follows', 'good') : pill('Catching up', 'busy');
}

/** That it has "caught up" says that it once had, not that it still has. */
const follows = (segment) => segment.caughtUp && !segment.replaying && segment.lag <= KEEPS_UP;

function move(component, processor, segment) {
  const others = processor.instances.filter(({ clientId }) => clientId !== segment.claimedBy);
  if (others.length === 0) return '';
  const key = `move ${component} ${processor.name} ${segment.id}`;
  const target = element('select', { 'aria-label': `Another instance for segment ${segment.id}`, 'data-key': `${key} target` },
    ...others.map(({ clientId }) => element('option', {}, clientId)));
  return element('span', { class: 'buttons' }, target, element('button', {
    type: 'button', 'data-key': key,
    onclick: () => ask(component, processor, `segments/${segment.id}/move`, { target: target.value },
      `Segment ${segment.id} of ${processor.name} was let go for ${target.value}.`),
  }, 'Move'));
}

function segmentRows(component, processor, segment) {
  const row = element('tr', {},
    element('td', {}, `${segment.id}`, element('span', { class: 'quiet' }, segment.onePartOf > 1 ? ` · 1/${segment.onePartOf}` : ' · all')),
    element('td', {}, progress(segment)),
    element('td', { class: 'number' }, number(segment.position)),
    element('td', { class: 'number' }, number(segment.lag)),
    element('td', { class: 'widest' }, element('code', {}, segment.claimedBy), move(component, processor, segment)));
  return segment.error
    ? [row, element('tr', { class: 'why' }, element('td', { class: 'error', colspan: '5' }, segment.error))] : [row];
}

/** What nobody works on: since when, and how far it was. */
function missingRows(processor, missing) {
  const lost = processor.running && isLost(missing);
  const told = processor.running
    ? `Not claimed by anybody since ${timeText(missing.since)}, that is for ${duration(nobodysFor(missing))}.`
    : `Stands still since ${timeText(missing.since)}, that is for ${duration(nobodysFor(missing))}.`;
  return [
    element('tr', {},
      element('td', {}, `${missing.id}`, element('span', { class: 'quiet' }, missing.onePartOf > 1 ? ` · 1/${missing.onePartOf}` : ' · all')),
      element('td', {}, processor.running ? pill(lost ? 'Missing' : 'Changing hands', lost ? 'bad' : 'busy') : pill('Paused', 'busy')),
      element('td', { class: 'number' }, missing.position === undefined ? '' : number(missing.position)),
      element('td', { class: 'number' }, missing.lag === undefined ? '' : number(missing.lag)),
      element('td', { class: 'widest' }, 'nobody')),
    element('tr', { class: 'why' }, element('td', { class: lost ? 'error' : 'quiet', colspan: '5' }, told)),
  ];
}

/** Asks back: what follows from events stands still meanwhile. */
function question(component, processor, key) {
  const answer = (text, action, name) => element('button', {
    type: 'button', class: name === 'pause' ? 'primary' : '', 'data-key': `${key} really ${name}`, onclick: action,
  }, text);
  const enough = () => { asked.delete(key); refresh(running.signal).catch(() => {}); };
  return element('div', { class: 'question', role: 'group', 'aria-label': `Pause ${processor.name}?` },
    element('p', {}, `Pause ${processor.name} in all its instances? Whatever it does or shows stands still until somebody starts it again; it misses nothing.`),
    element('span', { class: 'buttons' },
      answer('Pause it', () => { asked.delete(key); ask(component, processor, 'pause', {}, 'Paused. It keeps its place in the events.'); }, 'pause'),
      answer('Leave it running', enough, 'leave')));
}

/** How far it is, in a few words. */
function summary({ mode, segments: claimed, missing }) {
  const segments = [...claimed, ...missing.filter(({ lag }) => lag !== undefined)];
  if (segments.length === 0) return mode;
  const behind = Math.max(...segments.map(({ lag }) => lag));
  const where = behind === 0 ? 'up to date' : `up to ${plural(behind, 'event')} behind`;
  return `${mode}, ${plural(segments.length, 'segment')}, ${where}`;
}

function processorBlock(component, processor) {
  const key = `${component} ${processor.name}`;
  const outcome = outcomes.get(key);
  const button = (text, what, done, disabled = false) => element('button', {
    type: 'button', 'aria-disabled': (disabled || busy.has(key)) && 'true', 'aria-label': `${text} ${processor.name}`, 'data-key': `${key} ${what}`,
    onclick: () => { if (!disabled && !busy.has(key)) ask(component, processor, what, {}, done); },
  }, text);
  const parts = processor.segments.length;
  return element('div', { class: 'processor' },
    element('div', { class: 'headline' },
      element('h4', {}, processor.name), state(processor), element('span', { class: 'quiet' }, summary(processor)),
      processor.streaming ? element('span', { class: 'buttons' },
        processor.running
          ? element('button', {
            type: 'button', 'aria-disabled': busy.has(key) && 'true', 'aria-label': `Pause ${processor.name}`, 'data-key': `${key} pause`,
            onclick: () => {
              if (busy.has(key)) return;
              asked.add(key);
              refresh(running.signal).then(() => byId('components').querySelector(`[data-key="${CSS.escape(`${key} really pause`)}"]`)?.focus()).catch(() => {});
            },
          }, 'Pause')
          : button('Start', 'start', 'Started. It goes on where it was.'),
        button('Split', 'segments/split', 'Split. There is one segment more.', parts === 0),
        button('Merge', 'segments/merge', 'Merged. There is one segment less.', parts < 2)) : ''),
    outcome ? element('p', { class: outcome.kind }, outcome.text) : '',
    asked.has(key) && processor.running ? question(component, processor, key) : '',
    processor.segments.length + processor.missing.length ? element('div', { class: 'scroll' }, element('table', {},
      element('thead', {}, element('tr', {},
        element('th', { scope: 'col' }, 'Segment'), element('th', { scope: 'col' }, 'State'),
        element('th', { scope: 'col', class: 'number' }, 'Position'),
        element('th', { scope: 'col', class: 'number', title: `Events after its position; the last one is ${number(processor.head)}. What it does not handle counts, until it is told that it has passed.` }, 'Behind'),
        element('th', { scope: 'col', class: 'widest' }, 'Claimed by'))),
      element('tbody', {}, ...processor.segments.sort((one, other) => one.id - other.id)
        .flatMap((segment) => segmentRows(component, processor, segment)),
      ...processor.missing.flatMap((missing) => missingRows(processor, missing))))) : '');
}

function handlerTable(title, handlers, many) {
  if (handlers.length === 0) return '';
  const sum = (what) => handlers.reduce((all, each) => all + each[what], 0);
  return element('details', { 'data-details': title }, element('summary', {}, `${plural(handlers.length, title, many)}, `,
    `${number(sum('routed'))} routed, ${rate(sum('perSecond'))}/s`,
    sum('errors') ? element('span', { class: 'error' }, `, ${plural(sum('errors'), 'error')}`) : ''),
    element('div', { class: 'scroll' }, element('table', {},
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Name'),
        column('Instances'), column('Routed', 'since the node started'), column('Per second', 'that ended during the last minute'),
        column('p50', 'in what time half of the latest 512 ended'), column('p99', 'in what time 99 of 100 of the latest 512 ended'),
        column('Errors', 'of all that ended since the node started; a refusal by a rule counts as one'))),
      element('tbody', {}, ...handlers.map((each) => element('tr', {},
        element('td', { title: each.name }, simpleName(each.name), each.results ? element('small', {}, each.results) : ''),
        element('td', { class: 'number' }, number(each.instances)),
        element('td', { class: 'number' }, number(each.routed)),
        element('td', { class: 'number' }, rate(each.perSecond)),
        element('td', { class: 'number' }, each.routed ? milliseconds(each.p50Millis) : ''),
        element('td', { class: 'number' }, each.routed ? milliseconds(each.p99Millis) : ''),
        element('td', { class: each.errors ? 'number error' : 'number' }, number(each.errors))))))));
}

const column = (text, title) => element('th', { scope: 'col', class: 'number', title }, text);

const rate = (perSecond) => perSecond.toLocaleString('en', perSecond < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 });

const milliseconds = (value) => (value >= 1000 ? duration(value) : `${value.toLocaleString('en', { maximumSignificantDigits: 2 })} ms`);

/** What one component handles, of all that is handled. */
const ofComponent = (name, all) => all
  .map(({ handlers, ...rest }) => ({ ...rest, own: handlers.filter(({ component }) => component === name) }))
  .filter(({ own }) => own.length > 0)
  .map(({ own, ...rest }) => ({
    ...rest,
    instances: new Set(own.map(({ clientId }) => clientId)).size,
    results: [...new Set(own.map(({ resultType }) => resultType).filter(Boolean).map(simpleName))].join(', '),
  }));

function card({ name, instances }, processors, commands, queries) {
  return element('section', { class: 'card component', 'aria-label': name },
    element('div', { class: 'headline' },
      element('h3', {}, name), pill(plural(instances.length, 'instance'), 'good'),
      element('span', { class: 'quiet' }, ...instances.flatMap(({ clientId, since }, position) => [
        position ? ', ' : '', element('code', { title: `connected since ${timeText(since)}` }, clientId)]))),
    ...processors.map((processor) => processorBlock(name, processor)),
    handlerTable('command', ofComponent(name, commands)),
    handlerTable('query', ofComponent(name, queries), 'queries'));
}

async function refresh(signal) {
  const about = { context: context() };
  const [components, commands, queries] = await Promise.all([
    get('/v1/components', about, signal), get('/v1/commands', about, signal), get('/v1/queries', about, signal)]);
  const processors = await Promise.all(components.map(({ name }) =>
    get(`/v1/components/${encodeURIComponent(name)}/processors`, about, signal).catch(() => [])));
  if (signal.aborted) return;
  const open = new Set([...byId('components').querySelectorAll('details[open]')].map(keyOfDetails));
  redraw(byId('components'), ...(components.length
    ? components.map((component, position) => card(component, processors[position], commands, queries))
    : [element('p', { class: 'quiet' }, 'No application is connected to this context.')]));
  for (const details of byId('components').querySelectorAll('details')) details.open = open.has(keyOfDetails(details));
}

const keyOfDetails = (details) => `${details.closest('section').getAttribute('aria-label')} ${details.dataset.details}`;

export async function enter() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  outcomes.clear();
  byId('outcome').textContent = '';
  byId('components').replaceChildren();
  while (!signal.aborted) {
    try {
      await refresh(signal);
      showProblem();
    } catch (problem) {
      if (signal.aborted) return;
      showProblem(problem);
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

export function leave() {
  running.abort();
}

export function opened() {}
