import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, ago, dateTime} from "../../shared/i18n.js";
import {attempt} from "../../shared/toast.js";
import {api, zone, spoken} from "../session.js";
import {ask} from "../seen.js";
import {act} from "../outbox.js";
import {inbox} from "../inbox.js";
import {icon} from "../icons.js";

const PATH = "/v1/me/notifications";

/** Where a notice leads. */
function target({kind, data}) {
  if (kind.startsWith("friend-request") || kind === "friend-accepted") {
    return "/app/friends";
  }
  if (data?.challengeId) {
    return "/app/challenges/" + encodeURIComponent(data.challengeId);
  }
  if (kind === "export-ready") {
    return "/app/me#export";
  }
  if (data?.date && !kind.startsWith("friend-")) {
    return "/app/days/" + data.date;
  }
  return kind.startsWith("streak") || kind === "badge-earned" ? "/app/history" : null;
}

/** What was said to the walker, the newest first, as it comes. */
define("fw-inbox", class extends PageElement {
  static properties = {items: {state: true}, next: {state: true}, failure: {state: true}, seenAt: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.noticed = () => this.#load();
    inbox.addEventListener("notice", this.noticed);
    this.#load();
  }

  disconnectedCallback() {
    inbox.removeEventListener("notice", this.noticed);
    super.disconnectedCallback();
  }

  async #load() {
    try {
      const {body, seenAt} = await ask(api, PATH, {headers: spoken()});
      const older = this.items?.slice(body.items.length).filter((item) => !body.items.some((one) => one.id === item.id));
      this.items = older?.length ? [...body.items, ...older] : body.items;
      this.next = older?.length ? this.next : body.next;
      this.seenAt = seenAt;
      this.failure = null;
      inbox.set(body.unread);
    } catch (problem) {
      this.failure = problem;
    }
  }

  async #more() {
    await attempt(async () => {
      const page = await api.get(PATH + "?cursor=" + encodeURIComponent(this.next), {headers: spoken()});
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    });
  }

  async #read(item) {
    if (!item.readAt) {
      this.items = this.items.map((other) => other === item ? {...item, readAt: new Date().toISOString()} : other);
      inbox.set(Math.max(0, inbox.unread - 1));
      await attempt(() => act(api, "POST", PATH + "/" + item.id + "/read"));
    }
  }

  async #readAll() {
    if (await attempt(() => act(api, "POST", PATH + "/read-all"))) {
      const now = new Date().toISOString();
      this.items = this.items.map((item) => ({...item, readAt: item.readAt || now}));
      inbox.set(0);
    }
  }

  render() {
    return html`<div class="stack">
      <div class="row apart"><h1>${t("title.inbox")}</h1>
        <div class="row"><button class="small" ?disabled=${!inbox.unread} @click=${this.#readAll}>${t("inbox.read-all")}
          </button><a class="button small" href="/app/me/notifications">${t("title.settings")}</a></div></div>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.seenAt ? html`<p class="notice warn">${t("seen-at", {when: dateTime(this.seenAt, zone())})}</p>` : nothing}
      ${this.items ? this.items.length ? html`<ul class="plain notices" aria-live="polite">${this.items.map((item) =>
            this.#item(item))}</ul>
          ${this.next ? html`<button @click=${() => this.#more()}>${t("more")}</button>` : nothing}`
          : html`<p class="card empty">${t("inbox.none")}</p>`
          : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}
    </div>`;
  }

  #item(item) {
    const to = target(item);
    const content = html`<span class="grow"><b>${item.title}</b><span class="block">${item.body}</span>
      <span class="small soft" title=${dateTime(item.createdAt, zone())}>${ago(item.createdAt)}</span></span>
      ${item.readAt ? nothing : html`<span class="new"><span class="unseen">${t("inbox.new")}</span></span>`}`;
    return html`<li class=${item.readAt ? "" : "unread"}>${to
        ? html`<a href=${to} @click=${() => this.#read(item)}>${content}${icon("right")}</a>`
        : html`<button class="plain" @click=${() => this.#read(item)}>${content}</button>`}</li>`;
  }
});
