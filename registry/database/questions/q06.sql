/*
title:
  zh: 哪些群体在哪些区一门课也没有登记？
  en: Which groups have no course on record in which district?
answers:
  zh: 词表中的每个群体和每个区一行，暂无登记的在前；面向全市的课另计。
  en: One row for each group and district, those without a course on record first; courses for the whole city are counted apart.
note:
  zh: 只数写明面向该群体的有效课程，按课程、开课场所所在的区计。“名单未声明完整”不等于没有课。有面向全市的课时，也不说哪个区没有。“在册”空着表示不知道，不是零。
  en: >-
    Only active courses that name the group count, by the district of the course or of a place it is held in. “List not declared complete” does
    not mean that there is no course. Where there are courses for the whole city, no district is said to have none. An empty number is unknown, not zero.
parameters: [area, as_of]
indicators: [I-11]
pages: [districts/, courses/]
*/
WITH
/* include asked_on */,
/* include promised */,
-- Where a course is held: its own area, and that of every place it runs in.
held AS (
    SELECT course.entry, course.area
    FROM courses AS course
    WHERE course.status = 'active'
    UNION
    SELECT course.entry, place.area
    FROM courses AS course
    JOIN entry_references AS reference ON reference.entry = course.entry
    JOIN places AS place ON place.entry = reference.target
    WHERE course.status = 'active' AND place.status IN ('active', 'paused')
),
counted AS (
    SELECT audience.term, inside.ancestor AS area, count(DISTINCT held.entry) AS number
    FROM held
    JOIN entry_terms AS audience ON audience.entry = held.entry AND audience.vocabulary = 'audiences'
    JOIN area_ancestors AS inside ON inside.area = held.area
    GROUP BY audience.term, inside.ancestor
),
for_all AS (
    SELECT audience.term, count(DISTINCT held.entry) AS number
    FROM held
    JOIN entry_terms AS audience ON audience.entry = held.entry AND audience.vocabulary = 'audiences'
    WHERE held.area = (SELECT value FROM meta WHERE key = 'root_area')
    GROUP BY audience.term
),
answer AS (
    SELECT
        district.code, district.name, term.term, term.label, term.position,
        CASE
            WHEN district.code IN (
                SELECT area FROM promised
                WHERE counted_list = 'courses') AND for_all.number IS NULL
                THEN coalesce(counted.number, 0)
            ELSE counted.number
        END AS number,
        for_all.number AS for_all
    FROM areas AS district
    JOIN asked
    JOIN area_ancestors AS inside ON inside.area = district.code AND inside.ancestor = asked.area
    JOIN vocabulary AS term ON term.vocabulary = 'audiences'
    LEFT JOIN counted ON counted.term = term.term AND counted.area = district.code
    LEFT JOIN for_all ON for_all.term = term.term
    WHERE district.level = 'district' AND district.current = 1
)
SELECT
    code AS district,
    name AS district_name,
    term AS audience,
    label AS audience_name,
    CASE
        WHEN number > 0 THEN 'on_record'
        WHEN number = 0 THEN 'none'
        ELSE 'list_not_complete'
    END AS state,
    number AS on_record,
    for_all AS citywide_courses
FROM answer
ORDER BY coalesce(number, 0) > 0, position, code
