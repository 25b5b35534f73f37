// Which entries are chosen, how many each value of a facet would give, and in which order they come.

import { matches } from "./names.js";

export const WALK_METRES = 800;
const EARTH_METRES = 6371000;

function within(entry, area) {
  return entry.area?.[area.level] === area;
}

// Whether an entry stands what is not a facet: the query, and the area if nothing else is wanted.
function stands(entry, state) {
  return (!state.only || !state.near || within(entry, state.near))
    && (!state.query || matches(entry.findable, state.query));
}

// Counts of a facet are those that the other facets leave: what would be there if one chose it.
export function choose(catalogue, state) {
  const chosen = [];
  const counts = new Map(catalogue.facets.map((facet) => [facet.name, new Map()]));
  const add = (name, entry) => {
    for (const value of entry.values[name]) {
      counts.get(name)?.set(value, (counts.get(name).get(value) ?? 0) + 1);
    }
  };
  for (const entry of catalogue.entries) {
    if (!stands(entry, state)) continue;
    const fails = [...state.chosen].filter(
      ([name, values]) => !entry.values[name].some((value) => values.has(value)));
    if (fails.length === 0) {
      chosen.push(entry);
      counts.forEach((_, name) => add(name, entry));
    } else if (fails.length === 1) add(fails[0][0], entry);
  }
  return { chosen, counts };
}

export function metres(here, spot) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const x = radians(spot.lng - here.lng) * Math.cos(radians((here.lat + spot.lat) / 2));
  return Math.hypot(x, radians(spot.lat - here.lat)) * EARTH_METRES;
}

function nearness(entry, state) {
  if (state.here) {
    if (!entry.spot) return "no_spot";
    return metres(state.here, entry.spot) <= WALK_METRES ? "walk" : "further";
  }
  if (!state.near) return "all";
  const { township, district } = state.near;
  if (township && entry.area?.township === township) return "township";
  if (district && entry.area?.district === district) return "district";
  return "city";
}

const ORDER = ["walk", "further", "no_spot", "township", "district", "city", "all"];

// The entries in groups from near to far; within one as the lists have them, what has ended last.
export function grouped(entries, state) {
  const far = (entry) => (state.here && entry.spot ? metres(state.here, entry.spot) : 0);
  const ended = (entry) => Number(entry.values.when?.includes("ended") ?? false);
  const groups = new Map(ORDER.map((name) => [name, []]));
  for (const entry of entries) groups.get(nearness(entry, state)).push(entry);
  return [...groups].filter(([, members]) => members.length).map(([name, members]) => ({
    name,
    entries: members.sort((a, b) => far(a) - far(b) || ended(a) - ended(b)),
  }));
}
