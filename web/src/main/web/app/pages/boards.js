import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, number, date, said, dateTime} from "../../shared/i18n.js";
import {dateIn, plusDays} from "../../shared/dates.js";
import {api, zone} from "../session.js";
import {ask} from "../seen.js";
import {icon} from "../icons.js";
import {boardState} from "../board-state.js";
import "../board-list.js";

const SCOPES = ["global", "friends"];
const PERIODS = ["day", "week", "month"];
const LOOK_AGAIN_MILLIS = 5000;

/** Boards by scope and period; one's own place is always in sight. */
define("fw-boards", class extends PageElement {
  static properties = {board: {state: true}, failure: {state: true}, seenAt: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    const {query} = this.place;
    this.scope = SCOPES.includes(query.get("scope")) ? query.get("scope") : "global";
    this.period = PERIODS.includes(query.get("period")) ? query.get("period") : "day";
    this.today = dateIn(zone());
    this.date = query.get("date") || this.today;
    this.around = query.has("around");
    this.#load();
    this.timer = setInterval(() => this.#look(), LOOK_AGAIN_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  #path(around = this.around) {
    return "/v1/leaderboards/" + this.scope + "/" + this.period + (around ? "/around-me" : "") + "?date=" + this.date
        + (around ? "&size=10" : "&limit=100");
  }

  async #load() {
    try {
      const found = await ask(api, this.#path());
      this.board = found.body;
      this.seenAt = found.seenAt;
      this.failure = null;
    } catch (problem) {
      this.failure = problem;
    }
  }

  /** Live: the first page where it is in sight, and one's own place always. */
  async #look() {
    if (document.hidden || !navigator.onLine || !this.board || this.board.state === "sealed") {
      return;
    }
    try {
      const found = await api.get(this.#path());
      const list = this.querySelector("fw-board-list");
      this.board = list?.atTop ? found : {...found, entries: this.board.entries, next: this.board.next};
    } catch {
      // The next look may find it.
    }
  }

  #href(change) {
    const {scope, period, day, around} = {scope: this.scope, period: this.period, day: this.date, around: this.around,
      ...change};
    return "/app/boards?scope=" + scope + "&period=" + period + (day === this.today ? "" : "&date=" + day)
        + (around ? "&around" : "");
  }

  render() {
    return html`<div class="stack">
      <h1>${t("title.boards")}</h1>
      <div class="chooser">
        <nav class="tabs" aria-label=${t("boards.among")}>${SCOPES.map((scope) => html`<a href=${this.#href({scope})}
          aria-current=${scope === this.scope}>${t("boards." + scope)}</a>`)}</nav>
        <nav class="tabs" aria-label=${t("history.period")}>${PERIODS.map((period) => html`<a
          href=${this.#href({period})} aria-current=${period === this.period}>${t("period." + period)}</a>`)}</nav>
      </div>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.seenAt ? html`<p class="notice warn">${t("seen-at", {when: dateTime(this.seenAt, zone())})}</p>` : nothing}
      ${this.board ? this.#content() : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}
    </div>`;
  }

  #content() {
    const {from, to, me} = this.board;
    const span = this.period === "month" ? date(from, {month: "long", year: "numeric"})
        : from === to ? date(from, {weekday: "long", day: "numeric", month: "short"})
        : t("history.span", {from: date(from, {day: "numeric", month: "short"}), to: date(to, {day: "numeric",
          month: "short"})});
    return html`<section class="card" aria-labelledby="board-span">
      <div class="row apart">
        <a class="button icon" href=${this.#href({day: plusDays(from, -1), around: false})}
          aria-label=${t("history.before")}>${icon("left")}</a>
        <h2 id="board-span">${span}</h2>
        ${plusDays(to, 1) > this.today ? html`<span class="button icon" aria-hidden="true"></span>` : html`<a
          class="button icon" href=${this.#href({day: plusDays(to, 1), around: false})}
          aria-label=${t("history.after")}>${icon("right")}</a>`}
      </div>
      <div class="row apart">${boardState(this.board)}
        ${me?.rank ? html`<a class="button small" href=${this.#href({around: !this.around})}>
          ${t(this.around ? "boards.from-top" : "boards.around")}</a>` : nothing}</div>
      <fw-board-list .board=${this.board} .path=${this.around ? null : this.#path(false)}></fw-board-list>
      ${me ? html`<div class="mine" role="status"><span class="rank">${me.rank ? number(me.rank) : "–"}</span>
        <span class="grow"><b>${t("boards.me")}</b> <span class="small">${me.rank
            ? me.gapToNext ? t("boards.gap", {n: me.gapToNext}) : me.rank === 1 ? t("boards.first") : ""
            : t("boards.unranked")}
          ${me.percentile ? t("boards.percentile", {percent: me.percentile}) : ""}</span></span>
        <b class="figures">${number(me.steps)}</b></div>` : html`<p class="notice">${t("boards.hidden")}
          <a href="/app/me">${t("title.me")}</a></p>`}
    </section>`;
  }
});
