/**
 * @id      unfinished-batches
 * @title   Loads that have begun and are not active
 * @access  read
 * @returns id, sequence, loader, aliveAt
 * @order   sequence
 * @limit   10
 */
MATCH (b:Batch)
WHERE b.status IN ['loading', 'undoing']
RETURN b.id AS id, b.sequence AS sequence, b.loader AS loader, b.aliveAt AS aliveAt
ORDER BY sequence
LIMIT 10
