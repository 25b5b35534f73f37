/*
title:
  zh: 老年教育参与率离目标还有多远？
  en: How far is the participation of older learners from its target?
answers:
  zh: 全市和各区各一行：老年学员、作分母的人口、算出的比例、目标和差距（百分点）；来源自己公布的比例另列。
  en: >-
    One row for the city and each district with older learners, the population they are set against, the share, the target and the distance in
    points; a share that the source itself published stands apart.
note:
  zh: 分母取指标定义所用的人口，有同一时期的就取同一时期，没有就取最近的一年，时期列在旁边。空着表示没有人上报，不表示零。“差距”为正表示已超过目标；两个数有一个不准确，或不是同一年的，就不算差距。没有一行表示本市没有这项指标，或所选地区里没有区。
  en: >-
    The population is the one that the indicator is defined with, of the same period where there is one, else of the nearest year; its period
    stands beside it. Empty means that nobody reported, not zero. A positive distance means that the target is passed; where one of the two is not exact, or they are of different years, none is worked out. No row at all means that the city has no such indicator, or that no district lies in the area.
parameters: [area]
indicators: [I-06]
pages: [districts/]
*/
WITH
/* include asked */,
/* include ratios */,
-- The number that the city defines of older learners: what it divides by, and what it wants reached.
definition AS (
    SELECT indicator, part, below AS population, coalesce(target_more_than, target_at_least) AS target
    FROM ratios
    JOIN indicators USING (indicator)
    WHERE above = 'older_learners'
    ORDER BY indicator, number
    LIMIT 1
),
answer AS (
    SELECT
        area.code, area.name, area.level, number.state, number.value AS share, number.qualifier,
        number.numerator AS learners, learners.qualifier AS learners_qualifier,
        number.period AS learners_period, 'statistics/' || learners.statistic AS learners_statistic,
        definition.population, number.denominator AS people, people.qualifier AS people_qualifier,
        number.denominator_period AS people_period,
        definition.target,
        printed.value AS published_share, printed.period AS published_share_period
    FROM indicator_values AS number
    JOIN definition USING (indicator, part)
    JOIN asked
    JOIN areas AS area ON area.code = number.area
    JOIN area_ancestors AS inside ON inside.area = area.code AND inside.ancestor = asked.area
    LEFT JOIN reports AS learners
        ON learners.measure = 'older_learners' AND learners.area = number.area
        AND learners.period = number.period
    LEFT JOIN reports AS people
        ON people.measure = definition.population AND people.area = number.area
        AND people.period = number.denominator_period
    LEFT JOIN reports AS printed
        ON printed.measure = 'elderly_participation_share' AND printed.area = number.area
        AND printed.newest = 1
)
SELECT
    code AS area,
    name AS area_name,
    CASE state WHEN 'value' THEN 'reported' ELSE state END AS state,
    learners,
    learners_qualifier,
    learners_period,
    learners_statistic,
    population,
    people,
    people_qualifier,
    people_period,
    round(share, 2) AS share,
    target,
    CASE WHEN qualifier IS NULL THEN round(share - target, 2) END AS distance,
    published_share,
    published_share_period
FROM answer
ORDER BY level != 'city', share IS NULL, share, code
