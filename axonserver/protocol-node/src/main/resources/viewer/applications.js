// Who is connected, what each handles, and how its event processors fare.

import { get, patch } from './api.js';
import { byId, element, number, pill, plural, redraw, showProblem, simpleName } from './dom.js';
import { place } from './links.js';

const EVERY = 1500;
/** What it tells of itself is a second or two old: a processor that trails by no more than this keeps up. */
const KEEPS_UP = 200;
const TOLD_FOR = 10_000;

let running = new AbortController();
const busy = new Set();
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

function state(processor) {
  if (processor.error || processor.segments.some(({ error }) => error)) return pill('Error', 'bad');
  if (!processor.running) return pill('Paused', 'busy');
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

/** How far it is, in a few words. */
function summary({ mode, segments }) {
  if (segments.length === 0) return mode;
  const behind = Math.max(...segments.map(({ lag }) => lag));
  const where = behind === 0 ? 'up to date' : `up to ${plural(behind, 'event')} behind`;
  return `${mode}, ${plural(segments.length, 'segment')}, ${where}`;
}

function processorBlock(component, processor) {
  const key = `${component} ${processor.name}`;
  const outcome = outcomes.get(key);
  const button = (text, what, done, disabled = false) => element('button', {
    type: 'button', disabled: disabled || busy.has(key), 'aria-label': `${text} ${processor.name}`, 'data-key': `${key} ${what}`,
    onclick: () => ask(component, processor, what, {}, done),
  }, text);
  const parts = processor.segments.length;
  return element('div', { class: 'processor' },
    element('div', { class: 'headline' },
      element('h4', {}, processor.name), state(processor), element('span', { class: 'quiet' }, summary(processor)),
      processor.streaming ? element('span', { class: 'buttons' },
        processor.running
          ? button('Pause', 'pause', 'Paused. It keeps its place in the events.')
          : button('Start', 'start', 'Started. It goes on where it was.'),
        button('Split', 'segments/split', 'Split. There is one segment more.', parts === 0),
        button('Merge', 'segments/merge', 'Merged. There is one segment less.', parts < 2)) : ''),
    outcome ? element('p', { class: outcome.kind }, outcome.text) : '',
    processor.segments.length ? element('div', { class: 'scroll' }, element('table', {},
      element('thead', {}, element('tr', {},
        element('th', { scope: 'col' }, 'Segment'), element('th', { scope: 'col' }, 'State'),
        element('th', { scope: 'col', class: 'number' }, 'Position'),
        element('th', { scope: 'col', class: 'number', title: `Events after its position; the last one is ${number(processor.head)}. What it does not handle counts, until it is told that it has passed.` }, 'Behind'),
        element('th', { scope: 'col', class: 'widest' }, 'Claimed by'))),
      element('tbody', {}, ...processor.segments.sort((one, other) => one.id - other.id)
        .flatMap((segment) => segmentRows(component, processor, segment))))) : '');
}

function handlerTable(title, handlers, many) {
  if (handlers.length === 0) return '';
  return element('details', { 'data-details': title }, element('summary', {}, `${plural(handlers.length, title, many)}, `,
    `${number(handlers.reduce((sum, { routed }) => sum + routed, 0))} routed`),
    element('div', { class: 'scroll' }, element('table', {},
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Name'),
        element('th', { scope: 'col', class: 'number' }, 'Instances'), element('th', { scope: 'col', class: 'number' }, 'Routed'))),
      element('tbody', {}, ...handlers.map((each) => element('tr', {},
        element('td', { title: each.name }, simpleName(each.name), each.results ? element('small', {}, each.results) : ''),
        element('td', { class: 'number' }, number(each.instances)),
        element('td', { class: 'number' }, number(each.routed))))))));
}

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
        position ? ', ' : '', element('code', { title: `connected since ${new Date(since).toLocaleString('en-GB')}` }, clientId)]))),
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
