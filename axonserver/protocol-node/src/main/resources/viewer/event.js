// One event, in all that is stored of it.

import { byId, element, number, simpleName, wholeTime } from './dom.js';
import { payload } from './payload.js';
import { link } from './links.js';

function row(term, ...description) {
  return [element('dt', {}, term), element('dd', {}, ...description)];
}

function metaValue(name, value, event) {
  if (name === 'orderId') return link.order(value);
  if (name === 'traceId') return link.trace(value);
  if (name === 'correlationId') return link.message(value, event.context);
  return String(value);
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not allowed';
  }
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
}

function body(event) {
  const shown = payload(event.payload);
  const what = event.token === undefined ? 'Snapshot' : 'Event';
  const copying = element('button', { type: 'button', onclick: () => copy(copying, event.payload.data) }, 'Copy');
  return [
    element('dl', {},
      ...(event.due ? row('Due', wholeTime(event.due)) : row('Time', wholeTime(event.timestamp))),
      ...row('Type', element('code', {}, event.type), event.revision ? ` revision ${event.revision}` : ''),
      ...(event.aggregateId
        ? row(event.aggregateType, link.aggregate(event.aggregateId, event.context), ` sequence ${event.sequence}`)
        : []),
      ...(event.token === undefined ? [] : row('Token', `${number(event.token)} in ${event.context}`)),
      ...row(what === 'Event' || event.due ? 'Event id' : 'Id', element('code', {}, event.id))),
    element('h3', {}, 'Metadata'),
    Object.keys(event.metaData).length
      ? element('dl', {}, ...Object.entries(event.metaData)
        .flatMap(([name, value]) => row(name, metaValue(name, value, event))))
      : element('p', { class: 'quiet' }, 'None.'),
    element('h3', {}, 'Payload', element('small', {}, `${shown.kind}, ${number(event.payload.size)} bytes`), copying),
    shown.node,
  ];
}

export function showEvent(event) {
  byId('detail-title').textContent = simpleName(event.type);
  byId('detail-body').replaceChildren(...body(event));
}

export function showAbsent(problem) {
  byId('detail-title').textContent = 'Not found';
  byId('detail-body').replaceChildren(element('p', { class: 'quiet' }, problem.message));
}
