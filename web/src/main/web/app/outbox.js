import {newKey} from "../shared/api.js";

/** Acts that wait for a connection. Each has its idempotency key from the start, so sending twice does it once. */

const KEPT = "firewalker-outbox";
const MOST = 50;

export const outbox = new EventTarget();

export function waiting() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) || [];
  } catch {
    return [];
  }
}

/**
 * Does it now, or keeps it for later where there is no connection.
 * @returns {Promise<{later: boolean, body: any}>} throws a Problem where it was refused
 */
export async function act(api, method, path, body) {
  const one = {method, path, body, key: newKey(), at: Date.now()};
  if (!waiting().length) {
    try {
      return {later: false, body: await api.call(method, path, body, {key: one.key})};
    } catch (problem) {
      if (problem.status !== 0) {
        throw problem;
      }
    }
  }
  save([...waiting(), one].slice(-MOST));
  if (navigator.onLine) {
    send(api);
  }
  return {later: true, body: null};
}

let sending = false;

/** Sends what waits, in order. What is refused is dropped, and said by the event "refused". */
export async function send(api) {
  if (sending) {
    return;
  }
  sending = true;
  try {
    for (let [first] = waiting(); first; [first] = waiting()) {
      try {
        await api.call(first.method, first.path, first.body, {key: first.key});
        outbox.dispatchEvent(new CustomEvent("sent", {detail: first}));
      } catch (problem) {
        if (problem.status === 0 || problem.status === 401 || problem.status >= 500 || problem.status === 429) {
          return;
        }
        outbox.dispatchEvent(new CustomEvent("refused", {detail: problem}));
      }
      save(waiting().slice(1));
    }
  } finally {
    sending = false;
  }
}

export function forgetOutbox() {
  localStorage.removeItem(KEPT);
}

function save(acts) {
  localStorage.setItem(KEPT, JSON.stringify(acts));
  outbox.dispatchEvent(new Event("changed"));
}
