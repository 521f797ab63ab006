// Draws what is known of an order. Nothing here talks to anybody.

import { has, isEnglish, language, locale, text } from './texts.js';

/** How a state looks: well, under way, in need of somebody; others are over, and neither. */
const MOODS = {
  order: { AWAITING_PAYMENT: 'busy', CONFIRMED: 'busy', CLOSED: 'good', REJECTED: 'bad' },
  tender: {
    PENDING: 'busy', AUTHORISED: 'busy', PARTLY_CAPTURED: 'busy', PAID: 'good', CAPTURED: 'good', DECLINED: 'bad',
  },
  parcel: {
    AWAITING_PAYMENT: 'busy', PREPARING: 'busy', LABELLED: 'busy', HANDED_OVER: 'busy', DELIVERED: 'good', HELD: 'bad',
    DAMAGED: 'bad', EXPECTED_BACK: 'bad', RETURNED_TO_SENDER: 'bad', PRESUMED_LOST: 'bad',
  },
  return: {
    ASKED_FOR: 'busy', APPROVED: 'busy', WITHOUT_LABEL: 'busy', LABELLED: 'busy', ON_ITS_WAY: 'busy', ARRIVED: 'busy',
    RECEIVED: 'busy', RETURNED: 'good', EXCHANGED: 'good', NOT_ARRIVED: 'bad', REFUSED: 'bad', DECLINED: 'bad',
  },
};
const STEPS = ['PREPARING', 'LABELLED', 'HANDED_OVER', 'DELIVERED'];
/** The step at which a parcel has left its way, and the steps that it does not reach as things are. */
const ASTRAY = { HELD: 0, DAMAGED: 2, EXPECTED_BACK: 2, RETURNED_TO_SENDER: 2, PRESUMED_LOST: 2 };

export const byId = (id) => document.getElementById(id);

/** Text for people: a code of some kind, or one that this page does not know yet, made readable. */
export function words(kind, code) {
  if (!code) return '';
  const name = String(code).trim().replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  if (has(`${kind}.${name}`)) return text(`${kind}.${name}`);
  const readable = String(code).replace(/[_-]+/g, ' ').toLowerCase();
  return isEnglish ? readable[0].toUpperCase() + readable.slice(1) : name;
}

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

/** A name that every language leaves as it is: an id, or an event's. */
function name(tag, value) {
  const node = element(tag, '', value);
  node.translate = false;
  return node;
}

export function pill(kind, code) {
  return element('span', `pill ${MOODS[kind][code] ?? ''}`.trim(), words(kind, code));
}

/** As the order's story writes it in this language: €12.90. */
export function money(amount) {
  if (!amount) return '';
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: amount.currency });
  return format.format(amount.minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

function plus(...amounts) {
  return { minor: amounts.reduce((sum, amount) => sum + amount.minor, 0), currency: amounts[0].currency };
}

/** The demo order before it is placed. */
export function showDemo(order) {
  byId('lines').replaceChildren(...order.lines.map((line) => element('tr', '',
    element('td', '', `${line.quantity} × ${line.description}`),
    name('td', line.shipFrom),
    element('td', 'number', money({ minor: line.quantity * line.unitPrice.minor, currency: line.unitPrice.currency }),
      element('small', '', text('line.fee', { fee: money(line.shippingFee) }))))));
  const tenders = order.tenders.map((tender) =>
    text('paid-with.tender', { amount: money(tender.amount), method: words('method', tender.method).toLowerCase() }));
  byId('payment').textContent = text('paid-with', {
    tenders: tenders.join(text('paid-with.and')),
    sum: money(plus(...order.tenders.map((tender) => tender.amount))),
  });
}

/** Who does what on this page. */
export function showRoles({ shop, customer, support, warehouse }) {
  const told = [
    shop.id ? text('roles.shop', { shop: shop.id }) : text('roles.no-shop'),
    text('roles.customer', { customer: customer.id }),
    support.id && warehouse.id ? text('roles.others', { support: support.id, warehouse: warehouse.id }) : '',
  ];
  byId('roles').textContent = told.join(' ').trim();
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
    element('td', '', words('method', tender.method), element('small', '', text('tender.number', { number: tender.number }))),
    element('td', '', pill('tender', outcome(tender)),
      tender.declineReason ? element('small', '', words('decline', tender.declineReason)) : ''),
    ...['amount', 'authorised', 'captured', 'refunded'].map((column) => element('td', 'number', money(tender[column]))));
}

