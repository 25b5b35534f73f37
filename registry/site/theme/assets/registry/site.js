// Fills in what must not be part of the pages: the version that was built, today's date and the
// address of the page; shows what only works with a script. Everything is readable without it.

const places = document.querySelectorAll("[data-live]");
const base = JSON.parse(document.getElementById("__config").textContent).base;

function show(key, value) {
  for (const place of places) {
    if (place.dataset.live === key && value) {
      place.textContent = value + (place.dataset.part ?? "");
    }
  }
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function select(place) {
  const range = document.createRange();
  range.selectNodeContents(place);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

// Where the browser lets no script copy, the text is selected for the reader to copy.
async function copy(button) {
  const place = document.getElementById(button.dataset.copy);
  const said = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(place.textContent.trim());
    said.textContent = button.dataset.copied;
  } catch {
    select(place);
    said.textContent = button.dataset.select;
  }
}

for (const hidden of document.querySelectorAll("[data-scripted], [data-copy]")) {
  hidden.hidden = false;
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button));
}

if (places.length) {
  show("today", today());
  show("address", location.origin + location.pathname);
  fetch(new URL("api/v1/index.json", new URL(base, location.href)))
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((index) => {
      show("commit", index.commit);
      show("as_of", index.as_of);
    })
    .catch(() => {});
}

if (document.querySelector("[data-timed]")) {
  import("./times.js");
}
