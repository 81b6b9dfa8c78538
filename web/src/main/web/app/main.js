import {html, nothing} from "lit";
import {PageElement, define} from "../shared/element.js";
import {t, useWords, preferredLanguage, dateTime, said} from "../shared/i18n.js";
import {Router} from "../shared/router.js";
import {toast, toastProblem} from "../shared/toast.js";
import {api, session, maybeSignedIn, loadMe, setMe, forget} from "./session.js";
import {last, keep} from "./seen.js";
import {outbox, send, waiting} from "./outbox.js";
import {inbox} from "./inbox.js";
import {icon} from "./icons.js";
// Small parts that most pages need come along with the first file.
import "lit/directives/repeat.js";
import "../shared/dates.js";
import "../shared/dialog.js";
import "./devices.js";
import "./profile.js";
import "./board-state.js";

const LANGUAGE_FILES = {en: () => import("./words/en.js"), ko: () => import("./words/ko.js")};
const account = () => import("./pages/account.js");

const ROUTES = [
  {path: "/", name: "today", tag: "fw-today", load: () => import("./pages/today.js")},
  {path: "/days/:date", name: "day", nav: "today", tag: "fw-today", load: () => import("./pages/today.js")},
  {path: "/history", name: "history", tag: "fw-history", load: () => import("./pages/history.js")},
  {path: "/boards", name: "boards", tag: "fw-boards", load: () => import("./pages/boards.js")},
  {path: "/challenges", name: "challenges", tag: "fw-challenges", load: () => import("./pages/challenges.js")},
  {path: "/challenges/new", name: "new-challenge", nav: "challenges", tag: "fw-challenge-form",
    load: () => import("./pages/challenge-form.js")},
  {path: "/challenges/:id", name: "challenge", nav: "challenges", tag: "fw-challenge",
    load: () => import("./pages/challenge.js")},
  {path: "/join/:code", name: "join", nav: "challenges", open: true, tag: "fw-join",
    load: () => import("./pages/join.js")},
  {path: "/friends", name: "friends", tag: "fw-friends", load: () => import("./pages/friends.js")},
  {path: "/inbox", name: "inbox", tag: "fw-inbox", load: () => import("./pages/inbox.js")},
  {path: "/me", name: "me", tag: "fw-me", load: () => import("./pages/me.js")},
  {path: "/me/records", name: "records", nav: "me", tag: "fw-records", load: () => import("./pages/records.js")},
  {path: "/me/notifications", name: "settings", nav: "me", tag: "fw-settings",
    load: () => import("./pages/settings.js")},
  {path: "/sign-in", name: "sign-in", stranger: true, open: true, tag: "fw-sign-in", load: account},
  {path: "/sign-up", name: "sign-up", stranger: true, open: true, tag: "fw-sign-up", load: account},
  {path: "/forgot", name: "forgot", open: true, tag: "fw-forgot", load: account},
  {path: "/reset", name: "reset", open: true, tag: "fw-reset", load: account},
  {path: "/verify", name: "verify", open: true, tag: "fw-link", load: account},
  {path: "/undo", name: "undo", open: true, tag: "fw-link", load: account},
];

const PLACES = ["today", "history", "boards", "challenges", "friends"];
const RELOADED = "firewalker-reloaded";

/** The frame around all pages: navigation, what is said on top, and the page itself. */
class App extends PageElement {
  static properties = {place: {state: true}, ready: {state: true}, failure: {state: true}, offline: {state: true}};

  #asked = 0;

