// The front page: places the demo order, watches it, and points to everything else.

import { Api, Problem, json } from './api.js';
import { watch } from './live.js';
import * as view from './view.js';

const { byId } = view;
const TRIES = 5;

const VARIANTS = {
  well: (order) => order,
  declined: (order) => ({
    ...order,
    tenders: order.tenders.map((tender) =>
      tender.method === 'CARD' ? { ...tender, token: 'tok_decline_insufficient_funds' } : tender),
  }),
  cancelled: (order) => order,
};

let page;
let api;
let demo;
let key = crypto.randomUUID();
let watching = new AbortController();
let current;

const variant = () => new FormData(byId('form')).get('variant');
const orderToPlace = () => VARIANTS[variant()](demo);

function curl() {
  const at = (uri) => new URL(uri, location.href).href;
  const body = JSON.stringify(orderToPlace(), null, 1).replace(/\n\s*/g, ' ').replaceAll("'", "'\\''");
  return [
    `TOKEN=$(curl -s -u ${page.client.id}:${page.client.secret} -d grant_type=client_credentials \\`,
    `  ${at(page.token)} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    '',
    `curl -i ${at(page.orders)} -H "Authorization: Bearer $TOKEN" \\`,
    `  -H 'Idempotency-Key: ${key}' -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
    '',
    '# and then, with the order id that it answers:',
    `curl -N ${at(page.orders)}/${current?.orderId ?? 'ORDER-ID'}/live -H "Authorization: Bearer $TOKEN"`,
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
}

async function follow(orderId, changed = () => {}) {
  watching.abort();
  watching = new AbortController();
  const { signal } = watching;
  try {
    await watch(api, orderId, {
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

async function cancel() {
  byId('cancel').disabled = true;
  try {
    await persistently(() => api.cancel(current.orderId, 'NOT_WANTED_ANY_MORE'));
    view.showProblem();
  } catch (problem) {
    view.showProblem(problem);
  } finally {
    byId('cancel').disabled = false;
  }
}

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

async function place(submission) {
  submission.preventDefault();
  byId('submit').disabled = true;
  view.showProblem();
  try {
    const chosen = variant();
    const order = await persistently(() => api.place(orderToPlace(), key));
    view.showProblem();
    current = order;
    if (order.status) view.showOrder(order);
    key = crypto.randomUUID();
    showCurl();
    history.replaceState(null, '', `#${order.orderId}`);
    follow(order.orderId, chosen === 'cancelled' ? changeOfMind() : undefined);
  } catch (problem) {
    view.showProblem(problem);
  } finally {
    byId('submit').disabled = false;
  }
}

async function copy() {
  const button = byId('copy');
  try {
    await navigator.clipboard.writeText(byId('curl').textContent);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(byId('curl'));
    button.textContent = 'Selected';
  }
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
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

async function start() {
  try {
    [page, demo] = await Promise.all([json('front-page.json'), json('demo-order.json')]);
  } catch (problem) {
    view.showProblem(problem);
    return;
  }
  api = new Api(page);
  view.showLinks(page.links);
  view.showDemo(demo);
  showCurl();
  byId('form').addEventListener('submit', place);
  byId('form').addEventListener('change', showCurl);
  byId('cancel').addEventListener('click', cancel);
  byId('copy').addEventListener('click', copy);
  byId('submit').disabled = false;
  health();
  setInterval(() => { if (!document.hidden) health(); }, 10_000);

  const orderId = decodeURIComponent(location.hash.slice(1));
  if (orderId.startsWith('order-')) follow(orderId);
}

start();
