// Fills in what must not be part of the pages: the version that was built and today's date.
// Everything is readable without this script.

const places = document.querySelectorAll("[data-live]");
const base = JSON.parse(document.getElementById("__config").textContent).base;

function show(key, value) {
  for (const place of places) {
    if (place.dataset.live === key && value) {
      place.textContent = value;
    }
  }
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

if (places.length) {
  show("today", today());
  fetch(new URL("api/v1/index.json", new URL(base, location.href)))
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((index) => {
      show("commit", index.commit);
      show("as_of", index.as_of);
    })
    .catch(() => {});
}
