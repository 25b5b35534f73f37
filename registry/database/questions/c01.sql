/*
title:
  zh: 离我家最近的学习场所在哪里？
  en: Where is the learning place nearest to my home?
answers:
  zh: 有效和暂停的场所，所选居村、街镇、区之内的在前，由近及远；不选地区就按区和街镇排列。
  en: Active and paused places, first those in the residential area, township or district asked for, then further off; without an area, by district and township.
note:
  zh: 远近按地区算，不按路程：“范围”是同时包含您所选地区和场所的最小地区。地址、电话空着表示没有查到。列表不全，附近可能还有没有登记的场所。
  en: >-
    Near and far go by areas, not by the way: “within” is the smallest area that holds both the one asked for and the place. An empty address or
    telephone was not found. The list is not complete; there may be places nearby that are not entered.
parameters: [area]
pages: [places/, areas/, districts/]
*/
WITH
/* include asked */,
-- For each place the smallest area that holds it and the area asked for.
common AS (
    SELECT place.entry, around.ancestor, around.distance,
        row_number() OVER (PARTITION BY place.entry ORDER BY around.distance) AS place_in_order
    FROM places AS place
    JOIN asked
    JOIN area_ancestors AS around ON around.area = asked.area
    JOIN area_ancestors AS inside ON inside.area = place.area AND inside.ancestor = around.ancestor
    WHERE place.status IN ('active', 'paused')
)
SELECT
    place.entry,
    place.name AS entry_name,
    place.kind AS place_kind,
    nearest.code AS within,
    nearest.name AS within_name,
    place.area,
    area.name AS area_name,
    place.address,
    place.contact_phone AS phone,
    place.booking,
    place.status
FROM common
JOIN places AS place ON place.entry = common.entry
JOIN areas AS nearest ON nearest.code = common.ancestor
LEFT JOIN areas AS area ON area.code = place.area
WHERE common.place_in_order = 1
ORDER BY common.distance, area.district IS NULL, area.district, area.township, place.area, place.entry
