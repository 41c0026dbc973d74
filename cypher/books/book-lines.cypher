/**
 * @id       book-lines
 * @title    Lines issued by or given to some regions, each with its moves, payments, registrations, batches and ledger postings as sums
 * @access   read
 * @param    regions    string[] Region codes of issuer or recipient; null = all
 * @param    year       integer  Fiscal year; null = all
 * @param    batch      integer  Data version
 * @returns  id, region, fiscalYear, code, kind, stated, amount, balance, issuedAt, documentNumber, recipient, recipientName, recipientRegion, source, arrived, passedOn, carriedOver, takenBack, paid, payments, restored, returned, unconfirmed, corrections, registrations, batches, booked, bookings
 * @order    id
 * @limit    none: sums are exact only over all lines; the service stops at its row budget and says so
 * @note     A payment on two legs (treasury to special account, special account to payee) names the line twice and draws on it once: of each account
 *           that pays counts what it paid beyond what it had received under the same line. Treasuries and other ends hold no such money.
 */
MATCH (i:Indicator)
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  AND ($regions IS NULL OR i.region IN $regions OR i.recipientRegion IN $regions) AND ($year IS NULL OR i.fiscalYear = $year)
CALL (i) {
  OPTIONAL MATCH (i)-[a:ALLOCATED]->(:Indicator)
  WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN sum(CASE WHEN a.kind IN ['distribution', 'pooling', 'reissue'] THEN a.amount ELSE 0 END) AS passedOn,
         sum(CASE WHEN a.kind = 'carry-over' THEN a.amount ELSE 0 END) AS carriedOver,
         sum(CASE WHEN a.kind IN ['reduction', 'recall', 'adjustment'] THEN a.amount ELSE 0 END) AS takenBack
}
CALL (i) {
  OPTIONAL MATCH ()-[a:ALLOCATED]->(i)
  WHERE a.kind IN ['adjustment', 'reduction', 'recall'] AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN sum(a.amount) AS arrived
}
CALL (i) {
  MATCH (a:Account)-[p:PAID {indicator: i.id}]->(b:Account)
  WHERE p.kind IN ['payment', 'transfer', 'bounce'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  UNWIND [[a, p.amount], [b, CASE WHEN p.kind <> 'bounce' AND b.kind IN ['treasury', 'clearing', 'tax', 'social-security', 'utility'] THEN 0 ELSE -p.amount END]] AS side
  WITH side[0] AS account, sum(side[1]) AS net
  RETURN sum(CASE WHEN net > 0 THEN net ELSE 0 END) AS paid
}
CALL (i) {
  OPTIONAL MATCH ()-[p:PAID {indicator: i.id}]->()
  WHERE coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH p, p.kind IN ['refund', 'recovery', 'reversal'] AS back
  RETURN sum(CASE WHEN p.kind IN ['payment', 'transfer'] THEN 1 ELSE 0 END) AS payments,
         sum(CASE WHEN back AND (p.restoresQuota OR p.kind = 'reversal') THEN p.amount ELSE 0 END) AS restored,
         sum(CASE WHEN back AND NOT (coalesce(p.restoresQuota, false) OR p.kind = 'reversal') THEN p.amount ELSE 0 END) AS returned,
         sum(CASE WHEN p.unconfirmed THEN p.amount ELSE 0 END) AS unconfirmed,
         collect(CASE WHEN p.kind = 'reclassification' THEN {amount: p.amount, settles: coalesce(p.settles, []), settledAmounts: coalesce(p.settledAmounts, [])} END) AS corrections
}
CALL (i) {
  OPTIONAL MATCH (u)-[r:REGISTERED]->(i)
  WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  WITH u, r ORDER BY r.at, r.id
  RETURN collect(CASE WHEN r IS NOT NULL THEN {amount: r.amount, at: r.at, region: coalesce(u.region, u.code), source: r.source} END) AS registrations
}
CALL (i) {
  OPTIONAL MATCH (b:PayoutBatch)-[f:FUNDED_BY]->(i)
  WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  RETURN collect(b.id) AS batches
}
CALL (i) {
  OPTIONAL MATCH (r:Record {kind: 'ledger-expenditure'})-[a:ABOUT]->(i)
  WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN sum(r.amount) AS booked, collect(r.source) AS bookings
}
OPTIONAL MATCH (to:Entity {id: i.recipient})
RETURN i.id AS id, i.region AS region, i.fiscalYear AS fiscalYear, i.code AS code, i.kind AS kind, i.stated IS NULL OR size(i.stated) > 0 AS stated, coalesce(i.amount, 0) AS amount,
       i.balanceAsStated AS balance, i.issuedAt AS issuedAt, i.ownNumber AS documentNumber, i.recipient AS recipient, to.name AS recipientName,
       i.recipientRegion AS recipientRegion, i.source AS source, arrived, passedOn, carriedOver, takenBack, paid, payments, restored, returned, unconfirmed,
       corrections, registrations, batches, booked, bookings
ORDER BY id
