import {html, nothing} from "lit";
import {repeat} from "lit/directives/repeat.js";
import {PageElement, define} from "../shared/element.js";
import {t, number, said} from "../shared/i18n.js";
import {api} from "./session.js";
import {avatar} from "./avatar.js";
import {showProfile} from "./profile.js";

const ROW_PIXELS = 56;
const PAGES_KEPT = 4;

/**
 * A board by pages. Only a few pages around what is in sight are kept, the others are empty space of the same height:
 * a board of any length takes the same memory, and nothing jumps.
 * board: the first page; path: where further pages are asked for, or null where there are none.
 */
define("fw-board-list", class extends PageElement {
  static properties = {board: {attribute: false}, path: {}, pages: {state: true}, failure: {state: true},
    score: {}, team: {type: Boolean}};

  constructor() {
    super();
    this.pages = [];
    this.looking = false;
    this.scrolled = () => this.#look();
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("scroll", this.scrolled, {passive: true});
  }

  disconnectedCallback() {
    window.removeEventListener("scroll", this.scrolled);
    super.disconnectedCallback();
  }

  /** Whether the first page is kept as it is: then it may be replaced by a newer one. */
  get atTop() {
    return this.pages.length <= 1;
  }

  willUpdate(changed) {
    if (changed.has("board") && this.atTop) {
      this.pages = [{cursor: null, entries: this.board.entries, rows: this.board.entries.length, next: this.board.next}];
    }
  }

  updated() {
    // Set by script: the policy allows no style attributes.
    for (const space of this.querySelectorAll(".space")) {
      space.style.height = space.dataset.rows * ROW_PIXELS + "px";
    }
    this.#look();
  }

  /** Loads what comes into sight, drops what is far away. */
  async #look() {
    if (this.looking || !this.path || this.failure || !this.isConnected) {
      return;
    }
    const top = this.querySelector(".board").getBoundingClientRect().top;
    let above = top;
    let wanted = null;
    const near = (from, to) => to > -innerHeight && from < innerHeight * 2;
    this.pages.forEach((page) => {
      const below = above + page.rows * ROW_PIXELS;
      if (!page.entries && near(above, below)) {
        wanted ??= page;
      }
      page.near = near(above, below);
      above = below;
    });
    const last = this.pages[this.pages.length - 1];
    if (!wanted && last?.next && above < innerHeight * 2) {
      wanted = {cursor: last.next, entries: null, rows: 0, next: null};
    }
    if (!wanted) {
      return;
    }
    this.looking = true;
    try {
      const found = await api.get(this.path + (wanted.cursor ? "&cursor=" + encodeURIComponent(wanted.cursor) : ""));
      const page = {cursor: wanted.cursor, entries: found.entries, rows: found.entries.length, next: found.next, near: true};
      const pages = this.pages.includes(wanted)
          ? this.pages.map((other) => other === wanted ? page : other) : [...this.pages, page];
      const kept = pages.filter((other) => other.entries);
      for (const other of kept.filter((each) => !each.near).slice(0, Math.max(0, kept.length - PAGES_KEPT))) {
        other.entries = null;
      }
      this.pages = pages;
    } catch (problem) {
      this.failure = problem;
    }
    this.looking = false;
  }

  render() {
    const all = this.pages.reduce((sum, page) => sum + page.rows, 0);
    return html`<div class="board" role="table" aria-label=${t("title.boards")}
        aria-rowcount=${this.pages[this.pages.length - 1]?.next ? -1 : all}>
      <div role="row" class="unseen"><span role="columnheader">${t("boards.rank")}</span>
        <span role="columnheader">${t("boards.walker")}</span><span role="columnheader">${t("steps")}</span></div>
      ${this.pages.map((page) => page.entries
          ? repeat(page.entries, (entry, index) => entry.walkerId || entry.teamId || "masked " + index,
              (entry) => this.#row(entry))
          : html`<div class="space" role="presentation" data-rows=${page.rows}></div>`)}
      ${all === 0 ? html`<div role="row"><p role="cell" class="empty">${t("boards.nobody")}</p></div>` : nothing}
    </div>
    ${this.failure ? html`<p class="problem" role="alert">${said(this.failure)}
      <button class="small" @click=${() => {
        this.failure = null;
        this.#look();
      }}>${t("retry")}</button></p>` : nothing}`;
  }

  #row(entry) {
    const name = entry.displayName ?? entry.name;
    const figure = entry.score ?? entry.steps;
    return html`<div role="row" class="place ${entry.me ? "me" : ""}">
      <span role="cell" class="rank">${number(entry.rank)}</span>
      <span role="cell" class="grow">${entry.walkerId ? html`<button class="plain who"
        @click=${() => showProfile(entry.walkerId)}>${avatar(entry)}<span>${name}</span></button>`
          : html`<span class="who">${avatar({displayName: name})}<span>${name ?? t("boards.masked")}${
              entry.members ? html` <span class="small soft">${t("challenge.members", {n: entry.members})}</span>`
                  : nothing}</span></span>`}</span>
      <span role="cell" class="figures">${number(Number(figure))}</span></div>`;
  }
});
