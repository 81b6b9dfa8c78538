import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, number, date, said, dateTime} from "../../shared/i18n.js";
import {dateIn, plusDays, plusMonths, weekday, daysBetween} from "../../shared/dates.js";
import "../../shared/chart.js";
import {api, zone} from "../session.js";
import {ask} from "../seen.js";
import {icon} from "../icons.js";

const PERIODS = ["week", "month", "year"];

/** A week, a month or a year: sums, averages, the stretch before, and which dates reached their goal. */
define("fw-history", class extends PageElement {
  static properties = {stats: {state: true}, before: {state: true}, days: {state: true}, summary: {state: true},
    badges: {state: true}, failure: {state: true}, seenAt: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.today = dateIn(zone());
    const {query} = this.place;
    this.period = PERIODS.includes(query.get("period")) ? query.get("period") : "week";
    this.date = query.get("date") || this.today;
    this.#load();
  }

  async #load() {
    const stats = (day) => ask(api, "/v1/me/stats?period=" + this.period + "&date=" + day);
    try {
      const [now, summary] = await Promise.all([stats(this.date), ask(api, "/v1/me/summary")]);
      const {from, to} = now.body;
      const [before, days, badges] = await Promise.all([
        stats(plusDays(from, -1)), ask(api, "/v1/me/days?from=" + from + "&to=" + to), ask(api, "/v1/me/badges")]);
      if (this.period === "year") {
        await import("../../shared/long-chart.js");
      }
      this.summary = summary.body;
      this.before = before.body;
      this.days = days.body.days;
      this.badges = badges.body.items;
      this.seenAt = now.seenAt;
      this.stats = now.body;
    } catch (problem) {
      this.failure = problem;
    }
  }

  #href(period, day) {
    return "/app/history?period=" + period + (day === this.today ? "" : "&date=" + day);
  }

  render() {
    return html`<div class="stack">
      <h1>${t("title.history")}</h1>
      <nav class="tabs" aria-label=${t("history.period")}>${PERIODS.map((period) => html`
        <a href=${this.#href(period, this.date)} aria-current=${period === this.period}>${t("period." + period)}</a>`)}</nav>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.seenAt ? html`<p class="notice warn">${t("seen-at", {when: dateTime(this.seenAt, zone())})}</p>` : nothing}
      ${this.stats ? this.#content() : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}
    </div>`;
  }

  #content() {
    const {from, to} = this.stats;
    const options = this.period === "year" ? {year: "numeric"} : this.period === "month"
        ? {month: "long", year: "numeric"} : null;
    const name = options ? date(from, options) : t("history.span",
        {from: date(from, {day: "numeric", month: "short"}), to: date(to, {day: "numeric", month: "short"})});
    const later = plusDays(to, 1);
    return html`
      <section class="card" aria-labelledby="span">
        <div class="row apart"><a class="button icon" href=${this.#href(this.period, plusDays(from, -1))}
            aria-label=${t("history.before")}>${icon("left")}</a>
          <h2 id="span">${name}</h2>
          ${later > this.today ? html`<span class="button icon" aria-hidden="true"></span>` : html`<a class="button icon"
            href=${this.#href(this.period, later)} aria-label=${t("history.after")}>${icon("right")}</a>`}</div>
        ${this.#figures()}
        ${this.#chart(name)}
      </section>
      ${this.#calendar(from, to)}
      ${this.#altogether()}`;
  }

  #figures() {
    const {total, average, goalDays} = this.stats;
    const change = this.before.average ? Math.round((average / this.before.average - 1) * 100) : null;
    return html`<dl class="tiles">
      <div><dt>${t("steps")}</dt><dd>${number(total)}</dd></div>
      <div><dt>${t("history.average")}</dt><dd>${number(average)}</dd></div>
      <div><dt>${t("history.goal-days")}</dt><dd>${number(goalDays)}</dd></div>
      </dl>
      ${!change || !average ? nothing : html`<p><span class="badge wraps ${change >= 0 ? "good" : "warn"}">
        ${icon(change >= 0 ? "up" : "down")} ${t(change >= 0 ? "history.more" : "history.less", {
          percent: Math.abs(change), period: t("span." + this.period)})}</span>
        <span class="small soft">${t("history.average-before", {average: this.before.average})}</span></p>`}`;
  }

  #chart(name) {
    if (this.period === "year") {
      return html`${this.#bars(name, (point) => date(point.from, {month: "narrow"}).replace("월", ""),
          (point) => date(point.from, {month: "long", year: "numeric"}))}
        <fw-long-chart label=${t("history.daily", {name})} .points=${this.days.filter((day) => day.date <= this.today)
            .map((day) => ({date: day.date, value: day.total}))}></fw-long-chart>`;
    }
    const tick = this.period === "week" ? (point) => date(point.from, {weekday: "narrow"})
        : (point, index) => index % 5 === 0 ? date(point.from, {day: "numeric"}) : "";
    return this.#bars(name, tick, (point) => date(point.from, {weekday: "long", day: "numeric", month: "long"}));
  }

  #bars(name, tick, label) {
    const {series} = this.stats;
    return html`<fw-bars id="history-bars" label=${t("history.chart", {name})} .ticks=${series.map(tick)}
      .bars=${series.map((point) => ({
        label: label(point), value: point.total,
        tone: point.goalDays && point.from === point.to ? "4" : "main",
        text: t(point.goalDays ? "history.bar-reached" : "history.bar",
            {when: label(point), n: point.total, days: point.goalDays}),
      }))} @choose=${(event) => {
        const point = series[event.detail.index];
        this.querySelector("#picked").textContent = label(point) + ": " + number(point.total);
      }}></fw-bars><p id="picked" class="small soft" role="status"></p>`;
  }

  /** Dates in weeks: which had a goal reached, which had steps. */
  #calendar(from, to) {
    if (this.period === "week") {
      return nothing;
    }
    const months = [];
    for (let month = from.slice(0, 8) + "01"; month <= to && month <= this.today; month = plusMonths(month, 1)) {
      months.unshift(month);
    }
    const byDate = new Map(this.days.map((day) => [day.date, day]));
    return html`<section class="card" aria-labelledby="streaks"><h2 id="streaks">${t("history.calendar")}</h2>
      <p class="small soft">${t("history.calendar-text")}</p>
      <div class="months">${months.map((month) => this.#month(month, byDate))}</div></section>`;
  }

  #month(month, byDate) {
    const first = plusDays(month, 1 - weekday(month));
    const last = plusDays(plusMonths(month, 1), -1);
    const weeks = Math.ceil((daysBetween(first, last) + 1) / 7);
    const monday = "2026-01-05";
    return html`<table class="calendar"><caption>${date(month, {month: "long", year: "numeric"})}</caption>
      <thead><tr>${[0, 1, 2, 3, 4, 5, 6].map((day) => html`<th scope="col">
        <abbr title=${date(plusDays(monday, day), {weekday: "long"})}>${
          date(plusDays(monday, day), {weekday: "narrow"})}</abbr></th>`)}</tr></thead>
      <tbody>${Array.from({length: weeks}, (unused, week) => html`<tr>${[0, 1, 2, 3, 4, 5, 6].map((at) => {
        const day = plusDays(first, week * 7 + at);
        if (day.slice(0, 7) !== month.slice(0, 7)) {
          return html`<td></td>`;
        }
        const known = byDate.get(day);
        const state = known?.goalReached ? "reached" : known?.total ? "some" : "none";
        const text = t("history.day-" + state, {when: date(day), n: known?.total || 0});
        return html`<td>${day > this.today ? html`<span class="ahead">${Number(day.slice(8))}</span>`
            : html`<a class=${state} href="/app/days/${day}" title=${text}>${Number(day.slice(8))}<span class="unseen">,
              ${text}</span></a>`}</td>`;
      })}</tr>`)}</tbody></table>`;
  }

  #altogether() {
    const {streak, lifetime, bestDay, averages} = this.summary;
    return html`<section class="card" aria-labelledby="all"><h2 id="all">${t("history.altogether")}</h2>
      <dl class="tiles">
        <div><dt>${t("history.streak")}</dt><dd>${number(streak.current)}</dd></div>
        <div><dt>${t("history.best-streak")}</dt><dd>${number(streak.best)}</dd></div>
        <div><dt>${t("history.last7")}</dt><dd>${number(averages.last7Days)}</dd></div>
        <div><dt>${t("history.last30")}</dt><dd>${number(averages.last30Days)}</dd></div>
        <div><dt>${t("history.lifetime")}</dt><dd>${number(lifetime.steps)}</dd></div>
        ${bestDay ? html`<div><dt>${t("history.best-day", {when: date(bestDay.date)})}</dt>
          <dd><a href="/app/days/${bestDay.date}">${number(bestDay.total)}</a></dd></div>` : nothing}
      </dl>
      ${this.badges.length ? html`<h3>${t("history.badges")}</h3><ul class="plain row">${this.badges.map((badge) => html`
        <li><span class="badge fire">${badgeName(badge.badge)}</span>
          <span class="small soft">${date(badge.earnedFor)}</span></li>`)}</ul>` : nothing}
    </section>`;
  }
});

/** "streak-7": what it was earned for. */
function badgeName(word) {
  const [kind, threshold] = word.split("-");
  return t("badge." + kind, {n: Number(threshold)});
}
