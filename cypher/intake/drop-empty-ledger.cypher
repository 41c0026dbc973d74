/**
 * @id      drop-empty-ledger
 * @title   Removes the ledger's facts while no batch is there: they were set for a load that did not come about
 * @access  write
 * @returns removed
 */
MATCH (l:Ledger)
WHERE NOT EXISTS { MATCH (:Batch) }
DELETE l
RETURN count(*) AS removed
