import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {qrCode} from "../../shared/qr-code.js";
import {t, said} from "../../shared/i18n.js";
import {toast} from "../../shared/toast.js";
import {session, beginFactor, confirmFactor} from "../session.js";

/** Where an admin's session is confirmed: by a code, or the first time by a new second factor. */
define("fw-second-factor", class extends PageElement {
  static properties = {busy: {state: true}, problem: {state: true}, begun: {state: true}};

  async #run(act) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await act();
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    await this.updateComplete;
    this.querySelector("[name=code]")?.focus();
  }

  #begin() {
    return this.#run(async () => {
      this.begun = await beginFactor();
    });
  }

  #confirm(event) {
    event.preventDefault();
    const code = new FormData(event.target).get("code").trim();
    return this.#run(async () => {
      await confirmFactor(code);
      toast(t("factor.done"));
      this.dispatchEvent(new Event("confirmed", {bubbles: true}));
    });
  }

  render() {
    const asked = session.me?.secondFactor;
    return html`<div class="card narrow"><h1>${t("title.second-factor")}</h1>${
      !asked ? html`<p>${t("factor.none")}</p><p><a href="/console">${t("title.overview")}</a></p>`
      : asked === "code" ? this.#ask() : this.begun ? this.#enrol() : this.#offer()}</div>`;
  }

  #offer() {
    return html`<p>${t("factor.why")}</p><p>${t("factor.needs")}</p>${this.#refused()}
      <button class="primary" ?disabled=${this.busy} @click=${this.#begin}>${t("factor.begin")}</button>`;
  }

  #enrol() {
    const {uri, secret, recoveryCodes} = this.begun;
    return html`<h2>${t("factor.scan")}</h2>
      ${qrCode(uri, t("factor.qr"))}
      <p class="small">${t("factor.typed")} <code class="code small">${secret}</code></p>
      <h2>${t("factor.keep")}</h2><p>${t("factor.recovery")}</p>
      <ul class="plain codes">${recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
      <h2>${t("factor.try")}</h2>${this.#form(t("factor.code-hint"), "numeric")}`;
  }

  #ask() {
    return html`<p>${t("factor.why")}</p>${this.#form(t("factor.code-or-recovery"), nothing)}
      <p class="small soft">${t("factor.lost")} <code class="id">./firewalker operators reset-factor ${
        session.me.name}</code></p>`;
  }

  #form(hint, mode) {
    return html`<form @submit=${this.#confirm}>
      <label>${t("factor.code")}<input name="code" autocomplete="one-time-code" spellcheck="false" required maxlength="64"
        inputmode=${mode} aria-describedby="code-hint" aria-invalid=${this.problem ? "true" : nothing}>
        <span class="hint" id="code-hint">${hint}</span></label>
      ${this.#refused()}
      <button class="primary" ?disabled=${this.busy}>${t("factor.confirm")}</button></form>`;
  }

  #refused() {
    return this.problem ? html`<p class="notice bad" role="alert">${said(this.problem)}</p>` : nothing;
  }
});
