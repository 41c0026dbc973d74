/**
 * @id       payees-without-statement
 * @title    Accounts that received money and have no stated balance at all, by what they received
 * @access   read
 * @param    regions    string[] Region codes of the accounts; null = all
 * @param    after      map      {amount, id} of the last account of the page before; null = from the start
 * @param    limit      integer  Accounts on the page
 * @param    batch      integer  Data version
 * @returns  account, name, number, kind, region, gap, received, payments, firstAt, lastAt
 * @order    received, largest first, then account
 * @limit    $limit
 * @note     Treasuries and other ends have their own books; cash has none. Refunds are not what an account lives on: only payments and transfers count.
 */
MATCH (a:Account)
WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND ($regions IS NULL OR a.region IN $regions)
  AND NOT coalesce(a.kind, 'unknown') IN ['treasury', 'clearing', 'tax', 'social-security', 'utility', 'cash']
CALL (a) {
  OPTIONAL MATCH (a)<-[p:PAID]-()
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS received, count(p) AS payments, min(p.at) AS firstAt, max(p.at) AS lastAt
}
WITH a, received, payments, firstAt, lastAt
WHERE payments > 0 AND ($after IS NULL OR received < $after.amount OR (received = $after.amount AND a.id > $after.id))
  AND NOT EXISTS { (a)<-[x:ABOUT]-(b:Balance) WHERE x.addedIn <= $batch AND (x.retiredIn IS NULL OR x.retiredIn > $batch) }
  AND NOT EXISTS { (a)-[p:PAID|OBSERVED]->() WHERE p.payerBalance IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
  AND NOT EXISTS { (a)<-[p:PAID|OBSERVED]-() WHERE p.payeeBalance IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
WITH a, received, payments, firstAt, lastAt,
     EXISTS { (a)-[p:PAID|OBSERVED]->() WHERE p.kind IN ['payment', 'transfer', 'cash'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) } AS spends
RETURN a.id AS account, a.name AS name, a.number AS number, coalesce(a.kind, 'unknown') AS kind, a.region AS region,
       CASE WHEN spends THEN 'outgoing-only' WHEN a.number IS NULL THEN 'no-account-number' ELSE 'nothing-outgoing' END AS gap,
       received, payments, firstAt, lastAt
ORDER BY received DESC, account
LIMIT $limit
