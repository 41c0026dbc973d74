/**
 * @id      partners-of-loose
 * @title   Records of some accounts in some spans of time that have one of some amounts, alone or as lines of a payout or voucher of one day
 * @access  read
 * @param   asks map[] {account, outgoing, amounts, from, to}
 * @returns account, outgoing, amount, at, serial, ids
 * @order   none: the caller looks them up by account and amount
 * @limit   none: a match is certain only over all of them
 * @note    A day of Shanghai begins at 16:00 of the day before in UTC: 28,800,000 ms.
 */
UNWIND $asks AS ask
MATCH (a:Account {id: ask.account}) USING INDEX SEEK a:Account(id)
CALL (ask, a) {
  CALL (ask, a) {
    WITH ask, a WHERE ask.outgoing
    MATCH (a)-[p:PAID|OBSERVED]->()
    WHERE p.retiredIn IS NULL AND coalesce(p.recordedAt, p.at) >= ask.from AND coalesce(p.recordedAt, p.at) < ask.to
    RETURN p, coalesce(p.recordedAt, p.at) AS at
    UNION ALL
    WITH ask, a WHERE NOT ask.outgoing
    MATCH (a)<-[p:PAID|OBSERVED]-()
    WHERE p.retiredIn IS NULL AND coalesce(p.recordedAt, p.at) >= ask.from AND coalesce(p.recordedAt, p.at) < ask.to
    RETURN p, coalesce(p.recordedAt, p.at) AS at
  }
  WITH ask, p, at, (at + 28800000) / 86400000 AS day
  UNWIND [p.id, 'batch ' + CASE WHEN coalesce(p.copied, '') CONTAINS 'batch' THEN null ELSE p.batch END, 'movement ' + p.movement, 'serial ' + p.serial] AS together
  WITH ask, p, at, day, together WHERE together IS NOT NULL
  WITH ask, together, p.system AS system, day, sum(p.amount) AS amount, collect(p) AS payments, min(at) AS at
  WHERE amount IN ask.amounts AND (size(payments) > 1 OR payments[0].id = together)
  RETURN amount, at, payments[0].serial AS serial, [payment IN payments | payment.id] AS ids
}
RETURN ask.account AS account, ask.outgoing AS outgoing, amount, at, serial, ids
