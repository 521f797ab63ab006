// What is planned, and when its time comes.

import { get } from './api.js';
import { byId, duration, element, preview, redraw, showProblem, simpleName, time } from './dom.js';
import { changed, link, place } from './links.js';

const EVERY = 3000;

let running = new AbortController();
let plans = [];

const keyOf = (plan) => `planned:${plan.scheduleToken}`;

function row(plan) {
  const left = Date.parse(plan.due) - Date.now();
  const order = plan.event.metaData.orderId;
  return element('tr', { class: place().parameters.open === keyOf(plan) ? 'open' : '', 'data-open': keyOf(plan) },
    element('td', {}, time(plan.due), element('small', {}, left > 0 ? `in ${duration(left)}` : 'now')),
    element('td', {}, element('a',
      { href: changed({ open: keyOf(plan) }), title: plan.event.type, 'data-key': keyOf(plan) }, simpleName(plan.event.type))),
    element('td', { class: 'wider' }, order ? link.order(order) : ''),
    element('td', { class: 'widest' }, preview(plan.event)));
}

function draw() {
  redraw(byId('plans'), ...plans.map(row));
  byId('no-plans').hidden = plans.length > 0;
}

export async function enter() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  while (!signal.aborted) {
    try {
      plans = await get('/v1/scheduled', { context: place().parameters.context }, signal);
      if (signal.aborted) return;
      showProblem();
      draw();
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

export function opened() {
  draw();
}

/** A planned event by the name under which it is open. */
export async function planned(key, context) {
  const token = key.slice(key.indexOf(':') + 1);
  const plan = await get(`/v1/scheduled/${encodeURIComponent(token)}`, { context });
  return { ...plan.event, due: plan.due };
}
