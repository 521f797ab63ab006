// The front page: places the demo order, watches it, and points to everything else.

import { Api, Problem, json } from './api.js';
import { watch } from './live.js';
import { language, text } from './texts.js';
import * as view from './view.js';

const { byId } = view;
const TRIES = 5;

const VARIANTS = {
  well: (order) => order,
  declined: (order) => ({
    ...order,
    // Nobody waits at this page for another card; see ORD-04.
    ifDeclined: 'REJECT',
    tenders: order.tenders.map((tender) =>
      tender.method === 'CARD' ? { ...tender, token: 'tok_decline_insufficient_funds' } : tender),
  }),
  cancelled: (order) => order,
};

let page;
let shop;
let customer;
let demo;
let loaded;
let key = crypto.randomUUID();
let watching = new AbortController();
let current;
let sent;

const variant = () => new FormData(byId('form')).get('variant');
/** The shop places it, with its prices, on behalf of the customer, who then reads and cancels it (ORD-29). */
const orderToPlace = (chosen = variant()) => ({ customerId: page.customer.id, ...VARIANTS[chosen](demo) });

function curl() {
  const at = (uri) => new URL(uri, location.href).href;
  const body = JSON.stringify(orderToPlace(), null, 1).replace(/\n\s*/g, ' ').replaceAll("'", "'\\''");
  const token = (name, client) => [
    `${name}=$(curl -s -u ${client.id}:${client.secret} -d grant_type=client_credentials \\`,
    `  ${at(page.token)} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
  ];
  return [
    `# ${text('curl.shop')}`,
    ...token('SHOP', page.shop),
    '',
    `curl -i ${at(page.orders)} -H "Authorization: Bearer $SHOP" \\`,
    `  -H 'Idempotency-Key: ${key}' -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
    '',
    `# ${text('curl.customer')}`,
    ...token('CUSTOMER', page.customer),
    '',
    `curl -N ${at(page.orders)}/${current?.orderId ?? 'ORDER-ID'}/live -H "Authorization: Bearer $CUSTOMER"`,
  ].join('\n');
}

function showCurl() {
  byId('curl').textContent = curl();
}

/** Repeats what did not get through; the key makes sure that it is done once. */
async function persistently(request) {
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.passes || tries === TRIES) throw problem;
      view.showProblem(problem);
      await new Promise((resolve) => setTimeout(resolve, (problem.retryAfter ?? 1) * 1000));
    }
  }
}

function show(order) {
  current = order;
  view.showOrder(order);
  tellStory(order.orderId);
}

const story = { wanted: undefined, isRead: false };

/** The story is read anew with each change: once at a time, and once more for what has changed meanwhile. */
async function tellStory(orderId) {
  story.wanted = orderId;
  if (story.isRead) return;
  story.isRead = true;
  try {
    while (story.wanted) {
      const wanted = story.wanted;
      story.wanted = undefined;
      const entries = await persistently(() => customer.story(wanted));
      if (current.orderId === wanted) view.showStory(entries);
    }
  } catch (problem) {
    view.showProblem(problem);
  } finally {
    story.isRead = false;
  }
}

async function follow(orderId, changed = () => {}) {
  watching.abort();
  watching = new AbortController();
  const { signal } = watching;
  try {
    await watch(customer, orderId, {
      signal,
      show: (order) => { show(order); changed(order); },
      state: (state, problem) => {
        view.showConnection(state);
        if (problem instanceof Problem && problem.status) view.showProblem(problem);
        if (state === 'live') view.showProblem();
      },
    });
    if (!signal.aborted) byId('cancel').hidden = true;
  } catch (problem) {
    if (!signal.aborted) view.showProblem(problem);
  }
}

/**
 * Does what a button is for, once at a time. The button stays in the order of the keyboard and keeps the focus meanwhile:
 * how quickly services answer must not move anybody elsewhere.
 */
async function onceAtATime(button, work) {
  if (button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  try {
    await work();
  } catch (problem) {
    view.showProblem(problem);
  } finally {
    button.ariaDisabled = null;
  }
}

const cancel = () => onceAtATime(byId('cancel'), async () => {
  await persistently(() => customer.cancel(current.orderId, 'NOT_WANTED_ANY_MORE'));
  view.showProblem();
});

/** The customer of this variant changes their mind once, when the order is confirmed. */
function changeOfMind() {
  let changed = false;
  return (order) => {
    if (!changed && order.status === 'CONFIRMED') {
      changed = true;
      cancel();
    }
  };
}

/** Whoever is quicker than the page waits for it, and their order is placed then. */
function place(submission) {
  submission.preventDefault();
  return onceAtATime(byId('submit'), async () => {
    view.showProblem();
    const chosen = variant();
    await loaded;
    const wanted = orderToPlace(chosen);
    const { order } = await persistently(() => shop.place(wanted, key));
    view.showProblem();
    view.showReplay();
    sent = { wanted, key };
    byId('again').ariaDisabled = null;
    current = order;
    if (order.status) show(order);
    key = crypto.randomUUID();
    showCurl();
    history.replaceState(null, '', `#${order.orderId}`);
    view.showLanguages();
    follow(order.orderId, chosen === 'cancelled' ? changeOfMind() : undefined);
  });
}

/** As somebody does to whom the first answer was lost (ORD-13). */
const again = () => onceAtATime(byId('again'), async () => {
  const answer = await persistently(() => shop.place(sent.wanted, sent.key));
  view.showProblem();
  view.showReplay(answer);
});

async function copy() {
  const button = byId('copy');
  try {
    await navigator.clipboard.writeText(byId('curl').textContent);
    button.textContent = text('copied');
  } catch {
    getSelection().selectAllChildren(byId('curl'));
    button.textContent = text('selected');
  }
  setTimeout(() => { button.textContent = text('copy'); }, 2000);
}

/** Health answers with a body whether all is well (200) or not (503). */
async function health() {
  try {
    const answer = await (await fetch(page.health)).json();
    view.showHealth(answer.components?.services?.components ?? {});
  } catch {
    view.showHealth({ gateway: { status: 'DOWN' } });
  }
}

async function load() {
  [page, demo] = await Promise.all([json(`/front-page.json?language=${language}`), json('/demo-order.json')]);
  demo.lines.forEach((line) => { line.description = text(`line.${line.sku}`); });
  shop = new Api(page, page.shop);
  customer = new Api(page, page.customer);
}

async function start() {
  view.showLanguages();
  addEventListener('hashchange', view.showLanguages);
  byId('form').addEventListener('submit', place);
  byId('again').addEventListener('click', again);
  byId('cancel').addEventListener('click', cancel);
  byId('copy').addEventListener('click', copy);
  loaded = load();
  try {
    await loaded;
  } catch (problem) {
    view.showProblem(problem);
    return;
  }
  view.showLinks(page.links);
  view.showDemo(demo);
  if (page.shop.id) {
    showCurl();
  } else {
    byId('form').hidden = true;
    byId('same').hidden = true;
  }
  view.showRoles(page);
  byId('form').addEventListener('change', showCurl);
  health();
  setInterval(() => { if (!document.hidden) health(); }, 10_000);

  const orderId = decodeURIComponent(location.hash.slice(1));
  if (orderId.startsWith('order-')) follow(orderId);
}

start();
