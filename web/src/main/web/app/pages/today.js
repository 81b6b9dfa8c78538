import {html, svg, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, number, date, time, dateTime, said} from "../../shared/i18n.js";
import {dateIn, plusDays} from "../../shared/dates.js";
import {ask as askFirst} from "../../shared/dialog.js";
import {toast} from "../../shared/toast.js";
import "../../shared/chart.js";
import {api, zone, spoken, session} from "../session.js";
import {ask, last} from "../seen.js";
import {act} from "../outbox.js";
import {devices, deviceOf} from "../devices.js";
import {icon} from "../icons.js";

const LOOK_AGAIN_MILLIS = 3000;
const RADIUS = 86;
const ROUND = 2 * Math.PI * RADIUS;

/** One local day: the ring against the goal, its quarter hours, and why each of them counts. */
define("fw-today", class extends PageElement {
  static properties = {
    day: {state: true}, slots: {state: true}, why: {state: true}, chosen: {state: true}, seenAt: {state: true},
    appeals: {state: true}, failure: {state: true}, known: {state: true},
  };

  constructor() {
    super();
    this.slots = [];
    this.chosen = null;
    this.appeals = [];
    this.known = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.today = dateIn(zone());
    this.date = this.place.params.date || this.today;
    const kept = last("/v1/me/days/" + this.date);
    if (kept) {
      this.day = kept.body;
    }
    this.#load();
    this.timer = setInterval(() => this.#look(), LOOK_AGAIN_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  updated() {
    if (this.day && !this.marked) {
      this.marked = true;
      performance.mark("today-shown");
    }
  }

  /** The day alone is asked for again and again; the rest only when it changed. */
  async #look() {
    if (document.hidden || !navigator.onLine || this.looking) {
      return;
    }
    if (!this.place.params.date && dateIn(zone()) !== this.today) {
      this.dispatchEvent(new CustomEvent("go", {detail: "/", bubbles: true}));
      return;
    }
    this.looking = true;
    try {
      const day = await api.get("/v1/me/days/" + this.date);
      if (day.updatedAt !== this.day?.updatedAt || day.total !== this.day?.total || day.goal !== this.day?.goal) {
        await this.#load(true);
      }
    } catch {
      // The next look may find it.
    }
    this.looking = false;
  }

  async #load(again = false) {
    const path = "/v1/me/days/" + this.date;
    try {
      const [day, slots, why, known, appeals] = await Promise.all([
        ask(api, path), ask(api, path + "/slots"), ask(api, path + "/explanation", {headers: spoken()}),
        devices(again), ask(api, "/v1/me/appeals")]);
      this.day = day.body;
      this.slots = slots.body.slots;
      this.why = why.body;
      this.known = known;
      this.appeals = appeals.body.items.filter((appeal) => appeal.date === this.date);
      this.seenAt = day.seenAt;
      this.failure = null;
    } catch (problem) {
      this.failure = problem;
    }
  }

  render() {
    return html`<div class="stack">
      ${this.#head()}
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.seenAt ? html`<p class="notice warn">${t("seen-at", {when: dateTime(this.seenAt, zone())})}</p>` : nothing}
      ${this.day ? html`<div class="two">
        ${this.#ring()}
        <div class="stack">${this.#hours()}${this.#lines()}${this.#held()}${this.#late()}</div>
      </div>` : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}
    </div>`;
  }

  #head() {
    const isToday = this.date === this.today;
    const to = (days) => {
      const day = plusDays(this.date, days);
      return day === this.today ? "/app" : "/app/days/" + day;
    };
    return html`<div class="row apart pagehead">
      <h1>${isToday ? t("title.today") : date(this.date, {weekday: "long", day: "numeric", month: "long"})}</h1>
      <div class="row">
        <a class="button icon" href=${to(-1)} aria-label=${t("today.before")}>${icon("left")}</a>
        ${isToday ? html`<span class="soft">${date(this.date, {weekday: "short", day: "numeric", month: "short"})}</span>`
            : html`<a class="button" href="/app">${t("title.today")}</a>`}
        ${isToday ? nothing : html`<a class="button icon" href=${to(1)} aria-label=${t("today.after")}>
          ${icon("right")}</a>`}
      </div></div>`;
  }

  #ring() {
    const {total, goal, goalReached, goalReachedAt, streak, ranked} = this.day;
    const share = Math.min(1, total / goal);
    const percent = Math.floor(total / goal * 100);
    return html`<section class="card ring-card" aria-label=${t("today.ring")}>
      <div class="ring" role="img" aria-label=${t("today.ring-text", {total, goal, percent})}>
        <svg viewBox="0 0 200 200" class=${goalReached ? "reached" : ""}>
          <circle class="ring-rest" cx="100" cy="100" r=${RADIUS}></circle>
          <circle class="ring-value" cx="100" cy="100" r=${RADIUS} stroke-dasharray=${ROUND}
            stroke-dashoffset=${ROUND * (1 - share)} transform="rotate(-90 100 100)"
            visibility=${share > 0 ? "visible" : "hidden"}></circle>
        </svg>
        <div class="ring-text"><span class="total" data-total=${total}>${number(total)}</span>
          <span class="soft">${t("today.of-goal", {goal})}</span></div>
      </div>
      <ul class="plain facts">
        <li>${goalReached ? html`<span class="badge good">${icon("check")} ${goalReachedAt
            ? t("today.reached-at", {when: time(goalReachedAt, zone())}) : t("today.reached")}</span>`
            : html`<span class="badge">${t("today.left", {n: Math.max(0, goal - total)})}</span>`}</li>
        ${streak ? html`<li><span class="badge fire">${icon("flame")} ${t("today.streak", {n: streak})}</span></li>`
            : nothing}
      </ul>
      ${ranked < total ? html`<p class="small soft">${t("today.ranked", {ranked})}</p>` : nothing}
      <ul class="plain legend">${this.day.devices.map((device) => {
        const own = deviceOf(this.known, device.id);
        return html`<li><svg class="dot" viewBox="0 0 8 8" aria-hidden="true">
          <rect width="8" height="8" rx="2" class="tone-${own.tone}"></rect></svg>
          <span class="grow">${own.shown}</span><span class="figures">${number(device.steps)}</span></li>`;
      })}</ul>
    </section>`;
  }

  #hours() {
    const whys = new Map((this.why?.slots || []).map((slot) => [slot.start, slot]));
    const bars = this.slots.map((slot) => {
      const label = this.#span(slot.start);
      const device = slot.device ? deviceOf(this.known, slot.device) : null;
      return {
        label, value: slot.steps, tone: device ? device.tone : "rest",
        text: t("today.bar", {when: label, n: slot.steps, device: device ? device.shown : ""}),
      };
    });
    const quarter = this.slots.length / 4;
    const ticks = [0, 1, 2, 3].map((part) => this.slots[Math.round(part * quarter)])
        .filter(Boolean).map((slot) => time(slot.start, zone(), {hour: "numeric"}));
    const index = this.slots.findIndex((slot) => slot.start === this.chosen);
    const chosen = index >= 0 ? this.slots[index] : null;
    return html`<section class="card" aria-labelledby="hours">
      <h2 id="hours">${t("today.hours")}</h2>
      ${this.day.hasData ? html`
        <fw-bars id="day-bars" .bars=${bars} .ticks=${[...ticks, ticks[0]]} .chosen=${index}
          label=${t("today.hours-label")} @choose=${(event) => {
            this.chosen = this.slots[event.detail.index].start;
          }}></fw-bars>
        <div class="why" role="status">${chosen ? this.#reason(chosen, whys.get(chosen.start))
            : html`<p class="soft">${t("today.tap")}</p>`}</div>`
        : html`<p class="empty">${t("today.nothing")}</p>`}
    </section>`;
  }

  #span(start) {
    return new Intl.DateTimeFormat(document.documentElement.lang, {timeZone: zone(), hour: "numeric", minute: "2-digit"})
        .formatRange(new Date(start), new Date(new Date(start).getTime() + 15 * 60000));
  }

  /** In sentences: what counts in a quarter hour, and why the others do not. */
  #reason(slot, why) {
    if (!why) {
      return html`<p><b>${this.#span(slot.start)}</b> · ${t("today.no-steps")}</p>`;
    }
    const sentence = (word) => this.why.sentences[word] || "";
    const counted = why.device ? deviceOf(this.known, why.device).shown : "";
    const others = why.candidates.filter((candidate) => candidate.device !== why.device);
    const first = why.candidates.filter((candidate) => candidate.device === why.device);
    const all = [...first, ...others].map((candidate) =>
        t("today.claim", {device: deviceOf(this.known, candidate.device).shown, steps: candidate.steps})).join(", ");
    return html`<p><b>${this.#span(why.start)}</b></p>
      <p class="sentence">${why.candidates.length > 1 ? all + ": " : ""}${why.device
          ? t(others.length ? "today.counts" : "today.counts-alone", {device: counted, steps: why.steps}) + " " : ""}${sentence(why.reason)}</p>
      ${others.length ? html`<ul class="plain small soft">${others.map((other) => html`<li>${
          deviceOf(this.known, other.device).shown}: ${sentence(other.reason)}</li>`)}</ul>` : nothing}
      ${why.flags.map((flag) => html`<p class="small">${sentence(flag)}</p>`)}`;
  }

  /** What belongs to the day and to no quarter hour. */
  #lines() {
    const lines = this.why?.adjustments || [];
    if (!lines.length) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="lines"><h2 id="lines">${t("today.lines")}</h2>
      <ul class="plain stack tight">${lines.map((line) => html`<li>
        <div class="row apart"><b>${deviceOf(this.known, line.device).shown}</b>
          <span class="figures">+${number(line.steps)}</span></div>
        <p class="small soft">${[line.reason, ...line.flags].map((word) => this.why.sentences[word]).join(" ")}</p>
      </li>`)}</ul></section>`;
  }

  #held() {
    const held = this.why?.quarantined || [];
    if (!held.length && !this.appeals.length) {
      return nothing;
    }
    const open = this.appeals.find((appeal) => appeal.state === "open");
    return html`<section class="card" aria-labelledby="held"><h2 id="held">${t("today.held")}</h2>
      ${held.length ? html`<p class="soft">${t("today.held-text")}</p>` : nothing}
      <ul class="plain stack tight">${held.map((one) => html`<li>
        <div class="row apart"><b>${one.start ? this.#range(one) : t("today.whole-day")}</b>
          <span class="figures">${number(one.steps)}</span></div>
        <p class="small soft">${one.device ? deviceOf(this.known, one.device).shown + ": " : ""}${
          this.why.sentences[one.reason]}</p></li>`)}</ul>
      ${this.appeals.map((appeal) => html`<p class="notice ${{granted: "good", denied: "bad"}[appeal.state] || "warn"}">
        <b>${t("appeal." + appeal.state)}</b> ${appeal.answer || appeal.text}</p>`)}
      ${held.length && !open ? html`<p><button @click=${this.#appeal}>${t("appeal.act")}</button></p>` : nothing}
    </section>`;
  }

  /** What came after the seal of a board of this day: it counts here and not there. */
  #late() {
    const late = this.why?.late || [];
    if (!late.length) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="late"><h2 id="late">${t("today.late")}</h2>
      <p class="soft">${this.why.sentences[late[0].reason]}</p>
      <ul class="plain stack tight">${late.map((one) => html`<li class="row apart"><span>${t("today.late-" + one.period)}
        </span><span class="figures">${number(one.steps, {signDisplay: "exceptZero"})}</span></li>`)}</ul></section>`;
  }

  #range({start, end}) {
    return new Intl.DateTimeFormat(document.documentElement.lang, {timeZone: zone(), hour: "numeric", minute: "2-digit"})
        .formatRange(new Date(start), new Date(end));
  }

  async #appeal() {
    let later = false;
    const done = await askFirst({
      title: t("appeal.act"),
      text: t("appeal.text"),
      action: t("appeal.send"),
      fields: html`<label>${t("appeal.why")}<textarea name="text" required maxlength="1000"></textarea></label>`,
      act: async (form) => {
        later = (await act(api, "POST", "/v1/me/days/" + this.date + "/appeals", {text: form.get("text")})).later;
      },
    });
    if (done) {
      toast(t(later ? "later" : "appeal.sent"));
      this.#load();
    }
  }
});
