/**
 * @id       accounts-of-one-number
 * @title    Accounts that bear one number under several texts for the bank
 * @access   read
 * @param    limit      integer  Numbers at most
 * @param    batch      integer  Data version
 * @returns  accounts
 * @order    number
 * @limit    $limit
 * @note     A short number may well exist at two banks: only those of twelve digits and more are looked at.
 */
MATCH (a:Account)
WHERE a.number IS NOT NULL AND size(a.number) >= 12 AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a.number AS number, collect(a) AS found
WHERE size(found) > 1
WITH number, found
ORDER BY number
LIMIT $limit
UNWIND found AS a
CALL (a) {
  OPTIONAL MATCH (a)<-[p:PAID]-()
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS received
}
WITH number, a, received
ORDER BY number, size(a.stated), a.id
WITH number, collect({id: a.id, name: a.name, number: a.number, institution: a.institution, kind: a.kind, region: a.region, source: a.source, received: received}) AS accounts
RETURN accounts
ORDER BY number
LIMIT $limit
