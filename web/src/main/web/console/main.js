import {html, nothing} from "lit";
import {PageElement, define} from "../shared/element.js";
import {t, useWords, preferredLanguage, said} from "../shared/i18n.js";
import {Router} from "../shared/router.js";
import {toast} from "../shared/toast.js";
import {api, session, resume, signOut} from "./session.js";
import {live} from "./live.js";
import {badge} from "./page.js";

const LANGUAGE_FILES = {en: () => import("./words/en.js"), ko: () => import("./words/ko.js")};
const enter = () => import("./pages/enter.js");

const ROUTES = [
  {path: "/", name: "overview", tag: "fw-overview", load: () => import("./pages/overview.js")},
  {path: "/views/:name", name: "view", nav: "overview", tag: "fw-view", load: () => import("./pages/view.js")},
  {path: "/views/:name/rebuild", name: "new-rebuild", nav: "rebuilds", tag: "fw-new-rebuild",
    load: () => import("./pages/new-rebuild.js")},
  {path: "/rebuilds", name: "rebuilds", tag: "fw-rebuilds", load: () => import("./pages/rebuilds.js")},
  {path: "/rebuilds/:id", name: "rebuild", nav: "rebuilds", tag: "fw-rebuild", load: () => import("./pages/rebuild.js")},
  {path: "/dead-letters", name: "dead-letters", tag: "fw-dead-letters", load: () => import("./pages/dead-letters.js")},
  {path: "/streams", name: "streams", tag: "fw-streams", load: () => import("./pages/streams.js")},
  {path: "/walkers", name: "walkers", tag: "fw-walkers", load: () => import("./pages/walkers.js")},
  {path: "/appeals", name: "appeals", tag: "fw-appeals", load: () => import("./pages/appeals.js")},
  {path: "/audit", name: "audit", tag: "fw-audit", load: () => import("./pages/audit.js")},
  {path: "/operators", name: "operators", tag: "fw-operators", load: () => import("./pages/operators.js")},
  {path: "/second-factor", name: "second-factor", tag: "fw-second-factor",
    load: () => import("./pages/second-factor.js")},
  {path: "/enter", name: "enter", open: true, tag: "fw-enter", load: enter},
  {path: "/sign-in", name: "sign-in", open: true, stranger: true, tag: "fw-sign-in", load: enter},
];

const PLACES = ["overview", "rebuilds", "dead-letters", "streams", "walkers", "appeals", "audit", "operators"];

/** The frame around all pages of the console. */
class Console extends PageElement {
  static properties = {place: {state: true}, ready: {state: true}, failure: {state: true}};

  #asked = 0;
  #flowing = false;

  constructor() {
    super();
    this.ready = false;
    this.router = new Router("/console", ROUTES, (place) => this.#go(place));
    api.addEventListener("signed-out", () => this.#signedOut());
    live.addEventListener("changed", () => this.#live());
    this.addEventListener("go", (event) => this.router.go(event.detail));
    this.addEventListener("signed-in", () => this.#signedIn());
    this.addEventListener("confirmed", () => this.#return());
    this.addEventListener("language", () => this.#start());
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
    this.ready = true;
  }

  async #resume() {
    try {
      await resume();
      if (session.me) {
        live.start();
      }
    } catch (problem) {
      this.failure = problem;
    }
  }

  #live() {
    const changed = live.flowing !== this.#flowing || this.letters !== live.overview?.deadLetters.letters;
    this.#flowing = live.flowing;
    this.letters = live.overview?.deadLetters.letters;
    if (changed) {
      this.requestUpdate();
    }
  }

  #signedIn() {
    live.start();
    this.#return();
  }

  #return() {
    const to = new URLSearchParams(location.search).get("to");
    this.router.go(to && to.startsWith("/") ? to : "/", true);
  }

  #signedOut() {
    live.stop();
    session.me = null;
    if (this.place && !this.place.route?.open) {
      this.router.go("/sign-in", true);
    }
  }

  async #go(place) {
    const route = place.route;
    if (route && !route.open && !session.me && !this.failure) {
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
    } catch {
      toast(t("problem.offline"), "problem");
      return;
    }
    if (asked === this.#asked) {
      const first = !this.place;
      this.place = {...place, key: asked};
      document.title = (route ? t("title." + route.name) + " · " : "") + t("brand");
      await this.updateComplete;
      if (!first) {
        this.querySelector("main").focus({preventScroll: true});
      }
    }
  }

  render() {
    if (!this.ready || !this.place) {
      return html`<div class="loading"></div>`;
    }
    return html`<a class="skip" href="#main" @click=${(event) => {
        event.preventDefault();
        this.querySelector("main").focus();
      }}>${t("skip")}</a>
      <div class=${session.me ? "frame" : "stranger"}>
        <header class="top"><a class="brand" href="/console">Firewalker <span class="soft">${t("console")}</span></a>
          ${session.me ? html`<div class="row self"><span class="name">${session.me.name}</span>${badge(session.me.role)}
            <button class="small" @click=${this.#leave}>${t("sign-out")}</button></div>` : nothing}
          ${session.me?.secondFactor && this.place.route?.name !== "second-factor" ? this.#unconfirmed() : nothing}</header>
        ${session.me ? this.#places() : nothing}
        <main id="main" tabindex="-1">${this.#page()}</main>
      </div>`;
  }

  #unconfirmed() {
    const to = this.place.path + location.search;
    return html`<p class="notice warn unconfirmed">${t("factor.reads-only")}
      <a href="/console/second-factor?to=${encodeURIComponent(to)}">${
        t("factor.go." + session.me.secondFactor)}</a></p>`;
  }

  #places() {
    const here = this.place.route ? this.place.route.nav || this.place.route.name : "";
    return html`<nav class="places" aria-label=${t("nav.places")}>${PLACES.map((name) => html`
      <a href=${this.router.href(name === "overview" ? "/" : "/" + name)}
        aria-current=${here === name ? "page" : nothing}>${t("title." + name)}${name === "dead-letters" && this.letters
          ? html` <span class="count">${this.letters}</span>` : nothing}</a>`)}
      <p class="live small ${live.flowing ? "" : "soft"}" role="status">${t(live.flowing ? "live" : "live.not")}</p></nav>`;
  }

  async #leave() {
    await signOut();
    this.#signedOut();
  }

  #page() {
    if (this.failure && !this.place.route?.open) {
      return html`<div class="card"><p class="problem" role="alert">${said(this.failure)}</p>
        <button @click=${() => location.reload()}>${t("retry")}</button></div>`;
    }
    if (!this.place.route) {
      return html`<div class="card"><h1>${t("not-found.title")}</h1>
        <p><a href="/console">${t("title.overview")}</a></p></div>`;
    }
    if (this.page?.key !== this.place.key) {
      this.page = document.createElement(this.place.route.tag);
      this.page.key = this.place.key;
      this.page.place = this.place;
    }
    return this.page;
  }
}

define("fw-console", Console);
