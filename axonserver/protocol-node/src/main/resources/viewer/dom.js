// Small helpers to draw with. Text only ever becomes text: what events hold is never read as markup.

export const byId = (id) => document.getElementById(id);

/** A node with attributes (class, data-…, aria-…; handlers as onclick) and children; absent children are left out. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === '') continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

export const pill = (text, kind = '') => element('span', { class: `pill ${kind}`.trim() }, text);

export function setPill(node, text, kind = '') {
  if (node.textContent === text) return;
  node.className = `pill ${kind}`.trim();
  node.textContent = text;
}

/** Draws anew without taking focus or selection from whoever is at it. */
export function redraw(container, ...nodes) {
  const selection = getSelection();
  if (!selection.isCollapsed && container.contains(selection.anchorNode)) return;
  if (document.activeElement?.tagName === 'SELECT' && container.contains(document.activeElement)) return;
  const key = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  container.replaceChildren(...nodes);
  if (key) container.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** The last part of a qualified name. */
export const simpleName = (type) => type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3,
});
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const zoned = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' });

/** The zone in which this page tells times, as it is then: summer time differs. */
export const zone = (at = new Date()) => zoned.formatToParts(at).find(({ type }) => type === 'timeZoneName').value;

/** The same moment in UTC, as it is stored: for whoever compares it with a log or with somebody elsewhere. */
const utc = (at) => `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 23)} UTC`;

/** When something happened: time, day and zone, and in UTC for whoever points at it. */
export function time(iso) {
  const at = new Date(iso);
  return element('time', { datetime: iso, title: utc(at) },
    clock.format(at), element('small', {}, `${day.format(at)}, ${zone(at)}`));
}

/** The same in one line, and in UTC below it. */
export function wholeTime(iso) {
  const at = new Date(iso);
  return element('time', { datetime: iso }, `${day.format(at)}, ${clock.format(at)} ${zone(at)}`,
    zone(at) === 'UTC' ? '' : element('small', {}, utc(at)));
}

/** The same as a text. */
export const timeText = (iso) => `${day.format(new Date(iso))}, ${clock.format(new Date(iso)).slice(0, 8)} ${zone(new Date(iso))}`;

/** How long, as people say it. */
export function duration(milliseconds) {
  const seconds = Math.abs(milliseconds) / 1000;
  if (seconds < 1) return `${Math.round(Math.abs(milliseconds))} ms`;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

export const number = (value) => Number(value).toLocaleString('en');

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** The beginning of a payload, if it is one that can be read. */
export const preview = (event) => (/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(event.preview)
  ? element('span', { class: 'quiet' }, `${plural(event.size, 'byte')}, no text`) : element('code', {}, event.preview));

export function showProblem(problem) {
  const where = byId('problem');
  where.hidden = !problem;
  if (!problem) return;
  where.replaceChildren(element('strong', {}, problem.title || 'Something went wrong'),
    element('p', {}, problem.message));
}
