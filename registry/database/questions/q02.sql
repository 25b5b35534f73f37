/*
title:
  zh: 各区专职人员到万分之一了吗？还差多少人？
  en: Does each district have one full-time member of staff per 10,000 residents, and how many are short?
answers:
  zh: 全市和各区各一行：专职人员、常住人口、每万人几名、目标和差额。
  en: One row for the city and each district with full-time staff, residents, the rate per 10,000, the target and what is short.
note:
  zh: “专职人员”空着表示没有人上报，不表示没有专职人员；这时比率和差额都不算。两个数有一个不准确，或不是同一年的，就不算差额。两个数的时期可能不同，各自列出。没有一行表示本市没有定义这个指标，或所选地区里没有区。
  en: >-
    An empty number of staff means that nobody reported, not that there is none; rate and shortfall are left empty then. Where one
    of the two is not exact, or they are of different years, no shortfall is worked out. The two numbers may be of different periods, which stand beside them. No row at all
    means that the city defines no such indicator, or that no district lies in the area.
parameters: [area]
indicators: [I-05]
pages: [districts/]
*/
WITH
/* include asked */,
/* include ratios */,
-- The number that the city defines of it: what it divides by, and what it wants reached.
definition AS (
    SELECT indicator, part, target_at_least AS target
    FROM ratios
    JOIN indicators USING (indicator)
    WHERE above = 'full_time_staff' AND below = 'residents' AND multiply = 10000
    ORDER BY indicator, number
    LIMIT 1
),
counted AS (
    SELECT
        area.code, area.name, area.level, number.state, number.value AS per_10k, number.qualifier,
        number.numerator AS staff, staff.qualifier AS staff_qualifier, number.period AS staff_period,
        'statistics/' || staff.statistic AS staff_statistic,
        number.denominator AS residents, people.qualifier AS residents_qualifier,
        number.denominator_period AS residents_period,
        'statistics/' || people.statistic AS residents_statistic,
        definition.target,
        CAST((number.denominator * definition.target + 9999) / 10000 AS INTEGER) AS needed
    FROM indicator_values AS number
    JOIN definition USING (indicator, part)
    JOIN asked
    JOIN areas AS area ON area.code = number.area
    JOIN area_ancestors AS inside ON inside.area = area.code AND inside.ancestor = asked.area
    LEFT JOIN reports AS staff
        ON staff.measure = 'full_time_staff' AND staff.area = number.area AND staff.period = number.period
    LEFT JOIN reports AS people
        ON people.measure = 'residents' AND people.area = number.area
        AND people.period = number.denominator_period
)
SELECT
    code AS area,
    name AS area_name,
    CASE state WHEN 'value' THEN 'reported' ELSE state END AS state,
    staff,
    staff_qualifier,
    staff_period,
    staff_statistic,
    residents,
    residents_qualifier,
    residents_period,
    residents_statistic,
    round(per_10k, 3) AS per_10k,
    target,
    needed,
    CASE
        WHEN qualifier IS NULL AND staff IS NOT NULL THEN max(0, needed - staff)
    END AS short_by
FROM counted
ORDER BY level != 'city', per_10k IS NULL, per_10k, code
