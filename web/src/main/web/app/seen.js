/** What was last seen of the API, kept in this browser for times without a connection. Forgotten on sign-out. */

const PREFIX = "firewalker-seen ";
const MOST = 40;

/**
 * Asks, and keeps the answer; without a connection answers what was last seen.
 * @returns {Promise<{body: any, seenAt: number | null}>} seenAt: when it was seen, null if it is of now
 */
export async function ask(api, path, options = {}) {
  try {
    const body = await api.get(path, options);
    keep(path, body);
    return {body, seenAt: null};
  } catch (problem) {
    const kept = problem.status === 0 ? last(path) : null;
    if (kept) {
      return {body: kept.body, seenAt: kept.at};
    }
    throw problem;
  }
}

/** What was last seen there, or null. */
export function last(path) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + path));
  } catch {
    return null;
  }
}

export function keep(path, body) {
  try {
    localStorage.setItem(PREFIX + path, JSON.stringify({at: Date.now(), body}));
    const all = keys();
    if (all.length > MOST) {
      all.map((key) => ({key, at: JSON.parse(localStorage.getItem(key)).at}))
          .sort((one, other) => one.at - other.at)
          .slice(0, all.length - MOST)
          .forEach(({key}) => localStorage.removeItem(key));
    }
  } catch {
    // A full or forbidden store only means that nothing is there when the connection is gone.
  }
}

export function forgetSeen() {
  keys().forEach((key) => localStorage.removeItem(key));
}

function keys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}
