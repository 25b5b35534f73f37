/*
title:
  zh: 免费课占多少，收费课多少钱？
  en: What share of courses is free, and what do the others cost?
answers:
  zh: 每种教育类型一行：有效课程几门，费用未写明、免费、收费各几门，免费占写明费用的百分之几，收费的最低、最高和各种金额。
  en: >-
    One row for each strand with its active courses, those whose fee is unstated, free or charged, the share of free ones among those that state a
    fee, and the lowest, highest and all amounts.
note:
  zh: 没有写明费用的单列，不算免费，也不算收费。没有一门写明费用时，其余各列空着。金额的单位见“各种金额”，不同单位不能直接比较。
  en: >-
    Courses that state no fee stand apart, as neither free nor charged. Where none states a fee, the other columns are empty. What an amount is per
    stands with it; amounts per different things cannot be compared.
parameters: [area]
indicators: [I-22]
pages: [courses/]
*/
WITH
/* include asked */,
priced AS (
    SELECT
        course.strand, course.fee_amount AS amount,
        printf('%g %s', course.fee_amount,
            coalesce(course.fee_currency, (SELECT value FROM meta WHERE key = 'currency'), ''))
            || coalesce(' / ' || course.fee_per, '') AS fee
    FROM courses AS course
    JOIN asked
    JOIN area_ancestors AS inside ON inside.area = course.area AND inside.ancestor = asked.area
    WHERE course.status = 'active'
),
fees AS (
    SELECT strand, group_concat(fee, '; ') AS fees
    FROM (SELECT DISTINCT strand, amount, fee FROM priced WHERE amount > 0 ORDER BY amount, fee)
    GROUP BY strand
),
counted AS (
    SELECT
        strand,
        count(*) AS courses,
        count(amount) AS stated,
        sum(amount = 0) AS free,
        sum(amount > 0) AS charged,
        min(nullif(amount, 0)) AS lowest,
        max(nullif(amount, 0)) AS highest
    FROM priced
    GROUP BY strand
)
SELECT
    counted.strand,
    counted.courses,
    counted.courses - counted.stated AS fee_unstated,
    counted.free,
    counted.charged,
    round(100.0 * counted.free / counted.stated, 1) AS free_share,
    counted.lowest AS lowest_fee,
    counted.highest AS highest_fee,
    fees.fees
FROM counted
LEFT JOIN fees ON fees.strand IS counted.strand
ORDER BY counted.strand IS NULL, counted.strand
