// The page holds the sessions of several weeks; of these it shows the seven days from the reader's
// today, by the clock of the city. Without it, those from the day of the data stand there.

import { inCity } from "./clock.js";

const place = document.querySelector("[data-week]");
const DAY = 24 * 60 * 60 * 1000;

function show() {
  const now = Date.now();
  const first = inCity(place.dataset.zone, new Date(now)).day;
  const last = inCity(place.dataset.zone, new Date(now + 7 * DAY)).day;
  let shown = 0;
  for (const item of place.querySelectorAll("[data-starts]")) {
    const day = item.dataset.starts.slice(0, 10);
    item.hidden = day < first || day >= last;
    shown += item.hidden ? 0 : 1;
  }
  place.querySelector("[data-week-said]").textContent = place.dataset.fromToday;
  place.querySelector("[data-week-none]").hidden = shown > 0;
}

if (place) {
  show();
}
