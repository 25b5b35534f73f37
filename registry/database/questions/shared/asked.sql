-- What is asked for; an area that is not understood leaves no row.
asked AS (
    SELECT
        coalesce(
            (SELECT code FROM areas WHERE code = :area),
            (SELECT code FROM areas WHERE slug = :area),
            (SELECT max(code) FROM areas WHERE name = :area GROUP BY name HAVING count(*) = 1),
            (SELECT value FROM meta WHERE key = 'root_area' AND coalesce(:area, '') = '')
        ) AS area
)
