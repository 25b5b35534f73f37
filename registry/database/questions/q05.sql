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
  zh: 分母取指标定义所用的人口；两个数必须同一时期才相除。空着表示没有人上报，不表示零。“差距”为正表示已超过目标。没有一行表示本市没有这项指标。
  en: >-
    The population is the one that the indicator is defined with, and only numbers of one period are divided. Empty means that nobody reported,
    not zero. A positive distance means that the target is passed. No row at all means that the city has no such indicator.
parameters: [area]
indicators: [I-06]
pages: [districts/]
*/
WITH
asked AS (
    SELECT coalesce(nullif(:area, ''), (SELECT value FROM meta WHERE key = 'root_area')) AS area
),
-- What the indicator of older learners divides them by, and what it wants reached.
definition AS (
    SELECT
        below.measure AS population,
        coalesce(indicators.target_more_than, indicators.target_at_least) AS target
    FROM indicators
    JOIN indicator_sources AS above
        ON above.indicator = indicators.indicator AND above.side = 'numerator'
    JOIN indicator_sources AS below
        ON below.indicator = above.indicator AND below.number = above.number
        AND below.side = 'denominator'
    WHERE above.measure = 'older_learners' AND below.measure IS NOT NULL
    ORDER BY indicators.indicator
    LIMIT 1
),
figures AS (
    SELECT
        observation.measure, observation.area, observation.period, observation.value,
        nullif(observation.qualifier, 'exact') AS qualifier, statistic.entry,
        row_number() OVER (
            PARTITION BY observation.measure, observation.area, observation.period
            ORDER BY statistic.id, observation.number
        ) AS place
    FROM observations AS observation
    JOIN statistics AS statistic ON statistic.id = observation.statistic
    WHERE statistic.status = 'active'
        AND observation.area IS NOT NULL AND observation.category IS NULL
        AND observation.organization IS NULL AND observation.organization_name IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM statistics AS later
            WHERE later.revises = statistic.id AND later.status = 'active'
        )
),
latest AS (
    SELECT measure, area, max(period) AS period
    FROM figures
    GROUP BY measure, area
),
newest AS (
    SELECT figures.* FROM figures JOIN latest USING (measure, area, period) WHERE figures.place = 1
),
answer AS (
    SELECT
        area.code, area.name, area.level,
        learners.value AS learners, learners.qualifier AS learners_qualifier,
        learners.period AS learners_period, learners.entry AS learners_statistic,
        definition.population, people.value AS people, people.qualifier AS people_qualifier,
        round(100.0 * learners.value / people.value, 2) AS share,
        definition.target,
        printed.value AS published_share, printed.period AS published_share_period
    FROM areas AS area
    JOIN asked
    JOIN definition
    JOIN area_ancestors AS inside ON inside.area = area.code AND inside.ancestor = asked.area
    LEFT JOIN newest AS learners ON learners.area = area.code AND learners.measure = 'older_learners'
    LEFT JOIN figures AS people
        ON people.area = area.code AND people.measure = definition.population
        AND people.period = learners.period AND people.place = 1
    LEFT JOIN newest AS printed
        ON printed.area = area.code AND printed.measure = 'elderly_participation_share'
    WHERE area.level = 'district' OR area.code = asked.area
)
SELECT
    code AS area,
    name AS area_name,
    CASE WHEN share IS NULL THEN 'not_reported' ELSE 'reported' END AS state,
    learners,
    learners_qualifier,
    learners_period,
    learners_statistic,
    population,
    people,
    people_qualifier,
    share,
    target,
    round(share - target, 2) AS distance,
    published_share,
    published_share_period
FROM answer
ORDER BY level != 'city', share IS NULL, share, code
