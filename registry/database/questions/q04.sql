/*
title:
  zh: 区级几个主体齐了吗，名称统一吗？
  en: Are the bodies that every district should have there, and are they uniformly named?
answers:
  zh: 每个区应有的每类机构一行：登记了几家、是哪些、几家用了规定的名称。
  en: One row for each kind of body a district should have, with those on record and how many bear the prescribed name.
note:
  zh: “名单未声明完整”不等于没有设立。“名称统一”空着表示没有在册的有效机构可比，不表示名称不统一。没有一行表示本市没有规定区级机构的名称。
  en: >-
    “List not declared complete” does not mean that the body is missing. An empty number of standard names means that no active body on
    record could be compared. No row at all means that the city prescribes no names of district bodies.
parameters: [area, as_of]
indicators: [I-03]
pages: [districts/, network/]
*/
WITH
/* include asked_on */,
/* include promised */,
bodies AS (
    SELECT body.area, body.kind, group_concat(body.name, '; ') AS names
    FROM (
        SELECT area, kind, name FROM organizations WHERE status IN ('active', 'paused') ORDER BY id
    ) AS body
    GROUP BY body.area, body.kind
)
SELECT
    cell.area,
    area.name AS area_name,
    cell.kind AS org_kind,
    CASE
        WHEN cell.on_record > 0 THEN 'on_record'
        WHEN EXISTS (
            SELECT 1 FROM promised
            WHERE promised.area = cell.area
                AND promised.counted_list IN ('organizations', 'organizations/' || cell.kind)
        ) THEN 'none'
        ELSE 'list_not_complete'
    END AS state,
    nullif(cell.on_record, 0) AS on_record,
    bodies.names,
    CASE WHEN cell.active > 0 THEN cell.standard_name END AS standard_name,
    roster.title AS roster_name
FROM roster_cells AS cell
JOIN rosters AS roster ON roster.roster = cell.roster
JOIN asked
JOIN area_ancestors AS inside ON inside.area = cell.area AND inside.ancestor = asked.area
JOIN areas AS area ON area.code = cell.area
LEFT JOIN bodies ON bodies.area = cell.area AND bodies.kind = cell.kind
WHERE roster.level = 'district' AND roster.name_form IS NOT NULL
ORDER BY cell.area, roster.roster, cell.kind
