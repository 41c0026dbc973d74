/**
 * @id       statement-accounts
 * @title    Accounts of which at least one balance is stated: of a day, or after a line of a statement
 * @access   read
 * @param    account    string   Only this account; null = all
 * @param    regions    string[] Region codes of the accounts; null = all
 * @param    batch      integer  Data version
 * @returns  id, name, number, institution, kind, region
 * @order    id
 * @limit    none: sums are exact only over all of them; the service stops at its row budget and says so
 */
CALL () {
  MATCH (b:Balance)-[x:ABOUT]->(a:Account)
  WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) AND x.addedIn <= $batch AND (x.retiredIn IS NULL OR x.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH (a:Account)-[p:PAID]->()
  WHERE p.payerBalance IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH ()-[p:PAID]->(a:Account)
  WHERE p.payeeBalance IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH (a:Account)-[o:OBSERVED]->()
  WHERE o.payerBalance IS NOT NULL AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH ()-[o:OBSERVED]->(a:Account)
  WHERE o.payeeBalance IS NOT NULL AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  RETURN DISTINCT a
}
WITH a
WHERE ($account IS NULL OR a.id = $account) AND ($regions IS NULL OR a.region IN $regions)
RETURN a.id AS id, a.name AS name, a.number AS number, a.institution AS institution, coalesce(a.kind, 'unknown') AS kind, a.region AS region
ORDER BY id
