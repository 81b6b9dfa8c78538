import {html, nothing} from "lit";
import {repeat} from "lit/directives/repeat.js";
import {define} from "../../shared/element.js";
import {t, said, ago, dateTime} from "../../shared/i18n.js";
import {toast} from "../../shared/toast.js";
import {api, may, zone} from "../session.js";
import {live} from "../live.js";
import {ConsolePage, act, json, positionLink, shortType, streamLink} from "../page.js";

const MOST = 200;

/** Where letters lie: each kind with its list, and what they have in common. */
const views = () => (live.overview?.items || []).filter((item) => item.service === "query-side")
    .map(({name}) => ({place: name, path: `/v1/ops/projections/${name}/dead-letters`}));
const NOTIFICATION = [
  {place: "notification", path: "/v1/ops/notifications/parked-events"},
  {place: "outbox", path: "/v1/ops/notifications/parked"},
];

/** Events that could not be handled, by what they failed on: once more, or never. */
define("fw-dead-letters", class extends ConsolePage {
  static properties = {
    ...ConsolePage.properties, letters: {state: true}, chosen: {state: true}, busy: {state: true}, more: {state: true},
  };

  constructor() {
    super();
    this.chosen = new Set();
  }

  async load() {
    const places = live.overview ? views() : (await api.get("/v1/ops/projections")).items
        .filter((item) => item.service === "query-side")
        .map(({name}) => ({place: name, path: `/v1/ops/projections/${name}/dead-letters`}));
    const pages = await Promise.all([...places, ...NOTIFICATION].map(async ({place, path}) => {
      const page = await api.get(path + "?limit=" + MOST);
      return {more: page.next !== null, items: page.items.map((item) => ({
        ...item, place, path, key: path + "/" + item.id, cause: item.cause || item.failure || item.lastError || "?",
      }))};
    }));
    this.letters = pages.flatMap((page) => page.items);
    this.more = pages.some((page) => page.more);
    const there = new Set(this.letters.map((letter) => letter.key));
    this.chosen = new Set([...this.chosen].filter((key) => there.has(key)));
  }

  render() {
    return html`<div class="stack"><div class="row apart"><h1>${t("title.dead-letters")}</h1>
        <button @click=${() => this.reload()}>${t("look-again")}</button></div>
      ${this.letters && this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.letters ? this.#groups() : this.waiting()}</div>`;
  }

  #groups() {
    if (!this.letters.length) {
      return html`<p class="empty card">${t("letters.none")}</p>`;
    }
    const groups = new Map();
    for (const letter of this.letters) {
      const name = letter.place + "\n" + letter.cause;
      groups.set(name, [...(groups.get(name) || []), letter]);
    }
    const chosen = this.letters.filter((letter) => this.chosen.has(letter.key));
    return html`${this.more ? html`<p class="notice">${t("letters.more", {n: MOST})}</p>` : nothing}
      ${may("operator") && chosen.length ? html`<div class="bulk row" role="group" aria-label=${t("letters.chosen-label")}>
        <span class="grow">${t("letters.chosen", {n: chosen.length})}</span>
        ${this.#buttons(chosen)}</div>` : nothing}
      ${repeat([...groups].sort(([, one], [, other]) => other.length - one.length), ([name]) => name,
          ([, group]) => this.#group(group))}`;
  }

  #buttons(letters) {
    return html`<button ?disabled=${this.busy} @click=${() => this.#retry(letters)}>${t("letters.retry")}</button>
      <button class="danger" ?disabled=${this.busy} @click=${() => this.#drop(letters)}>${t("letters.drop")}</button>`;
  }

  #group(letters) {
    const [{place, cause}] = letters;
    const all = letters.every((letter) => this.chosen.has(letter.key));
    return html`<section class="card" aria-label=${place + ": " + cause}>
      <div class="row apart"><h2><span class="id">${place}</span> · ${t("letters.count", {n: letters.length})}</h2>
        ${may("operator") ? html`<label class="check"><input type="checkbox" .checked=${all}
          @change=${(event) => this.#choose(letters, event.target.checked)}>${t("letters.all")}</label>` : nothing}</div>
      <p class="id cause">${cause}</p>
      <ul class="plain">${repeat(letters, (letter) => letter.key, (letter) => html`<li class="letter"
        data-letter=${letter.id}>${this.#letter(letter)}</li>`)}</ul></section>`;
  }

  #letter(letter) {
    const name = t("letters.letter", {position: letter.position ?? letter.id});
    return html`<div class="row">
        ${may("operator") ? html`<label class="check only"><input type="checkbox" .checked=${this.chosen.has(letter.key)}
          @change=${(event) => this.#choose([letter], event.target.checked)}><span class="unseen">${name}</span></label>`
          : nothing}
        <div class="grow"><div class="row">${letter.position === undefined ? letter.id : positionLink(letter.position)}
          ${letter.type ? html`<b>${shortType(letter.type)}</b>` : nothing}
          ${letter.streamId ? streamLink(letter.streamId) : html`<span class="id">${letter.owner || letter.kind || ""}</span>`}
          </div>
          <p class="small soft">${t("letters.tried", {n: letter.attempts ?? 0})}${letter.parkedAt
            ? html` · <span title=${dateTime(letter.parkedAt, zone())}>${t("letters.parked", {age: ago(letter.parkedAt)})}</span>` : nothing}</p></div>
        ${may("operator") ? html`<div class="row">${this.#buttons([letter])}</div>` : nothing}</div>
      ${letter.event ? html`<details><summary>${t("letters.event")}</summary>${json(letter.event.payload, name)}</details>`
          : nothing}`;
  }

  #choose(letters, chosen) {
    const next = new Set(this.chosen);
    letters.forEach((letter) => next[chosen ? "add" : "delete"](letter.key));
    this.chosen = next;
  }

  /** One after the other, in the order of the ledger; those that went along with an earlier one are gone already. */
  async #each(letters, each) {
    this.busy = true;
    let failed = 0;
    let last = null;
    for (const letter of letters) {
      try {
        const outcome = await each(letter);
        if (outcome?.waiting) {
          failed++;
          last = outcome.cause;
        }
      } catch (problem) {
        if (problem.status !== 404) {
          failed++;
          last = said(problem);
        }
      }
    }
    this.busy = false;
    await this.reload();
    return {failed, last};
  }

  async #retry(letters) {
    const {failed, last} = await this.#each(letters, (letter) => api.post(letter.key + "/retry"));
    toast(failed ? t("letters.failed-again", {n: failed, cause: last}) : t("letters.retried", {n: letters.length}),
        failed ? "problem" : "done");
    await this.#settle();
  }

  /** The button that was pressed went with its letter: the focus stays on the page. */
  async #settle() {
    await this.updateComplete;
    if (document.activeElement === document.body) {
      this.closest("main")?.focus({preventScroll: true});
    }
  }

  async #drop(letters) {
    await act({
      title: t("letters.drop-title", {n: letters.length}), text: t("letters.drop-text"), action: t("letters.drop"),
      danger: true, reason: true,
      run: async (form, reason) => {
        const {failed, last} = await this.#each(letters, (letter) => api.delete(letter.key, {reason}));
        if (failed) {
          throw new Error(last);
        }
        toast(t("letters.dropped", {n: letters.length}));
      },
    });
    await this.#settle();
  }
});
