/*
title:
  zh: 这些数字出自哪里，数的是什么？
  en: Where does each number come from, and what does it count?
answers:
  zh: 每个数字和它的每个来源一行：度量、口径、地区、时期、限定、数值、方法、来源。
  en: One row for each number and each of its sources, with measure, who is counted, area, period, qualifier, value, method and source.
note:
  zh: 网址空着表示该网址不安全或原本没有网址，可按发布者、标题和日期查找。被后来的统计更正的数字不在其中。没有写方法的空着。
  en: >-
    An empty address is unsafe or never existed; publisher, title and date lead to the source. Numbers that a later statistic revises are left out.
    An empty method was not stated.
parameters: [area]
pages: [statistics/]
*/
WITH
/* include asked */
SELECT
    observation.measure,
    measure.label AS measure_name,
    measure.population AS counts,
    coalesce(observation.area, statistic.area) AS area,
    area.name AS area_name,
    observation.organization_name AS organization,
    observation.category,
    observation.period,
    nullif(observation.qualifier, 'exact') AS qualifier,
    observation.value,
    measure.unit,
    observation.method,
    statistic.entry,
    statistic.name AS entry_name,
    source.publisher AS source_publisher,
    source.title AS source_title,
    source.date AS source_date,
    source.url
FROM observations AS observation
JOIN statistics AS statistic ON statistic.id = observation.statistic
JOIN asked
JOIN measures AS measure ON measure.measure = observation.measure
JOIN area_ancestors AS inside
    ON inside.area = coalesce(observation.area, statistic.area, (SELECT value FROM meta WHERE key = 'root_area'))
    AND inside.ancestor = asked.area
LEFT JOIN areas AS area ON area.code = coalesce(observation.area, statistic.area)
LEFT JOIN sources AS source ON source.entry = statistic.entry
WHERE statistic.status = 'active'
    AND NOT EXISTS (
        SELECT 1 FROM statistics AS later
        WHERE later.revises = statistic.id AND later.status = 'active'
    )
ORDER BY
    measure.rowid, inside.distance, coalesce(observation.area, statistic.area), observation.period DESC,
    observation.statistic, observation.number, source.number
