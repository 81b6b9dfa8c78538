import {html, svg, nothing} from "lit";
import {PageElement, define} from "./element.js";
import {t, number} from "./i18n.js";

const HEIGHT = 160;
const WIDTH = 320;
const FOOT = 18;

/**
 * Bars with the same numbers as a table behind them. Bars can be chosen by pointer and by arrow keys.
 * bars: [{label, value, tone, text, parts?: [{value, tone}]}]; ticks: texts under
 * the bars, one for each or spread from end to end; goal: a line; chosen: index.
 * Fires "choose" with detail {index}.
 */
class BarChart extends PageElement {
  static properties = {
    label: {}, bars: {attribute: false}, ticks: {attribute: false}, goal: {type: Number}, chosen: {type: Number},
    unit: {}, open: {type: Boolean}, columns: {attribute: false},
  };

  constructor() {
    super();
    this.bars = [];
    this.ticks = [];
    this.chosen = -1;
    this.columns = null;
  }

  render() {
    const most = Math.max(1, this.goal || 0, ...this.bars.map((bar) => bar.value));
    const step = WIDTH / Math.max(1, this.bars.length);
    const height = (value) => value / most * (HEIGHT - FOOT - 12);
    const last = this.bars.findLastIndex((bar) => bar.value > 0);
    const focus = this.chosen >= 0 ? this.chosen : Math.max(0, last);
    return html`<figure class="chart">
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="listbox" aria-label=${this.label} aria-orientation="horizontal"
          preserveAspectRatio="none" tabindex="0" aria-activedescendant="${this.id}-bar-${focus}"
          @keydown=${this.#key} @click=${this.#click}>
        ${this.goal ? svg`<line class="goal" x1="0" x2=${WIDTH} y1=${HEIGHT - FOOT - height(this.goal)}
            y2=${HEIGHT - FOOT - height(this.goal)}></line>` : nothing}
        <line class="ground" x1="0" x2=${WIDTH} y1=${HEIGHT - FOOT} y2=${HEIGHT - FOOT}></line>
        ${this.bars.map((bar, index) => this.#bar(bar, index, step, height))}
      </svg>
      <div class="ticks ${this.ticks.length === this.bars.length ? "per-bar" : "spread"}" aria-hidden="true">
        ${this.ticks.map((tick) => html`<span>${tick}</span>`)}</div>
      <details ?open=${this.open}><summary>${t("chart.as-table")}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${this.label}>
        <table><caption class="unseen">${this.label}</caption>
          <thead><tr><th scope="col">${this.columns?.[0] ?? t("chart.when")}</th>
            <th scope="col" class="figure">${this.columns?.[1] ?? t("steps")}</th></tr></thead>
          <tbody>${this.bars.filter((bar) => bar.value > 0 || this.bars.length < 40).map((bar) =>
              html`<tr><th scope="row">${bar.label}</th><td class="figure">${number(bar.value)}</td></tr>`)}</tbody>
        </table></div></details>
    </figure>`;
  }

  #bar(bar, index, step, height) {
    const gap = step < 8 ? Math.min(2, step * 0.2) : Math.min(16, step * 0.3);
    const parts = bar.parts && bar.parts.length ? bar.parts : [{value: bar.value, tone: bar.tone}];
    let below = 0;
    return svg`<g role="option" id="${this.id}-bar-${index}" aria-selected=${index === this.chosen}
        aria-label=${bar.text || bar.label + ": " + number(bar.value)} data-index=${index}
        class=${index === this.chosen ? "chosen" : ""}>
      <rect class="reach" x=${index * step} y="0" width=${step} height=${HEIGHT - FOOT}></rect>
      ${parts.filter((part) => part.value > 0).map((part) => {
        const tall = Math.max(1.5, height(part.value));
        below += tall;
        return svg`<rect class="bar tone-${part.tone || "main"}" x=${index * step + gap / 2}
            y=${HEIGHT - FOOT - below} width=${Math.max(1, step - gap)} height=${tall}></rect>`;
      })}</g>`;
  }

  #click(event) {
    const bar = event.target.closest("[data-index]");
    if (bar) {
      this.#choose(Number(bar.dataset.index));
    }
  }

  #key(event) {
    const count = this.bars.length;
    const from = this.chosen >= 0 ? this.chosen : this.bars.findLastIndex((bar) => bar.value > 0);
    const filled = (index, by) => {
      for (let next = index + by; next >= 0 && next < count; next += by) {
        if (this.bars[next].value > 0 || event.shiftKey) {
          return next;
        }
      }
      return index;
    };
    const to = {
      ArrowRight: () => filled(from, 1),
      ArrowLeft: () => filled(from, -1),
      Home: () => filled(-1, 1),
      End: () => filled(count, -1),
      Enter: () => from,
      " ": () => from,
    }[event.key]?.();
    if (to !== undefined && to >= 0 && to < count) {
      event.preventDefault();
      this.#choose(to);
    }
  }

  #choose(index) {
    this.chosen = index;
    this.dispatchEvent(new CustomEvent("choose", {detail: {index}, bubbles: true}));
  }
}

define("fw-bars", BarChart);
