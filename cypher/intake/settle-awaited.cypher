/**
 * @id      settle-awaited
 * @title   Settling payments whose settled ones were missing and have arrived
 * @access  write
 * @returns id
 */
MATCH (w:AwaitedPayment)
MATCH ()-[p:PAID {id: w.payment}]->() USING INDEX SEEK p:PAID(id)
WHERE p.retiredIn IS NULL
WITH DISTINCT w
SET w:SettledPayment
REMOVE w:AwaitedPayment
RETURN DISTINCT w.settledBy AS id
