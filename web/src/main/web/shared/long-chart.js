import {html} from "lit";
import {uPlot} from "uplot";
import {PageElement, define} from "./element.js";
import {t, number, date} from "./i18n.js";

const HEIGHT = 200;

/** A long series of dates, with the same numbers as a table behind it. points: [{date, value}]; goal: a line. */
define("fw-long-chart", class extends PageElement {
  static properties = {label: {}, points: {attribute: false}, goal: {type: Number}};

  constructor() {
    super();
    this.points = [];
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.redraw = () => this.#draw();
  }

  connectedCallback() {
    super.connectedCallback();
    this.sizes = new ResizeObserver(() => this.plot?.setSize({width: this.clientWidth, height: HEIGHT}));
    this.sizes.observe(this);
    this.scheme.addEventListener("change", this.redraw);
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    this.scheme.removeEventListener("change", this.redraw);
    this.plot?.destroy();
    this.plot = null;
    super.disconnectedCallback();
  }

  updated(changed) {
    if (changed.has("points") || changed.has("goal")) {
      this.#draw();
    }
  }

  #draw() {
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const axis = {stroke: colour("--soft"), grid: {stroke: colour("--line"), width: 1}, ticks: {show: false}};
    this.plot?.destroy();
    this.plot = new uPlot({
      width: this.clientWidth || 320,
      height: HEIGHT,
      legend: {show: false},
      cursor: {show: false},
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      axes: [
        {...axis, values: (plot, splits) => splits.map((seconds) =>
          date(new Date(seconds * 1000).toISOString().slice(0, 10), {month: "short", day: "numeric"}))},
        {...axis, size: 52, values: (plot, splits) => splits.map((value) => number(value, {notation: "compact"}))},
      ],
      series: [{}, {stroke: colour("--tone-main"), width: 2, fill: colour("--fire-soft"), points: {show: false}}],
    }, [
      this.points.map((point) => Date.parse(point.date + "T00:00:00Z") / 1000),
      this.points.map((point) => point.value),
    ], this.querySelector(".plot"));
  }

  render() {
    return html`<figure class="chart">
      <div class="plot" role="img" aria-label=${this.label}></div>
      <details><summary>${t("chart.as-table")}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${this.label}><table>
          <thead><tr><th scope="col">${t("chart.when")}</th><th scope="col" class="figure">${t("steps")}</th></tr></thead>
          <tbody>${this.points.filter((point) => point.value > 0).map((point) => html`<tr>
            <th scope="row">${date(point.date)}</th><td class="figure">${number(point.value)}</td></tr>`)}</tbody>
        </table></div></details>
    </figure>`;
  }
});
