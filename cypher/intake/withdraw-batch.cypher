/**
 * @id      withdraw-batch
 * @title   A batch no longer counts, and covers nothing any more
 * @access  write
 * @param   id       string  The batch taken back
 * @param   by       string  The batch that takes it back
 * @param   sequence integer Its sequence
 * @returns id
 */
MATCH (b:Batch {id: $id})
SET b.withdrawnBy = $by, b.withdrawnIn = $sequence
FOREACH (cover IN COLLECT { MATCH (b)-[:COVERS]->(c:Coverage) RETURN c } | SET cover.retiredIn = $sequence)
RETURN b.id AS id
