// Where things are found on these pages: addresses after the #, and links to them.

import { element } from './dom.js';

/** The page, what it is about, and its parameters. */
export function place(hash = location.hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const [page, ...subject] = path.split('/').map(decodeURIComponent);
  return { page: page || 'events', subject: subject.join('/'), parameters: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf({ page, subject, parameters = {} }) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given).toString();
  return `#/${page}${subject ? `/${encodeURIComponent(subject)}` : ''}${query ? `?${query}` : ''}`;
}

/** The same place with other parameters. */
export function changed(parameters) {
  const here = place();
  return hashOf({ ...here, parameters: { ...here.parameters, ...parameters } });
}

const anchor = (text, target, title) => element('a', { href: hashOf(target), title }, text);

const elsewhere = (context) => (context === 'default' ? undefined : context);

export const link = {
  order: (orderId) => anchor(orderId, { page: 'order', subject: orderId }, 'All events of this order'),
  wholeOrder: (orderId) => anchor('whole order', { page: 'order', subject: orderId }, `All events of ${orderId}`),
  trace: (traceId) => anchor(traceId, { page: 'trace', subject: traceId }, 'All events of this trace'),
  aggregate: (id, context) => anchor(id,
    { page: 'aggregate', subject: id, parameters: { context: elsewhere(context) } }, 'The life of this aggregate'),
  message: (id, context) => anchor(id,
    { page: 'events', parameters: { query: `eventIdentifier = "${id}"`, context: elsewhere(context) } },
    'The event with this id, if it was one'),
};

/** Names the event that is open beside what is shown. */
export const keyOf = (event) => `${event.context}:${event.token ?? `${event.aggregateId}:${event.sequence}`}`;
