import {html, nothing} from "lit";
import {t} from "../shared/i18n.js";
import {positionLink, streamLink} from "./page.js";

/** Rows that differ, field by field, each with the streams and events that it was made from. */
export function differences(samples, before, after) {
  return samples.map((row) => {
    const names = [...new Set([...Object.keys(row.before || {}), ...Object.keys(row.after || {})])];
    const differing = names.filter((name) => row.before?.[name] !== row.after?.[name]);
    const label = row.where + " " + Object.values(row.key || {}).join(" · ");
    return html`<article class="difference">
      <h3 class="id">${label}</h3>
      <p class="row small">${stream(row.key || {})}${(row.positions || []).slice(0, 8).map((position) =>
        html`<span>${t("diff.event")} ${positionLink(position)}</span>`)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${label}><table>
        <thead><tr><th scope="col">${t("diff.field")}</th><th scope="col">${before}</th><th scope="col">${after}</th>
          </tr></thead>
        <tbody>${(differing.length ? differing : names).map((name) => html`<tr><th scope="row">${name}</th>
          <td class="id before">${cell(row.before, name)}</td><td class="id after">${cell(row.after, name)}</td>
          </tr>`)}</tbody></table></div></article>`;
  });
}

function cell(row, name) {
  return row ? String(row[name] ?? "–") : t("diff.no-row");
}

function stream(key) {
  if (!key.walker_id) {
    return nothing;
  }
  return html`<span>${t("diff.stream")} ${streamLink(key.local_date
      ? "day/" + key.walker_id + "/" + key.local_date : "walker/" + key.walker_id)}</span>`;
}
