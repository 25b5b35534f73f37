/*
title:
  zh: 每万人有几个学习场所，最好和最差的区差几倍？
  en: How many learning places are there per 10,000 residents, and what is the spread between districts?
answers:
  zh: 每个区一行：在册的有效场所、常住人口；名单完整而人口已知的区才有比率、倍数和参加比较的区数。
  en: >-
    One row for each district with active places on record and residents; a rate, the largest by the smallest and how many districts are
    compared only where the list is complete and the residents are known.
note:
  zh: 名单未声明完整的区只写在册几个，不算比率，也不参加比较，因为少登记不等于少场所。
  en: >-
    Where the list is not promised complete, only what is on record is told, without a rate and left out of the comparison: fewer entries do
    not mean fewer places.
parameters: [area, as_of]
indicators: [I-20, I-21]
pages: [districts/, places/]
*/
WITH
/* include asked_on */,
/* include promised */,
counted AS (
    SELECT inside.ancestor AS area, count(*) AS number
    FROM places AS place
    JOIN area_ancestors AS inside ON inside.area = place.area
    WHERE place.status = 'active'
    GROUP BY inside.ancestor
),
answer AS (
    SELECT
        district.code, district.name,
        district.code IN (SELECT area FROM promised WHERE counted_list = 'places') AS whole,
        counted.number, people.value AS residents, people.qualifier, people.period,
        'statistics/' || people.statistic AS entry,
        CASE
            WHEN district.code IN (SELECT area FROM promised WHERE counted_list = 'places')
                THEN round(coalesce(counted.number, 0) * 10000.0 / people.value, 3)
        END AS per_10k
    FROM areas AS district
    JOIN asked
    JOIN area_ancestors AS inside ON inside.area = district.code AND inside.ancestor = asked.area
    LEFT JOIN counted ON counted.area = district.code
    LEFT JOIN reports AS people
        ON people.area = district.code AND people.measure = 'residents' AND people.newest = 1
    WHERE district.level = 'district' AND district.current = 1
)
SELECT
    code AS district,
    name AS district_name,
    CASE
        WHEN per_10k IS NOT NULL THEN 'reported'
        WHEN residents IS NULL THEN 'not_reported'
        ELSE 'list_not_complete'
    END AS state,
    CASE WHEN whole THEN coalesce(number, 0) ELSE number END AS on_record,
    residents,
    qualifier AS residents_qualifier,
    period AS residents_period,
    entry AS residents_statistic,
    per_10k,
    round(max(per_10k) OVER () / nullif(min(per_10k) OVER (), 0), 2) AS highest_by_lowest,
    nullif(count(per_10k) OVER (), 0) AS areas_compared
FROM answer
ORDER BY per_10k IS NULL, per_10k DESC, code
