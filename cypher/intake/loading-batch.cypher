/**
 * @id      loading-batch
 * @title   A load in progress and its ledger, with all that is kept about them
 * @access  read
 * @param   sequence integer Its sequence
 * @returns ledger, batch
 * @order   none: one row
 * @limit   1, there is one ledger and one batch under a sequence
 * @plan    CartesianProduct: of one ledger and one batch
 */
MATCH (l:Ledger {id: 'ledger'}), (b:Batch {sequence: $sequence})
RETURN properties(l) AS ledger, properties(b) AS batch
LIMIT 1
