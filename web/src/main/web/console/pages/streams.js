import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, number, said} from "../../shared/i18n.js";
import {attempt} from "../../shared/toast.js";
import {api} from "../session.js";
import {live} from "../live.js";
import {ConsolePage, json, positionLink, shortType, streamLink, when} from "../page.js";
import "../day-stepper.js";

const PAGE = 50;
/** Of a stream of large events. */
const MOST_PAGES = 40;

/** The ledger from its end, and one stream's events; a day's stream can be walked through. */
define("fw-streams", class extends ConsolePage {
  static properties = {
    ...ConsolePage.properties, stream: {state: true}, events: {state: true}, from: {state: true}, type: {state: true},
    at: {state: true}, next: {state: true},
  };

  async load() {
    const {query} = this.place;
    if (query.get("position")) {
      this.at = Number(query.get("position"));
      const {items: [event]} = await api.get(`/v1/ops/ledger/events?limit=1&after=${this.at - 1}`);
      await this.#open(event?.position === this.at ? event.streamId : "?");
    } else if (query.get("id")) {
      await this.#open(query.get("id"));
    } else {
      this.type = query.get("type") || "";
      const head = live.overview?.head ?? (await api.get("/v1/ops/projections")).items[0].head;
      await this.#look(Math.max(0, this.type ? 0 : head - PAGE));
    }
  }

  async #open(streamId) {
    const path = "/v1/ops/streams/" + streamId.split("/").map(encodeURIComponent).join("/");
    const stream = await api.get(path);
    for (let pages = 1; stream.next && pages < MOST_PAGES; pages++) {
      const page = await api.get(path + "?cursor=" + encodeURIComponent(stream.next));
      stream.items.push(...page.items);
      stream.next = page.next;
    }
    this.stream = stream;
  }

  async #look(after) {
    const type = this.type ? "&type=" + encodeURIComponent(this.type) : "";
    const page = await api.get(`/v1/ops/ledger/events?limit=${PAGE}&after=${after}${type}`);
    this.from = after;
    this.events = page.items.reverse();
    this.next = page.next;
  }

  render() {
    return html`<div class="stack"><h1>${t("title.streams")}</h1>${this.#search()}
      ${this.failure ? html`<p class="notice bad" role="alert">${this.failure.status === 404 ? t("streams.nothing")
        : said(this.failure)}</p>` : this.stream ? this.#stream() : this.events ? this.#ledger() : this.waiting()}</div>`;
  }

  #search() {
    return html`<form class="card search" role="search" @submit=${(event) => {
      event.preventDefault();
      const asked = new FormData(event.target).get("asked").trim();
      this.go("/streams?" + (/^\d{1,18}$/.test(asked) ? "position=" + asked
          : asked.includes("/") ? "id=" + encodeURIComponent(asked) : /^[A-Z][A-Za-z]+$/.test(asked)
            ? "type=" + asked : "id=" + encodeURIComponent("walker/" + asked)));
    }}><label>${t("streams.search")}<input name="asked" required autocomplete="off" spellcheck="false"
        aria-describedby="asked-hint"><span class="hint" id="asked-hint">${t("streams.search-hint")}</span></label>
      <p class="row"><button class="primary">${t("search")}</button>
        <a class="button plain" href="/console/walkers">${t("streams.to-walkers")}</a></p></form>`;
  }

  #ledger() {
    return html`<section class="card" aria-labelledby="ledger"><h2 id="ledger">${this.type
        ? t("streams.of-type", {type: this.type}) : t("streams.ledger")}</h2>
      ${this.events.length ? html`<ol class="plain">${this.events.map((event) => this.#event(event, true))}</ol>`
        : html`<p class="empty">${t("streams.nothing")}</p>`}
      <p class="row">${this.from > 0 && !this.type ? html`<button @click=${() =>
          attempt(() => this.#look(Math.max(0, this.from - PAGE)))}>${t("streams.older")}</button>` : nothing}
        ${this.next ? html`<button @click=${() => attempt(() => this.#look(Number(this.next)))}>${
          t("streams.newer")}</button>` : nothing}</p></section>`;
  }

  #stream() {
    const {streamId, items} = this.stream;
    return html`${streamId.startsWith("day/") ? html`<fw-day-stepper .events=${items} .position=${this.at}>
      </fw-day-stepper>` : nothing}
      <section class="card" aria-labelledby="stream"><h2 class="id" id="stream">${streamId}</h2>
        <p class="row">${t("streams.count", {n: items.length})} ${this.#walker(streamId)}</p>
        <ol class="plain">${items.map((event) => this.#event(event, false))}</ol></section>`;
  }

  #walker(streamId) {
    const [kind, walkerId] = streamId.split("/");
    return kind === "day" || kind === "walker" ? html`<a href="/console/walkers?id=${encodeURIComponent(walkerId)}">${
      t("who")}</a>` : nothing;
  }

  #event(event, elsewhere) {
    const label = shortType(event.type) + " " + event.position;
    return html`<li class="event ${event.position === this.at ? "asked" : ""}">
      <details ?open=${event.position === this.at}><summary><b>${shortType(event.type)}</b>
        <span class="figures">${number(event.position)}</span>
        <span class="small soft">${when(event.recordedAt)}</span></summary>
        <p class="row small">${elsewhere ? streamLink(event.streamId) : positionLink(event.position)}
          <span>${t("streams.sequence", {sequence: event.sequence})}</span><span class="id">${event.eventId}</span></p>
        ${json(event.payload, label)}</details></li>`;
  }
});
