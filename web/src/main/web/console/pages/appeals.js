import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, date} from "../../shared/i18n.js";
import {attempt} from "../../shared/toast.js";
import {api, may} from "../session.js";
import {ConsolePage, act, badge, since, streamLink, who} from "../page.js";

const STATES = ["open", "granted", "denied"];

/** What walkers say of steps that are held, and the operators' answers. */
define("fw-appeals", class extends ConsolePage {
  static properties = {
    ...ConsolePage.properties, items: {state: true}, next: {state: true}, state: {state: true}, names: {state: true},
    read: {state: true},
  };

  constructor() {
    super();
    this.state = "open";
    this.names = new Map();
    this.read = new Set();
  }

  async load() {
    ({items: this.items, next: this.next} = await api.get("/v1/ops/appeals?limit=50&state=" + this.state));
  }

  render() {
    return html`<div class="stack"><h1>${t("title.appeals")}</h1>
      <div class="tabs" role="group" aria-label=${t("state")}>${STATES.map((state) => html`<button
        aria-pressed=${state === this.state} @click=${() => {
          this.state = state;
          this.reload();
        }}>${t("state." + state)}</button>`)}</div>
      ${!this.items ? this.waiting() : this.items.length ? html`
        <ul class="plain stack">${this.items.map((appeal) => html`<li class="card">${this.#appeal(appeal)}</li>`)}</ul>
        ${this.next ? html`<p><button @click=${this.#more}>${t("more")}</button></p>` : nothing}`
        : html`<p class="empty card">${t("appeals.none")}</p>`}</div>`;
  }

  #appeal(appeal) {
    const name = this.names.get(appeal.walkerId);
    const read = this.read.has(appeal.id);
    return html`<div class="row apart"><h2>${date(appeal.date)}</h2>
        <span class="row"><span class="small soft">${since(appeal.createdAt)}</span>${badge(appeal.state)}</span></div>
      <p class="row">${name ? html`<b>${name}</b>` : html`<button class="small" @click=${() => this.#who(appeal)}>${
        t("who")}</button>`}${streamLink(`day/${appeal.walkerId}/${appeal.date}`, t("appeals.day"))}</p>
      ${read ? html`<blockquote>${appeal.text}</blockquote>`
          : html`<p><button class="small" @click=${() => {
            this.read = new Set(this.read).add(appeal.id);
          }}>${t("appeals.read")}</button></p>`}
      ${appeal.answer ? html`<p class="notice">${appeal.answer}</p>` : nothing}
      ${appeal.state === "open" && may("operator") ? html`<div class="row">
        <button class="primary" @click=${() => this.#decide(appeal, "grant")}>${t("appeals.grant")}</button>
        <button @click=${() => this.#decide(appeal, "deny")}>${t("appeals.deny")}</button></div>` : nothing}`;
  }

  #who({walkerId}) {
    attempt(async () => {
      const walker = await who(walkerId);
      this.names = new Map(this.names).set(walkerId, walker ? walker.displayName : t("walkers.none"));
    });
  }

  async #decide(appeal, verb) {
    const done = await act({
      title: t("appeals." + verb), text: t("appeals." + verb + "-text"), action: t("appeals." + verb), reason: true,
      done: t("appeals." + verb + "-done"),
      run: (form, reason) => api.post(`/v1/ops/appeals/${encodeURIComponent(appeal.id)}/${verb}`, {reason}),
    });
    if (done) {
      await this.reload();
    }
  }

  #more() {
    attempt(async () => {
      const page = await api.get(`/v1/ops/appeals?limit=50&state=${this.state}&cursor=${encodeURIComponent(this.next)}`);
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    });
  }
});
