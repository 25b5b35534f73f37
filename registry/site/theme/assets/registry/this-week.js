// What is on, by the clock of the city: today, the seven days from today, or all that is on record;
// narrowed down by presses. What was pressed stands in the address, so that it can be sent to someone.

import { inCity } from "./clock.js";

const place = document.getElementById("this-week");
const DAY = 24 * 60 * 60 * 1000;
const WHEN = "week";
const presses = [...place.querySelectorAll("[data-when], [data-only]")];
const audience = document.getElementById("week-for");
const state = { when: WHEN, only: new Set(), audience: "" };

function readState() {
  const asked = new URLSearchParams(location.search);
  const known = (name, value) => presses.some((one) => one.dataset[name] === value);
  state.when = known("when", asked.get("when")) ? asked.get("when") : WHEN;
  state.only = new Set((asked.get("only") ?? "").split(",").filter((one) => known("only", one)));
  const wanted = asked.get("for") ?? "";
  state.audience = [...(audience?.options ?? [])].some((one) => one.value === wanted) ? wanted : "";
}

function writeState() {
  const asked = new URLSearchParams();
  if (state.when !== WHEN) asked.set("when", state.when);
  if (state.only.size) asked.set("only", [...state.only].join(","));
  if (state.audience) asked.set("for", state.audience);
  const text = asked.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}

function span() {
  const now = Date.now();
  const city = inCity(place.dataset.zone, new Date(now));
  const days = { today: 1, week: 7 }[state.when];
  return { now: `${city.day}T${city.time}`, today: city.day,
    end: days ? inCity(place.dataset.zone, new Date(now + days * DAY)).day : null };
}

function wanted(meeting) {
  const marks = meeting.dataset.marks.split(" ");
  return [...state.only].every((one) => marks.includes(one))
    && (!state.audience || meeting.dataset.for.split(" ").includes(state.audience));
}

function show() {
  const { now, today, end } = span();
  let shown = 0;
  for (const day of place.querySelectorAll("[data-day]")) {
    const date = day.dataset.day;
    let here = 0;
    for (const meeting of day.querySelectorAll(".meeting")) {
      meeting.hidden = date < today || (end && date >= end) || meeting.dataset.over < now || !wanted(meeting);
      here += meeting.hidden ? 0 : 1;
    }
    day.hidden = !here;
    day.classList.toggle("today", date === today);
    shown += here;
  }
  const said = { today: "saidToday", week: "saidWeek", all: "saidAll" }[state.when];
  place.querySelector("[data-week-said]").textContent = place.dataset[said].replace("{count}", shown);
  place.querySelector("[data-week-none]").hidden = shown > 0;
  for (const press of presses) {
    const on = press.dataset.when ? press.dataset.when === state.when : state.only.has(press.dataset.only);
    press.setAttribute("aria-pressed", String(on));
  }
}

function press({ when, only }) {
  if (when) state.when = when;
  else if (!state.only.delete(only)) state.only.add(only);
  writeState();
  show();
}

function tellToday() {
  const { today } = span();
  const heading = place.querySelector(`[data-day="${today}"] h2`);
  if (heading) heading.textContent = `${place.dataset.today} · ${heading.textContent}`;
}

readState();
for (const one of presses) {
  one.addEventListener("click", () => press(one.dataset));
}
if (audience) {
  audience.value = state.audience;
  audience.addEventListener("change", () => {
    state.audience = audience.value;
    writeState();
    show();
  });
}
tellToday();
show();
document.getElementById("week-presses").hidden = false;
