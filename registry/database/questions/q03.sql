/*
title:
  zh: 老年大学倍增计划，各区完成了几个？
  en: In which districts has the plan to double universities for older people been delivered?
answers:
  zh: 每个区一行：持有有效称号的机构几家、是哪些，以及登记册中有此称号的区一共几个。
  en: One row for each district with the organizations that hold the title, and how many districts have one on record.
note:
  zh: “名单未声明完整”不等于没有完成。年份未知的称号另计，不算作有效。没有一行表示本市没有这项称号，或所选地区里没有区。
  en: >-
    “List not declared complete” does not mean that nothing was delivered. Titles without a year are counted apart and not as held. No row at
    all means that the city has no such title, or that no district lies in the area.
parameters: [area, as_of]
indicators: [I-04]
pages: [districts/]
*/
WITH
/* include asked_on */,
/* include promised */,
titles AS (
    SELECT
        inside.ancestor AS district, entry.entry, entry.name,
        title.until IS NULL AND title.year IS NULL AS undated,
        coalesce(title.until, CAST(title.year + scheme.expires_after_years AS TEXT)) AS last
    FROM designations AS title
    JOIN schemes AS scheme ON scheme.scheme = title.scheme
    JOIN entries AS entry ON entry.entry = title.entry
    JOIN area_ancestors AS inside ON inside.area = entry.area
    WHERE title.scheme = 'elderly_university_doubling'
        AND coalesce(title.withdrawn, 0) = 0 AND entry.status IN ('active', 'paused')
        AND entry.type = 'organizations'
    ORDER BY entry.entry
),
counted AS (
    SELECT
        titles.district,
        count(DISTINCT CASE WHEN NOT undated THEN entry END) AS held,
        count(DISTINCT CASE WHEN undated THEN entry END) AS undated,
        group_concat(CASE WHEN NOT undated THEN name END, '; ') AS names
    FROM titles
    JOIN asked
    WHERE titles.last IS NULL OR titles.last >= substr(asked.as_of, 1, length(titles.last))
    GROUP BY titles.district
),
answer AS (
    SELECT
        district.code, district.name, counted.names,
        nullif(counted.undated, 0) AS undated,
        CASE
            WHEN district.code IN (
                SELECT area FROM promised
                WHERE counted_list = 'schemes/elderly_university_doubling')
                THEN coalesce(counted.held, 0)
            ELSE nullif(counted.held, 0)
        END AS held
    FROM areas AS district
    JOIN asked
    JOIN area_ancestors AS inside ON inside.area = district.code AND inside.ancestor = asked.area
    LEFT JOIN counted ON counted.district = district.code
    WHERE district.level = 'district' AND district.current = 1
        AND EXISTS (SELECT 1 FROM schemes WHERE scheme = 'elderly_university_doubling')
)
SELECT
    code AS district,
    name AS district_name,
    CASE
        WHEN held > 0 THEN 'on_record'
        WHEN held = 0 THEN 'none'
        ELSE 'list_not_complete'
    END AS state,
    held AS on_record,
    undated,
    names,
    nullif(count(nullif(held, 0)) OVER (), 0) AS areas_on_record
FROM answer
ORDER BY coalesce(held, 0) > 0, code
