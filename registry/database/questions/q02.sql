/*
title:
  zh: 各区专职人员到万分之一了吗？还差多少人？
  en: Does each district have one full-time member of staff per 10,000 residents, and how many are short?
answers:
  zh: 全市和各区各一行：专职人员、常住人口、每万人几名、目标和差额。
  en: One row for the city and each district with full-time staff, residents, the rate per 10,000, the target and what is short.
note:
  zh: “专职人员”空着表示没有人上报，不表示没有专职人员；这时比率和差额都不算。上报数写明“不少于”“超过”时不算差额。两个数的时期可能不同，各自列出。没有一行表示本市没有这项度量。
  en: >-
    An empty number of staff means that nobody reported, not that there is none; rate and shortfall are left empty then. Where the report says
    “at least” or “more than”, no shortfall is worked out. The two numbers may be of different periods, which stand beside them. No row at all
    means that the city has no such measure.
parameters: [area]
indicators: [I-05]
pages: [districts/]
*/
WITH
asked AS (
    SELECT coalesce(nullif(:area, ''), (SELECT value FROM meta WHERE key = 'root_area')) AS area
),
-- Every number of a whole area that no later statistic revises, the newest of each measure first;
-- a span of years counts by its end.
figures AS (
    SELECT
        observation.measure, observation.area, observation.period, observation.value,
        nullif(observation.qualifier, 'exact') AS qualifier, statistic.entry,
        row_number() OVER (
            PARTITION BY observation.measure, observation.area
            ORDER BY
                CASE
                    WHEN observation.period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'
                        THEN substr(observation.period, 6)
                    ELSE observation.period
                END DESC,
                statistic.id, observation.number
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
newest AS (SELECT * FROM figures WHERE place = 1),
target AS (
    SELECT max(indicators.target_at_least) AS per_10k
    FROM indicators
    JOIN indicator_parts AS part USING (indicator)
    JOIN indicator_sources AS above
        ON above.indicator = part.indicator AND above.number = part.number AND above.side = 'numerator'
    JOIN indicator_sources AS below
        ON below.indicator = part.indicator AND below.number = part.number AND below.side = 'denominator'
    WHERE above.measure = 'full_time_staff' AND below.measure = 'residents' AND part.multiply = 10000
),
counted AS (
    SELECT
        area.code, area.name, area.level,
        staff.value AS staff, staff.qualifier AS staff_qualifier, staff.period AS staff_period,
        staff.entry AS staff_statistic,
        people.value AS residents, people.qualifier AS residents_qualifier,
        people.period AS residents_period, people.entry AS residents_statistic,
        target.per_10k AS target,
        CAST((people.value * target.per_10k + 9999) / 10000 AS INTEGER) AS needed
    FROM areas AS area
    JOIN asked
    JOIN area_ancestors AS inside ON inside.area = area.code AND inside.ancestor = asked.area
    JOIN target
    LEFT JOIN newest AS staff ON staff.area = area.code AND staff.measure = 'full_time_staff'
    LEFT JOIN newest AS people ON people.area = area.code AND people.measure = 'residents'
    WHERE (area.level = 'district' OR area.code = asked.area)
        AND EXISTS (SELECT 1 FROM measures WHERE measure = 'full_time_staff')
)
SELECT
    code AS area,
    name AS area_name,
    CASE WHEN staff IS NULL OR residents IS NULL THEN 'not_reported' ELSE 'reported' END AS state,
    staff,
    staff_qualifier,
    staff_period,
    staff_statistic,
    residents,
    residents_qualifier,
    residents_period,
    residents_statistic,
    round(staff * 10000.0 / residents, 3) AS per_10k,
    target,
    needed,
    CASE
        WHEN staff_qualifier IN ('at_least', 'more_than') THEN NULL
        WHEN staff IS NOT NULL THEN max(0, needed - staff)
    END AS short_by
FROM counted
ORDER BY level != 'city', per_10k IS NULL, per_10k, code
