/**
 * @id      settle-awaited
 * @title   Settling payments whose settled ones were missing and have arrived
 * @access  write
 * @returns id
 */
MATCH (w:AwaitedPayment)
CALL (w) {
  MATCH ()-[p:PAID {id: w.payment}]->() USING INDEX SEEK p:PAID(id) WHERE p.retiredIn IS NULL
  RETURN p
  UNION
  MATCH ()-[p:OBSERVED {id: w.payment}]->() USING INDEX SEEK p:OBSERVED(id) WHERE p.retiredIn IS NULL
  RETURN p
}
WITH DISTINCT w, w.payment AS payment, w.settledBy AS id
// One that had gone and is there again is remembered already.
MERGE (:SettledPayment {payment: payment, settledBy: id})
DELETE w
RETURN DISTINCT id
