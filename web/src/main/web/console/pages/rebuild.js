import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, number} from "../../shared/i18n.js";
import {api, may} from "../session.js";
import {ConsolePage, act, badge, bytes, duration, facts, stateWord, when} from "../page.js";
import {differences} from "../differences.js";

const LINES = {
  shadow: ["preparing", "replaying", "catching-up", "verifying", "ready", "switched"],
  "in-place": ["preparing", "replaying", "verifying", "switched"],
  "dry-run": ["preparing", "replaying", "ready"],
};
const RUNNING = ["preparing", "replaying", "catching-up", "verifying", "ready"];

/** A rebuild on its way: the line of its stations, how far and how fast, what differs, and the switch. */
define("fw-rebuild", class extends ConsolePage {
  static properties = {...ConsolePage.properties, one: {state: true}};

  get path() {
    return "/v1/ops/rebuilds/" + this.place.params.id;
  }

  async load() {
    this.one = await api.get(this.path);
    this.#watch();
  }

  disconnectedCallback() {
    this.watching?.abort();
    super.disconnectedCallback();
  }

  /** Told as it happens, until it is over. */
  #watch() {
    this.watching?.abort();
    if (this.one.finishedAt) {
      return;
    }
    const watching = this.watching = new AbortController();
    api.stream(this.path + "/events", ({data}) => {
      this.one = data;
      if (data.finishedAt) {
        watching.abort();
      }
    }, watching.signal);
  }

  render() {
    const one = this.one;
    if (!one) {
      return html`<h1>${t("title.rebuild")}</h1>${this.waiting()}`;
    }
    return html`<div class="stack">
      <div class="row apart"><h1><a class="id" href="/console/views/${one.projection}">${one.projection}</a>:
        ${t("mode." + one.mode)}</h1><span role="status">${badge(one.state)}</span></div>
      <section class="card" aria-label=${t("rebuild.way")}>${this.#line()}${this.#progress()}
        ${one.failure ? html`<p class="problem">${one.failure}</p>` : nothing}
        ${facts([
          [t("rebuild.started"), when(one.startedAt)],
          [t("rebuild.finished"), one.finishedAt && when(one.finishedAt)],
          [t("rebuild.versions"), one.mode === "shadow" ? one.oldVersion + " → " + one.newVersion : null],
          [t("scope.walker"), one.walkerId],
          [t("scope.from"), one.from && number(one.from)],
        ])}
        ${this.#acts()}</section>
      ${one.prediction ? html`<section class="card" aria-labelledby="predicted">
        <h2 id="predicted">${t("rebuild.prediction")}</h2>${facts([
          [t("new-rebuild.time"), duration(one.prediction.seconds)],
          [t("new-rebuild.disk"), bytes(one.prediction.tableBytes)], ["Redis", bytes(one.prediction.redisBytes)],
        ])}</section>` : nothing}
      ${one.diff ? this.#diff(one.diff) : nothing}
    </div>`;
  }

  #line() {
    const stations = LINES[this.one.mode] || LINES.shadow;
    const ended = ["cancelled", "failed"].includes(this.one.state);
    const at = ended ? this.reached ?? 0 : Math.max(0, stations.indexOf(this.one.state));
    this.reached = at;
    return html`<ol class="line plain">${stations.map((station, index) => html`<li
      class=${index < at ? "passed" : index === at ? (ended ? "ended" : "here") : ""}
      aria-current=${index === at && !ended ? "step" : nothing}><span>${stateWord(station)}</span></li>`)}</ol>`;
  }

  #progress() {
    const {percent, processed, target, eventsPerSecond, etaSeconds, finishedAt} = this.one;
    return html`<div class="stack tight"><progress max="100" .value=${percent} aria-label=${t("rebuild.progress")}></progress>
      <p class="row apart small"><span class="figures">${t("rebuild.of", {processed, target})} · ${
        number(percent / 100, {style: "percent"})}</span>
        <span class="figures">${eventsPerSecond ? t("rebuild.rate", {n: eventsPerSecond}) : ""}${
          etaSeconds !== undefined && !finishedAt ? " · " + t("rebuild.eta", {time: duration(etaSeconds)}) : ""}</span></p>
    </div>`;
  }

  #acts() {
    const {state, mode, projection} = this.one;
    if (!may("operator") || mode === "dry-run" && state === "ready") {
      return nothing;
    }
    const button = (verb, kind = "") => html`<button class=${kind} @click=${() => this.#act(verb)}>${
      t("rebuild." + verb)}</button>`;
    return html`<div class="row">
      ${mode === "shadow" && state === "ready" ? button("switch", "primary") : nothing}
      ${mode === "shadow" && state === "switched" ? button("switch-back") : nothing}
      ${RUNNING.includes(state) ? button("cancel", "danger") : nothing}
      <a class="button plain" href="/console/views/${projection}">${t("rebuild.to-view")}</a></div>`;
  }

  async #act(verb) {
    const done = await act({
      title: t("rebuild." + verb), text: t("rebuild." + verb + "-text", {name: this.one.projection}),
      action: t("rebuild." + verb), danger: verb === "cancel", done: t("rebuild." + verb + "-done"),
      run: async () => {
        this.one = await api.post(this.path + "/" + verb);
      },
    });
    if (done) {
      this.#watch();
    }
  }

  #diff(diff) {
    const none = diff.onlyOld + diff.onlyNew + diff.changed === 0;
    return html`<section class="card" aria-labelledby="diff"><h2 id="diff">${t("rebuild.diff")}</h2>
      ${none ? html`<p class="notice good">${t("rebuild.same", {n: diff.rowsCompared})}</p>` : facts([
        [t("diff.compared"), number(diff.rowsCompared)], [t("diff.changed"), number(diff.changed)],
        [t("diff.only-old"), number(diff.onlyOld)], [t("diff.only-new"), number(diff.onlyNew)],
      ])}
      ${differences(diff.samples, t("diff.old"), t("diff.new"))}</section>`;
  }
});
