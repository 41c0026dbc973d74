/**
 * @id      ledger-state
 * @title   Whether anything is loaded, and whether it is demo data
 * @access  read
 * @returns active, demo, removing, currency, identity
 * @order   one row
 * @limit   1, aggregates
 */
OPTIONAL MATCH (l:Ledger {id: 'ledger'})
OPTIONAL MATCH (b:Batch)
RETURN count(CASE WHEN b.status = 'active' THEN 1 END) AS active, count(CASE WHEN b.status = 'active' AND b.demo THEN 1 END) AS demo,
       count(CASE WHEN b.status = 'removing' THEN 1 END) AS removing, l.currency AS currency, l.identity AS identity
