/**
 * @id       batch-names
 * @title    Ids and times of some batches
 * @access   read
 * @param    sequences  integer[] Sequences
 * @param    batch      integer   Data version
 * @returns  sequence, id, mode, loadedAt
 * @order    sequence
 * @limit    none: details for sequences that were found before
 */
UNWIND $sequences AS sequence
MATCH (b:Batch {sequence: sequence})
WHERE b.sequence <= $batch
RETURN b.sequence AS sequence, b.id AS id, b.mode AS mode, b.loadedAt AS loadedAt
ORDER BY sequence
