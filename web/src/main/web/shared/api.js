/** A refusal of the API: a problem document (RFC 9457), or no answer at all (status 0, code "offline"). */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.title || String(status));
    this.status = status;
    this.code = body.code || "unavailable";
    this.errors = body.errors || [];
    this.retryAfter = retryAfter;
  }

  /** The detail for a field by its name, or undefined. */
  of(field) {
    const found = this.errors.find((error) => error.pointer === "/" + field);
    return found && found.detail;
  }
}

const PATIENCE_SECONDS = 3;
const TRIES = 4;
const EARLY_MILLIS = 5000;

/** Ids for idempotency keys; crypto.randomUUID is not there on plain http. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/**
 * Calls of the public API with the access token of this tab, which is kept in memory alone.
 * Events: "signed-out" when no new token can be had.
 */
export class Api extends EventTarget {
  #token = null;
  #expires = 0;
  #renewing = null;
  #after = null;
  #renew;

  /**
   * @param {(() => Promise<{accessToken: string, expiresIn: number} | null>) | null} renew gets a new access token; null
   *     where a cookie alone is the session
   */
  constructor(renew) {
    super();
    this.#renew = renew;
  }

  get signedIn() {
    return this.#token !== null;
  }

  signIn(answer) {
    this.#token = answer.accessToken;
    this.#expires = Date.now() + answer.expiresIn * 1000;
  }

  forget() {
    this.#token = null;
    this.#after = null;
  }

  /** Tries to get a token; true when there is one. Concurrent callers share one request. */
  async renew() {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    const answer = await this.#renewing;
    if (answer) {
      this.signIn(answer);
    } else {
      this.forget();
    }
    return answer !== null;
  }

  get(path, options = {}) {
    return this.call("GET", path, undefined, options);
  }

  post(path, body, options = {}) {
    return this.call("POST", path, body, options);
  }

  put(path, body, options = {}) {
    return this.call("PUT", path, body, options);
  }

  patch(path, body, options = {}) {
    return this.call("PATCH", path, body, options);
  }

  delete(path, body, options = {}) {
    return this.call("DELETE", path, body, options);
  }

  /**
   * One call. Answers the body, null where there is none; throws a Problem.
   * What one wrote before is seen: the position of the last command goes along with every question.
   * @param {{key?: string, headers?: Object, signal?: AbortSignal, anonymous?: boolean, full?: boolean}} options
   *     key: the idempotency key of a POST (made if absent); full: answer {body, headers} instead
   */
  async call(method, path, body, options = {}) {
    const headers = {Accept: "application/json", ...options.headers};
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    if (method === "POST" && !options.anonymous) {
      headers["Idempotency-Key"] = options.key || newKey();
    }
    if (method === "GET" && this.#after) {
      headers["Firewalker-After"] = this.#after;
    }
    for (let tries = 1; ; tries++) {
      const response = await this.#send(method, path, body, headers, options);
      const position = response.headers.get("Firewalker-Position");
      if (method !== "GET" && position) {
        this.#after = position;
      }
      const text = response.status === 204 ? "" : await response.text();
      if (response.ok) {
        const json = text && (response.headers.get("Content-Type") || "").includes("json") ? JSON.parse(text) : null;
        return options.full ? {body: json, headers: response.headers, status: response.status} : json;
      }
      const problem = problemOf(response, text);
      if (problem.code === "position-unknown") {
        this.#after = null;
        delete headers["Firewalker-After"];
      } else if (method !== "GET" || problem.retryAfter === null || problem.retryAfter > PATIENCE_SECONDS) {
        throw problem;
      }
      if (tries >= TRIES) {
        throw problem;
      }
      await pause(problem.retryAfter || 0);
    }
  }

  /** A file. */
  async blob(path) {
    const response = await this.#send("GET", path, undefined, {}, {});
    if (response.status !== 200) {
      throw problemOf(response, await response.text());
    }
    return response.blob();
  }

  async #send(method, path, body, headers, options) {
    const renews = this.#renew && !options.anonymous;
    if (renews && (!this.#token || Date.now() > this.#expires - EARLY_MILLIS) && !await this.renew()) {
      this.dispatchEvent(new Event("signed-out"));
      throw new Problem(401, {code: "unauthenticated", title: "Unauthorized"}, null);
    }
    let response = await this.#fetch(method, path, body, headers, options);
    if (response.status === 401 && !options.anonymous) {
      if (this.#renew && await this.renew()) {
        response = await this.#fetch(method, path, body, headers, options);
      }
      if (response.status === 401) {
        this.forget();
        this.dispatchEvent(new Event("signed-out"));
      }
    }
    return response;
  }

  async #fetch(method, path, body, headers, options) {
    const sent = {...headers};
    if (this.#token && !options.anonymous) {
      sent.Authorization = "Bearer " + this.#token;
    }
    try {
      return await fetch(path, {
        method,
        headers: sent,
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: options.signal,
        credentials: "same-origin",
      });
    } catch (failure) {
      if (failure.name === "AbortError") {
        throw failure;
      }
      throw new Problem(0, {code: "offline", title: "offline"}, null);
    }
  }

  /**
   * Server-sent events, read by fetch so that the token goes along; begins again after each break, without loss.
   * @param {(event: {id: string, type: string, data: any}) => void} onEvent
   * @param {AbortSignal} signal ends it
   * @param {(live: boolean) => void} onState whether events are flowing
   */
  async stream(path, onEvent, signal, onState = () => {}) {
    let last = null;
    let wait = 1;
    while (!signal.aborted) {
      try {
        const headers = {Accept: "text/event-stream", ...(last ? {"Last-Event-ID": last} : {})};
        const response = await this.#send("GET", path, undefined, headers, {signal});
        if (!response.ok) {
          if (response.status === 401 || response.status === 403) {
            return;
          }
          throw problemOf(response, await response.text());
        }
        onState(true);
        wait = 1;
        for await (const event of events(response.body)) {
          last = event.id || last;
          onEvent(event);
        }
      } catch (failure) {
        if (signal.aborted) {
          return;
        }
        wait = Math.min(30, Math.max(wait * 2, failure.retryAfter || 0));
      }
      onState(false);
      await pause(wait * (0.5 + Math.random() / 2));
    }
  }
}

function problemOf(response, text) {
  const seconds = Number(response.headers.get("Retry-After"));
  const retryAfter = response.headers.has("Retry-After") && Number.isFinite(seconds) ? seconds : null;
  try {
    return new Problem(response.status, JSON.parse(text), retryAfter);
  } catch {
    return new Problem(response.status, {title: response.statusText}, retryAfter);
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let left = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    left = (left + part.value).replaceAll("\r\n", "\n");
    for (let end = left.indexOf("\n\n"); end >= 0; end = left.indexOf("\n\n")) {
      const event = parse(left.slice(0, end));
      left = left.slice(end + 2);
      if (event) {
        yield event;
      }
    }
  }
}

function parse(block) {
  const event = {id: "", type: "message", data: ""};
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) {
      const value = line.slice(colon + 1).replace(/^ /, "");
      const field = line.slice(0, colon);
      if (field === "data") {
        event.data += (event.data ? "\n" : "") + value;
      } else if (field === "id") {
        event.id = value;
      } else if (field === "event") {
        event.type = value;
      }
    }
  }
  if (!event.data) {
    return null;
  }
  try {
    event.data = JSON.parse(event.data);
  } catch {
    // Text stays text.
  }
  return event;
}

/** Whether a cookie of this name is set: the hint that a refresh is worth trying. */
export function hasCookie(name) {
  return document.cookie.split("; ").some((cookie) => cookie.startsWith(name + "="));
}
