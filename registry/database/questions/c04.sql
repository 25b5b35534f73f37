/*
title:
  zh: 免费的有哪些？
  en: What is free?
answers:
  zh: 写明免费的课程和场所；已经结束的课程在最后。
  en: Courses and places that are stated to be free; courses that have ended come last.
note:
  zh: 没有写明费用的不在其中，它们可能免费也可能收费。“开课”空着表示开课时间未知。
  en: >-
    What states no fee is not listed; it may be free or not. An empty “runs” means that the time is not known.
parameters: [area, as_of]
indicators: [I-22]
pages: [courses/, places/]
*/
WITH
/* include asked_on */,
-- A course has ended only if all of its runs have a last day and it has passed.
runs AS (
    SELECT offering.entry,
        CASE WHEN max(coalesce(offering.until_date, '9999') >= asked.as_of) THEN 'open' ELSE 'ended' END AS runs
    FROM offerings AS offering
    JOIN asked
    GROUP BY offering.entry
),
free AS (
    SELECT entry, name, area, 'courses' AS type FROM courses WHERE status = 'active' AND fee_amount = 0
    UNION ALL
    SELECT entry, name, area, 'places' FROM places WHERE status = 'active' AND fee_amount = 0
)
SELECT
    free.entry,
    free.name AS entry_name,
    free.type AS entry_type,
    CASE runs.runs WHEN 'open' THEN 'yes' WHEN 'ended' THEN 'no' END AS runs,
    free.area,
    area.name AS area_name
FROM free
JOIN asked
JOIN area_ancestors AS inside ON inside.area = free.area AND inside.ancestor = asked.area
LEFT JOIN areas AS area ON area.code = free.area
LEFT JOIN runs ON runs.entry = free.entry
ORDER BY CASE runs.runs WHEN 'open' THEN 1 WHEN 'ended' THEN 3 ELSE 2 END, free.type, area.district, free.area, free.entry
