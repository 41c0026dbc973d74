/**
 * @id      undo-batch
 * @title   Removes the mark of a load that was not activated; last, so that an interrupted undoing begins anew
 * @access  write
 * @param   sequence integer Its sequence
 * @returns removed
 */
MATCH (b:Batch {sequence: $sequence, status: 'undoing'})
DETACH DELETE b
RETURN count(*) AS removed
