/**
 * @id      data-version
 * @title   Sequence of the newest batch that is visible
 * @access  read
 * @returns sequence, stamp
 * @order   one row
 * @limit   1, an aggregate
 */
MATCH (b:Batch {status: 'active'})
RETURN coalesce(max(b.sequence), 0) AS sequence, toString(coalesce(max(b.startedAt), 0)) AS stamp
