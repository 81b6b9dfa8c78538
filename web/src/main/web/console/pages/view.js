import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, number, said} from "../../shared/i18n.js";
import {api, may} from "../session.js";
import {live} from "../live.js";
import {ConsolePage, act, badge, duration, facts, since} from "../page.js";
import {trend, trendTable} from "../trend.js";
import {differences} from "../differences.js";

const LOOK_MILLIS = 700;

/** One view or process: where it is, who works on it, and what may be done with it. */
define("fw-view", class extends ConsolePage {
  static properties = {...ConsolePage.properties, one: {state: true}, history: {state: true}, proof: {state: true}};

  get name() {
    return this.place.params.name;
  }

  async load() {
    this.one = await api.get("/v1/ops/projections/" + this.name);
    if (this.#isView()) {
      this.history = (await api.get("/v1/ops/rebuilds?limit=5&projection=" + this.name)).items;
    }
  }

  #isView() {
    return this.one.service === "query-side";
  }

  render() {
    const now = live.of(this.name) || this.one;
    return html`<div class="stack">
      <div class="row"><h1 class="id">${this.name}</h1>${now ? badge(now.state) : nothing}</div>
      ${now && this.one ? this.#content(now) : this.waiting()}</div>`;
  }

  #content(now) {
    return html`${now.stoppedBy ? html`<p class="notice bad">${t("view.stopped-by")} ${now.stoppedBy}</p>` : nothing}
      ${now.state === "unreachable" ? html`<p class="notice bad">${t("view.unreachable")}</p>` : nothing}
      <section class="card" aria-label=${t("view.where")}>
        ${facts([
          [t("view.version"), now.version],
          [t("position"), now.position === null ? null : number(now.position)],
          [t("overview.head"), number(now.head)],
          [t("lag"), now.lag && t("view.lag", {n: now.lag.events}) + (now.lag.seconds ? ", " + duration(now.lag.seconds)
            : "")],
          [t("view.segments"), now.segments],
          [t("view.owners"), now.owners.length ? now.owners.join(", ") : t("view.no-owner")],
          [t("title.dead-letters"), this.#isView() ? html`<a href="/console/dead-letters">${number(now.deadLetters)}</a>`
            : null],
        ])}
        ${trend(live.lagOf(this.name), (most) => t("trend.most", {n: most}))}
        ${trendTable(t("overview.last-hour"), [{name: t("lag"), points: live.lagOf(this.name)}])}
      </section>
      ${this.#isView() ? html`${this.#acts(now)}${this.#proof()}${this.#history()}`
          : html`<p class="soft">${t("view.process")}</p>`}`;
  }

  #acts(now) {
    if (!may("operator")) {
      return nothing;
    }
    return html`<div class="row">
      ${now.state === "paused" ? html`<button class="primary" @click=${this.#resume}>${t("view.resume")}</button>`
          : html`<button @click=${this.#pause}>${t("view.pause")}</button>`}
      <button @click=${this.#verify} ?disabled=${this.proof?.state === "running"}>${t("view.verify")}</button>
      ${now.rebuild ? html`<a class="button" href="/console/rebuilds/${now.rebuild.rebuildId}">${t("view.rebuild-runs")}
        </a>` : html`<a class="button" href="/console/views/${this.name}/rebuild">${t("view.rebuild")}</a>`}</div>`;
  }

  #pause() {
    act({
      title: t("view.pause-title", {name: this.name}), text: t("view.pause-text"), action: t("view.pause"), reason: false,
      done: t("view.paused"),
      run: (form, reason) => api.post("/v1/ops/projections/" + this.name + "/pause", reason ? {reason} : undefined),
    });
  }

  #resume() {
    act({
      title: t("view.resume-title", {name: this.name}), action: t("view.resume"), done: t("view.resumed"),
      fields: html`<label class="check"><input type="checkbox" name="park">${t("view.park")}</label>`,
      run: (form) => api.post("/v1/ops/projections/" + this.name + "/resume" + (form.get("park") ? "?park=true" : "")),
    });
  }

  async #verify() {
    this.proof = {state: "running", percent: 0, mismatches: []};
    try {
      const {verificationId} = await api.post("/v1/ops/projections/" + this.name + "/verifications");
      do {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
        this.proof = await api.get("/v1/ops/verifications/" + verificationId);
      } while (this.proof.state === "running" && !this.gone.signal.aborted);
    } catch (problem) {
      this.proof = {state: "failed", failure: said(problem), mismatches: []};
    }
  }

  #proof() {
    const proof = this.proof;
    if (!proof) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="proof">
      <div class="row"><h2 id="proof">${t("view.proof")}</h2>${badge(proof.state)}</div>
      <div role="status">${proof.state === "running" ? html`<progress max="100" .value=${proof.percent ?? 0}
          aria-label=${t("view.proof")}></progress>`
          : proof.failure ? html`<p class="problem">${proof.failure}</p>`
          : html`<p>${t("view.compared", {n: proof.compared, position: proof.position})}
            ${proof.differences ? t("view.differences", {n: proof.differences}) : ""}</p>`}</div>
      ${differences(proof.mismatches || [], t("diff.view"), t("diff.ledger"))}
    </section>`;
  }

  #history() {
    if (!this.history?.length) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="history"><h2 id="history">${t("view.history")}</h2>
      <ul class="plain stack tight">${this.history.map((rebuild) => html`<li class="row apart">
        <a href="/console/rebuilds/${rebuild.rebuildId}">${t("mode." + rebuild.mode)} ${rebuild.mode === "shadow"
          ? rebuild.oldVersion + " → " + rebuild.newVersion : ""}</a>
        <span class="row">${badge(rebuild.state)}<span class="small soft">${since(rebuild.startedAt)}</span></span>
      </li>`)}</ul></section>`;
  }
});
