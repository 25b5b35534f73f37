// The file as entries and facets: columns become objects, numbers the values they stand for.

import { findable } from "./names.js";
import { inCity } from "../clock.js";
import { onDay } from "./times.js";

export const UNKNOWN = "unknown";
const LEVELS = ["district", "township"];

// The text in the language of the page, else in the first that has one, with its language.
function told(column, languages, language, place) {
  for (const one of [language, ...languages]) {
    const text = column[one]?.[place];
    if (text) return { text, lang: one === language ? null : one };
  }
  return { text: "", lang: null };
}

function readAreas(data, say) {
  const { code, level, parent, name } = data.areas;
  const areas = code.map((one, place) => ({ code: one, level: level[place], name: say(name, place) }));
  areas.forEach((area, place) => { area.parent = areas[parent[place]] ?? null; });
  for (const area of areas) {
    for (const wanted of LEVELS) {
      let above = area;
      while (above && above.level !== wanted) above = above.parent;
      area[wanted] = above;
    }
  }
  return areas;
}

function readFacet(raw, say) {
  const values = raw.values.map((value, place) => ({ value, label: say(raw.labels, place) }));
  return { name: raw.name, title: raw.title, values, quick: raw.quick, types: raw.types };
}

// An entry has for each facet the values it names, [unknown] if it names none, nothing if not asked.
function valuesOf(facet, columns, place, day) {
  if (facet.name === "type") return [facet.values[columns.type[place]].value];
  if (facet.types && !facet.types.includes(columns.type[place])) return [];
  const known = day[facet.name] ?? columns[facet.name][place].map((one) => facet.values[one].value);
  return known.length ? known : [UNKNOWN];
}

function readEntry(data, facets, areas, say, today, place) {
  const columns = data.entries;
  const entry = {
    type: facets[0].values[columns.type[place]],
    id: columns.id[place],
    name: say(columns.name, place),
    kind: columns.kind[place] < 0 ? null : say(data.kinds, columns.kind[place]),
    area: areas[columns.area[place]] ?? null,
    paused: Boolean(columns.paused[place]),
    runs: columns.runs[place], opens: columns.opens[place], closes: columns.closes[place],
    walkIn: Boolean(columns.walk_in[place]),
    spot: columns.lng[place] === null ? null : { lng: columns.lng[place], lat: columns.lat[place] },
  };
  const names = data.languages.map((one) => columns.name[one][place]).filter(Boolean);
  entry.findable = findable([...names, ...columns.other_names[place]], data.sounds);
  const day = onDay(entry, today);
  entry.values = Object.fromEntries(
    facets.map((facet) => [facet.name, valuesOf(facet, columns, place, day)]));
  return entry;
}

// What each value of a facet is called, also of one that no entry has.
function labelsOf(facets) {
  return new Map(facets.map(({ name, title, values }) => [name, {
    title, values: new Map(values.map(({ value, label }) => [value, label.text])) }]));
}

// Facets of which nothing is known in the whole city are left out.
export function readCatalogue(data, language) {
  const say = (column, place) => told(column, data.languages, language, place);
  const areas = readAreas(data, say);
  const every = data.facets.map((raw) => readFacet(
    { ...raw, title: raw.title[language] ?? raw.title[data.languages[0]] }, say));
  const today = inCity(data.time_zone).day;
  const entries = data.entries.id.map((_, place) => readEntry(data, every, areas, say, today, place));
  const labels = labelsOf(every);
  const met = (facet, value) => entries.some((entry) => entry.values[facet.name].includes(value));
  for (const facet of every) {
    facet.values = facet.values.filter(({ value }) => met(facet, value));
    facet.quick = facet.quick.filter((value) => met(facet, value));
    facet.unknown = met(facet, UNKNOWN);
  }
  return { entries, areas, labels, facets: every.filter((facet) => facet.values.length) };
}
