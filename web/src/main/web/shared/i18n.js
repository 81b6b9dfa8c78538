/** Words, numbers and dates in the language of whoever looks. */

export const LANGUAGES = ["en", "ko"];
const KEPT = "firewalker-language";

let language = "en";
let words = {};

/** The language that was chosen here before, else the browser's, else English. */
export function preferredLanguage() {
  const kept = localStorage.getItem(KEPT);
  const wishes = [kept, ...navigator.languages].filter(Boolean);
  const found = wishes.map((wish) => wish.slice(0, 2).toLowerCase()).find((wish) => LANGUAGES.includes(wish));
  return found || "en";
}

/** @param {Object[]} bundles words by key; later ones win */
export function useWords(code, ...bundles) {
  language = code;
  words = Object.assign({}, ...bundles);
  document.documentElement.lang = code;
}

export function rememberLanguage(code) {
  localStorage.setItem(KEPT, code);
}

export function currentLanguage() {
  return language;
}

/**
 * The words of a key; {name} is replaced by the value of that name, numbers as the language writes them.
 * Where a value n is given, key.one or key.other is taken if the bundle has it.
 */
export function t(key, values = {}) {
  let found = words[key];
  if (values.n !== undefined) {
    const form = new Intl.PluralRules(language).select(values.n);
    found = words[key + "." + form] ?? words[key + ".other"] ?? found;
  }
  if (found === undefined) {
    return key;
  }
  return found.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : value ?? "";
  });
}

/** Whether the bundle has this key. */
export function has(key) {
  return words[key] !== undefined;
}

/** One line for whatever was thrown: by its code, else as the server said it. */
export function said(problem) {
  const key = "problem." + problem.code;
  if (has(key)) {
    return t(key, {seconds: problem.retryAfter ?? 1});
  }
  const first = problem.errors && problem.errors[0];
  return (first && first.detail) || problem.message || t("problem.unavailable");
}

const formats = new Map();

function format(type, options) {
  const key = type.name + language + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new type(language, options));
  }
  return formats.get(key);
}

export function number(value, options = {}) {
  return format(Intl.NumberFormat, options).format(value);
}

/** A local date "2026-11-22"; it has no zone, so none may move it. */
export function date(day, options = {day: "numeric", month: "short", year: "numeric"}) {
  return format(Intl.DateTimeFormat, {...options, timeZone: "UTC"}).format(new Date(day + "T00:00:00Z"));
}

/** An instant in a zone. */
export function time(instant, zone, options = {hour: "numeric", minute: "2-digit"}) {
  return format(Intl.DateTimeFormat, {...options, timeZone: zone}).format(new Date(instant));
}

export function dateTime(instant, zone) {
  return time(instant, zone, {day: "numeric", month: "short", hour: "numeric", minute: "2-digit"});
}

/** "3 minutes ago". */
export function ago(instant, now = Date.now()) {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000);
  for (const [unit, size] of [["day", 86400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= size) {
      return format(Intl.RelativeTimeFormat, {numeric: "auto"}).format(Math.trunc(seconds / size), unit);
    }
  }
  return format(Intl.RelativeTimeFormat, {numeric: "auto"}).format(Math.trunc(seconds), "second");
}
