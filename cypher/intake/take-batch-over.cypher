/**
 * @id      take-batch-over
 * @title   A load in progress and its ledger, in the new graph that its rows have been imported into
 * @access  write
 * @param   ledger map Properties of the ledger
 * @param   batch  map Properties of the batch
 * @returns sequence
 */
CREATE (l:Ledger), (b:Batch)
SET l = $ledger, b = $batch
RETURN b.sequence AS sequence
