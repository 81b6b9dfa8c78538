import {api} from "./session.js";

const PATH = "/v1/ops/events";
const BETWEEN_MILLIS = 15000;
const MOST = 240;

/**
 * How things are, told every second while somebody looks. Fires "changed".
 * overview: {at, head, eventsPerSecond, items, deadLetters, replica, redis}, null before the first one;
 * samples: [{at, head, lag: {name: events}}] of the last hour, the oldest first.
 */
class Live extends EventTarget {
  overview = null;
  samples = [];
  flowing = false;
  #end = null;

  start() {
    if (this.#end) {
      return;
    }
    this.#end = new AbortController();
    api.stream(PATH, (event) => this.#take(event), this.#end.signal, (flowing) => {
      this.flowing = flowing;
      this.dispatchEvent(new Event("changed"));
    });
  }

  stop() {
    this.#end?.abort();
    this.#end = null;
    this.overview = null;
    this.samples = [];
    this.flowing = false;
  }

  /** The state of one view or process. */
  of(name) {
    return this.overview?.items.find((item) => item.name === name);
  }

  /** Its lag in the last hour: [{at, value}]. */
  lagOf(name) {
    return this.samples.filter((sample) => sample.lag[name] !== undefined)
        .map((sample) => ({at: sample.at, value: sample.lag[name]}));
  }

  #take({type, data}) {
    if (type === "history") {
      this.samples = data.samples;
    } else if (type === "overview") {
      this.overview = data;
      this.#sample(data);
    }
    this.dispatchEvent(new Event("changed"));
  }

  #sample({at, head, items}) {
    const last = this.samples.at(-1);
    if (last && Date.parse(at) - Date.parse(last.at) < BETWEEN_MILLIS) {
      return;
    }
    const lag = Object.fromEntries(items.filter((item) => item.lag).map((item) => [item.name, item.lag.events]));
    this.samples = [...this.samples, {at, head, lag}].slice(-MOST);
  }
}

export const live = new Live();
