import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, LANGUAGES, currentLanguage, rememberLanguage} from "../../shared/i18n.js";
import {browserZone, zones} from "../../shared/dates.js";
import {api, session, signIn, loadMe} from "../session.js";

/** A form on a page of its own, with one act and what was refused of it. */
class AccountForm extends PageElement {
  static properties = {busy: {state: true}, problem: {state: true}, done: {state: true}, totp: {state: true}};

  async submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await this.act(Object.fromEntries(new FormData(event.target)));
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      this.querySelector("[aria-invalid=true]")?.focus();
    }
    this.busy = false;
  }

  /** One labelled input with what was refused of it. */
  field(name, label, type, autocomplete, more = {}) {
    const wrong = this.problem?.of?.(name);
    return html`<label>${label}
      <input name=${name} type=${type} autocomplete=${autocomplete} required aria-invalid=${wrong ? "true" : nothing}
        aria-describedby=${wrong || more.hint ? name + "-hint" : nothing} minlength=${more.least ?? nothing}
        maxlength=${more.most ?? nothing} .value=${more.value ?? ""} inputmode=${more.mode ?? nothing}>
      ${wrong || more.hint ? html`<span id="${name}-hint" class=${wrong ? "field-problem" : "hint"}>
        ${wrong || more.hint}</span>` : nothing}</label>`;
  }

  card(title, content) {
    const general = this.problem && !this.problem.errors?.length;
    return html`<div class="card narrow"><h1>${title}</h1>
      ${general ? html`<p class="notice bad" role="alert">${said(this.problem)}</p>` : nothing}
      ${content}</div>
      <p class="languages">${LANGUAGES.map((code) => html`<button class="plain small" lang=${code}
        aria-pressed=${code === currentLanguage()} @click=${() => this.#speak(code)}>${
          {en: "English", ko: "한국어"}[code]}</button>`)}</p>`;
  }

  #speak(code) {
    rememberLanguage(code);
    this.dispatchEvent(new Event("language", {bubbles: true}));
  }

  button(label) {
    return html`<button class="primary" ?disabled=${this.busy}>${label}</button>`;
  }

  entered() {
    this.dispatchEvent(new Event("signed-in", {bubbles: true}));
  }
}

define("fw-sign-in", class extends AccountForm {
  async act({email, password, totp}) {
    try {
      await signIn(email, password, totp);
      this.entered();
    } catch (problem) {
      if (problem.code === "totp-required" && !this.totp) {
        this.totp = true;
        await this.updateComplete;
        this.querySelector("[name=totp]").focus();
        return;
      }
      throw problem;
    }
  }

  render() {
    return this.card(t("title.sign-in"), html`
      <form @submit=${this.submit}>
        ${this.field("email", t("account.email"), "email", "username")}
        ${this.field("password", t("account.password"), "password", "current-password")}
        ${this.totp ? this.field("totp", t("account.totp"), "text", "one-time-code",
            {hint: t("account.totp-hint"), most: 32}) : nothing}
        ${this.button(t("account.sign-in"))}
      </form>
      <p class="row apart"><a href="/app/forgot">${t("account.forgot")}</a>
        <a href="/app/sign-up${location.search}">${t("account.to-sign-up")}</a></p>`);
  }
});

define("fw-sign-up", class extends AccountForm {
  async act({email, password, displayName, timeZone, visibility}) {
    await api.post("/v1/walkers", {email, password, displayName, timeZone, visibility},
        {anonymous: true, headers: {"Accept-Language": currentLanguage()}});
    await signIn(email, password);
    this.entered();
  }

  render() {
    const here = browserZone();
    return this.card(t("title.sign-up"), html`
      <p class="soft">${t("account.welcome")}</p>
      <form @submit=${this.submit}>
        ${this.field("displayName", t("account.name"), "text", "nickname", {most: 40, hint: t("account.name-hint")})}
        ${this.field("email", t("account.email"), "email", "username")}
        ${this.field("password", t("account.password"), "password", "new-password",
            {least: 15, most: 128, hint: t("account.password-hint")})}
        <label>${t("account.zone")}<select name="timeZone">${zones(here).map((zone) => html`
          <option value=${zone} ?selected=${zone === here}>${zone.replaceAll("_", " ")}</option>`)}</select></label>
        <label>${t("account.visibility")}<select name="visibility">
          <option value="friends" selected>${t("visibility.friends")}</option>
          <option value="public">${t("visibility.public")}</option>
          <option value="private">${t("visibility.private")}</option></select></label>
        ${this.button(t("account.sign-up"))}
      </form>
      <p><a href="/app/sign-in${location.search}">${t("account.to-sign-in")}</a></p>`);
  }
});

define("fw-forgot", class extends AccountForm {
  async act({email}) {
    await api.post("/v1/password-resets", {email},
        {anonymous: true, headers: {"Accept-Language": currentLanguage()}});
    this.done = true;
  }

  render() {
    return this.card(t("title.forgot"), this.done
        ? html`<p role="status">${t("account.reset-sent")}</p><p><a href="/app/sign-in">${t("account.sign-in")}</a></p>`
        : html`<p class="soft">${t("account.forgot-text")}</p>
          <form @submit=${this.submit}>
            ${this.field("email", t("account.email"), "email", "username")}
            ${this.button(t("account.send-link"))}
          </form>`);
  }
});

define("fw-reset", class extends AccountForm {
  async act({newPassword}) {
    const token = this.place.query.get("token") || "";
    await api.post("/v1/password-resets/confirm", {token, newPassword}, {anonymous: true});
    this.done = true;
  }

  render() {
    return this.card(t("title.reset"), this.done
        ? html`<p role="status">${t("account.reset-done")}</p>
          <p><a class="button primary" href="/app/sign-in">${t("account.sign-in")}</a></p>`
        : html`<form @submit=${this.submit}>
            ${this.field("newPassword", t("account.new-password"), "password", "new-password",
                {least: 15, most: 128, hint: t("account.password-hint")})}
            ${this.button(t("account.set-password"))}
          </form>`);
  }
});

/** Where links in mails about addresses lead: one button, so that a mail scanner does nothing. */
define("fw-link", class extends AccountForm {
  async act() {
    const undo = this.place.route.name === "undo";
    const token = this.place.query.get("token") || "";
    await api.post(undo ? "/v1/email-changes/undo" : "/v1/email-verifications/confirm", {token}, {anonymous: true});
    this.done = true;
    if (session.me) {
      await loadMe().catch(() => {});
    }
  }

  render() {
    const name = this.place.route.name;
    return this.card(t("title." + name), this.done
        ? html`<p role="status">${t("account." + name + "-done")}</p>
          <p><a class="button primary" href="/app">${t("account.go-on")}</a></p>`
        : html`<p>${t("account." + name + "-text")}</p>
          <form @submit=${this.submit}>${this.button(t("account." + name + "-act"))}</form>`);
  }
});
