/**
 * @id       payee-gap-sums
 * @title    What accounts outside treasuries received, by what is loaded of their further course
 * @access   read
 * @param    regions    string[] Region codes of the accounts; null = all
 * @param    batch      integer  Data version
 * @returns  gap, accounts, received
 * @order    gap
 * @limit    10
 */
MATCH (a:Account)
WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND ($regions IS NULL OR a.region IN $regions)
  AND NOT coalesce(a.kind, 'unknown') IN ['treasury', 'clearing', 'tax', 'social-security', 'utility', 'cash']
CALL (a) {
  OPTIONAL MATCH (a)<-[p:PAID]-()
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS received, count(p) AS payments
}
WITH a, received, payments
WHERE payments > 0
WITH a, received,
     EXISTS { (a)<-[x:ABOUT]-(b:Balance) WHERE x.addedIn <= $batch AND (x.retiredIn IS NULL OR x.retiredIn > $batch) }
       OR EXISTS { (a)-[p:PAID|OBSERVED]->() WHERE p.payerBalance IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
       OR EXISTS { (a)<-[p:PAID|OBSERVED]-() WHERE p.payeeBalance IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) } AS proven,
     EXISTS { (a)-[p:PAID|OBSERVED]->() WHERE p.kind IN ['payment', 'transfer', 'cash'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) } AS spends
WITH CASE WHEN proven THEN 'with-statement' WHEN spends THEN 'outgoing-only' WHEN a.number IS NULL THEN 'no-account-number' ELSE 'nothing-outgoing' END AS gap, received
RETURN gap, count(*) AS accounts, sum(received) AS received
ORDER BY gap
LIMIT 10
