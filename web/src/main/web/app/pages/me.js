import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, date, ago, dateTime, LANGUAGES, rememberLanguage} from "../../shared/i18n.js";
import {zones} from "../../shared/dates.js";
import {ask as confirm, openDialog} from "../../shared/dialog.js";
import {attempt, toast} from "../../shared/toast.js";
import {api, session, signOut, setMe, loadMe, zone, forget} from "../session.js";
import {act} from "../outbox.js";
import {devices} from "../devices.js";
import {qrCode} from "../../shared/qr-code.js";
import {avatar} from "../avatar.js";
import {icon} from "../icons.js";

const PICTURES = ["image/jpeg", "image/png", "image/webp"];
const MOST_BYTES = 5 * 1024 * 1024;
const KINDS = ["watch", "band", "ring", "phone", "other"];
const LOOK_AGAIN_MILLIS = 3000;

/** The walker's own account: who one is to others, what counts, and the ways out. */
define("fw-me", class extends PageElement {
  static properties = {goal: {state: true}, known: {state: true}, order: {state: true}, sessions: {state: true},
    exports: {state: true}, failure: {state: true}, dragged: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  async #load() {
    try {
      const [goal, preference, known, sessions, exports] = await Promise.all([api.get("/v1/me/goal"),
        api.get("/v1/me/device-preference"), devices(true), api.get("/v1/sessions"), api.get("/v1/me/exports")]);
      this.goal = goal;
      this.known = known;
      const ids = [...known.keys()];
      this.order = [...preference.order.filter((id) => known.has(id)),
        ...ids.filter((id) => !preference.order.includes(id))];
      this.sessions = sessions.items;
      this.#exportsNow(exports.items);
      this.failure = null;
    } catch (problem) {
      this.failure = problem;
    }
  }

  /** Asks again while an archive is being made. */
  #exportsNow(items) {
    this.exports = items;
    clearTimeout(this.timer);
    if (items.some((one) => one.state === "preparing")) {
      this.timer = setTimeout(async () => {
        await attempt(async () => this.#exportsNow((await api.get("/v1/me/exports")).items));
      }, LOOK_AGAIN_MILLIS);
    }
  }

  #changed() {
    this.dispatchEvent(new Event("me", {bubbles: true}));
    this.requestUpdate();
  }

  render() {
    return html`<div class="stack">
      <h1>${t("title.me")}</h1>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      <div class="halves">
        <div class="stack">${this.#profile()}${this.goal ? this.#goals() : nothing}</div>
        ${this.goal ? html`<div class="stack">${this.#devices()}${this.#security()}${this.#data()}</div>` : this.failure
            ? nothing : html`<p class="loading">${t("loading")}</p>`}
      </div></div>`;
  }

  #profile() {
    const {me} = session;
    return html`<section class="card" aria-labelledby="profile"><h2 id="profile">${t("me.profile")}</h2>
      <div class="row">${avatar(me, 72)}<div class="row grow">
        <label class="button">${t("me.picture")}<input class="unseen" type="file" accept=${PICTURES.join(",")}
          @change=${this.#picture}></label>
        ${me.imageUrl ? html`<button @click=${this.#noPicture}>${t("me.no-picture")}</button>` : nothing}</div></div>
      <form @submit=${this.#save}>
        <label>${t("account.name")}<input name="displayName" required maxlength="40" autocomplete="nickname"
          value=${me.displayName}></label>
        <label>${t("account.visibility")}<select name="visibility">${["friends", "public", "private"].map((one) => html`
          <option value=${one} ?selected=${one === me.visibility}>${t("visibility." + one)}</option>`)}</select></label>
        <label>${t("account.zone")}<select name="timeZone">${zones(me.timeZone).map((one) => html`
          <option value=${one} ?selected=${one === me.timeZone}>${one.replaceAll("_", " ")}</option>`)}</select></label>
        <label class="check"><input type="checkbox" name="automatic" .checked=${me.timeZoneMode === "automatic"}>
          <span>${t("me.zone-automatic")}</span></label>
        <label>${t("me.language")}<select name="locale">${LANGUAGES.map((one) => html`<option value=${one}
          ?selected=${one === document.documentElement.lang}>${{en: "English", ko: "한국어"}[one]}</option>`)}</select></label>
        <button class="primary">${t("save")}</button></form></section>`;
  }

  async #save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const {me} = session;
    const change = {};
    for (const name of ["displayName", "visibility", "timeZone", "locale"]) {
      if (form.get(name) !== me[name]) {
        change[name] = form.get(name);
      }
    }
    const mode = form.get("automatic") ? "automatic" : "fixed";
    if (mode !== me.timeZoneMode || change.timeZone) {
      change.timeZoneMode = mode;
    }
    if (await attempt(async () => setMe(await api.patch("/v1/me", change)), t("saved"))) {
      const language = form.get("locale");
      if (language !== document.documentElement.lang) {
        rememberLanguage(language);
        this.dispatchEvent(new Event("language", {bubbles: true}));
      }
      this.#changed();
    }
  }

  async #picture(event) {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file) {
      return;
    }
    if (!PICTURES.includes(file.type) || file.size > MOST_BYTES) {
      toast(t("me.picture-wrong"), "problem");
      return;
    }
    await attempt(async () => {
      const place = await api.post("/v1/me/image-uploads", {contentType: file.type, bytes: file.size});
      const form = new FormData();
      Object.entries(place.fields).forEach(([name, value]) => form.append(name, value));
      form.append("file", file);
      // The store is another origin; whether the picture arrived is seen when it is chosen.
      await fetch(place.url, {method: "POST", body: form, mode: "no-cors"});
      await api.put("/v1/me/image", {key: place.key});
      await loadMe();
    }, t("saved"));
    this.#changed();
  }

  async #noPicture() {
    await attempt(async () => {
      await api.delete("/v1/me/image");
      await loadMe();
    }, t("saved"));
    this.#changed();
  }

  #goals() {
    return html`<section class="card" aria-labelledby="goal"><h2 id="goal">${t("me.goal")}</h2>
      <p>${t("me.goal-today", {n: this.goal.dailySteps})}</p>
      ${this.goal.planned.length ? html`<ul class="plain">${this.goal.planned.map((plan) => html`<li class="row apart">
        <span>${t("me.goal-planned", {n: plan.dailySteps, when: date(plan.effectiveFrom)})}</span>
        <button class="small" @click=${async () => {
          if (await attempt(() => api.delete("/v1/me/goal/" + plan.effectiveFrom))) {
            this.#load();
          }
        }}>${t("me.withdraw")}</button></li>`)}</ul>` : nothing}
      <form @submit=${this.#setGoal}><label>${t("me.new-goal")}<input name="steps" type="number" min="1" max="100000"
          step="1" required inputmode="numeric" value=${this.goal.dailySteps}></label>
        <label class="check"><input type="checkbox" name="today"><span>${t("me.goal-from-today")}</span></label>
        <button class="primary">${t("save")}</button></form></section>`;
  }

  async #setGoal(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const body = {dailySteps: Number(form.get("steps"))};
    if (form.get("today")) {
      body.effectiveFrom = new Intl.DateTimeFormat("en-CA", {timeZone: zone()}).format(new Date());
    }
    let later = false;
    if (await attempt(async () => {
      later = (await act(api, "PUT", "/v1/me/goal", body)).later;
    })) {
      toast(t(later ? "later" : "saved"));
      this.#load();
    }
  }

  #devices() {
    return html`<section class="card" aria-labelledby="devices"><h2 id="devices">${t("me.devices")}</h2>
      <p class="small soft">${t("me.devices-text")}</p>
      ${this.order.length ? html`<ol class="plain people order">${this.order.map((id, index) => this.#device(id, index))}
        </ol>` : html`<p class="empty">${t("me.no-devices")}</p>`}
      <p><a class="button" href="/app/me/records">${t("me.records")}</a></p></section>`;
  }

  #device(id, index) {
    const device = this.known.get(id);
    return html`<li draggable="true" class=${this.dragged === index ? "dragged" : ""}
        @dragstart=${(event) => {
          this.dragged = index;
          event.dataTransfer.effectAllowed = "move";
        }} @dragover=${(event) => {
          event.preventDefault();
          if (this.dragged !== undefined && this.dragged !== index) {
            this.order = moved(this.order, this.dragged, index);
            this.dragged = index;
          }
        }} @dragend=${() => {
          this.dragged = undefined;
          this.#saveOrder();
        }}>
      <span class="grip" aria-hidden="true">${icon("grip")}</span>
      <span class="grow"><b>${device.shown}</b><span class="block small soft">${t("kind." + device.kind)} ·
        ${t("me.steps30", {n: device.steps30Days})}</span></span>
      <button class="plain icon" ?disabled=${index === 0} aria-label=${t("me.up", {name: device.shown})}
        data-move="up" @click=${(event) => this.#move(event, index, index - 1)}>${icon("up")}</button>
      <button class="plain icon" ?disabled=${index === this.order.length - 1} data-move="down"
        aria-label=${t("me.down", {name: device.shown})}
        @click=${(event) => this.#move(event, index, index + 1)}>${icon("down")}</button>
      <button class="small" @click=${() => this.#edit(device)}>${t("edit")}<span class="unseen"> ${device.shown}</span>
      </button></li>`;
  }

  async #move(event, from, to) {
    const {move} = event.currentTarget.dataset;
    this.order = moved(this.order, from, to);
    await this.updateComplete;
    const row = this.querySelectorAll(".order > li")[to];
    const same = row.querySelector(`[data-move=${move}]`);
    (same.disabled ? row.querySelector("[data-move]:not([disabled])") : same)?.focus();
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.#saveOrder(), 600);
  }

  async #saveOrder() {
    await attempt(() => act(api, "PUT", "/v1/me/device-preference", {order: this.order}), t("me.order-saved"));
  }

  async #edit(device) {
    const done = await openDialog(device.shown, (close) => html`<form method="dialog" @submit=${async (event) => {
      event.preventDefault();
      const form = new FormData(event.target);
      const change = {kind: form.get("kind")};
      if (form.get("name").trim()) {
        change.name = form.get("name").trim();
      }
      if (await attempt(() => api.patch("/v1/me/devices/" + encodeURIComponent(device.id), change), t("saved"))) {
        close(true);
      }
    }}>
      <label>${t("account.name")}<input name="name" maxlength="40" autocomplete="off" value=${device.name || ""}></label>
      <label>${t("me.kind")}<select name="kind">${KINDS.map((kind) => html`<option value=${kind}
        ?selected=${kind === device.kind}>${t("kind." + kind)}</option>`)}</select>
        <span class="hint">${t("me.kind-hint")}</span></label>
      <footer><button type="button" class="danger" @click=${async () => {
        if (await attempt(() => api.delete("/v1/me/devices/" + encodeURIComponent(device.id)), t("me.forgotten"))) {
          close(true);
        }
      }}>${t("me.forget")}</button><button class="primary">${t("save")}</button></footer></form>`);
    if (done) {
      this.#load();
    }
  }

  #security() {
    const {me} = session;
    return html`<section class="card" aria-labelledby="security"><h2 id="security">${t("me.security")}</h2>
      <p class="row apart"><span>${me.email} ${me.emailVerified ? html`<span class="badge good">${t("me.verified")}</span>`
          : html`<span class="badge warn">${t("me.unverified")}</span>`}</span>
        <span class="row">${me.emailVerified ? nothing : html`<button class="small" @click=${() => attempt(
            () => api.post("/v1/me/email-verification", {}), t("me.mail-sent"))}>${t("me.verify")}</button>`}
          <button class="small" @click=${this.#email}>${t("me.change-email")}</button></span></p>
      <p class="row"><button class="small" @click=${this.#password}>${t("me.change-password")}</button>
        <button class="small" @click=${this.#totp}>${t("me.totp")}</button>
        <button class="small" @click=${this.#noTotp}>${t("me.totp-off")}</button></p>
      <h3>${t("me.sessions")}</h3>
      <ul class="plain people">${this.sessions.map((one) => html`<li><span class="grow"><b>${
          one.deviceName || one.client}</b> ${one.current ? html`<span class="badge good">${t("me.this-one")}</span>`
          : nothing}<span class="block small soft">${one.place ? one.place + " · " : ""}${ago(one.lastUsedAt)}</span></span>
        ${one.current ? nothing : html`<button class="small" @click=${async () => {
          if (await attempt(() => api.delete("/v1/sessions/" + one.sessionId), t("me.session-ended"))) {
            this.#load();
          }
        }}>${t("me.end")}<span class="unseen"> ${one.deviceName || one.client}</span></button>`}</li>`)}</ul>
      <p class="row"><button @click=${async () => {
        await signOut();
        this.dispatchEvent(new Event("signed-out", {bubbles: true}));
      }}>${t("me.sign-out")}</button>
        <button class="danger" @click=${this.#everywhere}>${t("me.sign-out-everywhere")}</button></p></section>`;
  }

  async #everywhere() {
    if (await confirm({title: t("me.sign-out-everywhere"), text: t("me.everywhere-text"), danger: true,
      action: t("me.sign-out-everywhere"), act: () => api.delete("/v1/sessions")})) {
      this.dispatchEvent(new Event("signed-out", {bubbles: true}));
    }
  }

  #secret(name, label, autocomplete, more = {}) {
    return html`<label>${label}<input name=${name} type=${more.type ?? "password"} required autocomplete=${autocomplete}
      minlength=${more.least ?? nothing} maxlength="128"></label>`;
  }

  async #password() {
    if (await confirm({
      title: t("me.change-password"),
      text: t("me.password-text"),
      action: t("save"),
      fields: html`${this.#secret("currentPassword", t("me.current-password"), "current-password")}
        ${this.#secret("newPassword", t("account.new-password"), "new-password", {least: 15})}
        <p class="hint">${t("account.password-hint")}</p>`,
      act: (form) => api.put("/v1/me/password", Object.fromEntries(form)),
    })) {
      toast(t("saved"));
      this.#load();
    }
  }

  async #email() {
    if (await confirm({
      title: t("me.change-email"),
      text: t("me.email-text"),
      action: t("save"),
      fields: html`${this.#secret("email", t("me.new-email"), "email", {type: "email"})}
        ${this.#secret("password", t("account.password"), "current-password")}`,
      act: (form) => api.put("/v1/me/email", Object.fromEntries(form)),
    })) {
      toast(t("me.mail-sent"));
    }
  }

  async #totp() {
    await attempt(async () => {
      const begun = await api.post("/v1/me/totp", {});
      if (await confirm({
        title: t("me.totp"),
        text: t("me.totp-text"),
        action: t("me.totp-on"),
        fields: html`${qrCode(begun.uri, t("me.totp-qr"))}
          <p class="code small">${begun.secret}</p>
          <p>${t("me.recovery")}</p><ul class="plain codes">${begun.recoveryCodes.map((code) => html`<li><code>${code}</code>
          </li>`)}</ul>
          <label>${t("account.totp")}<input name="code" required inputmode="numeric" autocomplete="one-time-code"
            maxlength="6"></label>`,
        act: (form) => api.post("/v1/me/totp/confirm", {code: form.get("code").trim()}),
      })) {
        toast(t("me.totp-done"));
      }
    });
  }

  async #noTotp() {
    if (await confirm({
      title: t("me.totp-off"),
      action: t("me.totp-off"),
      danger: true,
      fields: html`${this.#secret("password", t("account.password"), "current-password")}
        ${this.#secret("code", t("account.totp"), "one-time-code", {type: "text"})}`,
      act: (form) => api.delete("/v1/me/totp", Object.fromEntries(form)),
    })) {
      toast(t("saved"));
    }
  }

  #data() {
    return html`<section class="card" aria-labelledby="export"><h2 id="export">${t("me.data")}</h2>
      <p class="small soft">${t("me.export-text")}</p>
      ${this.exports.length ? html`<ul class="plain">${this.exports.map((one) => html`<li class="row apart">
        <span>${dateTime(one.askedAt, zone())}</span>${one.state === "ready" ? html`<button class="small"
          @click=${() => this.#download(one)}>${t("me.download")}</button>` : html`<span class="badge">${
          t("me.export-waits")}</span>`}</li>`)}</ul>` : nothing}
      <p><button @click=${async () => {
        if (await attempt(() => api.post("/v1/me/exports", {}), t("me.export-asked"))) {
          this.#exportsNow((await api.get("/v1/me/exports")).items);
        }
      }}>${t("me.export")}</button></p>
      <hr><p class="small soft">${t("me.erase-text")}</p>
      <p><button class="danger" @click=${this.#erase}>${t("me.erase")}</button></p></section>`;
  }

  /** The token does not go along with a link, so the archive is fetched. */
  async #download(one) {
    await attempt(async () => {
      const blob = await api.blob("/v1/me/exports/" + encodeURIComponent(one.exportId));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "firewalker.zip";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
  }

  async #erase() {
    if (await confirm({
      title: t("me.erase"),
      text: t("me.erase-sure"),
      action: t("me.erase"),
      danger: true,
      fields: this.#secret("password", t("account.password"), "current-password"),
      act: (form) => api.delete("/v1/me", {password: form.get("password")}),
    })) {
      forget();
      this.dispatchEvent(new Event("signed-out", {bubbles: true}));
      toast(t("me.erased"));
    }
  }
});

function moved(order, from, to) {
  const next = [...order];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
