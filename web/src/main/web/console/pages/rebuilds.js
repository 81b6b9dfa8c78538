import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, number} from "../../shared/i18n.js";
import {attempt} from "../../shared/toast.js";
import {api, may} from "../session.js";
import {live} from "../live.js";
import {ConsolePage, badge, since} from "../page.js";

/** Every rebuild there was, the newest first, and where to begin one. */
define("fw-rebuilds", class extends ConsolePage {
  static properties = {...ConsolePage.properties, items: {state: true}, next: {state: true}};

  async load() {
    ({items: this.items, next: this.next} = await api.get("/v1/ops/rebuilds?limit=25"));
  }

  render() {
    const views = (live.overview?.items || []).filter((item) => item.service === "query-side");
    return html`<div class="stack"><h1>${t("title.rebuilds")}</h1>
      ${may("operator") && views.length ? html`<section class="card" aria-labelledby="begin">
        <h2 id="begin">${t("rebuilds.begin")}</h2>
        <p class="row">${views.map((view) => html`<a class="button" href=${view.rebuild
          ? "/console/rebuilds/" + view.rebuild.rebuildId : `/console/views/${view.name}/rebuild`}>${view.name}</a>`)}</p>
        </section>` : nothing}
      ${this.items ? this.#list() : this.waiting()}</div>`;
  }

  #list() {
    if (!this.items.length) {
      return html`<p class="empty card">${t("rebuilds.none")}</p>`;
    }
    return html`<ul class="plain stack tight">${this.items.map((rebuild) => html`<li class="card">
      <div class="row apart"><h2><a href="/console/rebuilds/${rebuild.rebuildId}">${rebuild.projection}: ${
        t("mode." + rebuild.mode)}</a></h2>${badge(rebuild.state)}</div>
      <p class="row apart small soft"><span>${since(rebuild.startedAt)}</span>
        <span>${rebuild.diff ? t("rebuild.differences", {n: rebuild.diff.changed + rebuild.diff.onlyOld
          + rebuild.diff.onlyNew}) : number(rebuild.percent / 100, {style: "percent"})}</span></p></li>`)}</ul>
      ${this.next ? html`<p><button @click=${this.#more}>${t("more")}</button></p>` : nothing}`;
  }

  #more() {
    attempt(async () => {
      const page = await api.get("/v1/ops/rebuilds?limit=25&cursor=" + encodeURIComponent(this.next));
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    });
  }
});
