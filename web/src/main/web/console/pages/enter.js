import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, LANGUAGES, currentLanguage, rememberLanguage} from "../../shared/i18n.js";
import {signIn} from "../session.js";

class SignIn extends PageElement {
  static properties = {busy: {state: true}, problem: {state: true}};

  async enter(by) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await signIn(by);
      this.dispatchEvent(new Event("signed-in", {bubbles: true}));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  card(content) {
    return html`<div class="card narrow"><h1>${t("title.sign-in")}</h1>
      ${this.problem ? html`<p class="notice bad" role="alert">${said(this.problem)}</p>` : nothing}
      ${content}</div>
      <p class="languages">${LANGUAGES.map((code) => html`<button class="plain small" lang=${code}
        aria-pressed=${code === currentLanguage()} @click=${() => {
          rememberLanguage(code);
          this.dispatchEvent(new Event("language", {bubbles: true}));
        }}>${{en: "English", ko: "한국어"}[code]}</button>`)}</p>`;
  }
}

define("fw-sign-in", class extends SignIn {
  render() {
    return this.card(html`<p>${t("sign-in.link")}</p>
      <p><code class="id">./firewalker console</code></p>
      <form @submit=${(event) => {
        event.preventDefault();
        this.enter({token: new FormData(event.target).get("token").trim()});
      }}>
        <label>${t("sign-in.token")}<input name="token" type="password" autocomplete="off" required maxlength="4096"
          aria-describedby="token-hint"><span class="hint" id="token-hint">${t("sign-in.token-hint")}</span></label>
        <button class="primary" ?disabled=${this.busy}>${t("title.sign-in")}</button>
      </form>`);
  }
});

/** Where a one-time link leads: the code is used at once and leaves the address. */
define("fw-enter", class extends SignIn {
  connectedCallback() {
    super.connectedCallback();
    const given = new URLSearchParams(location.search).get("code")
      || new URLSearchParams(location.hash.slice(1)).get("code");
    history.replaceState(null, "", location.pathname);
    if (given) {
      this.enter({code: given});
    } else {
      this.problem = {code: "sign-in-refused"};
    }
  }

  render() {
    return this.card(this.problem ? html`<p>${t("sign-in.again")}</p>
      <p><a href="/console/sign-in">${t("sign-in.by-token")}</a></p>` : html`<p class="loading">${t("loading")}</p>`);
  }
});
