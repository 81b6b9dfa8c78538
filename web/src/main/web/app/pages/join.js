import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said} from "../../shared/i18n.js";
import {toast} from "../../shared/toast.js";
import {api, session} from "../session.js";
import {challengeSpan, join} from "../challenge.js";

/** What a code leads to, also for whoever is not signed in. */
define("fw-join", class extends PageElement {
  static properties = {preview: {state: true}, failure: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.code = this.place.params.code;
    api.get("/v1/challenge-codes/" + encodeURIComponent(this.code), {anonymous: !session.me})
        .then((preview) => {
          this.preview = preview;
        }, (problem) => {
          this.failure = problem;
        });
  }

  async #join() {
    const state = await join(this.preview.challengeId, {code: this.code});
    if (state) {
      toast(t("join." + state));
      this.dispatchEvent(new CustomEvent("go", {bubbles: true,
        detail: state === "member" ? "/challenges/" + this.preview.challengeId : "/challenges"}));
    }
  }

  render() {
    const to = "?to=" + encodeURIComponent("/join/" + this.code);
    return html`<div class="card narrow"><h1>${this.preview ? this.preview.name : t("title.join")}</h1>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.preview ? html`<p class="soft">${challengeSpan(this.preview)} ·
        ${t("challenge.members", {n: this.preview.members ?? 0})}</p>
        ${this.preview.description ? html`<p>${this.preview.description}</p>` : nothing}
        ${session.me ? html`<button class="primary" @click=${this.#join}>${t("challenge.join")}</button>` : html`
          <p>${t("join.stranger")}</p><p class="row"><a class="button primary" href="/app/sign-up${to}">
            ${t("account.to-sign-up")}</a><a class="button" href="/app/sign-in${to}">${t("account.sign-in")}</a></p>`}`
          : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}</div>`;
  }
});
