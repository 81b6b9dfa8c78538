import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said} from "../../shared/i18n.js";
import {dateIn, plusDays, zones} from "../../shared/dates.js";
import {api, session, zone} from "../session.js";
import {showCode} from "../challenge.js";

/** A new challenge. */
define("fw-challenge-form", class extends PageElement {
  static properties = {problem: {state: true}, busy: {state: true}, days: {state: true}, teams: {state: true}};

  constructor() {
    super();
    this.days = "member-local";
    this.teams = "none";
  }

  async #make(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const body = {};
    for (const name of ["name", "description", "from", "to", "score", "days", "timeZone", "join", "teams", "teamScore",
      "visibility"]) {
      if (form.get(name)) {
        body[name] = form.get(name).trim();
      }
    }
    for (const name of ["dailyCap", "maxMembers"]) {
      if (form.get(name)) {
        body[name] = Number(form.get(name));
      }
    }
    body.manualCounts = form.has("manualCounts");
    if (form.has("confirmVisible")) {
      body.confirmVisible = true;
    }
    this.busy = true;
    this.problem = null;
    try {
      const made = await api.post("/v1/challenges", body);
      await showCode(body.name, made.code);
      this.dispatchEvent(new CustomEvent("go", {detail: "/challenges/" + made.challengeId, bubbles: true}));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  #input(name, label, input) {
    const wrong = this.problem?.of?.(name);
    return html`<label>${label}${input}${wrong ? html`<span class="field-problem">${wrong}</span>` : nothing}</label>`;
  }

  #select(name, label, options, change) {
    return this.#input(name, label, html`<select name=${name} @change=${change ?? (() => {})}>${options.map((one) => html`
      <option value=${one}>${t("option." + one)}</option>`)}</select>`);
  }

  render() {
    const today = dateIn(zone());
    return html`<div class="stack">
      <p><a href="/app/challenges">${t("title.challenges")}</a></p>
      <h1>${t("title.new-challenge")}</h1>
      <form class="card" @submit=${this.#make}>
        ${this.#input("name", t("challenge.name"), html`<input name="name" required maxlength="40" autocomplete="off">`)}
        ${this.#input("description", t("challenge.description"), html`<textarea name="description" maxlength="500">
          </textarea>`)}
        <div class="halves tight">
          ${this.#input("from", t("settings.from"), html`<input type="date" name="from" required
            value=${plusDays(today, 1)}>`)}
          ${this.#input("to", t("settings.to"), html`<input type="date" name="to" required value=${plusDays(today, 7)}>`)}
          ${this.#select("score", t("challenge.score"), ["total", "goal-days"])}
          ${this.#select("join", t("challenge.who-joins"), ["open", "code", "approval"])}
          ${this.#select("visibility", t("challenge.visibility"), ["public", "unlisted"])}
          ${this.#select("days", t("challenge.days"), ["member-local", "fixed-zone"], (event) => {
            this.days = event.target.value;
          })}
          ${this.days === "fixed-zone" ? this.#input("timeZone", t("account.zone"), html`<select name="timeZone">${
              zones(zone()).map((one) => html`<option value=${one} ?selected=${one === zone()}>${
                  one.replaceAll("_", " ")}</option>`)}</select>`) : nothing}
          ${this.#select("teams", t("challenge.teams"), ["none", "free", "organiser"], (event) => {
            this.teams = event.target.value;
          })}
          ${this.teams === "none" ? nothing : this.#select("teamScore", t("challenge.team-score"), ["sum", "mean"])}
          ${this.#input("dailyCap", t("challenge.cap"), html`<input type="number" name="dailyCap" min="1" max="1000000"
            inputmode="numeric" placeholder=${t("challenge.no-cap")}>`)}
          ${this.#input("maxMembers", t("challenge.most"), html`<input type="number" name="maxMembers" min="2"
            max="100000" inputmode="numeric" placeholder=${t("challenge.no-most")}>`)}
        </div>
        <label class="check"><input type="checkbox" name="manualCounts"><span>${t("challenge.manual")}</span></label>
        ${session.me.visibility === "private" ? html`<label class="check"><input type="checkbox" name="confirmVisible"
          required><span>${t("join.visible")}</span></label>` : nothing}
        ${this.problem ? html`<p class="notice bad" role="alert">${said(this.problem)}</p>` : nothing}
        <button class="primary" ?disabled=${this.busy}>${t("challenge.make")}</button>
      </form></div>`;
  }
});
