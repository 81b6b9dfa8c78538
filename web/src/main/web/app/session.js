import {Api, Problem, hasCookie} from "../shared/api.js";
import {currentLanguage} from "../shared/i18n.js";
import {forgetSeen} from "./seen.js";
import {forgetOutbox} from "./outbox.js";

const HINT = "firewalker-signed-in";

export const api = new Api(() => alone(refresh));

/** me: the signed-in walker's profile, null before it is known. */
export const session = {me: null};

/** Whether trying to refresh is worth a request: the token itself is in a cookie that no script can read. */
export function maybeSignedIn() {
  return hasCookie(HINT);
}

async function refresh() {
  if (!maybeSignedIn()) {
    return null;
  }
  try {
    return await api.post("/v1/sessions/refresh?transport=cookie", {}, {anonymous: true});
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

/** Tabs refresh one after the other: a token that is used twice ends its session. */
function alone(act) {
  return navigator.locks ? navigator.locks.request("firewalker-refresh", act) : act();
}

export async function signIn(email, password, totp) {
  const body = {email, password, deviceName: deviceName(), ...(totp ? {totp} : {})};
  api.signIn(await api.post("/v1/sessions?transport=cookie", body, {anonymous: true}));
  await loadMe();
}

export async function signOut() {
  await api.delete("/v1/sessions/current").catch(() => {});
  forget();
}

/** Drops everything that this browser holds on the walker. */
export function forget() {
  session.me = null;
  api.forget();
  forgetSeen();
  forgetOutbox();
}

export async function loadMe() {
  session.me = await api.get("/v1/me");
  return session.me;
}

export function setMe(profile) {
  session.me = profile;
}

/** The zone of the walker, which all times are shown in. */
export function zone() {
  return session.me?.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** Header fields of questions whose answers have sentences. */
export function spoken() {
  return {"Accept-Language": currentLanguage()};
}

function deviceName() {
  const agent = navigator.userAgent;
  const browser = /Edg\//.test(agent) ? "Edge" : /Firefox\//.test(agent) ? "Firefox"
      : /Chrome\//.test(agent) ? "Chrome" : /Safari\//.test(agent) ? "Safari" : "Browser";
  const system = /Android/.test(agent) ? "Android" : /iPhone/.test(agent) ? "iPhone" : /iPad/.test(agent) ? "iPad"
      : /Mac OS/.test(agent) ? "Mac" : /Windows/.test(agent) ? "Windows" : /Linux/.test(agent) ? "Linux" : "";
  return [browser, system].filter(Boolean).join(", ");
}
