-- Every number of an indicator that divides one measure by another.
ratios AS (
    SELECT part.*, above.measure AS above, below.measure AS below
    FROM indicator_parts AS part
    JOIN indicator_sources AS above
        ON above.indicator = part.indicator AND above.number = part.number AND above.side = 'numerator'
    JOIN indicator_sources AS below
        ON below.indicator = part.indicator AND below.number = part.number AND below.side = 'denominator'
    WHERE above.measure IS NOT NULL AND below.measure IS NOT NULL
)
