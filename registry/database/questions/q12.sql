/*
title:
  zh: 哪些体验基地、行走线路跨到外地？
  en: Which experience bases and walks cross the border of the city?
answers:
  zh: 基地的每个外地站点、线路的每个外地站一行，连同所在的地区。
  en: One row for each station of a base and each stop of a walk that lies outside the city, with its area.
note:
  zh: 只有写明地区的场所才知道在不在本市；没有自己条目的站点不知道在哪里，不在其中。没有一行表示登记册中没有，不表示没有跨城合作。
  en: >-
    Only of places with an area is it known where they lie; a station without an entry of its own is not among them. No row at all means that none
    is on record, not that nothing crosses the border.
parameters: [area]
indicators: [I-28]
pages: [bases/, walks/]
*/
WITH
/* include asked */,
stations AS (
    SELECT base.entry, base.name, base.area, base.status, station.number, station.place
    FROM bases AS base
    JOIN base_stations AS station ON station.entry = base.entry
    UNION ALL
    SELECT walk.entry, walk.name, walk.area, walk.status, stop.number, stop.place
    FROM walks AS walk
    JOIN walk_stops AS stop ON stop.entry = walk.entry
)
SELECT
    stations.entry,
    stations.name AS entry_name,
    place.entry AS place,
    place.name AS place_name,
    place.area,
    area.name AS area_name
FROM stations
JOIN asked
JOIN area_ancestors AS inside ON inside.area = stations.area AND inside.ancestor = asked.area
JOIN places AS place ON place.id = stations.place
LEFT JOIN areas AS area ON area.code = place.area
WHERE stations.status IN ('active', 'paused') AND place.status IN ('active', 'paused')
    AND place.area IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM area_ancestors AS home
        WHERE home.area = place.area
            AND home.ancestor = (SELECT value FROM meta WHERE key = 'root_area')
    )
ORDER BY stations.entry, stations.number
