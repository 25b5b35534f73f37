-- What is asked for; an area or a day that is not understood leaves no row.
asked AS (
    SELECT area, as_of
    FROM (SELECT
        coalesce(
            (SELECT code FROM areas WHERE code = :area),
            (SELECT code FROM areas WHERE slug = :area),
            (SELECT max(code) FROM areas WHERE name = :area GROUP BY name HAVING count(*) = 1),
            (SELECT value FROM meta WHERE key = 'root_area' AND coalesce(:area, '') = '')
        ) AS area,
        date(coalesce(nullif(:as_of, ''), (SELECT value FROM meta WHERE key = 'as_of'))) AS as_of
    )
    WHERE as_of IS NOT NULL
)