  constructor() {
    super();
    this.ready = false;
    this.offline = !navigator.onLine;
    this.router = new Router("/app", ROUTES, (place) => this.#go(place));
    api.addEventListener("signed-out", () => this.#signedOut());
    inbox.addEventListener("changed", () => this.requestUpdate());
    outbox.addEventListener("changed", () => this.requestUpdate());
    outbox.addEventListener("refused", (event) => toastProblem(event.detail));
    window.addEventListener("online", () => this.#connection(true));
    window.addEventListener("offline", () => this.#connection(false));
    this.addEventListener("go", (event) => this.router.go(event.detail));
    this.addEventListener("signed-in", () => this.#signedIn());
    this.addEventListener("signed-out", () => this.#signedOut());
    this.addEventListener("language", () => this.#start());
    this.addEventListener("me", () => this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    this.#start().then(() => this.router.start());
  }

  async #start() {
    const language = preferredLanguage();
    const [bundle] = await Promise.all([LANGUAGE_FILES[language](), this.ready ? null : this.#resume()]);
    useWords(language, bundle.words);
    if (this.ready) {
      this.place = {...this.place, key: ++this.#asked};
    }
    this.querySelector(".boot")?.remove();
    this.ready = true;
  }

  /** Who is here: at once the walker whom this browser knows; whether that still holds is asked meanwhile. */
  async #resume() {
    if (!maybeSignedIn()) {
      return;
    }
    const kept = last("/v1/me");
    const asked = this.#ask(kept !== null);
    if (kept) {
      setMe(kept.body);
    } else {
      await asked;
    }
  }

  async #ask(known) {
    try {
      if (await api.renew()) {
        await loadMe();
        keep("/v1/me", session.me);
        this.requestUpdate();
        this.#live();
      } else if (known) {
        this.#signedOut();
      }
    } catch (problem) {
      if (known) {
        this.offline = problem.status === 0;
      } else {
        this.failure = problem;
      }
    }
  }

  #live() {
    inbox.start();
    send(api);
    if ("serviceWorker" in navigator && window.isSecureContext) {
      navigator.serviceWorker.register("/app/worker.js", {scope: "/app"}).catch(() => {});
    }
  }

  async #connection(online) {
    this.offline = !online;
    if (online) {
      if (!api.signedIn && maybeSignedIn()) {
        await this.#ask(session.me !== null);
      }
      send(api);
    }
  }

  async #signedIn() {
    keep("/v1/me", session.me);
    this.#live();
    const to = new URLSearchParams(location.search).get("to");
    this.router.go(to && to.startsWith("/") ? to : "/", true);
  }

  #signedOut() {
    inbox.stop();
    forget();
    if (this.place?.route && !this.place.route.open) {
      this.router.go("/sign-in", true);
    } else {
      this.requestUpdate();
    }
  }

  async #go(place) {
    const route = place.route;
    if (route && !route.open && !session.me) {
      if (this.failure) {
        this.place = place;
        return;
      }
      const to = place.path + location.search;
      this.router.go("/sign-in" + (to === "/" ? "" : "?to=" + encodeURIComponent(to)), true);
      return;
    }
    if (route?.stranger && session.me) {
      this.router.go("/", true);
      return;
    }
    const asked = ++this.#asked;
    try {
      await route?.load();
      sessionStorage.removeItem(RELOADED);
    } catch (failure) {
      // A file that is gone belongs to a version that was replaced: the document leads to the new one.
      if (navigator.onLine && !sessionStorage.getItem(RELOADED)) {
        sessionStorage.setItem(RELOADED, "1");
        location.reload();
        return;
      }
      toast(t("problem.offline"), "problem");
      return;
    }
    if (asked === this.#asked) {
      const first = !this.place;
      this.place = {...place, key: asked};
      document.title = (route ? t("title." + route.name) + " · " : "") + "Firewalker";
      await this.updateComplete;
      if (!first) {
        this.querySelector("main").focus({preventScroll: true});
      }
    }
  }

  render() {
    if (!this.ready || !this.place) {
      return nothing;
    }
    return html`
      <a class="skip" href="#main" @click=${(event) => {
        event.preventDefault();
        this.querySelector("main").focus();
      }}>${t("skip")}</a>
      ${session.me ? this.#frame() : this.#strangersFrame()}`;
  }

  #strangersFrame() {
    return html`<div class="stranger"><header class="top"><a class="brand" href="/app">${icon("flame")} Firewalker</a>
      </header><main id="main" tabindex="-1">${this.#page()}</main></div>`;
  }

  #frame() {
    const here = this.place.route ? this.place.route.nav || this.place.route.name : "";
    return html`<div class="frame">
      <header class="top no-print">
        <a class="brand" href="/app">${icon("flame")} <span>Firewalker</span></a>
        <nav class="side" aria-label=${t("nav.mine")}>
          <a href="/app/inbox" class="bell" aria-current=${here === "inbox" ? "page" : nothing}>${icon("bell")}
            <span class="wide">${t("title.inbox")}</span>
            ${inbox.unread ? html`<span class="count"><span class="unseen">${t("inbox.unread-count", {n: inbox.unread})}
              </span><span aria-hidden="true">${inbox.unread > 99 ? "99+" : inbox.unread}</span></span>` : nothing}</a>
          <a href="/app/me" class="self" aria-current=${here === "me" ? "page" : nothing}>
            ${session.me.imageUrl ? html`<img src=${session.me.imageUrl} alt="" width="32" height="32">` : icon("person")}
            <span class="wide">${t("title.me")}</span></a>
        </nav>
      </header>
      <nav class="places no-print" aria-label=${t("nav.places")}>${PLACES.map((name) => html`
        <a href=${this.router.href(name === "today" ? "/" : "/" + name)}
          aria-current=${here === name ? "page" : nothing}>${icon(name)}<span>${t("title." + name)}</span></a>`)}</nav>
      <main id="main" tabindex="-1">
        ${this.offline ? html`<p class="notice warn no-print" role="status">${t("offline")}</p>` : nothing}
        ${waiting().length ? html`<p class="notice no-print" role="status">${t("outbox.waiting", {n: waiting().length})}
          </p>` : nothing}
        ${this.#page()}
      </main>
    </div>`;
  }

  /** A new element for each visit: pages need not tidy up after the last one. */
  #page() {
    if (this.failure && !this.place.route?.open) {
      return html`<div class="card"><p class="problem" role="alert">${said(this.failure)}</p>
        <button @click=${() => location.reload()}>${t("retry")}</button></div>`;
    }
    if (!this.place.route) {
      return html`<div class="card"><h1>${t("not-found.title")}</h1><p>${t("not-found.text")}</p>
        <p><a href="/app">${t("title.today")}</a></p></div>`;
    }
    if (!session.me && !this.place.route.open) {
      // On the way out: what is shown belongs to nobody any more.
      return html`<p class="loading">${t("loading")}</p>`;
    }
    if (this.page?.key !== this.place.key) {
      this.page = document.createElement(this.place.route.tag);
      this.page.key = this.place.key;
      this.page.place = this.place;
      this.page.app = this;
    }
    return this.page;
  }
}

define("fw-app", App);
