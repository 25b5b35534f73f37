/*
title:
  zh: 晚上或周末，上班族能学什么？
  en: What can working people learn in the evening or at the weekend?
answers:
  zh: 还没有结束、没有取消、报名没有截止的班中，每周六、周日或下午五点以后开始的上课时间各一行；单次的按日期。
  en: One row for each weekly meeting on Saturday, Sunday or from five in the afternoon, of runs that have not ended, are not cancelled and not closed to enrolment; single meetings by date.
note:
  zh: 没有写上课时间的课程不在其中。没有一行表示登记册中这样的班，不表示没有。
  en: >-
    Courses whose times are not on record are not listed. No row at all means that no such run with an evening or a weekend is on record, not that there is
    none.
parameters: [area, as_of]
pages: [courses/]
*/
WITH
/* include asked_on */,
meetings AS (
    SELECT entry, offering, number, day, NULL AS date, start, "end" AS finish FROM weekly_meetings
    UNION ALL
    SELECT
        entry, offering, number,
        substr('sumotuwethfrsa', 1 + 2 * CAST(strftime('%w', date) AS INTEGER), 2), date, start, "end"
    FROM dated_meetings
)
SELECT
    meeting.entry,
    course.name AS entry_name,
    meeting.day,
    meeting.date,
    meeting.start AS start_time,
    meeting.finish AS end_time,
    offering.from_date,
    offering.until_date,
    place.entry AS place,
    offering.place_name,
    coalesce(place.area, course.area) AS area,
    area.name AS area_name,
    offering.enrolment
FROM meetings AS meeting
JOIN courses AS course ON course.entry = meeting.entry AND course.status = 'active'
JOIN offerings AS offering
    ON offering.entry = meeting.entry AND offering.offering = meeting.offering
JOIN asked
LEFT JOIN places AS place ON place.id = offering.place
JOIN area_ancestors AS inside
    ON inside.area = coalesce(place.area, course.area) AND inside.ancestor = asked.area
LEFT JOIN areas AS area ON area.code = coalesce(place.area, course.area)
WHERE (meeting.day IN ('sa', 'su') OR meeting.start >= '17')
    AND coalesce(meeting.date, offering.until_date, '9999') >= asked.as_of
    AND coalesce(offering.enrolment, '') NOT IN ('cancelled', 'closed')
ORDER BY
    CASE offering.enrolment WHEN 'open' THEN 1 WHEN 'full' THEN 3 ELSE 2 END,
    coalesce(meeting.date, offering.from_date), meeting.entry, meeting.offering, meeting.number
