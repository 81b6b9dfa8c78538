import {html, nothing} from "lit";
import {PageElement} from "../shared/element.js";
import {t, has, number, said, dateTime, time, ago} from "../shared/i18n.js";
import {ask} from "../shared/dialog.js";
import {toast} from "../shared/toast.js";
import {api, zone} from "./session.js";
import {live} from "./live.js";

/** A page of the console: loads when it comes, follows what is live while it is there. */
export class ConsolePage extends PageElement {
  static properties = {failure: {state: true}, loaded: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.gone = new AbortController();
    live.addEventListener("changed", () => this.requestUpdate(), {signal: this.gone.signal});
    this.reload();
  }

  disconnectedCallback() {
    this.gone.abort();
    super.disconnectedCallback();
  }

  /** What a page asks for once; live figures come by themselves. */
  async load() {}

  async reload() {
    try {
      await this.load();
      this.failure = null;
      this.loaded = true;
    } catch (problem) {
      if (problem.name !== "AbortError") {
        this.failure = problem;
      }
    }
  }

  go(path) {
    this.dispatchEvent(new CustomEvent("go", {detail: path, bubbles: true}));
  }

  /** What stands in place of the content while there is none. */
  waiting() {
    return this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>
      <p><button @click=${() => this.reload()}>${t("retry")}</button></p>` : html`<p class="loading">${t("loading")}</p>`;
  }
}

const TONES = {
  running: "good", equal: "good", switched: "good", up: "good", used: "good", done: "good", granted: "good",
  active: "good", ready: "fire", paused: "warn", "dead-letters": "warn", cancelled: "warn", open: "warn",
  "left-out": "warn", refused: "warn", suspended: "warn", stalled: "bad", unreachable: "bad", stopped: "bad",
  failed: "bad", different: "bad", down: "bad", denied: "bad",
};

/** A word of the API about a state, in the reader's language. */
export function stateWord(state) {
  return has("state." + state) ? t("state." + state) : state;
}

export function badge(state) {
  return html`<span class="badge ${TONES[state] || ""}" data-state=${state}>${stateWord(state)}</span>`;
}

export function when(instant) {
  return html`<time datetime=${instant} title=${time(instant, zone(), {dateStyle: "full", timeStyle: "long"})}>${
    dateTime(instant, zone())}</time>`;
}

export function since(instant) {
  return html`<time datetime=${instant} title=${dateTime(instant, zone())}>${ago(instant)}</time>`;
}

/** Seconds as people say them: "40 s", "2 min 5 s", "3 h 10 min". */
export function duration(seconds) {
  const parts = [[Math.floor(seconds / 3600), "hour"], [Math.floor(seconds % 3600 / 60), "minute"],
    [Math.round(seconds % 60), "second"]].filter(([value]) => value > 0).slice(0, 2);
  return (parts.length ? parts : [[0, "second"]])
      .map(([value, unit]) => number(value, {style: "unit", unit, unitDisplay: "short"})).join(" ");
}

export function bytes(value) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, value)) / Math.log(1000)));
  return number(value / 1000 ** power,
      {style: "unit", unit: units[power], unitDisplay: "short", maximumFractionDigits: power ? 1 : 0});
}

/** "firewalker.events.v1.StepsRecorded" without its package. */
export function shortType(type) {
  return (type || "?").split(".").pop();
}

export function streamLink(streamId, words = streamId) {
  return html`<a class="id" href="/console/streams?id=${encodeURIComponent(streamId)}">${words}</a>`;
}

export function positionLink(position) {
  return html`<a href="/console/streams?position=${position}">${number(position)}</a>`;
}

/** Indented JSON that keyboards can scroll. */
export function json(value, label) {
  return html`<pre class="json" tabindex="0" role="region" aria-label=${label}>${JSON.stringify(value, null, 2)}</pre>`;
}

/** Terms and what is to be said of them. @param {Array<[string, any]>} pairs */
export function facts(pairs) {
  return html`<dl class="facts">${pairs.filter(([, value]) => value !== undefined && value !== null)
      .map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A field for why an operator acts. */
export function reasonField(required = true) {
  return html`<label>${t(required ? "reason" : "reason.optional")}
    <textarea name="reason" maxlength="500" ?required=${required}></textarea></label>`;
}

/** Asks first, then acts with the reason in the body; answers whether it was done. */
export async function act({title, text, action, danger, reason, fields, done, run}) {
  const ok = await ask({
    title, text, action, danger,
    fields: html`${fields || nothing}${reason === undefined ? nothing : reasonField(reason)}`,
    act: (form) => run(form, form.get("reason")?.trim() || undefined),
  });
  if (ok && done) {
    toast(done);
  }
  return ok;
}

/** Whose id this is: only when asked for, and the question stands in the audit log. */
export async function who(walkerId) {
  return (await api.get("/v1/ops/walkers?id=" + encodeURIComponent(walkerId))).items[0] || null;
}
