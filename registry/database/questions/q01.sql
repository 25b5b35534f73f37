/*
title:
  zh: 哪些街镇还没有登记社区（老年）学校？
  en: Which townships have no community school on record?
answers:
  zh: 计数的街镇各一行，暂无登记的在前。
  en: One row for each township that counts, those without a school on record first.
note:
  zh: “名单未声明完整”不等于没有：那里可能有学校，只是还没有登记。只有“没有”才是没有。在册的包括暂停的。“在册”空着表示不知道，不是零。没有一行表示所选地区内没有计数的街镇，或地区、日期没有写对。
  en: >-
    “List not declared complete” does not mean that there is no school: one may exist and not be entered yet. Only “none” means none. What is paused is on record.
    An empty number is unknown, not zero. No row at all means that no township that counts lies in the area, or that the area or the day is not understood.
parameters: [area, as_of]
indicators: [I-01]
pages: [districts/, areas/, network/]
*/
WITH
/* include asked_on */,
/* include promised */,
schools AS (
    SELECT inside.ancestor AS township, count(*) AS number
    FROM organizations AS school
    JOIN area_ancestors AS inside ON inside.area = school.area
    WHERE school.kind = 'community_school' AND school.status IN ('active', 'paused')
    GROUP BY inside.ancestor
),
answer AS (
    SELECT
        township.code, township.name, township.district,
        CASE
            WHEN township.code IN (
                SELECT area FROM promised
                WHERE counted_list IN ('organizations', 'organizations/community_school'))
                THEN coalesce(schools.number, 0)
            ELSE schools.number
        END AS number
    FROM areas AS township
    JOIN asked
    JOIN area_ancestors AS inside ON inside.area = township.code AND inside.ancestor = asked.area
    LEFT JOIN schools ON schools.township = township.code
    WHERE township.counts_as_township = 1 AND township.current = 1
)
SELECT
    answer.district,
    district.name AS district_name,
    answer.code AS township,
    answer.name AS township_name,
    CASE
        WHEN answer.number > 0 THEN 'on_record'
        WHEN answer.number = 0 THEN 'none'
        ELSE 'list_not_complete'
    END AS state,
    answer.number AS on_record
FROM answer
LEFT JOIN areas AS district ON district.code = answer.district
ORDER BY coalesce(answer.number, 0) > 0, answer.district, answer.code
