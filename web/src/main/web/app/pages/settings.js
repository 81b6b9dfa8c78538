import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, has} from "../../shared/i18n.js";
import {attempt, toast} from "../../shared/toast.js";
import {api, session} from "../session.js";
import {act} from "../outbox.js";

const PATH = "/v1/me/notification-settings";
const PUSH = "/v1/me/push-subscriptions";
const CHANNELS = ["inApp", "push", "email"];

/** What reaches the walker by which channel, when it is quiet, and this browser's pushes. */
define("fw-settings", class extends PageElement {
  static properties = {settings: {state: true}, push: {state: true}, subscription: {state: true}, failure: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      [this.settings, this.push] = await Promise.all([api.get(PATH), api.get(PUSH)]);
      const worker = await navigator.serviceWorker?.getRegistration("/app");
      this.subscription = await worker?.pushManager?.getSubscription() ?? null;
    } catch (problem) {
      this.failure = problem;
    }
  }

  async #save(settings) {
    const before = this.settings;
    this.settings = settings;
    let later = false;
    if (await attempt(async () => {
      const done = await act(api, "PUT", PATH, settings);
      later = done.later;
      this.settings = done.body || settings;
    })) {
      toast(t(later ? "later" : "saved"));
    } else {
      this.settings = before;
    }
  }

  #toggle(kind, channel, on) {
    const wish = {...this.settings.kinds[kind], [channel]: on};
    if (channel === "inApp" && !on) {
      wish.push = false;
      wish.email = false;
    } else if (on) {
      wish.inApp = true;
    }
    this.#save({...this.settings, kinds: {...this.settings.kinds, [kind]: wish}});
  }

  #quiet(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.#save({...this.settings, quietHours: form.get("quiet") ? {from: form.get("from"), to: form.get("to")} : null});
  }

  async #subscribe() {
    await attempt(async () => {
      if (await Notification.requestPermission() !== "granted") {
        toast(t("push.refused"), "problem");
        return;
      }
      const worker = await navigator.serviceWorker.ready;
      const subscription = await worker.pushManager.subscribe(
          {userVisibleOnly: true, applicationServerKey: this.push.applicationServerKey});
      await api.post(PUSH, subscription.toJSON());
      toast(t("push.on"));
      await this.#load();
    });
  }

  async #unsubscribe() {
    await attempt(async () => {
      await api.delete(PUSH + "?endpoint=" + encodeURIComponent(this.subscription.endpoint));
      await this.subscription.unsubscribe();
      await this.#load();
    }, t("push.off"));
  }

  render() {
    return html`<div class="stack">
      <p class="no-print"><a href="/app/me">${t("title.me")}</a></p>
      <h1>${t("title.settings")}</h1>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.settings ? html`${this.#kinds()}<div class="halves">${this.#quietHours()}${this.#pushes()}</div>`
          : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}</div>`;
  }

  #kinds() {
    return html`<section class="card"><div class="scroll tall" tabindex="0" role="region"
        aria-label=${t("title.settings")}><table class="kinds">
      <caption class="unseen">${t("title.settings")}</caption>
      <thead><tr><th scope="col">${t("settings.kind")}</th>${CHANNELS.map((channel) => html`<th scope="col">
        ${t("channel." + channel)}</th>`)}</tr></thead>
      <tbody>${Object.entries(this.settings.kinds).map(([kind, wish]) => {
        const name = has("notice." + kind) ? t("notice." + kind) : kind;
        return html`<tr><th scope="row">${name}</th>${CHANNELS.map((channel) => html`<td><label class="cell">
          <input type="checkbox" .checked=${wish[channel]} aria-label=${name + ", " + t("channel." + channel)}
            @change=${(event) => this.#toggle(kind, channel, event.target.checked)}></label></td>`)}</tr>`;
      })}</tbody></table></div>
      ${session.me.emailVerified ? nothing : html`<p class="notice warn">${t("settings.unverified")}</p>`}</section>`;
  }

  #quietHours() {
    const quiet = this.settings.quietHours;
    return html`<section class="card" aria-labelledby="quiet"><h2 id="quiet">${t("settings.quiet")}</h2>
      <p class="small soft">${t("settings.quiet-text")}</p>
      <form @submit=${this.#quiet}><label class="check"><input type="checkbox" name="quiet" .checked=${quiet !== null}>
          ${t("settings.quiet-on")}</label>
        <div class="row"><label class="grow">${t("settings.from")}<input type="time" name="from" required
            value=${quiet?.from ?? "22:00"}></label>
          <label class="grow">${t("settings.to")}<input type="time" name="to" required value=${quiet?.to ?? "07:00"}></label>
        </div><button class="primary">${t("save")}</button></form></section>`;
  }

  #pushes() {
    const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
    return html`<section class="card" aria-labelledby="push"><h2 id="push">${t("push.title")}</h2>
      <p class="small soft">${t("push.text")}</p>
      ${able ? this.subscription ? html`<button @click=${this.#unsubscribe}>${t("push.stop")}</button>`
          : html`<button class="primary" @click=${this.#subscribe}>${t("push.start")}</button>`
          : html`<p class="notice">${t("push.cannot")}</p>`}
      <p class="small soft">${t("push.ios")}</p>
      ${this.push.items.length ? html`<ul class="plain">${this.push.items.map((one) => html`<li class="row apart">
        <span>${one.service}</span><button class="small" @click=${async () => {
          if (await attempt(() => api.delete(PUSH + "/" + one.id))) {
            this.#load();
          }
        }}>${t("delete")}<span class="unseen"> ${one.service}</span></button></li>`)}</ul>` : nothing}</section>`;
  }
});
