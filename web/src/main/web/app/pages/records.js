import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, number, said, time, date} from "../../shared/i18n.js";
import {dateIn} from "../../shared/dates.js";
import {ask as confirm} from "../../shared/dialog.js";
import {attempt} from "../../shared/toast.js";
import {api, zone} from "../session.js";
import {devices, deviceOf} from "../devices.js";

/** The samples that are held of one date, each of which can be deleted. */
define("fw-records", class extends PageElement {
  static properties = {items: {state: true}, next: {state: true}, known: {state: true}, failure: {state: true},
    day: {state: true}, device: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.day = this.place.query.get("date") || dateIn(zone());
    this.device = "";
    this.known = new Map();
    this.#load();
  }

  #path(cursor) {
    return "/v1/me/steps?date=" + this.day + (this.device ? "&device=" + encodeURIComponent(this.device) : "")
        + (cursor ? "&cursor=" + encodeURIComponent(cursor) : "");
  }

  async #load() {
    try {
      const [page, known] = await Promise.all([api.get(this.#path()), devices()]);
      this.items = page.items;
      this.next = page.next;
      this.known = known;
      this.failure = null;
    } catch (problem) {
      this.failure = problem;
    }
  }

  async #more() {
    await attempt(async () => {
      const page = await api.get(this.#path(this.next));
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    });
  }

  async #delete(item) {
    const path = "/v1/me/steps/" + encodeURIComponent(item.device) + "/" + encodeURIComponent(item.id)
        + "?version=" + item.version + "&date=" + item.date;
    if (await confirm({
      title: t("records.delete-title"),
      text: t("records.delete-text", {n: item.count, when: this.#when(item)}),
      action: t("delete"),
      danger: true,
      act: () => api.delete(path),
    })) {
      this.#load();
    }
  }

  #when(item) {
    return item.start ? time(item.start, zone()) + " – " + time(item.end, zone()) : date(item.date);
  }

  render() {
    return html`<div class="stack">
      <p><a href="/app/me">${t("title.me")}</a></p>
      <h1>${t("title.records")}</h1>
      <div class="row fields"><label class="grow">${t("records.date")}<input type="date" .value=${this.day} required
          @change=${(event) => {
            if (event.target.value) {
              this.day = event.target.value;
              this.#load();
            }
          }}></label>
        <label class="grow">${t("records.device")}<select @change=${(event) => {
          this.device = event.target.value;
          this.#load();
        }}><option value="">${t("records.all")}</option>${[...this.known.values()].map((device) => html`
          <option value=${device.id}>${device.shown}</option>`)}</select></label></div>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.items ? html`<section class="card">${this.items.length ? html`<ul class="plain people">${
          this.items.map((item) => html`<li><span class="grow"><b class="figures">${number(item.count ?? 0)}</b>
            ${deviceOf(this.known, item.device).shown}
            <span class="block small soft">${this.#when(item)} · ${t("method." + item.method)}${
                item.status === "quarantined" ? html` · <span class="badge warn">${t("today.held")}</span>` : nothing}</span>
            </span><button class="small danger" @click=${() => this.#delete(item)}>${t("delete")}
              <span class="unseen"> ${this.#when(item)}</span></button></li>`)}</ul>`
          : html`<p class="empty">${t("records.none")}</p>`}
        ${this.next ? html`<button @click=${() => this.#more()}>${t("more")}</button>` : nothing}</section>`
          : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}</div>`;
  }
});
