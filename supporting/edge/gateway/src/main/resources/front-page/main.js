// The front page: places the demo order, watches it, and points to everything else.

import { Api, Problem, json } from './api.js';
import { watch } from './live.js';
import { language, text } from './texts.js';
import { isOver, isPlayable, orderIn, stepsOf } from './variants.js';
import * as view from './view.js';

const { byId } = view;
const TRIES = 5;

let page;
/** The clients of those who have a part on this page: shop, customer, support, warehouse. */
let people;
let demo;
let loaded;
let key = crypto.randomUUID();
let watching = new AbortController();
let current;
let sent;

const variant = () => new FormData(byId('form')).get('variant');
/** The shop places it, with its prices, on behalf of the customer, who then reads and cancels it (ORD-29). */
const orderToPlace = (chosen = variant()) => ({ customerId: page.customer.id, ...orderIn(chosen, demo) });

/** Which variant an order is played in, also after the page is loaded again, and which of its steps were taken. */
const played = {
  inMemory: new Map(),
  of(orderId) {
    const kept = this.inMemory.get(orderId) ?? this.whatIsKept((storage) => storage.getItem(orderId));
    return kept ? JSON.parse(kept) : { taken: [] };
  },
  keep(orderId, part) {
    const kept = JSON.stringify(part);
    this.inMemory.set(orderId, kept);
    this.whatIsKept((storage) => storage.setItem(orderId, kept));
  },
  /** A browser may keep nothing for this page; it is played without a reload then. */
  whatIsKept(work) {
    try {
      return work(sessionStorage);
    } catch {
      return undefined;
    }
  },
};

function curl() {
  const at = (uri) => new URL(uri, location.href).href;
  const quoted = (body) => JSON.stringify(body, null, 1).replace(/\n\s*/g, ' ').replaceAll("'", "'\\''");
  const variable = (name) => name.toUpperCase();
  const told = new Set();
  const token = (name) => {
    if (told.has(name)) return [];
    told.add(name);
    const { id, secret } = page[name];
    return [
      `${variable(name)}=$(curl -s -u ${id}:${secret} -d grant_type=client_credentials \\`,
      `  ${at(page.token)} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    ];
  };
  const order = current ?? {};
  const orderUri = `${at(page.orders)}/${order.orderId ?? 'ORDER-ID'}`;
  const step = ({ name, by, method, from, path, body }) => [
    '',
    `# ${text(`step.${name}`)}`,
    ...token(by),
    '',
    `curl -i -X ${method} ${from ? at(page[from]) : orderUri}${path(order)} -H "Authorization: Bearer $${variable(by)}" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${quoted(body(order, demo))}'`,
  ];
  return [
    `# ${text('curl.shop')}`,
    ...token('shop'),
    '',
    `curl -i ${at(page.orders)} -H "Authorization: Bearer $SHOP" \\`,
    `  -H 'Idempotency-Key: ${key}' -H 'Content-Type: application/json' \\`,
    `  -d '${quoted(orderToPlace())}'`,
    '',
    `# ${text('curl.customer')}`,
    ...token('customer'),
    '',
    `curl -N ${orderUri}/live -H "Authorization: Bearer $CUSTOMER"`,
    ...stepsOf(variant()).flatMap(step),
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
      const entries = await persistently(() => people.customer.story(wanted));
      if (current.orderId === wanted) view.showStory(entries);
    }
  } catch (problem) {
    view.showProblem(problem);
  } finally {
    story.isRead = false;
  }
}

/** Watches an order to its end, and takes the steps of the variant that it was placed in, if it was placed here. */
async function follow(orderId) {
  watching.abort();
  watching = new AbortController();
  const { signal } = watching;
  const isAtAnEnd = () => {
    const { variant: playedIn, isStopped } = played.of(orderId);
    return isStopped || isOver(playedIn, current);
  };
  try {
    do {
      await watch(people.customer, orderId, {
        signal,
        show: (order) => { show(order); takeSteps(order); },
        state: (state, problem) => {
          if (state !== 'ended' || isAtAnEnd()) view.showConnection(state);
          if (problem instanceof Problem && problem.status) view.showProblem(problem);
          if (state === 'live') view.showProblem();
        },
      });
      // What follows an order's end is asked for when it has ended, and a moment may pass until it is seen.
      if (!signal.aborted && !isAtAnEnd()) await new Promise((resolve) => setTimeout(resolve, 500));
    } while (!signal.aborted && !isAtAnEnd());
    if (!signal.aborted) {
      byId('cancel').hidden = true;
      view.showStep();
    }
  } catch (problem) {
    if (!signal.aborted) view.showProblem(problem);
  }
}

const underWay = new Set();

/** What people do in a variant, once each and one after the other, as soon as it is due. */
async function takeSteps(order) {
  const { orderId } = order;
  const { variant: playedIn, taken, isStopped } = played.of(orderId);
  const step = stepsOf(playedIn)[taken.length];
  if (isStopped || underWay.has(orderId) || !step?.isDue(order)) return;
  underWay.add(orderId);
  view.showStep(step, people[step.by].id);
  try {
    const uri = step.from ? page[step.from] : `${page.orders}/${encodeURIComponent(orderId)}`;
    const headers = { 'Idempotency-Key': `${orderId}.${step.name}` };
    await persistently(() => people[step.by].send(step.method, uri + step.path(order), step.body(order, demo), headers));
    played.keep(orderId, { variant: playedIn, taken: [...taken, step.name] });
    view.showProblem();
  } catch (problem) {
    // What passes is tried again with the next change, or after a reload; what does not ends the play.
    if (!problem.passes) played.keep(orderId, { variant: playedIn, taken, isStopped: true });
    view.showProblem(problem);
  } finally {
    underWay.delete(orderId);
  }
  // What became due meanwhile.
  if (!played.of(orderId).isStopped && played.of(orderId).taken.length > taken.length && current.orderId === orderId) takeSteps(current);
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
  await persistently(() => people.customer.cancel(current.orderId, 'NOT_WANTED_ANY_MORE'));
  view.showProblem();
});

/** Whoever is quicker than the page waits for it, and their order is placed then. */
function place(submission) {
  submission.preventDefault();
  return onceAtATime(byId('submit'), async () => {
    view.showProblem();
    const chosen = variant();
    await loaded;
    const wanted = orderToPlace(chosen);
    const { order } = await persistently(() => people.shop.place(wanted, key));
    view.showProblem();
    view.showReplay();
    sent = { wanted, key };
    byId('again').ariaDisabled = null;
    current = order;
    played.keep(order.orderId, { variant: chosen, taken: [] });
    view.showStep();
    if (order.status) show(order);
    key = crypto.randomUUID();
    showCurl();
    history.replaceState(null, '', `#${order.orderId}`);
    view.showLanguages();
    follow(order.orderId);
  });
}

/** As somebody does to whom the first answer was lost (ORD-13). */
const again = () => onceAtATime(byId('again'), async () => {
  const answer = await persistently(() => people.shop.place(sent.wanted, sent.key));
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
  people = Object.fromEntries(['shop', 'customer', 'support', 'warehouse'].map((who) => [who, new Api(page, page[who])]));
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
  view.showVariants((name) => isPlayable(name, page));
  byId('form').addEventListener('change', showCurl);
  health();
  setInterval(() => { if (!document.hidden) health(); }, 10_000);

  const orderId = decodeURIComponent(location.hash.slice(1));
  if (orderId.startsWith('order-')) follow(orderId);
}

start();
