/**
 * @id      findings-to-compare
 * @title   Findings that stand, to see which rules show the same
 * @access  read
 * @param   regions string[] Region codes that may be seen; null = all
 * @param   limit   integer  Findings at most
 * @returns rule, subject, state
 * @order   band (worst first), amount at risk (largest first), id
 * @limit   $limit
 */
MATCH (f:Finding)
WHERE f.status = 'hit' AND ($regions IS NULL OR f.region IN $regions)
RETURN f.rule AS rule, f.subject AS subject, f.state AS state
ORDER BY f.rank, f.amount DESC, f.id
LIMIT $limit
