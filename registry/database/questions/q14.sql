/*
title:
  zh: 谁的数据最旧，谁最久没有核实？
  en: Whose data is oldest, and whose has gone longest without confirmation?
answers:
  zh: 每家机构一行：它自己、它办的课程、它管的场所共几条，最早的来源日期、最早的查阅日期、最早的核实日期，几条从未核实。
  en: >-
    One row for each organization: how many entries are its own, its courses and its places, the oldest of their newest sources, the longest ago that
    one was read, the oldest confirmation, and how many were never confirmed.
note:
  zh: “最早核实”空着表示没有一条经机构核实。没有自己条目的举办者按名称列出。
  en: >-
    An empty oldest confirmation means that none was ever confirmed. Organizers without an entry of their own stand under their name.
parameters: [area]
indicators: [I-30]
pages: [organizations/]
*/
WITH
/* include asked */,
owned AS (
    SELECT entry, id AS owner, name AS owner_name FROM organizations
    UNION ALL
    SELECT entry, provider, provider_name FROM courses
    UNION ALL
    SELECT entry, host, host_name FROM places
),
last_read AS (
    SELECT entry, max(accessed) AS accessed FROM sources GROUP BY entry
)
SELECT
    body.entry,
    max(coalesce(body.name, owned.owner_name)) AS entry_name,
    count(*) AS entries,
    min(entry.last_source_date) AS oldest_source,
    min(last_read.accessed) AS oldest_reading,
    min(entry.verified_on) AS oldest_confirmation,
    sum(entry.verified_on IS NULL) AS never_confirmed
FROM owned
JOIN entries AS entry ON entry.entry = owned.entry AND entry.status IN ('active', 'paused')
JOIN asked
JOIN area_ancestors AS inside ON inside.area = entry.area AND inside.ancestor = asked.area
LEFT JOIN organizations AS body ON body.id = owned.owner
LEFT JOIN last_read ON last_read.entry = owned.entry
WHERE owned.owner IS NOT NULL OR owned.owner_name IS NOT NULL
GROUP BY body.entry, CASE WHEN body.entry IS NULL THEN owned.owner_name END
ORDER BY oldest_source IS NULL, oldest_source, entry_name
