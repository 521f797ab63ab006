// Draws what is known of an order. Nothing here talks to anybody.

const WORDS = {
  AWAITING_PAYMENT: ['Awaiting payment', 'busy'],
  CONFIRMED: ['Confirmed', 'busy'],
  CLOSED: ['Closed', 'good'],
  REJECTED: ['Rejected', 'bad'],
  CANCELLED: ['Cancelled', 'bad'],
  PENDING: ['Pending', 'busy'],
  AUTHORISED: ['Authorised', 'busy'],
  PAID: ['Paid', 'good'],
  DECLINED: ['Declined', 'bad'],
  CAPTURED: ['Captured', 'good'],
  RELEASED: ['Released', ''],
  PARTLY_CAPTURED: ['Partly captured', 'busy'],
  REFUNDED: ['Refunded', ''],
  PARTLY_REFUNDED: ['Partly refunded', ''],
  PREPARING: ['Preparing', 'busy'],
  LABELLED: ['Labelled', 'busy'],
  HANDED_OVER: ['Handed over', 'busy'],
  DELIVERED: ['Delivered', 'good'],
  HELD: ['On hold', 'bad'],
  DAMAGED: ['Damaged', 'bad'],
  EXPECTED_BACK: ['Expected back', 'bad'],
  RETURNED_TO_SENDER: ['Returned to sender', 'bad'],
  PRESUMED_LOST: ['Presumed lost', 'bad'],
  REPLACED: ['Replaced', ''],
  CARD: ['Card'],
  DEBIT: ['Debit'],
  VOUCHER: ['Voucher'],
  BANK_SLIP: ['Bank slip'],
};
const STEPS = ['PREPARING', 'LABELLED', 'HANDED_OVER', 'DELIVERED'];

export const byId = (id) => document.getElementById(id);

/** Text for people: known words as they read best, others made readable. */
export function words(code) {
  if (!code) return '';
  if (WORDS[code]) return WORDS[code][0];
  const text = String(code).replace(/[_-]+/g, ' ').toLowerCase();
  return text[0].toUpperCase() + text.slice(1);
}

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

export function pill(code) {
  return element('span', `pill ${WORDS[code]?.[1] ?? ''}`.trim(), words(code));
}

/** As the order's story and the simulators' pages write it: 12.90 EUR. */
export function money(amount) {
  if (!amount) return '';
  const decimals = new Intl.NumberFormat('en', { style: 'currency', currency: amount.currency })
    .resolvedOptions().maximumFractionDigits;
  return `${(amount.minor / 10 ** decimals).toFixed(decimals)} ${amount.currency}`;
}

function plus(...amounts) {
  return { minor: amounts.reduce((sum, amount) => sum + amount.minor, 0), currency: amounts[0].currency };
}

/** The demo order before it is placed. */
export function showDemo(order) {
  byId('lines').replaceChildren(...order.lines.map((line) => element('tr', '',
    element('td', '', `${line.quantity} × ${line.description}`),
    element('td', '', line.shipFrom),
    element('td', 'number', money({ minor: line.quantity * line.unitPrice.minor, currency: line.unitPrice.currency }),
      element('small', '', `+ ${money(line.shippingFee)} shipping`)))));
  const tenders = order.tenders.map((tender) => `${money(tender.amount)} by ${words(tender.method).toLowerCase()}`);
  byId('payment').textContent = `Paid with ${tenders.join(' and ')}: `
    + `${money(plus(...order.tenders.map((tender) => tender.amount)))} in all.`;
}

/** Who does what on this page. */
export function showRoles({ shop, customer }) {
  const places = shop.id
    ? `The shop (${shop.id}) places it, because prices are the shop’s.`
    : 'This page does not know the shop’s secret, so it places no orders.';
  byId('roles').textContent = `${places} The customer (${customer.id}) watches it here, and may cancel it.`;
}

/** What became of the money, in one word: the state says whether it can be had, the amounts how much of it was. */
function outcome({ state, amount, captured, refunded }) {
  const had = state === 'PAID' ? amount.minor : captured.minor;
  if (refunded.minor > 0) return refunded.minor < had ? 'PARTLY_REFUNDED' : 'REFUNDED';
  if (captured.minor > 0 && state !== 'PAID') return captured.minor < amount.minor ? 'PARTLY_CAPTURED' : 'CAPTURED';
  return state;
}

function tenderRow(tender) {
  return element('tr', '',
    element('td', '', words(tender.method), element('small', '', `Tender ${tender.number}`)),
    element('td', '', pill(outcome(tender)), tender.declineReason ? element('small', '', words(tender.declineReason)) : ''),
    ...['amount', 'authorised', 'captured', 'refunded'].map((column) => element('td', 'number', money(tender[column]))));
}

