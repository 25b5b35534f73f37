// What holds on the day of viewing only: whether a course runs, meets soon, and can be enrolled for.

const DAYS = ["su", "mo", "tu", "we", "th", "fr", "sa"];
const EVENING_FROM = "17";
const SOON_DAYS = 7;
const FULL = ["full", "waitlist", "closed"];

function plus(day, count) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

const dayName = (day) => DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];

// A run as the file has it: first and last day, state of enrolment, weekly and single meetings, days without.
function read([from, until, state, weekly, dates, without]) {
  return { from, until, state, weekly, dates, without };
}

// The first meeting of a weekly time that is not before a day.
function nextWeekly(run, day, today) {
  let date = run.from > today ? run.from : today;
  date = plus(date, (DAYS.indexOf(day) - DAYS.indexOf(dayName(date)) + 7) % 7);
  while (run.without.includes(date)) date = plus(date, 7);
  return date <= run.until ? date : null;
}

// The meetings still to come: for a weekly time the first, for single days each.
function toCome(run, today) {
  const weekly = run.weekly.map(([day, start]) => ({ day, start, date: nextWeekly(run, day, today) }));
  const single = run.dates.map(([date, start]) => ({ day: dayName(date), start, date }));
  return [...weekly, ...single].filter(
    ({ date }) => date && date >= today && !run.without.includes(date));
}

function onRecord(run) {
  return [...run.weekly.map(([day, start]) => ({ day, start })),
    ...run.dates.map(([date, start]) => ({ day: dayName(date), start }))];
}

function parts({ day, start }) {
  const weekend = day === "sa" || day === "su";
  const evening = start >= EVENING_FROM;
  return [weekend && "weekend", evening && "evening", !weekend && !evening && "day"].filter(Boolean);
}

function enrolment(entry, runs, live, today) {
  if (runs.length && !live.length) return ["closed"];
  const found = entry.walkIn ? ["walk_in"] : [];
  const states = live.map((run) => run.state);
  if (entry.opens > today) found.push("later");
  else if (entry.closes && entry.closes < today) found.push("closed");
  else if (states.includes("open")) found.push("open");
  else if (states.length && states.every((state) => FULL.includes(state))) found.push("closed");
  else if (entry.opens && entry.closes) found.push("open");
  return found;
}

// Returns the values of the facets that depend on the day: enrolment, when, times.
export function onDay(entry, today) {
  const runs = entry.runs.map(read);
  const live = runs.filter((run) => run.until >= today);
  const coming = live.flatMap((run) => toCome(run, today));
  const soon = live.filter((run) => !FULL.includes(run.state))
    .flatMap((run) => toCome(run, today)).some(({ date }) => date < plus(today, SOON_DAYS));
  const meetings = coming.length ? coming : runs.flatMap(onRecord);
  return {
    enrolment: enrolment(entry, runs, live, today),
    when: live.length ? (soon ? ["week", "running"] : ["running"]) : runs.length ? ["ended"] : [],
    times: [...new Set(meetings.flatMap(parts))],
  };
}
