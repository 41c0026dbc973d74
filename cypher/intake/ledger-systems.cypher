/**
 * @id      ledger-systems
 * @title   Systems whose payment records the graph holds
 * @access  read
 * @returns system
 * @order   system
 * @limit   none: a ledger is fed by a handful of systems
 */
MATCH (b:Batch {status: 'active'})
UNWIND coalesce(b.systems, []) AS system
RETURN DISTINCT system
ORDER BY system
