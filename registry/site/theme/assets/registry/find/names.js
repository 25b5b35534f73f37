// Names are found by any part of them, in any language; names in Han also as they are typed in pinyin.

const HAN = /\p{Script=Han}/u;
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}]/gu;
// Shorter ones would find too much: ai is a word of its own.
const LETTERS_FROM = 4;
const INITIALS_FROM = 3;

export const visible = (text) => text.normalize("NFKC").toLowerCase().replace(UNSEEN, "");

// Each run of Han as the readings of its characters.
function runs(text, sounds) {
  const found = [[]];
  for (const character of text) {
    const known = HAN.test(character) ? sounds[character] : undefined;
    if (known) found.at(-1).push(known.split(" "));
    else if (found.at(-1).length) found.push([]);
  }
  return found.filter((run) => run.length);
}

function spells(run, at, letters) {
  if (!letters) return true;
  return at < run.length && run[at].some((sound) => sound.startsWith(letters)
    || (letters.startsWith(sound) && spells(run, at + 1, letters.slice(sound.length))));
}

function begins(run, at, letters) {
  return at + letters.length <= run.length
    && [...letters].every((letter, place) => run[at + place].some((sound) => sound[0] === letter));
}

function sounding(run, word) {
  return run.some((_, at) => (word.length >= LETTERS_FROM && spells(run, at, word))
    || (word.length >= INITIALS_FROM && begins(run, at, word)));
}

// Makes of the names of an entry what a query is compared with.
export function findable(names, sounds) {
  const texts = [...new Set(names.map(visible))];
  return { texts, runs: texts.flatMap((text) => runs(text, sounds)) };
}

// Every word of the query must be in one of the names.
export function matches(findable, query) {
  return visible(query).split(/\s+/).filter(Boolean).every((word) =>
    findable.texts.some((text) => text.includes(word))
    || (/^[a-z]+$/.test(word) && findable.runs.some((run) => sounding(run, word))));
}
