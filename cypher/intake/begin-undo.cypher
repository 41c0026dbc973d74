/**
 * @id      begin-undo
 * @title   Takes a load that has not been activated out of reach of its activation, before anything of it is removed
 * @access  write
 * @param   sequence integer Its sequence
 * @returns id
 * @note    The lock comes first: an activation that is being committed is waited for, and then found to be active.
 */
MATCH (b:Batch {sequence: $sequence})
SET b.lock = true
REMOVE b.lock
WITH b
WHERE b.status IN ['loading', 'undoing']
SET b.status = 'undoing'
RETURN b.id AS id
