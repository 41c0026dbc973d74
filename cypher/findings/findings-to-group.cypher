/**
 * @id       findings-to-group
 * @title    Hits that stand, with what another one can share of them; the worst come first where there are more than are grouped
 * @access   read
 * @param    limit    integer  Findings at most
 * @returns  id, rule, subject, region, rank, amount, state
 * @order    band (worst first), amount at risk (largest first), id
 * @limit    $limit
 */
MATCH (f:Finding)
WHERE f.status = 'hit'
WITH f ORDER BY f.rank, f.amount DESC, f.id LIMIT $limit
RETURN f.id AS id, f.rule AS rule, f.subject AS subject, f.region AS region, f.rank AS rank, f.amount AS amount, f.state AS state
ORDER BY rank, amount DESC, id
LIMIT $limit
