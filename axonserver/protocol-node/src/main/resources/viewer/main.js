// Goes from page to page, opens single events beside them, and knows the context.

import { get, rememberToken, whoAsks } from './api.js';
import { byId, element, setPill } from './dom.js';
import { showAbsent, showEvent } from './event.js';
import { changed, hashOf, place } from './links.js';
import * as applications from './applications.js';
import * as events from './events.js';
import * as scheduled from './scheduled.js';
import * as story from './story.js';

const PAGES = {
  events: { view: events, section: 'events', title: 'Events' },
  order: { view: story, section: 'story', title: 'Order' },
  trace: { view: story, section: 'story', title: 'Trace' },
  aggregate: { view: story, section: 'story', title: 'Aggregate' },
  applications: { view: applications, section: 'applications', title: 'Applications' },
  scheduled: { view: scheduled, section: 'scheduled', title: 'Scheduled' },
};
const ALL = '*';
const narrow = matchMedia('(max-width: 62rem)');

let current;
let shown = '';
let opened;

/** The place without the event that is open beside it. */
function withoutOpen(here) {
  const { open, ...parameters } = here.parameters;
  return JSON.stringify({ ...here, parameters });
}

async function find(key, context) {
  if (key.startsWith('planned:')) return scheduled.planned(key, context);
  const [, where, token] = /^([^:]*):(\d+)$/.exec(key) ?? [];
  if (token !== undefined) return get(`/v1/events/${token}`, { context: where });
  const [, home, aggregateId, sequence] = /^([^:]*):(.*):(\d+)$/.exec(key) ?? [];
  const snapshots = aggregateId ? await get('/v1/snapshots', { aggregateId, context: home, limit: 100 }) : [];
  return snapshots.find((snapshot) => snapshot.sequence === Number(sequence));
}

async function showDetail({ open, context }) {
  const detail = byId('detail');
  if (open === opened) return;
  const before = opened;
  opened = open;
  byId('columns').classList.toggle('beside', Boolean(open));
  current.view.opened(Boolean(open));
  if (!open) {
    detail.hidden = true;
    cover();
    document.querySelector(`#main [data-key="${CSS.escape(before)}"]`)?.focus({ preventScroll: !narrow.matches });
    return;
  }
  try {
    const event = await find(open, context);
    if (opened !== open) return;
    if (event) showEvent(event);
    else showAbsent({ message: 'It is not there any more.' });
  } catch (problem) {
    if (opened !== open) return;
    showAbsent(problem);
  }
  const stepping = detail.contains(document.activeElement) && ['previous', 'next'].includes(document.activeElement.id);
  detail.hidden = false;
  detail.scrollTop = 0;
  cover();
  showSteps();
  if (!stepping || document.activeElement.disabled) byId('detail-title').focus({ preventScroll: !narrow.matches });
}

/** What lies above or below the open one in the list beside it. */
function neighbour(direction) {
  const here = document.querySelector(`#main section:not([hidden]) [data-open="${CSS.escape(opened ?? '')}"]`);
  return here?.[direction]?.dataset.open;
}

function showSteps() {
  byId('previous').disabled = !neighbour('previousElementSibling');
  byId('next').disabled = !neighbour('nextElementSibling');
}

function step(direction) {
  const open = neighbour(direction);
  if (!open) return;
  history.replaceState(null, '', changed({ open }));
  document.querySelector(`[data-open="${CSS.escape(open)}"]`).scrollIntoView({ block: 'nearest' });
  go();
}

/** On a narrow screen the detail lies over everything else. */
function cover() {
  const covered = narrow.matches && !byId('detail').hidden;
  document.body.classList.toggle('covered', covered);
  byId('main').inert = covered;
  document.querySelector('header').inert = covered;
}

function showNavigation(here) {
  for (const anchor of document.querySelectorAll('nav a')) {
    const { context } = here.parameters;
    const page = anchor.dataset.page;
    anchor.href = hashOf({ page, parameters: { context: context === ALL && page !== 'events' ? undefined : context } });
    if (page === here.page) anchor.setAttribute('aria-current', 'page');
    else anchor.removeAttribute('aria-current');
  }
}

function go() {
  const here = place();
  const page = PAGES[here.page] ?? PAGES.events;
  if (withoutOpen(here) !== shown) {
    current?.view.leave();
    opened = undefined;
    byId('detail').hidden = true;
    byId('columns').classList.remove('beside');
    cover();
    shown = withoutOpen(here);
    current = page;
    for (const { section } of Object.values(PAGES)) byId(section).hidden = section !== page.section;
    document.title = here.subject ? `${page.title} ${here.subject}` : page.title;
    showNavigation(here);
    showContext(here);
    scrollTo({ top: 0 });
    page.view.enter();
  }
  showDetail(here.parameters);
}

const close = () => { if (place().parameters.open) location.hash = changed({ open: undefined }); };

// Context, health, access

let contexts = ['default'];

function showContext(here) {
  const isEverywhere = ['order', 'trace'].includes(here.page);
  const chosen = isEverywhere ? ALL : here.parameters.context ?? 'default';
  const everywhere = isEverywhere || (here.page === 'events' && contexts.length > 1) ? [ALL] : [];
  const names = [...new Set([...everywhere, ...contexts, ...(chosen === ALL ? [] : [chosen])])];
  byId('context').replaceChildren(...names.map((name) =>
    element('option', { value: name, selected: name === chosen }, name === ALL ? 'all' : name)));
  byId('context').disabled = isEverywhere;
}

async function health() {
  try {
    const answer = await (await fetch('/actuator/health')).json();
    setPill(byId('health'), answer.status === 'UP' ? '✓ the node is up' : `✗ ${answer.details?.store ?? 'the node is down'}`,
      answer.status === 'UP' ? 'good' : 'bad');
    const all = await (await fetch('/v1/public/context')).json();
    const names = all.map(({ context }) => context);
    if (names.join() !== contexts.join()) {
      contexts = names;
      const here = place();
      showContext(here);
      // A view of all contexts is one of those that there were when it began.
      if (byId('context').value === ALL) current.view.enter();
    }
  } catch {
    setPill(byId('health'), '✗ the node cannot be reached', 'bad');
  }
}

let asking;

/** Several requests may be refused at once; a person is asked once. */
function askForToken(refused) {
  asking ??= new Promise((resolve) => {
    const entrance = byId('entrance');
    entrance.hidden = false;
    byId('columns').hidden = true;
    byId('refused').hidden = !refused;
    byId('access-token').focus();
    entrance.addEventListener('submit', (submission) => {
      submission.preventDefault();
      rememberToken(byId('access-token').value);
      entrance.hidden = true;
      byId('columns').hidden = false;
      asking = undefined;
      resolve();
    }, { once: true });
  });
  return asking;
}

whoAsks(askForToken);
events.prepare();
byId('close').addEventListener('click', close);
byId('previous').addEventListener('click', () => step('previousElementSibling'));
byId('next').addEventListener('click', () => step('nextElementSibling'));
byId('context').addEventListener('change', (change) => {
  const { value } = change.target;
  location.hash = changed({ context: value === 'default' ? undefined : value, open: undefined });
});
addEventListener('keydown', (press) => { if (press.key === 'Escape') close(); });
addEventListener('hashchange', go);
narrow.addEventListener('change', cover);
new MutationObserver(() => { if (opened) showSteps(); }).observe(byId('main'), { childList: true, subtree: true });
go();
health();
setInterval(() => { if (!document.hidden) health(); }, 5_000);
