// Server-sent events read with fetch, because EventSource cannot send an Authorization header.

const ENDED = new Set(['CLOSED', 'REJECTED', 'CANCELLED']);
const SILENCE = 60_000;
const LONGEST_PAUSE = 10_000;

/** Yields the data of each event of the stream; comments and other fields are skipped. */
export async function* events(stream, heard = () => {}) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let data = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        if (line.startsWith('data:')) {
          data.push(line.slice(5).replace(/^ /, ''));
        } else if (line === '' && data.length > 0) {
          yield data.join('\n');
          data = [];
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

/** One connection: hands on every view it brings, until the stream ends; fails when it breaks or falls silent. */
async function follow(api, orderId, show, connected, signal) {
  const connection = new AbortController();
  const stop = () => connection.abort();
  signal.addEventListener('abort', stop, { once: true });
  let silence;
  const heard = () => { clearTimeout(silence); silence = setTimeout(stop, SILENCE); };
  try {
    heard();
    const response = await api.live(orderId, connection.signal);
    connected();
    for await (const data of events(response.body, heard)) show(JSON.parse(data));
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Watches an order until it has reached its end, whatever happens to the connection meanwhile.
 * show(view) with each change; state('live' | 'waiting' | 'ended', problem?) about the connection.
 */
export async function watch(api, orderId, { show, state, signal }) {
  let status;
  let failures = 0;
  const seen = (view) => { status = view.status; failures = 0; show(view); };
  while (!signal.aborted) {
    let problem;
    try {
      await follow(api, orderId, seen, () => state('live'), signal);
    } catch (failure) {
      problem = failure;
    }
    if (signal.aborted) return;
    if (problem && problem.status >= 400 && !problem.passes && problem.status !== 500) throw problem;
    if (!problem && ENDED.has(status)) {
      state('ended');
      return;
    }
    state('waiting', problem);
    await pause(Math.min(500 * 2 ** failures++, LONGEST_PAUSE), signal);
  }
}