/** Leads to the parcel's own page, if that is told. */
function trackingCode({ trackingCode: code, trackingPage: page }) {
  if (!code || !page) return code ? name('code', code) : '';
  const link = element('a', '', name('code', code));
  link.href = `${page}?language=${language}`;
  return link;
}

function parcelItem(parcel) {
  const head = element('div', 'headline',
    name('b', parcel.parcel ?? parcel.shipFrom), pill('parcel', parcel.state),
    trackingCode(parcel));
  const reached = ASTRAY[parcel.state] ?? STEPS.indexOf(parcel.state);
  const isAstray = parcel.state in ASTRAY;
  const isOver = ['CANCELLED', 'REFUNDED', 'REPLACED'].includes(parcel.state);
  const mark = (position) => {
    if (isOver || (isAstray && position > reached)) return 'off';
    if (isAstray && position === reached) return 'stuck';
    if (position < reached || (position === reached && reached === STEPS.length - 1)) return 'done';
    return position === reached ? 'now' : '';
  };
  const steps = STEPS.map((step, position) => {
    const item = element('li', mark(position), words('parcel', step));
    if (position === reached) item.setAttribute('aria-current', 'step');
    return item;
  });
  return element('li', '', head, element('ol', 'steps', ...steps));
}

const clock = new Intl.DateTimeFormat(locale, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23',
});

/** An entry stands in the lane of the service that recorded it. */
function storyItem(entry, isNew) {
  const at = new Date(entry.at);
  const time = element('time', '', clock.format(at));
  time.dateTime = entry.at;
  time.title = at.toLocaleString(locale);
  const context = entry.context.toLowerCase();
  const service = element('span', 'lane', text(`service.${context}`));
  return element('li', isNew ? `${context} new` : context, time,
    element('div', '', service, entry.text, element('small', '', `${entry.by} · `, name('span', entry.event))));
}

function returnItem(given) {
  const units = given.units.map(({ line, quantity }) => text('return.units', { line, quantity })).join(', ');
  return element('li', 'headline', element('span', '', units), pill('return', given.state),
    given.givenBack ? element('span', 'quiet', text('return.given-back', { amount: money(given.givenBack) })) : '');
}

const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

/** Until when to pay matters while money is awaited, and no longer. */
function showPayUntil(order) {
  const until = order.status === 'AWAITING_PAYMENT' ? order.payUntil : undefined;
  byId('pay-until').hidden = !until;
  if (until) {
    const time = element('time', '', moment.format(new Date(until)));
    time.dateTime = until;
    const [before, after] = text('pay-until').split('{moment}');
    byId('pay-until').replaceChildren(before, time, after);
  }
}

function canBeCancelled(order) {
  return ['AWAITING_PAYMENT', 'CONFIRMED'].includes(order.status)
    && !['REQUESTED', 'TOO_LATE'].includes(order.cancellation)
    && (order.parcels ?? []).every((parcel) => ['AWAITING_PAYMENT', 'PREPARING', 'LABELLED', 'HELD', 'CANCELLED'].includes(parcel.state));
}

/** What a person is to look at; what this page has no words for yet, the service says in English. */
function matter(awaited) {
  const key = `waits.${awaited.what}`;
  const thing = awaited.parcel ? 'parcel' : awaited.tender ? 'tender' : 'order';
  if (has(key)) return text(key, { about: text(`about.${thing}`, awaited) });
  return isEnglish ? awaited.text : text('waits.other');
}

let shown = { orderId: undefined, status: undefined };

