// Names are shown where there is room: never over a mark, over another name or past the edge.

const MOST = 60;

const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
const inside = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

// Districts come before entries. A name without room stays for those who listen.
export function makeRoom(ground) {
  const edge = ground.getBoundingClientRect();
  const marks = [...ground.querySelectorAll(".find-map-mark, .find-map-here")];
  const taken = marks.map((mark) => mark.getBoundingClientRect());
  const names = [...ground.querySelectorAll(".find-map-district"), ...ground.querySelectorAll(".find-map-name")];
  const crowded = marks.length > MOST;
  for (const name of names) name.classList.toggle("find-map-unseen", crowded);
  for (const name of crowded ? [] : names) {
    const box = name.getBoundingClientRect();
    const fits = inside(box, edge) && taken.every((other) => apart(box, other));
    name.classList.toggle("find-map-unseen", !fits);
    if (fits) taken.push(box);
  }
}
