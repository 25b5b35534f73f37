/*
title:
  zh: 每条政策条款各有多少案例和数据，哪些还没有？
  en: How many cases and statistics does each clause of the policy have, and which have none on record?
answers:
  zh: 每条条款一行：登记册中对应它的条目、案例和统计各几条，暂无登记的在前。
  en: One row for each clause with the entries, cases and statistics that answer to it, those without first.
note:
  zh: 空着表示登记册中还没有，不表示这一条没有人做。
  en: Empty means that the registry has none yet, not that nobody carries the clause out.
parameters: []
indicators: [I-29]
pages: [policy/]
*/
WITH
counted AS (
    SELECT
        answer.clause,
        count(*) AS entries,
        sum(entry.type = 'cases') AS cases,
        sum(entry.type = 'statistics') AS statistics
    FROM entry_clauses AS answer
    JOIN entries AS entry ON entry.entry = answer.entry AND entry.status IN ('active', 'paused')
    GROUP BY answer.clause
)
SELECT
    clause.clause,
    clause.heading AS clause_name,
    counted.entries AS entries_on_record,
    nullif(counted.cases, 0) AS cases_on_record,
    nullif(counted.statistics, 0) AS statistics_on_record
FROM policy_clauses AS clause
LEFT JOIN counted ON counted.clause = clause.clause
ORDER BY
    coalesce(counted.cases, 0) > 0 AND coalesce(counted.statistics, 0) > 0,
    coalesce(counted.cases, 0) + coalesce(counted.statistics, 0), clause.rowid
