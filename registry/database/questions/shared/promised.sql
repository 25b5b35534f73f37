-- Every area for which somebody promises, in force on the day, that a list is whole.
promised AS (
    SELECT DISTINCT promise.counted_list, inside.area
    FROM completeness AS promise
    JOIN asked ON promise.complete_as_of <= asked.as_of AND asked.as_of <= promise.valid_until
    JOIN area_ancestors AS inside ON inside.ancestor = promise.area
)
