/**
 * @id      returns-of-payments
 * @title   What has come back of some payments: the part of each bounce, refund, recovery and reversal that settles them
 * @access  read
 * @param   payments string[] Ids of payments
 * @param   batch    integer  Data version
 * @returns payment, at, amount
 * @order   none: they are added up
 * @limit   none: a payment is settled a few times
 */
UNWIND $payments AS id
MATCH (s:SettledPayment {payment: id}) USING INDEX SEEK s:SettledPayment(payment)
MATCH (:Account)-[b:PAID {id: s.settledBy}]->(:Account) USING INDEX SEEK b:PAID(id)
WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
WITH id, b.at AS at, reduce(sum = 0, k IN range(0, size(b.settles) - 1) | sum + CASE WHEN b.settles[k] = id THEN b.settledAmounts[k] ELSE 0 END) AS amount
WHERE amount > 0
RETURN id AS payment, at, amount
