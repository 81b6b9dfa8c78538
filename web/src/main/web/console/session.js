import {Api, hasCookie} from "../shared/api.js";

const HINT = "firewalker-console-signed-in";
const ROLES = ["viewer", "operator", "admin"];

/** The session is a cookie that no script reads: there is no token, and nothing to renew. */
export const api = new Api(null);

/**
 * me: {name, role, expiresAt, secondFactor} of the operator who is signed in, else null. secondFactor is there while an
 * admin only reads: "enrol" or "code".
 */
export const session = {me: null};

/** Asks who is signed in, where a second cookie says that asking is worth a request. */
export async function resume() {
  if (!hasCookie(HINT)) {
    return;
  }
  try {
    session.me = await api.get("/v1/ops/sessions/current");
  } catch (problem) {
    if (problem.status !== 401) {
      throw problem;
    }
  }
}

/** @param {{code?: string, token?: string}} by a one-time link's code or an operator's token */
export async function signIn(by) {
  session.me = await api.post("/v1/ops/sessions", by, {anonymous: true});
}

/** Begins a second factor: {secret, uri, recoveryCodes}, shown once. */
export function beginFactor() {
  return api.post("/v1/ops/second-factor");
}

/** Makes an admin's session of this one. @param {string} code of the device, or a recovery code */
export async function confirmFactor(code) {
  session.me = await api.post("/v1/ops/second-factor/confirm", {code});
}

export async function signOut() {
  await api.delete("/v1/ops/sessions/current").catch(() => {});
  session.me = null;
}

/** Whether the operator has this role or a higher one. The server decides; this decides what is shown. */
export function may(role) {
  return session.me !== null && ROLES.indexOf(session.me.role) >= ROLES.indexOf(role);
}

/** Operators read times in the zone of their browser. */
export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
