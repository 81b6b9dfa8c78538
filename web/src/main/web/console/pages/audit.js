import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t} from "../../shared/i18n.js";
import {attempt} from "../../shared/toast.js";
import {api} from "../session.js";
import {ConsolePage, badge, when} from "../page.js";

/** Who did what, with which parameters, why, and how it ended. */
define("fw-audit", class extends ConsolePage {
  static properties = {
    ...ConsolePage.properties, items: {state: true}, next: {state: true}, chain: {state: true},
  };

  constructor() {
    super();
    this.filter = "";
  }

  async load() {
    ({items: this.items, next: this.next} = await api.get("/v1/ops/audit?limit=50" + this.filter));
  }

  render() {
    return html`<div class="stack"><div class="row apart"><h1>${t("title.audit")}</h1><span class="row">
        <button @click=${this.#verify}>${t("audit.verify")}</button>
        <button @click=${this.#save}>CSV</button></span></div>
      <div role="status">${this.chain ? html`<p class="notice ${this.chain.brokenAt ? "bad" : "good"}">${
        this.chain.brokenAt ? t("audit.broken", {position: this.chain.brokenAt}) : t("audit.whole")}</p>` : nothing}</div>
      <form class="card filter" @submit=${this.#filter}>
        <label>${t("audit.actor")}<input name="actor" autocomplete="off"></label>
        <label>${t("audit.action")}<input name="action" autocomplete="off" placeholder="grant-appeal"></label>
        <label>${t("audit.from")}<input name="from" type="datetime-local"></label>
        <button>${t("audit.filter")}</button></form>
      ${!this.items ? this.waiting() : this.items.length ? html`
        <ol class="plain stack tight">${this.items.map((row) => html`<li class="card">${this.#row(row)}</li>`)}</ol>
        ${this.next ? html`<p><button @click=${this.#more}>${t("more")}</button></p>` : nothing}`
        : html`<p class="empty card">${t("audit.none")}</p>`}</div>`;
  }

  #row(row) {
    const parameters = Object.entries(row.parameters || {});
    return html`<div class="row apart"><h2>${row.action} <span class="id soft">${row.target}</span></h2>
        ${row.outcome ? badge(row.outcome) : nothing}</div>
      <p class="row small"><b>${row.actor}</b><span class="soft">${t("state." + row.role)}</span>${when(row.at)}</p>
      ${row.reason ? html`<p>“${row.reason}”</p>` : nothing}
      ${parameters.length ? html`<p class="small id">${parameters.map(([name, value]) =>
        name + ": " + (typeof value === "object" ? JSON.stringify(value) : value)).join(", ")}</p>` : nothing}`;
  }

  #filter(event) {
    event.preventDefault();
    const asked = new FormData(event.target);
    const from = asked.get("from");
    const query = new URLSearchParams();
    for (const name of ["actor", "action"]) {
      if (asked.get(name).trim()) {
        query.set(name, asked.get(name).trim());
      }
    }
    if (from) {
      query.set("from", new Date(from).toISOString());
    }
    this.filter = query.size ? "&" + query : "";
    this.reload();
  }

  #more() {
    attempt(async () => {
      const page = await api.get(`/v1/ops/audit?limit=50${this.filter}&cursor=${encodeURIComponent(this.next)}`);
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    });
  }

  #verify() {
    attempt(async () => {
      this.chain = await api.get("/v1/ops/audit/verification");
    });
  }

  /** What is shown, as a file. */
  #save() {
    attempt(async () => {
      const answer = await fetch("/v1/ops/audit?limit=200" + this.filter, {headers: {Accept: "text/csv"}});
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = "audit.csv";
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }
});
