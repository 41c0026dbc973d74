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
WITH DISTINCT w
SET w:SettledPayment
REMOVE w:AwaitedPayment
RETURN DISTINCT w.settledBy AS id
