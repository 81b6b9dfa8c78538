import {html, nothing} from "lit";
import {PageElement, define} from "../shared/element.js";
import {t, number} from "../shared/i18n.js";
import "../shared/chart.js";
import {badge, shortType, when} from "./page.js";

const SLOT_SECONDS = 900;
const SLOTS = 96;

/**
 * A day, event by event: the slots before and after each. Slots are shown in UTC, which every zone's quarter hours fit.
 * events: of a stream day/{walkerId}/{localDate}; position: the event to begin at, else the last one.
 */
define("fw-day-stepper", class extends PageElement {
  static properties = {events: {attribute: false}, position: {type: Number}, at: {state: true}, chosen: {state: true}};

  willUpdate(changed) {
    if (changed.has("events")) {
      this.steps = stepsOf(this.events);
      const asked = this.steps.findIndex((step) => step.event.position === this.position);
      this.at = asked >= 0 ? asked : this.steps.length - 1;
      this.chosen = -1;
    }
  }

  render() {
    const step = this.steps[this.at];
    if (!step) {
      return nothing;
    }
    const go = (to) => {
      this.at = Math.max(0, Math.min(this.steps.length - 1, to));
      this.chosen = -1;
    };
    const slots = [...new Set([...step.before.keys(), ...step.after.keys()])].sort((one, other) => one - other);
    return html`<section class="card" aria-labelledby="stepper">
      <div class="row apart"><h2 id="stepper">${t("stepper")}</h2>
        <span class="figures">${t("stepper.of", {at: this.at + 1, all: this.steps.length})}</span></div>
      <div class="row stepper"><button aria-label=${t("stepper.back")} ?disabled=${this.at === 0}
          @click=${() => go(this.at - 1)}>←</button>
        <input class="grow" type="range" min="1" max=${this.steps.length} .value=${String(this.at + 1)}
          aria-label=${t("stepper.event")} aria-valuetext=${shortType(step.event.type) + " " + step.event.position}
          @input=${(event) => go(Number(event.target.value) - 1)}>
        <button aria-label=${t("stepper.on")} ?disabled=${this.at === this.steps.length - 1}
          @click=${() => go(this.at + 1)}>→</button></div>
      <div role="status"><p class="row"><b>${shortType(step.event.type)}</b>
          <span class="figures">${number(step.event.position)}</span><span class="soft">${when(step.event.recordedAt)}</span>
          ${step.cause ? html`<span class="badge">${step.cause}</span>` : nothing}</p>
        <p class="totals">${t("stepper.total")} <b class="figures">${number(step.totalBefore)}</b> →
          <b class="figures" data-total=${step.total}>${number(step.total)}</b>
          ${step.reached ? badge("reached") : nothing}</p></div>
      ${slots.length ? html`<fw-bars id="step-bars" label=${t("stepper.after")} .chosen=${this.chosen}
        .columns=${[t("stepper.slot"), t("steps")]} .ticks=${[clock(slots[0]), clock(slots.at(-1))]}
        @choose=${(event) => {
          this.chosen = event.detail.index;
        }}
        .bars=${slots.map((slot) => ({label: clock(slot), value: step.after.get(slot)?.steps || 0,
          tone: step.changed.has(slot) ? "main" : "rest"}))}></fw-bars>` : nothing}
      ${step.changed.size ? this.#changed(step) : html`<p class="soft">${t("stepper.unchanged")}</p>`}
    </section>`;
  }

  #changed(step) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("stepper.changed")}><table>
      <caption class="unseen">${t("stepper.changed")}</caption>
      <thead><tr><th scope="col">${t("stepper.slot")}</th><th scope="col" class="figure">${t("stepper.before")}</th>
        <th scope="col" class="figure">${t("stepper.then")}</th><th scope="col">${t("stepper.why")}</th></tr></thead>
      <tbody>${[...step.changed].sort((one, other) => one - other).map((slot) => {
        const was = step.before.get(slot);
        const is = step.after.get(slot);
        return html`<tr><th scope="row">${clock(slot)}</th><td class="figure">${was ? number(was.steps) : "–"}</td>
          <td class="figure">${is ? number(is.steps) : "–"}${is?.held ? html`<br><span class="small">${
            t("stepper.held", {n: is.held})}</span>` : nothing}</td>
          <td>${is ? html`<span class="id">${is.device}</span> <span class="soft">${is.reason}</span>` : nothing}</td></tr>`;
      })}</tbody></table></div>`;
  }
});

/** What each event made of the day: its figures are absolute, its slots are those that changed. */
function stepsOf(events) {
  let slots = new Map();
  let total = 0;
  return events.map((event) => {
    const said = event.payload;
    const result = said.result;
    const before = slots;
    const changed = new Set();
    slots = new Map(before);
    for (const decision of result?.slots || []) {
      const slot = (decision.slot || 0) + SLOTS * (said.localDate || 0);
      changed.add(slot);
      if (decision.empty) {
        slots.delete(slot);
      } else {
        slots.set(slot, {
          steps: decision.steps || 0, held: decision.held || 0, reason: word(decision.reason, "REASON_"),
          device: decision.device === undefined ? "" : said.devices?.[decision.device]?.id || "",
        });
      }
    }
    const totalBefore = total;
    total = result ? result.total || 0 : total;
    return {
      event, before, after: slots, changed, totalBefore, total,
      cause: said.cause === undefined ? "" : word(String(said.cause), "CAUSE_"),
      reached: result?.goalReached === true,
    };
  });
}

function word(constant, prefix) {
  return (constant || "").replace(prefix, "").toLowerCase().replaceAll("_", "-");
}

function clock(slot) {
  return new Date(slot * SLOT_SECONDS * 1000).toISOString().slice(11, 16);
}
