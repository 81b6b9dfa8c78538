import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, dateTime} from "../../shared/i18n.js";
import {api, zone} from "../session.js";
import {ask} from "../seen.js";
import {attempt} from "../../shared/toast.js";
import {challengeSpan} from "../challenge.js";
import {boardState} from "../board-state.js";

const TABS = ["mine", "open", "running", "sealed"];

/** One's own challenges and those that are open to see; joining by code. */
define("fw-challenges", class extends PageElement {
  static properties = {items: {state: true}, next: {state: true}, failure: {state: true}, seenAt: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    const tab = this.place.query.get("tab");
    this.tab = TABS.includes(tab) ? tab : "mine";
    this.#load();
  }

  #path(cursor) {
    return "/v1/challenges?" + (this.tab === "mine" ? "mine=true" : "state=" + this.tab)
        + (cursor ? "&cursor=" + encodeURIComponent(cursor) : "");
  }

  async #load() {
    try {
      const {body, seenAt} = await ask(api, this.#path());
      this.items = body.items;
      this.next = body.next;
      this.seenAt = seenAt;
    } catch (problem) {
      this.failure = problem;
    }
  }

  render() {
    return html`<div class="stack">
      <div class="row apart"><h1>${t("title.challenges")}</h1>
        <a class="button primary" href="/app/challenges/new">${t("challenge.make")}</a></div>
      <form class="row fields" @submit=${(event) => {
        event.preventDefault();
        const code = new FormData(event.target).get("code").trim();
        this.dispatchEvent(new CustomEvent("go", {detail: "/join/" + encodeURIComponent(code), bubbles: true}));
      }}><label class="grow">${t("challenge.code")}<input name="code" required autocomplete="off"
          autocapitalize="characters" spellcheck="false"></label><button>${t("challenge.look")}</button></form>
      <nav class="tabs" aria-label=${t("title.challenges")}>${TABS.map((tab) => html`<a
        href="/app/challenges?tab=${tab}" aria-current=${tab === this.tab}>${t("challenges." + tab)}</a>`)}</nav>
      ${this.failure ? html`<p class="notice ${this.failure.status === 404 ? "" : "bad"}" role="alert">${
          said(this.failure)}</p>` : nothing}
      ${this.seenAt ? html`<p class="notice warn">${t("seen-at", {when: dateTime(this.seenAt, zone())})}</p>` : nothing}
      ${this.items ? this.items.length ? html`<ul class="plain cards">${this.items.map((one) => html`<li class="card">
          <h2><a href="/app/challenges/${one.challengeId}">${one.name}</a></h2>
          ${boardState(one)}
          <p class="small soft">${challengeSpan(one)} · ${t("challenge.members", {n: one.members ?? 0})}</p>
          ${one.description ? html`<p>${one.description}</p>` : nothing}</li>`)}</ul>`
          : html`<p class="card empty">${t("challenges.none")}</p>`
          : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}
      ${this.next ? html`<button @click=${() => attempt(async () => {
        const page = await api.get(this.#path(this.next));
        this.items = [...this.items, ...page.items];
        this.next = page.next;
      })}>${t("more")}</button>` : nothing}</div>`;
  }
});
