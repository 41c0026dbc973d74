/**
 * @id      settle-awaited
 * @title   Refunds whose payment was unknown when they were loaded and has now arrived
 * @access  write
 * @returns id
 */
MATCH (w:AwaitedPayment)
MATCH ()-[p:PAID {id: w.payment}]->() USING INDEX SEEK p:PAID(id)
WITH w, w.settledBy AS id
DELETE w
RETURN DISTINCT id
