import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, number, date, dateTime, has} from "../../shared/i18n.js";
import {plusDays} from "../../shared/dates.js";
import {ask as confirm} from "../../shared/dialog.js";
import {attempt, toast} from "../../shared/toast.js";
import "../../shared/chart.js";
import {api, zone, session, spoken} from "../session.js";
import {ask} from "../seen.js";
import {challengeSpan, challengeRules, join} from "../challenge.js";
import {boardState} from "../board-state.js";
import "../board-list.js";

const LOOK_AGAIN_MILLIS = 5000;

/** One challenge: its rules, its boards, one's own days, and what its organiser can do. Sealed it can be printed. */
define("fw-challenge", class extends PageElement {
  static properties = {one: {state: true}, board: {state: true}, teamBoard: {state: true}, mine: {state: true},
    members: {state: true}, tab: {state: true}, failure: {state: true}, seenAt: {state: true}};

  constructor() {
    super();
    this.tab = "board";
  }

  connectedCallback() {
    super.connectedCallback();
    this.path = "/v1/challenges/" + encodeURIComponent(this.place.params.id);
    this.#load();
    this.timer = setInterval(() => this.#look(), LOOK_AGAIN_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  get #member() {
    return this.one?.me && this.one.me.state !== "waiting";
  }

  get #organises() {
    return this.one?.me?.organiser === true;
  }

  async #load() {
    try {
      const {body, seenAt} = await ask(api, this.path);
      this.one = body;
      this.seenAt = seenAt;
      const maybe = (path, options) => ask(api, this.path + path, options).then((found) => found.body, () => null);
      const hasTeams = body.teams && body.teams !== "none";
      [this.board, this.teamBoard, this.mine] = await Promise.all([maybe("/board"),
        hasTeams ? maybe("/teams/board") : null, body.me ? maybe("/me", {headers: spoken()}) : null]);
      this.members = this.#organises ? (await maybe("/members"))?.items : null;
    } catch (problem) {
      this.failure = problem;
    }
  }

  async #look() {
    if (document.hidden || !this.board || this.one.state === "sealed" || this.one.state === "cancelled") {
      return;
    }
    try {
      const board = await api.get(this.path + "/board");
      const list = this.querySelector("fw-board-list");
      const score = this.board.me?.score;
      this.board = !list || list.atTop ? board : {...board, entries: this.board.entries, next: this.board.next};
      if (board.state !== this.one.state || board.me?.score !== score) {
        await this.#load();
      } else if (this.tab === "teams" && this.teamBoard) {
        this.teamBoard = await api.get(this.path + "/teams/board");
      }
    } catch {
      // The next look may find it.
    }
  }

  render() {
    return html`<div class="stack">
      <p class="no-print"><a href="/app/challenges">${t("title.challenges")}</a></p>
      ${this.failure ? html`<p class="notice bad" role="alert">${this.failure.status === 404
          ? t("challenge.none") : said(this.failure)}</p>` : nothing}
      ${this.one ? this.#content() : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}</div>`;
  }

  #content() {
    const {one} = this;
    const tabs = ["board", ...this.teamBoard ? ["teams"] : [], ...this.mine ? ["mine"] : [], "rules",
      ...this.members ? ["members"] : []];
    return html`
      <section class="card">
        <h1>${one.name}</h1>
        <div class="row apart">${boardState(one)}
          <span class="small soft">${challengeSpan(one)} · ${t("challenge.members", {n: one.members ?? 0})}</span></div>
        ${this.seenAt ? html`<p class="notice warn">${t("seen-at", {when: dateTime(this.seenAt, zone())})}</p>` : nothing}
        ${one.description ? html`<p>${one.description}</p>` : nothing}
        ${this.mine ? html`<p class="score"><b>${number(Number(this.mine.score))}</b>
          <span class="soft">${t("unit." + one.score)}${this.board?.me?.rank
              ? " · " + t("challenge.rank", {rank: this.board.me.rank}) : ""}</span></p>` : nothing}
        ${this.#acts()}
      </section>
      <div class="tabs no-print" role="group" aria-label=${one.name}>${tabs.map((tab) => html`<button
        aria-pressed=${tab === this.tab} @click=${() => {
          this.tab = tab;
        }}>${t("challenge.tab-" + tab)}</button>`)}</div>
      <section class="card">${this.#tab()}</section>`;
  }

  #acts() {
    const {one} = this;
    const over = one.state === "sealed" || one.state === "cancelled";
    return html`<div class="row no-print">
      ${one.me?.state === "waiting" ? html`<span class="badge warn">${t("join.waiting")}</span>` : nothing}
      ${!one.me && !over && one.join !== "code" ? html`<button class="primary" @click=${this.#join}>
        ${t("challenge.join")}</button>` : nothing}
      ${one.state === "sealed" ? html`<button class="primary" @click=${() => print()}>${t("challenge.print")}</button>`
          : nothing}
      ${this.#member && !over ? html`<button @click=${this.#leave}>${t("challenge.leave")}</button>` : nothing}
      ${this.#organises && !over ? html`<button @click=${this.#edit}>${t("edit")}</button>
        <button class="danger" @click=${this.#cancel}>${t("challenge.cancel")}</button>` : nothing}
    </div>`;
  }

  #tab() {
    const heading = html`<h2>${t("challenge.tab-" + this.tab)}</h2>`;
    if (this.tab === "mine") {
      return html`${heading}${this.#days()}`;
    }
    if (this.tab === "rules") {
      return html`${heading}<ul>${challengeRules(this.one).map((rule) => html`<li>${rule}</li>`)}</ul>`;
    }
    if (this.tab === "members") {
      return html`${heading}${this.#membersList()}`;
    }
    const board = this.tab === "teams" ? this.teamBoard : this.board;
    return html`${heading}${board ? html`<fw-board-list .board=${board}
        .path=${this.path + (this.tab === "teams" ? "/teams/board?limit=50" : "/board?limit=50")}></fw-board-list>`
        : html`<p class="empty">${t("challenge.no-board")}</p>`}
      ${this.tab === "teams" && this.#mayTeam() ? html`<div class="row fields no-print">${this.#ownTeam()}
        <button @click=${this.#newTeam}>${t("challenge.new-team")}</button></div>` : nothing}`;
  }

  /** One's own team, until the start where teams are free. */
  #ownTeam() {
    const {me, teamList, state} = this.one;
    if (!this.#member || state !== "open" || this.one.teams !== "free" || !teamList.length) {
      return nothing;
    }
    return html`<label class="grow">${t("challenge.my-team")}<select name="own-team" @change=${(event) => this.#after(
        () => api.put(this.path + "/members/" + encodeURIComponent(session.me.walkerId) + "/team",
            {teamId: event.target.value}), t("saved"))}>
      ${me.teamId ? nothing : html`<option value="" selected disabled>–</option>`}
      ${teamList.map((team) => html`<option value=${team.teamId} ?selected=${team.teamId === me.teamId}>${team.name}
        </option>`)}</select></label>`;
  }

  #mayTeam() {
    return this.#organises || this.one.teams === "free" && this.#member && this.one.state === "open";
  }

  /** Day by day: what was walked, what was cut, what counted. */
  #days() {
    const {days} = this.mine;
    const label = t("challenge.tab-mine");
    if (!days.length) {
      return html`<p class="empty">${t("challenge.no-days")}</p>`;
    }
    const told = ["total", "manual", "cut", "late", "counted"].filter((name) =>
      name === "total" || name === "counted" || days.some((day) => day[name]));
    return html`<fw-bars id="challenge-days" label=${label} .ticks=${days.length <= 14
        ? days.map((day) => date(day.date, {weekday: "narrow"})) : [date(days[0].date, {day: "numeric", month: "short"}),
          date(days[days.length - 1].date, {day: "numeric", month: "short"})]}
        .bars=${days.map((day) => ({label: date(day.date, {weekday: "short", day: "numeric", month: "short"}),
          value: day.counted}))}></fw-bars>
      <div class="scroll" tabindex="0" role="region" aria-label=${label}><table class="days">
        <thead><tr>${["when", ...told].map((name) => html`<th scope="col"
          class=${name === "when" ? "" : "figure"}>${t(name === "when" ? "chart.when" : "challenge.day-" + name)}</th>`)}
        </tr></thead>
        <tbody>${days.map((day) => html`<tr><th scope="row"><a href="/app/days/${day.date}">${
            date(day.date, {day: "numeric", month: "short"})}</a>${(day.reasons || []).map((reason) => html`
              <span class="block small soft">${has("reason." + reason) ? t("reason." + reason) : reason}</span>`)}</th>
          ${told.map((name) => html`<td class="figure">${number(day[name])}</td>`)}</tr>`)}</tbody></table></div>`;
  }

  #membersList() {
    const path = (one) => this.path + "/members/" + encodeURIComponent(one.walkerId);
    return html`<ul class="plain people">${this.members.map((one) => html`<li><span class="grow"><b>${one.displayName}</b>
        ${one.state === "waiting" ? html`<span class="badge wraps warn">${t("join.waiting")}</span>` : nothing}</span>
      ${one.state === "waiting" ? html`<button class="primary small" @click=${() => this.#after(
          () => api.post(path(one) + "/approve", {}))}>${t("friends.accept")}<span class="unseen"> ${one.displayName}
          </span></button>` : nothing}
      ${this.one.teamList.length && one.state === "member" ? html`<label class="team"><span class="unseen">
        ${t("challenge.team-of", {name: one.displayName})}</span><select @change=${(event) => this.#after(() => api.put(
          path(one) + "/team", {teamId: event.target.value}), t("saved"))}>
          ${one.teamId ? nothing : html`<option value="" selected disabled>${t("challenge.team")}</option>`}
          ${this.one.teamList.map((team) => html`<option value=${team.teamId} ?selected=${team.teamId === one.teamId}>${
              team.name}</option>`)}</select></label>` : nothing}
      ${one.walkerId === session.me.walkerId ? nothing : html`<button class="small danger" @click=${async () => {
        if (await confirm({
          title: t("challenge.remove-title", {name: one.displayName}),
          action: t("challenge.remove"),
          danger: true,
          fields: html`<label>${t("challenge.reason")}<input name="reason" required maxlength="200"></label>`,
          act: (form) => api.delete(path(one), {reason: form.get("reason")}),
        })) {
          this.#load();
        }
      }}>${t("challenge.remove")}<span class="unseen"> ${one.displayName}</span></button>`}</li>`)}</ul>`;
  }

  async #after(act, done) {
    if (await attempt(act, done)) {
      this.#load();
    }
  }

  async #join() {
    const state = await join(this.place.params.id, {teams: this.one.teams === "free" ? this.one.teamList : []});
    if (state) {
      toast(t("join." + state));
      this.#load();
    }
  }

  async #leave() {
    if (await confirm({title: t("challenge.leave"), text: t("challenge.leave-text"), action: t("challenge.leave"),
      danger: true, act: () => api.delete(this.path + "/membership")})) {
      this.#load();
    }
  }

  async #cancel() {
    if (await confirm({title: t("challenge.cancel"), text: t("challenge.cancel-text"), action: t("challenge.cancel"),
      danger: true, act: () => api.delete(this.path)})) {
      this.#load();
    }
  }

  async #newTeam() {
    if (await confirm({title: t("challenge.new-team"), action: t("save"),
      fields: html`<label>${t("challenge.name")}<input name="name" required maxlength="40"></label>`,
      act: (form) => api.post(this.path + "/teams", {name: form.get("name").trim()})})) {
      this.#load();
    }
  }

  async #edit() {
    const {one} = this;
    if (await confirm({
      title: t("edit"),
      text: t("challenge.edit-text"),
      action: t("save"),
      fields: html`<label>${t("challenge.name")}<input name="name" required maxlength="40" value=${one.name}></label>
        <label>${t("challenge.description")}<textarea name="description" maxlength="500" .value=${one.description ?? ""}>
        </textarea></label>
        <label>${t("settings.to")}<input type="date" name="to" required value=${one.to} min=${one.to}
          max=${plusDays(one.to, 7)}></label>`,
      act: (form) => {
        const change = {};
        for (const name of ["name", "description", "to"]) {
          if (form.get(name).trim() !== (one[name] ?? "")) {
            change[name] = form.get(name).trim();
          }
        }
        return api.patch(this.path, change);
      },
    })) {
      this.#load();
    }
  }
});
