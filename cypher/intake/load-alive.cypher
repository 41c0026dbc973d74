/**
 * @id      load-alive
 * @title   Says that a load is still going on
 * @access  write
 * @param   sequence integer Its sequence
 * @param   now      instant Now
 * @returns sequence
 */
MATCH (b:Batch {sequence: $sequence})
SET b.aliveAt = $now
RETURN b.sequence AS sequence
