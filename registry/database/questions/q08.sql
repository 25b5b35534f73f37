/*
title:
  zh: 哪些称号已过期或没有年份，还在展示？
  en: Which titles are past their date or undated?
answers:
  zh: 每个过期或年份未知的称号一行，连同依据的来源。撤销的不列。
  en: One row for each title that has expired or has no year, with the source it rests on. Withdrawn titles are left out.
note:
  zh: “至”空着而称号已过期，是按该称号的有效年数算出的。“年份未知”表示来源没有写年份，不表示称号不真。没有一行表示所选地区内登记的称号都有年份且在有效期内，也可能一个都没有登记。
  en: >-
    A title that has expired without a date in “until” did so by the number of years its scheme gives. “Year unknown” means that the source gives
    no year, not that the title is false. No row at all means that every title on record in the area has a year and is within its date; there may be none on record.
parameters: [area, as_of]
pages: [organizations/, policy/]
*/
WITH
/* include asked_on */,
titles AS (
    SELECT
        title.*, scheme.label,
        coalesce(title.until, CAST(title.year + scheme.expires_after_years AS TEXT)) AS last
    FROM designations AS title
    LEFT JOIN schemes AS scheme ON scheme.scheme = title.scheme
    WHERE coalesce(title.withdrawn, 0) = 0
)
SELECT
    titles.entry,
    entry.name AS entry_name,
    titles.scheme,
    titles.label AS scheme_name,
    CASE WHEN titles.last IS NULL THEN 'undated' ELSE 'expired' END AS title_state,
    titles.level AS title_level,
    titles.year,
    titles.until,
    source.publisher AS source_publisher,
    source.title AS source_title,
    source.date AS source_date,
    source.url
FROM titles
JOIN entries AS entry ON entry.entry = titles.entry
JOIN asked
JOIN area_ancestors AS inside ON inside.area = entry.area AND inside.ancestor = asked.area
LEFT JOIN sources AS source ON source.entry = titles.entry AND source.number = titles.source
WHERE entry.status IN ('active', 'paused')
    AND (
        titles.last < substr(asked.as_of, 1, length(titles.last))
        OR (titles.until IS NULL AND titles.year IS NULL)
    )
ORDER BY title_state, titles.last, titles.entry, titles.number
