/**
 * @id      undo-batch
 * @title   Removes the mark of a load that was not activated; last, so that an interrupted undoing begins anew
 * @access  write
 * @param   sequence integer Its sequence
 * @returns removed
 * @note    The ledger's facts go with the only batch: they were set for it.
 */
MATCH (b:Batch {sequence: $sequence, status: 'loading'})
DETACH DELETE b
WITH count(*) AS removed
OPTIONAL MATCH (l:Ledger) WHERE NOT EXISTS { MATCH (:Batch) }
DELETE l
RETURN removed
