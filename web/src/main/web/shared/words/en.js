/** Words of parts that both sites use. */
export const words = {
  "steps": "Steps",
  "close": "Close",
  "cancel": "Cancel",
  "save": "Save",
  "delete": "Delete",
  "more": "Show more",
  "loading": "Loading…",
  "retry": "Try again",
  "chart.as-table": "Show as a table",
  "chart.when": "When",
  "problem.offline": "There is no connection. Try again when you are online.",
  "problem.unavailable": "This does not answer at the moment. Try again soon.",
  "problem.view-behind": "The numbers are still catching up. Try again in a moment.",
  "problem.too-many-requests": "That was too often. Try again in {seconds} seconds.",
};