function parcelItem(parcel) {
  const head = element('div', 'headline',
    element('b', '', parcel.parcel ?? parcel.shipFrom), pill(parcel.state),
    parcel.trackingCode ? element('code', '', parcel.trackingCode) : '');
  const reached = STEPS.indexOf(parcel.state);
  const off = ['CANCELLED', 'REFUNDED', 'REPLACED'].includes(parcel.state);
  const steps = STEPS.map((step, position) => {
    const last = reached === STEPS.length - 1;
    const done = position < reached || (position === reached && last);
    const item = element('li', off ? 'off' : done ? 'done' : position === reached ? 'now' : '', words(step));
    if (position === reached) item.setAttribute('aria-current', 'step');
    return item;
  });
  return element('li', '', head, element('ol', 'steps', ...steps));
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3,
});

function timelineItem(entry, isNew) {
  const at = new Date(entry.at);
  const time = element('time', '', clock.format(at));
  time.dateTime = entry.at;
  time.title = at.toLocaleString('en-GB');
  return element('li', isNew ? 'new' : '', time, element('div', '', entry.text || words(entry.event),
    entry.event ? element('small', '', entry.event) : ''));
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Until when to pay matters while money is awaited, and no longer. */
function showPayUntil(order) {
  const until = order.status === 'AWAITING_PAYMENT' ? order.payUntil : undefined;
  byId('pay-until').hidden = !until;
  if (until) {
    const time = byId('pay-until').querySelector('time');
    time.dateTime = until;
    time.textContent = moment.format(new Date(until));
  }
}

function canBeCancelled(order) {
  return ['AWAITING_PAYMENT', 'CONFIRMED'].includes(order.status)
    && !['REQUESTED', 'TOO_LATE'].includes(order.cancellation)
    && (order.parcels ?? []).every((parcel) => ['AWAITING_PAYMENT', 'PREPARING', 'LABELLED', 'HELD', 'CANCELLED'].includes(parcel.state));
}

let shown = { orderId: undefined, status: undefined, entries: 0 };

/** The order as it stands now. Only a change of status is announced to screen readers; the rest can be read. */
export function showOrder(order) {
  const sameOrder = shown.orderId === order.orderId;
  byId('empty').hidden = true;
  byId('order').hidden = false;

  const status = pill(order.status);
  byId('status').className = status.className;
  byId('status').textContent = status.textContent;
  byId('order-id').textContent = order.orderId;
  byId('total').textContent = money(order.total);
  showPayUntil(order);
  byId('reason').hidden = !order.statusReason;
  byId('reason').textContent = words(order.statusReason);
  const matters = [
    ...(order.cancellation === 'TOO_LATE' ? ['The cancellation came too late: what is with the carrier goes its way.'] : []),
    ...(order.waitsFor ?? []).filter(({ of }) => of === 'SUPPORT').map(({ text }) => `For a person to look at: ${text}`),
  ];
  byId('attention').hidden = matters.length === 0;
  byId('attention').textContent = matters.join(' ');
  byId('cancel').hidden = !canBeCancelled(order);

  byId('tenders').replaceChildren(...order.tenders.map(tenderRow));
  byId('parcels').replaceChildren(...(order.parcels?.length
    ? order.parcels.map(parcelItem)
    : [element('li', 'quiet', 'None yet.')]));

  const timeline = order.timeline ?? [];
  const items = timeline.map((entry, position) => timelineItem(entry, sameOrder && position >= shown.entries));
  byId('timeline').replaceChildren(...items.reverse());

  if (!sameOrder || shown.status !== order.status) {
    byId('announcement').textContent = `Order ${words(order.status).toLowerCase()}.`;
  }
  shown = { orderId: order.orderId, status: order.status, entries: timeline.length };
}

const CONNECTION = {
  live: 'Live.',
  waiting: 'The connection broke; trying again …',
  ended: 'The order has reached its end.',
};

export function showConnection(state) {
  byId('connection').textContent = CONNECTION[state];
}

export function showProblem(problem) {
  const where = byId('problem');
  where.hidden = !problem;
  if (!problem) return;
  const facts = [
    problem.rule && `rule ${problem.rule}`,
    problem.code,
    problem.status ? `HTTP ${problem.status}` : undefined,
  ].filter(Boolean);
  where.replaceChildren(
    element('strong', '', problem.title || 'Something went wrong'),
    problem.detail ? element('p', '', problem.detail) : '',
    facts.length ? element('small', '', facts.join(' · ')) : '');
}

export function showLinks(links) {
  byId('links').replaceChildren(...links.map((link) => {
    const anchor = element('a', '', element('b', '', link.title), link.text);
    anchor.href = link.uri;
    return element('li', '', anchor);
  }));
}

const HEALTH = {
  UP: ['good', '✓', 'is up'],
  OUT_OF_SERVICE: ['bad', '✗', 'stands still'],
  DOWN: ['bad', '✗', 'is down'],
};
const NOT_KNOWN = ['', '?', 'is not known'];

export function showHealth(services) {
  byId('health').replaceChildren(...Object.entries(services).map(([name, { status }]) => {
    const [mood, sign, words] = HEALTH[status] ?? NOT_KNOWN;
    return element('li', `pill ${mood}`.trim(), `${sign} ${name} ${words}`);
  }));
}
