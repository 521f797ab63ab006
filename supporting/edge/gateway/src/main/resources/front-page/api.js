// Talks to the gateway: tokens, orders, problems. Every failure becomes a Problem that can be read aloud.

import { language } from './texts.js';

export class Problem extends Error {
  constructor(problem) {
    super(problem.detail || problem.title || problem.code);
    this.title = problem.title;
    this.detail = problem.detail;
    this.status = problem.status;
    this.rule = problem.rule;
    this.code = problem.code;
    this.retryAfter = problem.retryAfter;
  }

  /** Asking again, later, with the same idempotency key can help. */
  get passes() {
    return this.status === 0 || this.status === 429 || (this.status >= 502 && this.status <= 504);
  }
}

export async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  return new Problem({
    title: body.title || body.error || response.statusText || `HTTP ${response.status}`,
    detail: body.detail || body.error_description,
    status: response.status,
    rule: body.rule,
    code: body.code,
    retryAfter: Number(response.headers.get('Retry-After')) || undefined,
  });
}

async function reach(uri, options) {
  try {
    return await fetch(uri, options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem({ code: 'unreachable', status: 0 });
  }
}

export async function json(uri, options) {
  const response = await reach(uri, options);
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** The shop's services as one client sees them: the shop itself, a customer, support, or the warehouse. */
export class Api {
  #page;
  #client;
  #token;

  constructor(page, client) {
    this.#page = page;
    this.#client = client;
  }

  get id() {
    return this.#client.id;
  }

  async #authorization() {
    if (!this.#token || this.#token.staleAt < Date.now()) {
      const { id, secret } = this.#client;
      const answer = await json(this.#page.token, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${btoa(`${id}:${secret}`)}`,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      });
      this.#token = { value: answer.access_token, staleAt: Date.now() + (answer.expires_in - 30) * 1000 };
    }
    return `Bearer ${this.#token.value}`;
  }

  /** A request in the client's name; a token that is no longer accepted is fetched anew, once. */
  async #request(uri, options = {}, again = true) {
    const headers = { ...options.headers, Authorization: await this.#authorization() };
    const response = await reach(uri, { ...options, headers });
    if (response.status === 401 && again) {
      this.#token = undefined;
      return this.#request(uri, options, false);
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** Sends a body to wherever the page leads. */
  async send(method, uri, body, headers) {
    return this.#request(uri, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  #of(orderId) {
    return `${this.#page.orders}/${encodeURIComponent(orderId)}`;
  }

  /** The stream of an order's changes, in the language of the page. */
  async live(orderId, signal) {
    const headers = { Accept: 'text/event-stream', 'Accept-Language': language };
    return this.#request(`${this.#of(orderId)}/live`, { headers, signal });
  }

  /** The order, or no more than its id while it cannot be read yet (202), and whether it was placed before (ORD-13). */
  async place(order, key) {
    const response = await this.send('POST', this.#page.orders, order, { 'Idempotency-Key': key });
    const { status } = response;
    const replayed = response.headers.get('Idempotency-Replayed') === 'true';
    return {
      status,
      replayed,
      order: status === 202
        ? { orderId: decodeURIComponent(response.headers.get('Location').split('/').pop()) }
        : await response.json(),
    };
  }

  /** What happened to it, across the services, in the language of this page. */
  async story(orderId) {
    const response = await this.#request(`${this.#of(orderId)}/timeline?language=${language}`);
    return (await response.json()).entries;
  }

  async cancel(orderId, reason) {
    await this.send('POST', `${this.#of(orderId)}/cancellation`, { reason });
  }
}
