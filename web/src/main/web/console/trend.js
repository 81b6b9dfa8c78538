import {html, svg, nothing} from "lit";
import {t, number, time} from "../shared/i18n.js";
import {zone} from "./session.js";

const WIDTH = 240;
const HEIGHT = 48;
const EVERY = 20;

function path(points) {
  const most = Math.max(1, ...points.map((point) => point.value));
  const step = WIDTH / Math.max(1, points.length - 1);
  return points.map((point, index) =>
    (index ? "L" : "M") + (index * step).toFixed(1) + " " + (HEIGHT - 2 - point.value / most * (HEIGHT - 6)).toFixed(1))
      .join("");
}

/** A line of a figure in the last hour, and in words how high it was. points: [{at, value}] */
export function trend(points, words) {
  if (points.length < 2) {
    return html`<p class="small soft">${t("trend.none")}</p>`;
  }
  const most = Math.max(...points.map((point) => point.value));
  return html`<div class="trend"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<path class="area" d=${path(points) + `L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`}></path>
        <path class="line" d=${path(points)}></path>`}</svg>
    <span class="small soft">${words(most)}</span></div>`;
}

/** The same numbers as a table, one row for five minutes with the highest value in them. */
export function trendTable(caption, columns) {
  const longest = columns.reduce((most, column) => column.points.length > most.length ? column.points : most, []);
  const rows = [];
  for (let end = longest.length; end > 0; end -= EVERY) {
    rows.push({from: Math.max(0, end - EVERY), end});
  }
  return html`<details><summary>${t("chart.as-table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${caption}><table>
      <caption class="unseen">${caption}</caption>
      <thead><tr><th scope="col">${t("chart.when")}</th>${columns.map((column) =>
        html`<th scope="col" class="figure">${column.name}</th>`)}</tr></thead>
      <tbody>${rows.map(({from, end}) => html`<tr>
        <th scope="row">${time(longest[end - 1].at, zone())}</th>
        ${columns.map((column) => {
          const values = column.points.slice(from, end).map((point) => point.value);
          return html`<td class="figure">${values.length ? number(Math.max(...values)) : nothing}</td>`;
        })}</tr>`)}</tbody></table></div></details>`;
}
