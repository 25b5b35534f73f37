/*
title:
  zh: 图书馆、博物馆这些公共场馆真的开课了吗？
  en: Do libraries, museums and other public venues really run learning?
answers:
  zh: 六类有效场馆各一行：登记在那里的课程，截止日前十二个月内的场次，最近一次。
  en: One row for each active venue of six kinds with the courses on record there, the sessions in the twelve months before the day, and the last of them.
note:
  zh: 空着表示登记册中没有写在这个场馆开课的课程或场次，不表示场馆没有开课。没有一行表示所选地区没有登记这些场馆。
  en: >-
    Empty means that no course or session on record names the venue, not that it runs none. No row at all means that no such venue is on record in
    the area.
parameters: [area, as_of]
indicators: [I-10]
pages: [places/]
*/
WITH
/* include asked_on */,
taught AS (
    SELECT reference.target AS place, count(DISTINCT course.entry) AS number
    FROM courses AS course
    JOIN entry_references AS reference ON reference.entry = course.entry
    WHERE course.status IN ('active', 'paused')
    GROUP BY reference.target
),
met AS (
    SELECT session.place, count(*) AS number, max(substr(session.starts, 1, 10)) AS last
    FROM sessions AS session
    JOIN courses AS course ON course.entry = session.entry AND course.status = 'active'
    JOIN asked
    WHERE substr(session.starts, 1, 10) BETWEEN date(asked.as_of, '-12 months') AND asked.as_of
        AND coalesce(session.enrolment, '') != 'cancelled'
    GROUP BY session.place
)
SELECT
    place.entry,
    place.name AS entry_name,
    place.kind AS place_kind,
    place.district,
    district.name AS district_name,
    taught.number AS courses_on_record,
    met.number AS sessions_12_months,
    met.last AS last_session
FROM places AS place
JOIN asked
JOIN area_ancestors AS inside ON inside.area = place.area AND inside.ancestor = asked.area
LEFT JOIN areas AS district ON district.code = place.district
LEFT JOIN taught ON taught.place = place.entry
LEFT JOIN met ON met.place = place.id
WHERE place.status = 'active'
    AND place.kind IN (
        'library', 'museum', 'art_museum', 'science_museum', 'cultural_centre', 'sports_venue'
    )
ORDER BY met.number IS NULL, taught.number IS NULL, place.kind, place.entry
