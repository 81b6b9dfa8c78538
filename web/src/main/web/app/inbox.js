import {api} from "./session.js";

/** The walker's inbox as it changes: "changed" when the number of unread ones does, "notice" for each new one. */
class Inbox extends EventTarget {
  unread = 0;
  #ending = null;

  start() {
    if (this.#ending) {
      return;
    }
    this.#ending = new AbortController();
    this.refresh();
    api.stream("/v1/me/notifications/stream", (event) => {
      this.dispatchEvent(new CustomEvent("notice", {detail: event.data}));
      this.refresh();
    }, this.#ending.signal);
  }

  stop() {
    this.#ending?.abort();
    this.#ending = null;
    this.set(0);
  }

  async refresh() {
    try {
      this.set((await api.get("/v1/me/notifications?limit=1")).unread);
    } catch {
      // The next event or visit asks again.
    }
  }

  set(unread) {
    this.unread = unread;
    this.dispatchEvent(new Event("changed"));
  }
}

export const inbox = new Inbox();
