/** Local dates as "2026-11-22". */

/** The date that a zone has at an instant. */
export function dateIn(zone, instant = Date.now()) {
  return new Intl.DateTimeFormat("en-CA", {timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"})
      .format(new Date(instant));
}

export function plusDays(day, days) {
  const moved = new Date(day + "T00:00:00Z");
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

export function plusMonths(day, months) {
  const moved = new Date(day.slice(0, 8) + "01T00:00:00Z");
  moved.setUTCMonth(moved.getUTCMonth() + months);
  return moved.toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(to + "T00:00:00Z") - Date.parse(from + "T00:00:00Z")) / 86400000);
}

/** 1 (Monday) to 7. */
export function weekday(day) {
  return new Date(day + "T00:00:00Z").getUTCDay() || 7;
}

/** The zone of this browser. */
export function browserZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** All zones this browser knows, with the one that must be among them. */
export function zones(also) {
  const known = Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone") : [];
  return [...new Set([...known, "UTC", also].filter(Boolean))].sort();
}
