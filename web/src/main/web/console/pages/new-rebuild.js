import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, number, said} from "../../shared/i18n.js";
import {api, may} from "../session.js";
import {ConsolePage, act, bytes, duration, facts} from "../page.js";

const LOOK_MILLIS = 700;

/** Asks for a rebuild: how, of what, what it would take, and the view's name typed by hand. */
define("fw-new-rebuild", class extends ConsolePage {
  static properties = {
    ...ConsolePage.properties, mode: {state: true}, scope: {state: true}, prediction: {state: true}, trying: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.mode = "shadow";
    this.scope = "all";
  }

  get name() {
    return this.place.params.name;
  }

  render() {
    if (!may("operator")) {
      return html`<p class="notice">${t("not-allowed")}</p>`;
    }
    const choice = (group, value) => html`<label class="check"><input type="radio" name=${group} value=${value}
      .checked=${this[group] === value} @change=${() => this.#choose(group, value)}><span>${t(group + "." + value)}
      <span class="hint">${t(group + "." + value + "-hint")}</span></span></label>`;
    return html`<form class="stack" @submit=${this.#start}>
      <h1>${t("new-rebuild.of")} <span class="id">${this.name}</span></h1>
      ${this.problem ? html`<p class="notice bad" role="alert">${said(this.problem)}</p>` : nothing}
      <fieldset class="card"><legend>${t("new-rebuild.mode")}</legend>
        ${choice("mode", "shadow")}${choice("mode", "in-place")}</fieldset>
      ${this.mode === "in-place" ? html`<fieldset class="card"><legend>${t("new-rebuild.scope")}</legend>
        ${choice("scope", "all")}${choice("scope", "walker")}${choice("scope", "from")}
        ${this.scope === "walker" ? html`<label>${t("new-rebuild.walker")}<input name="walkerId" required
          autocomplete="off"></label>` : nothing}
        ${this.scope === "from" ? html`<label>${t("new-rebuild.from")}<input name="from" required autocomplete="off"
          placeholder="4711"></label>` : nothing}</fieldset>`
        : html`<div class="card"><label class="check"><input type="checkbox" name="autoSwitch">${
          t("new-rebuild.auto")}</label></div>`}
      <section class="card" aria-labelledby="dry"><h2 id="dry">${t("mode.dry-run")}</h2>
        <p class="soft">${t("new-rebuild.dry-text")}</p>
        <div role="status">${this.#predicted()}</div>
        <p><button type="button" ?disabled=${this.trying} @click=${this.#try}>${t("new-rebuild.try")}</button></p></section>
      <p class="row"><button class="primary">${t("new-rebuild.start")}</button>
        <a class="button plain" href="/console/views/${this.name}">${t("cancel")}</a></p>
    </form>`;
  }

  #choose(group, value) {
    this[group] = value;
  }

  #predicted() {
    if (this.trying) {
      return html`<p>${t("new-rebuild.trying")}</p>`;
    }
    const told = this.prediction;
    return told ? facts([
      [t("new-rebuild.time"), html`<b data-seconds=${told.seconds}>${duration(told.seconds)}</b>`],
      [t("new-rebuild.events"), number(told.events)],
      [t("new-rebuild.speed"), t("rebuild.rate", {n: told.eventsPerSecond})],
      [t("new-rebuild.disk"), bytes(told.tableBytes)],
      ["Redis", bytes(told.redisBytes)],
    ]) : nothing;
  }

  async #try() {
    this.trying = true;
    this.problem = null;
    try {
      const {rebuildId} = await api.post(`/v1/ops/projections/${this.name}/rebuilds`, {mode: "dry-run"});
      let told;
      do {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
        told = await api.get("/v1/ops/rebuilds/" + rebuildId);
      } while (!told.finishedAt && !told.prediction && !this.gone.signal.aborted);
      this.prediction = told.prediction;
      this.problem = told.failure ? new Error(told.failure) : null;
    } catch (problem) {
      this.problem = problem;
    }
    this.trying = false;
  }

  async #start(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const wanted = {mode: this.mode};
    if (this.mode === "shadow") {
      wanted.autoSwitch = given.get("autoSwitch") !== null;
    } else if (this.scope !== "all") {
      const field = {walker: "walkerId", from: "from"}[this.scope];
      wanted[field] = given.get(field).trim();
    }
    let rebuildId;
    const done = await act({
      title: t("new-rebuild.of") + " " + this.name,
      text: t("new-rebuild.confirm." + this.mode),
      action: t("new-rebuild.start"), danger: this.mode === "in-place", reason: this.mode === "in-place",
      fields: html`<label>${t("new-rebuild.type", {name: this.name})}<input name="name" required autocomplete="off"
        spellcheck="false" autocapitalize="off"></label>`,
      run: async (form, reason) => {
        if (form.get("name").trim() !== this.name) {
          throw new Error(t("new-rebuild.other-name"));
        }
        const body = reason ? {...wanted, reason} : wanted;
        rebuildId = (await api.post(`/v1/ops/projections/${this.name}/rebuilds`, body)).rebuildId;
      },
    });
    if (done) {
      this.go("/rebuilds/" + rebuildId);
    }
  }
});
