// Who is connected, what each handles, and how its event processors fare.

import { get, patch } from './api.js';
import { byId, element, number, pill, plural, redraw, showProblem, simpleName } from './dom.js';
import { place } from './links.js';

const EVERY = 1500;
/** A processor hears nothing of what it does not handle, so its position may trail by about that many. */
const UNHEARD = 1000;

let running = new AbortController();
let busy = new Set();

const context = () => place().parameters.context;

function say(text) {
  byId('outcome').hidden = !text;
  byId('outcome').textContent = text ?? '';
}

async function ask(component, processor, what, parameters, done) {
  const key = `${component}/${processor.name}`;
  busy.add(key);
  const path = `/v1/components/${encodeURIComponent(component)}/processors/${encodeURIComponent(processor.name)}/${what}`;
  try {
    await patch(path, { context: context(), tokenStoreIdentifier: processor.tokenStore, ...parameters });
    say(done);
    showProblem();
  } catch (problem) {
    say();
    showProblem(problem);
  } finally {
    busy.delete(key);
    refresh(running.signal).catch(() => {});
  }
}

function state(processor) {
  if (processor.error) return pill('Error', 'bad');
  if (!processor.running) return pill('Paused', 'busy');
  return pill('Running', 'good');
}

function progress(segment) {
  if (segment.error) return pill('Error', 'bad');
  if (segment.replaying) return pill('Replaying', 'busy');
  return segment.caughtUp && segment.lag <= UNHEARD ? pill('Follows', 'good') : pill('Catching up', 'busy');
}

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

function segmentRow(component, processor, segment) {
  return element('tr', {},
    element('td', {}, `${segment.id}`, element('small', {}, segment.onePartOf > 1 ? `1/${segment.onePartOf} of all` : 'all')),
    element('td', {}, progress(segment), segment.error ? element('small', { class: 'error' }, segment.error) : ''),
    element('td', { class: 'number' }, number(segment.position)),
    element('td', { class: 'number' }, number(segment.lag)),
    element('td', { class: 'widest' }, element('code', {}, segment.claimedBy), move(component, processor, segment)));
}

function processorBlock(component, processor) {
  const disabled = busy.has(`${component}/${processor.name}`);
  const button = (text, what, done) => element('button', {
    type: 'button', disabled, 'aria-label': `${text} ${processor.name}`, 'data-key': `${component} ${processor.name} ${what}`,
    onclick: () => ask(component, processor, what, {}, `${processor.name} ${done}`),
  }, text);
  const positions = processor.segments.map(({ position }) => position);
  const behind = Math.max(0, ...processor.segments.map(({ lag }) => lag));
  return element('div', { class: 'processor' },
    element('div', { class: 'headline' },
      element('h4', {}, processor.name), state(processor),
      element('span', { class: 'quiet' }, `${processor.mode}, ${plural(processor.segments.length, 'segment')}`,
        positions.length ? `, ${behind === 0 ? 'at the head' : `${plural(behind, 'event')} behind`}` : ''),
      processor.streaming ? element('span', { class: 'buttons' },
        processor.running
          ? button('Pause', 'pause', 'is paused; its place in the events is kept.')
          : button('Start', 'start', 'goes on.'),
        button('Split', 'segments/split', 'works on one segment more.'),
        button('Merge', 'segments/merge', 'works on one segment less.')) : ''),
    processor.segments.length ? element('div', { class: 'scroll' }, element('table', {},
      element('thead', {}, element('tr', {},
        element('th', { scope: 'col' }, 'Segment'), element('th', { scope: 'col' }, 'State'),
        element('th', { scope: 'col', class: 'number' }, 'Position'),
        element('th', { scope: 'col', class: 'number', title: `Of ${number(processor.head)}, the last event` }, 'Behind'),
        element('th', { scope: 'col', class: 'widest' }, 'Claimed by'))),
      element('tbody', {}, ...processor.segments.sort((one, other) => one.id - other.id)
        .map((segment) => segmentRow(component, processor, segment))))) : '');
}

function handlerTable(title, handlers, many) {
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
  say();
  byId('components').replaceChildren();
  while (!signal.aborted) {
    try {
      await refresh(signal);
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
