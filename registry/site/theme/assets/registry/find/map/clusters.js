// Entries that lie too close to be pressed one by one, gathered for each zoom.

import "../../../npm/supercluster/dist/supercluster.min.js";

const { Supercluster } = globalThis;
const TILE = 256;
export const MAX_ZOOM = 17;

const feature = ({ spot }, place) => ({
  type: "Feature", properties: { place }, geometry: { type: "Point", coordinates: [spot.lng, spot.lat] },
});

export class Clusters {
  // An entry's place in the list is its name here; a cluster is named by the first of its entries.
  constructor(entries, radius) {
    this.entries = entries;
    this.index = new Supercluster({
      radius, extent: TILE, maxZoom: MAX_ZOOM, map: ({ place }) => ({ first: place }),
      reduce: (whole, part) => { whole.first = Math.min(whole.first, part.first); },
    });
    this.index.load(entries.map(feature));
  }

  // What there is within bounds at a zoom, in the order of the list.
  at(bounds, zoom) {
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return this.index.getClusters(box, zoom).map(({ properties, geometry }) => ({
      first: properties.place ?? properties.first,
      id: properties.cluster_id ?? null,
      count: properties.point_count ?? 1,
      spot: { lng: geometry.coordinates[0], lat: geometry.coordinates[1] },
    })).sort((a, b) => a.first - b.first);
  }

  entriesOf({ id, first }) {
    if (id === null) return [this.entries[first]];
    const places = this.index.getLeaves(id, Infinity).map(({ properties }) => properties.place);
    return places.sort((a, b) => a - b).map((place) => this.entries[place]);
  }

  // The zoom at which a cluster falls apart, null if it never does or is none.
  zoomOf({ id }) {
    if (id === null) return null;
    const zoom = this.index.getClusterExpansionZoom(id);
    return zoom > MAX_ZOOM ? null : zoom;
  }
}
