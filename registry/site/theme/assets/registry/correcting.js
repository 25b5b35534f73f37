// Says which entry a reader came from to correct it, as the address of the page names it. What stands
// there is only ever shown as text, and only what looks like an id leads anywhere.

const place = document.getElementById("correcting");
const asked = new URLSearchParams(location.search);
const [type, id, file] = ["type", "id", "file"].map((name) => asked.get(name) ?? "");
const [link, code, path] = place.querySelectorAll("a, code");

function nameOf(data) {
  const { entries, facets, languages } = data;
  const types = facets.find((one) => one.name === "type").values;
  const row = entries.id.findIndex((one, at) => one === id && types[entries.type[at]] === type);
  return row < 0 ? null : [place.dataset.language, ...languages]
    .map((one) => ({ text: entries.name[one]?.[row], lang: one })).find(({ text }) => text);
}

async function tellName() {
  const answer = await fetch(place.dataset.source);
  const name = answer.ok && nameOf(await answer.json());
  if (name) {
    link.textContent = name.text;
    if (name.lang !== place.dataset.language) link.lang = name.lang;
  }
}

if (/^[a-z]+$/.test(type) && /^[a-z0-9-]+$/.test(id)) {
  link.href = `${place.dataset.pages}${type}/${id}/`;
  link.textContent = `${type}/${id}`;
  code.textContent = `${type}/${id}`;
  if (/^[a-z0-9_/-]+\.yaml$/.test(file) && file.includes(`${type}/`) && file.endsWith(`/${id}.yaml`)) {
    path.textContent = file;
    path.parentElement.hidden = false;
  }
  place.hidden = false;
  tellName().catch(() => {}); // The id stands there all the same.
}
