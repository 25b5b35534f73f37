// Says what is true only at the moment of reading: whether a place is open, a course under way. The
// clock is the city's, not the reader's. What stands in the page without this stays true by itself.

import { inCity } from "./clock.js";

function within(day, from, until) {
  return (!from || from <= day) && (!until || day <= until);
}

function say(place, sentences) {
  const said = sentences.filter(Boolean);
  place.textContent = said.join(" ");
  place.hidden = !said.length;
}

function opening(place, { day, time, weekday }) {
  const words = place.dataset;
  const valid = JSON.parse(words.hours).filter((hours) => within(day, hours.from, hours.until));
  if (!valid.length) {
    return; // Nothing is on record for this time of the year.
  }
  const today = words.closed.split(" ").includes(day) ? []
    : valid.filter((hours) => hours.days.includes(weekday));
  const open = today.find((hours) => hours.opens <= time && time < hours.closes);
  const later = today.filter((hours) => time < hours.opens).map((hours) => hours.opens).sort()[0];
  const sentence = open ? words.open.replace("{time}", open.closes)
    : later ? words.later.replace("{time}", later) : words.shut;
  say(place, [sentence]);
}

function stateOf({ from, until }, day) {
  if (until && until < day) {
    return "ended";
  }
  if (from && day < from) {
    return "coming";
  }
  return from && until ? "running" : "undated";
}

function nextMeeting(day, time) {
  return [...document.querySelectorAll("[data-run] .sessions time")]
    .filter((meeting) => meeting.dateTime >= `${day}T${time}`)
    .sort((one, other) => (one.dateTime < other.dateTime ? -1 : 1))[0];
}

function course(place, { day, time }) {
  const words = place.dataset;
  const states = [...document.querySelectorAll("[data-run]")].map((run) => {
    const state = stateOf(run.dataset, day);
    const chip = run.querySelector("[data-state]");
    if (state !== "undated") {
      chip.textContent = words[`run${state}`];
      chip.hidden = false;
      chip.classList.toggle("chip-plain", state === "ended");
    }
    for (const enrolment of run.querySelectorAll("[data-enrolment]")) {
      enrolment.hidden = state === "ended";
    }
    return state;
  });
  const state = ["running", "coming", "undated", "ended"].find((one) => states.includes(one));
  const enrols = state !== "ended" && words.enrolsFrom && words.enrolsUntil
    && within(day, words.enrolsFrom, words.enrolsUntil);
  const next = nextMeeting(day, time);
  say(place, [words[state], next && words.next.replace("{time}", next.textContent),
    enrols && words.enrolling]);
}

const kinds = { opening, course };
for (const place of document.querySelectorAll("[data-timed]")) {
  kinds[place.dataset.timed](place, inCity(place.dataset.zone));
}
