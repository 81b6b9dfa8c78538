import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, date, said} from "../../shared/i18n.js";
import {api, may} from "../session.js";
import {ConsolePage, act, badge, facts, since, streamLink, when} from "../page.js";

/** One walker at a time, found by what the operator knows; every search stands in the audit log. */
define("fw-walkers", class extends ConsolePage {
  static properties = {...ConsolePage.properties, items: {state: true}, busy: {state: true}};

  async load() {
    const id = this.place.query.get("id");
    if (id) {
      await this.#find("id", id);
    }
  }

  async #find(by, value) {
    this.asked = {by, value};
    this.items = null;
    this.items = (await api.get(`/v1/ops/walkers?${by}=${encodeURIComponent(value)}`)).items;
  }

  async #again() {
    await this.#find(this.asked.by, this.asked.value);
  }

  render() {
    return html`<div class="stack"><h1>${t("title.walkers")}</h1>
      <form class="card search" role="search" @submit=${async (event) => {
        event.preventDefault();
        const asked = new FormData(event.target).get("asked").trim();
        const by = asked.includes("@") ? "email" : /^[A-Za-z0-9]{4}-?[A-Za-z0-9]{4,6}$/.test(asked) ? "friendCode" : "id";
        try {
          await this.#find(by, asked);
          this.failure = null;
        } catch (problem) {
          this.failure = problem;
        }
      }}><label>${t("walkers.search")}<input name="asked" required autocomplete="off" spellcheck="false"
          .value=${this.place.query.get("id") || ""} aria-describedby="walkers-hint">
          <span class="hint" id="walkers-hint">${t("walkers.hint")}</span></label>
        <p><button class="primary">${t("search")}</button></p></form>
      <div class="stack" role="status">${this.failure ? html`<p class="notice bad">${said(this.failure)}</p>`
        : this.items?.length === 0 ? html`<p class="empty card">${t("walkers.none")}</p>`
        : (this.items || []).map((walker) => this.#walker(walker))}</div></div>`;
  }

  #walker(walker) {
    return html`<article class="card" data-walker=${walker.walkerId}>
      <div class="row apart"><h2>${walker.displayName}</h2>${badge(walker.state)}</div>
      ${facts([
        [t("walkers.id"), streamLink("walker/" + walker.walkerId, walker.walkerId)],
        [t("walkers.email"), walker.email],
        [t("walkers.created"), when(walker.createdAt)],
      ])}
      <h3>${t("walkers.held", {n: walker.heldDays?.length ?? 0})}</h3>
      ${walker.heldDays === null ? html`<p class="soft">${t("walkers.held-unknown")}</p>` : html`<ul class="plain">${
        walker.heldDays.map((day) => html`<li class="row apart">
          ${streamLink(`day/${walker.walkerId}/${day}`, date(day))}
          ${may("operator") ? html`<button class="small" @click=${() => this.#release(walker, day)}>${
            t("walkers.release")}</button>` : nothing}</li>`)}</ul>`}
      <h3>${t("walkers.sessions", {n: walker.sessions.length})}</h3>
      <ul class="plain">${walker.sessions.map((one) => html`<li class="row apart small">
        <span>${[one.client, one.place].filter(Boolean).join(", ") || t("walkers.browser")}</span>
        <span class="soft">${since(one.lastUsedAt)}</span></li>`)}</ul>
      ${may("operator") ? this.#acts(walker) : nothing}</article>`;
  }

  #acts(walker) {
    const path = "/v1/ops/walkers/" + encodeURIComponent(walker.walkerId);
    const post = (verb) => (form, reason) => api.post(path + "/" + verb, reason ? {reason} : undefined);
    return html`<div class="row">
      ${walker.state === "suspended"
          ? this.#button("restore", false, post("restore")) : this.#button("suspend", true, post("suspend"), "danger")}
      ${this.#button("sign-out", false, post("sign-out"))}
      ${this.#button("erase", true, (form, reason) => api.delete(path, {reason}), "danger")}</div>`;
  }

  #button(verb, reason, run, kind = "") {
    return html`<button class=${kind} @click=${async () => {
      const done = await act({
        title: t("walkers." + verb), text: t("walkers." + verb + "-text"), action: t("walkers." + verb),
        danger: kind === "danger", reason, run, done: t("walkers." + verb + "-done"),
      });
      if (done) {
        await this.#again();
      }
    }}>${t("walkers." + verb)}</button>`;
  }

  async #release(walker, day) {
    const done = await act({
      title: t("walkers.release"), text: t("walkers.release-text", {day: date(day)}), action: t("walkers.release"),
      reason: true, done: t("walkers.release-done"),
      run: (form, reason) =>
        api.post(`/v1/ops/walkers/${encodeURIComponent(walker.walkerId)}/days/${day}/release`, {reason}),
    });
    if (done) {
      await this.#again();
    }
  }
});
