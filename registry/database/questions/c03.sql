/*
title:
  zh: 这周有什么可以直接去的？
  en: What can I just go to this week?
answers:
  zh: 从所选日期起七天内、没有取消、没有额满、报名没有截止的场次，可以直接去的在前，需要报名的在后。
  en: Meetings within seven days of the day asked for that are neither cancelled, full nor closed to enrolment, those one can just go to first, then those to enrol for.
note:
  zh: “直接去”空着表示登记册没有写报名方式，请先打电话问。没有一行表示登记册中没有这几天还能参加的场次，不表示没有活动。
  en: >-
    Empty under “walk in” means that the registry does not say how to enrol: telephone first. No row at all means that no meeting on these days that one can still join is on
    record, not that nothing takes place.
parameters: [area, as_of]
indicators: [I-23]
pages: [courses/]
*/
WITH
/* include asked_on */,
ways AS (
    SELECT entry, CASE WHEN sum(term = 'walk_in') > 0 THEN 'yes' ELSE 'no' END AS walk_in
    FROM entry_terms
    WHERE vocabulary = 'enrol-methods'
    GROUP BY entry
),
week AS (
    SELECT session.*, coalesce(place.area, course.area) AS area, course.name,
        course.fee_amount, place.entry AS place_entry, place.address
    FROM sessions AS session
    JOIN courses AS course ON course.entry = session.entry AND course.status = 'active'
    LEFT JOIN places AS place ON place.id = session.place
    JOIN asked
    WHERE substr(session.starts, 1, 10) >= asked.as_of
        AND substr(session.starts, 1, 10) < date(asked.as_of, '+7 days')
        AND coalesce(session.enrolment, '') NOT IN ('cancelled', 'full', 'closed', 'waitlist')
)
SELECT
    replace(week.starts, 'T', ' ') AS starts,
    replace(week.ends, 'T', ' ') AS ends,
    week.entry,
    week.name AS entry_name,
    ways.walk_in,
    week.place_entry AS place,
    week.place_name,
    week.address,
    week.area,
    area.name AS area_name,
    week.enrolment,
    week.fee_amount AS fee
FROM week
JOIN asked
JOIN area_ancestors AS inside ON inside.area = week.area AND inside.ancestor = asked.area
LEFT JOIN areas AS area ON area.code = week.area
LEFT JOIN ways ON ways.entry = week.entry
ORDER BY
    CASE ways.walk_in WHEN 'yes' THEN 1 WHEN 'no' THEN 3 ELSE 2 END,
    week.starts, week.entry, week.offering
