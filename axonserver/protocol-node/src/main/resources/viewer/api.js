// Talks to the node. Every failure becomes a Problem that can be read aloud.

const TOKEN = 'access-token';
const SILENCE = 30_000;
const LONGEST_PAUSE = 5_000;

export class Problem extends Error {
  constructor(title, detail, status) {
    super(detail);
    this.title = title;
    this.status = status;
  }

  /** The request itself is wrong: asking again does not help. */
  get isFinal() {
    return this.status >= 400 && this.status < 500;
  }
}

let askForToken = async () => {};

/** Told how to ask a person for the access token. */
export function whoAsks(ask) {
  askForToken = ask;
}

export function rememberToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

function address(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

async function request(uri, options = {}) {
  const token = sessionStorage.getItem(TOKEN);
  const headers = { ...options.headers, ...(token ? { 'AxonIQ-Access-Token': token } : {}) };
  let response;
  try {
    response = await fetch(uri, { ...options, headers });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem('The node cannot be reached', 'It has stopped, or something is between it and this page.', 0);
  }
  if (response.status === 401) {
    await askForToken(token !== null);
    return request(uri, options);
  }
  if (!response.ok) {
    const body = await response.json().catch(() => ({}));
    throw new Problem(body.title || response.statusText, body.detail || `HTTP ${response.status}`, response.status);
  }
  return response;
}

export async function get(path, parameters, signal) {
  const response = await request(address(path, parameters), { signal });
  return response.json();
}

export async function patch(path, parameters) {
  const response = await request(address(path, parameters), { method: 'PATCH' });
  return response.json();
}

/** Yields [name, data] of each server-sent event; EventSource could not send the access token. */
async function* pieces(stream, heard) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let name = 'message';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        if (line.startsWith('event: ')) name = line.slice(7);
        else if (line.startsWith('data: ')) yield [name, JSON.parse(line.slice(6))];
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function connection(parameters, on, signal) {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener('abort', stop, { once: true });
  let silence;
  const heard = () => { clearTimeout(silence); silence = setTimeout(stop, SILENCE); };
  try {
    heard();
    const response = await request(address('/v1/search', parameters), { signal: attempt.signal });
    on.open?.();
    for await (const [name, data] of pieces(response.body, heard)) on[name]?.(data);
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

/** A page that nobody sees lets go of its connection: browsers give a site few, and the node's places are for those who look. */
const UNSEEN = 5_000;

function seen(signal) {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => { if (!document.hidden || signal.aborted) { document.removeEventListener('visibilitychange', look); resolve(); } };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look, { once: true });
  });
}

/** A signal that is given, too, when nobody has seen the page for a while. */
function whileSeen(signal) {
  const unseen = new AbortController();
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => unseen.abort(), UNSEEN);
  };
  const stop = () => { clearTimeout(timer); document.removeEventListener('visibilitychange', look); unseen.abort(); };
  document.addEventListener('visibilitychange', look);
  signal.addEventListener('abort', stop, { once: true });
  look();
  return { signal: unseen.signal, stop };
}

/**
 * Runs a search; a live one until it is aborted, whatever happens to the connection. Calls on.open(), on.row(event),
 * on.columns(…), on.values(…), on.searching(…), on.searched(…), on.skipped(…), on.broken(problem), as they come.
 */
export async function search(parameters, on, signal) {
  let failures = 0;
  const told = { ...on, open: () => { failures = 0; on.open?.(); } };
  while (!signal.aborted) {
    let problem;
    if (parameters.live) await seen(signal);
    if (signal.aborted) return;
    const looking = parameters.live ? whileSeen(signal) : { signal, stop() {} };
    try {
      await connection(parameters, told, looking.signal);
    } catch (failure) {
      problem = failure;
    } finally {
      looking.stop();
    }
    if (signal.aborted) return;
    if (problem instanceof Problem && problem.isFinal) throw problem;
    if (!problem && !parameters.live) return;
    on.broken?.(problem);
    await pause(Math.min(250 * 2 ** failures++, LONGEST_PAUSE), signal);
  }
}