/** The order as it stands now. Only a change of status is announced to screen readers; the rest can be read. */
export function showOrder(order) {
  const sameOrder = shown.orderId === order.orderId;
  byId('empty').hidden = true;
  byId('order').hidden = false;
  byId('story').hidden = false;

  const status = pill('order', order.status);
  byId('status').className = status.className;
  byId('status').textContent = status.textContent;
  byId('order-id').textContent = order.orderId;
  byId('total').textContent = money(order.total);
  showPayUntil(order);
  byId('reason').hidden = !order.statusReason;
  byId('reason').textContent = words('reason', order.statusReason);
  const matters = [
    ...(order.cancellation === 'TOO_LATE' ? [text('too-late')] : []),
    ...(order.waitsFor ?? []).filter(({ of }) => of === 'SUPPORT')
      .map((awaited) => text('for-a-person', { matter: matter(awaited) })),
    ...(order.waitsFor ?? []).filter(({ of, what }) => of === 'CUSTOMER' && what === 'ANOTHER_ADDRESS')
      .map((awaited) => text('for-the-customer', { matter: matter(awaited) })),
  ];
  byId('attention').hidden = matters.length === 0;
  byId('attention').replaceChildren(...matters.map((told) => element('li', '', told)));
  byId('cancel').hidden = !canBeCancelled(order);

  byId('tenders').replaceChildren(...order.tenders.map(tenderRow));
  byId('parcels').replaceChildren(...(order.parcels?.length
    ? order.parcels.map(parcelItem)
    : [element('li', 'quiet', text('parcels.none'))]));

  byId('given-back').hidden = !order.returns?.length;
  byId('returns').replaceChildren(...(order.returns ?? []).map(returnItem));

  if (!sameOrder) byId('timeline').replaceChildren();
  if (!sameOrder || shown.status !== order.status) {
    byId('announcement').textContent = text('announcement', { status: words('order', order.status).toLowerCase() });
  }
  shown = { orderId: order.orderId, status: order.status };
}

/** What happened to it, the latest on top. */
export function showStory(entries) {
  const before = byId('timeline').childElementCount;
  const items = entries.map((entry, position) => storyItem(entry, before > 0 && position >= before));
  byId('timeline').replaceChildren(...items.reverse());
}

export function showConnection(state) {
  byId('connection').textContent = text(`connection.${state}`);
}

/** What somebody does now, as whom. */
export function showStep(step, client) {
  byId('step').hidden = !step;
  if (step) byId('step').textContent = `${text(`step.${step.name}`)} (${client})`;
}

/** Shows what can happen; what needs somebody as whom this page cannot act is left out. */
export function showVariants(isPlayable) {
  document.querySelectorAll('[name=variant]').forEach((choice) => {
    choice.closest('label').hidden = !isPlayable(choice.value);
  });
}

/** That the same request was sent again, and what the answer said of it. */
export function showReplay(answer) {
  byId('replay').hidden = !answer;
  byId('replay').classList.toggle('good', Boolean(answer?.replayed));
  if (answer) byId('replay').textContent = text(answer.replayed ? 'again.replayed' : 'again.not-replayed', answer);
}

/** What the service says is English; where this page has words of its own in another language, it uses them. */
export function showProblem(problem) {
  const where = byId('problem');
  where.hidden = !problem;
  if (!problem) return;
  const own = text(`problem.${problem.code}`);
  const isTold = has(`problem.${problem.code}`);
  const said = element('p', '', problem.detail ?? '');
  said.lang = 'en';
  const facts = [problem.rule && text('problem.rule', problem), problem.status ? `HTTP ${problem.status}` : undefined]
    .filter(Boolean).join(' · ');
  where.replaceChildren(
    element('strong', '', isEnglish && !isTold && problem.title || text('problem')),
    isTold ? element('p', '', own) : '',
    !isTold && problem.detail && !isEnglish ? element('p', '', text('problem.said')) : '',
    !isTold && problem.detail ? said : '',
    element('small', '', facts, facts && problem.code ? ' · ' : '', problem.code ? name('span', problem.code) : ''));
}

export function showLinks(links) {
  byId('links').replaceChildren(...links.map((link) => {
    const anchor = element('a', '', element('b', '', link.title), link.text);
    anchor.href = link.uri;
    return element('li', '', anchor);
  }));
}

const HEALTH = { UP: ['good', '✓'], OUT_OF_SERVICE: ['bad', '✗'], DOWN: ['bad', '✗'] };

export function showHealth(services) {
  byId('health').replaceChildren(...Object.entries(services).map(([service, { status }]) => {
    const [mood, sign] = HEALTH[status] ?? ['', '?'];
    const known = HEALTH[status] ? status : 'UNKNOWN';
    const called = has(`service.${service}`) ? text(`service.${service}`) : service;
    return element('li', `pill ${mood}`.trim(), `${sign} ${text(`health.${known}`, { service: called })}`);
  }));
}

/** The other language shows the same order; the one that is shown leads nowhere. */
export function showLanguages() {
  document.querySelectorAll('#languages a').forEach((link) => {
    link.href = `/?language=${link.lang}${location.hash}`;
    if (link.lang === document.documentElement.lang) link.setAttribute('aria-current', 'true');
  });
}
