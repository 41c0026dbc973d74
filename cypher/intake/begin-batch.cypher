/**
 * @id      begin-batch
 * @title   Takes the next sequence for a load, unless another load is in progress
 * @access  write
 * @param   batch map {id, sourceSystem, title, mode, currency, demo, sha256, manifestSha256, loader, periodFrom, periodTo}
 * @param   now   instant When the load began
 * @returns sequence
 * @note    Touching a property of the ledger first takes its lock, so two loads cannot both see a free place.
 */
MATCH (l:Ledger {id: 'ledger'})
SET l.lock = true
REMOVE l.lock
WITH l
WHERE NOT EXISTS { MATCH (other:Batch) WHERE other.status IN ['loading', 'undoing'] }
OPTIONAL MATCH (b:Batch)
WITH coalesce(max(b.sequence), 0) + 1 AS sequence
CREATE (n:Batch)
SET n = $batch, n.sequence = sequence, n.status = 'loading', n.startedAt = $now, n.aliveAt = $now
RETURN sequence
