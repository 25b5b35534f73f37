// What was chosen stands in the address, so that a result can be sent to someone. A position never does.
// What no entry has can be asked for all the same: the answer is that nothing is on record.

export const PAGE = 20;

export function readState(catalogue, search) {
  const asked = new URLSearchParams(search);
  const chosen = new Map();
  for (const [name, text] of asked) {
    const values = catalogue.labels.has(name) ? text.split(",").filter(Boolean) : [];
    if (values.length) chosen.set(name, new Set(values));
  }
  const near = catalogue.areas.find((area) => area.code === asked.get("near"));
  return {
    query: asked.get("q") ?? "",
    near: near && ["district", "township"].includes(near.level) ? near : null,
    only: asked.get("only") === "1",
    shown: Math.max(PAGE, Number.parseInt(asked.get("shown") ?? "", 10) || 0),
    here: null,
    map: asked.get("map") === "1",
    chosen,
  };
}

export function writeState(state) {
  const asked = [];
  if (state.query.trim()) asked.push(["q", state.query.trim()]);
  if (state.near) asked.push(["near", state.near.code]);
  if (state.near && state.only) asked.push(["only", "1"]);
  for (const [name, values] of state.chosen) asked.push([name, [...values].join(",")]);
  if (state.shown > PAGE) asked.push(["shown", String(state.shown)]);
  if (state.map) asked.push(["map", "1"]);
  return asked.map(([name, text]) => `${name}=${encodeURIComponent(text).replaceAll("%2C", ",")}`).join("&");
}
