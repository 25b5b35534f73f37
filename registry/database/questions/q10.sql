/*
title:
  zh: 人文行走线路，坐轮椅能从头走到尾吗？
  en: Can the walks be done step-free, end to end?
answers:
  zh: 每条线路一行：线路本身是否无台阶，各站入口是、部分、否、未知各几个，合起来的回答。
  en: One row for each walk with what is said of the route, how many stops have a step-free entrance, partly, not or unknown, and the answer from both.
note:
  zh: 有一处未知，回答就是“未知”，除非已有一处“否”。没有自己条目的站算作未知。
  en: >-
    Where anything is unknown the answer is unknown, unless something is known not to be step-free. A stop without an entry of its own counts as
    unknown.
parameters: [area]
indicators: [I-09]
pages: [walks/]
*/
WITH
/* include asked */,
stops AS (
    SELECT
        stop.entry, place.area,
        coalesce(place.access_step_free_entrance, 'unknown') AS entrance
    FROM walk_stops AS stop
    LEFT JOIN places AS place ON place.id = stop.place
),
counted AS (
    SELECT
        entry,
        count(*) AS stops,
        sum(entrance = 'yes') AS yes,
        sum(entrance = 'partial') AS partial,
        sum(entrance = 'no') AS no,
        sum(entrance = 'unknown') AS unknown
    FROM stops
    GROUP BY entry
)
SELECT
    walk.entry,
    walk.name AS entry_name,
    walk.area,
    area.name AS area_name,
    CASE
        WHEN walk.step_free_route = 'no' OR counted.no > 0 THEN 'no'
        WHEN coalesce(walk.step_free_route, 'unknown') = 'unknown' OR counted.unknown > 0 THEN 'unknown'
        WHEN walk.step_free_route = 'partial' OR counted.partial > 0 THEN 'partial'
        ELSE 'yes'
    END AS end_to_end,
    coalesce(walk.step_free_route, 'unknown') AS route_step_free,
    counted.stops,
    nullif(counted.yes, 0) AS stops_step_free,
    nullif(counted.partial, 0) AS stops_partly,
    nullif(counted.no, 0) AS stops_not,
    nullif(counted.unknown, 0) AS stops_unknown
FROM walks AS walk
JOIN counted ON counted.entry = walk.entry
JOIN asked
LEFT JOIN areas AS area ON area.code = walk.area
WHERE walk.status IN ('active', 'paused')
    AND EXISTS (
        SELECT 1 FROM area_ancestors AS inside
        WHERE inside.ancestor = asked.area
            AND (
                inside.area = walk.area
                OR inside.area IN (SELECT stops.area FROM stops WHERE stops.entry = walk.entry)
            )
    )
ORDER BY
    CASE end_to_end WHEN 'yes' THEN 1 WHEN 'partial' THEN 2 WHEN 'no' THEN 3 ELSE 4 END, walk.entry
