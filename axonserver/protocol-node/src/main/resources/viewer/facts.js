// What an event says in few words: why it happened, how much, from where; not what is said of it anyhow.

import { element } from './dom.js';

const MOST = 5;
const LONGEST = 160;
const WHY = /(reason|cause|why|detail|note|message|problem|rule)$/i;
const SAID_ANYHOW = /^(orderId|paymentId|shipmentId|aggregateId|customerId|id|at|occurredAt)$/;

const words = (name) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const isMoney = (value) => value && typeof value === 'object' && 'minor' in value && 'currency' in value;

function money({ minor, currency }) {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
    return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
  } catch {
    return `${minor} ${currency}`;
  }
}

function plain(value) {
  if (isMoney(value)) return money(value);
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)} …` : value;
  if (typeof value === 'number' || value === true) return String(value);
  return '';
}

/** What a double cannot hold is told as it was written, or not at all. */
const asWritten = (name, value, context) =>
  (Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value);

function content(event) {
  try {
    const json = JSON.parse(event.payload?.data ?? event.preview ?? '', asWritten);
    return json && typeof json === 'object' && !Array.isArray(json) ? Object.entries(json) : [];
  } catch {
    return []; // no JSON, or more than was asked for: it can be opened
  }
}

/** Why, and a few things more; nothing where the payload says no more than its type. */
export function facts(event) {
  const said = content(event)
    .filter(([name, value]) => !SAID_ANYHOW.test(name) && value !== event.aggregateId && value !== event.metaData?.orderId)
    .map(([name, value]) => [name, plain(value)])
    .filter(([, value]) => value !== '');
  const reasons = said.filter(([name]) => WHY.test(name));
  const others = said.filter(([name]) => !WHY.test(name)).slice(0, Math.max(0, MOST - reasons.length));
  if (reasons.length + others.length === 0) return '';
  return element('p', { class: 'facts' },
    ...[...reasons, ...others].flatMap(([name, value], position) => [
      position ? ' · ' : '', `${words(name)} `, WHY.test(name) ? element('strong', {}, value) : element('span', {}, value)]));
}
