/**
 * @id      stamp-at
 * @title   Stamp of the data as it was when a batch was the newest: tells whether this is still the same graph
 * @access  read
 * @param   sequence integer Sequence of the batch
 * @returns sequence, stamp
 * @order   one row
 * @limit   1, an aggregate
 */
MATCH (b:Batch {status: 'active'})
WHERE b.sequence <= $sequence
RETURN coalesce(max(b.sequence), 0) AS sequence, toString(coalesce(max(b.startedAt), 0)) AS stamp
