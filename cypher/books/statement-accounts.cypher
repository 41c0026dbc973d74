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
 * @note     Any balance is at least the smallest exact number: written as a range, so that the index of movements with a balance is sought and no account is
 *           walked that has none.
 */
CALL () {
  MATCH (b:Balance)-[x:ABOUT]->(a:Account)
  WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) AND x.addedIn <= $batch AND (x.retiredIn IS NULL OR x.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH (a:Account)-[p:PAID]->()
  USING INDEX SEEK p:PAID(payerBalance)
  WHERE p.payerBalance >= -9007199254740991 AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH ()-[p:PAID]->(a:Account)
  USING INDEX SEEK p:PAID(payeeBalance)
  WHERE p.payeeBalance >= -9007199254740991 AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH (a:Account)-[o:OBSERVED]->()
  USING INDEX SEEK o:OBSERVED(payerBalance)
  WHERE o.payerBalance >= -9007199254740991 AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  RETURN DISTINCT a
  UNION
  MATCH ()-[o:OBSERVED]->(a:Account)
  USING INDEX SEEK o:OBSERVED(payeeBalance)
  WHERE o.payeeBalance >= -9007199254740991 AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  RETURN DISTINCT a
}
WITH a
WHERE ($account IS NULL OR a.id = $account) AND ($regions IS NULL OR a.region IN $regions)
RETURN a.id AS id, a.name AS name, a.number AS number, a.institution AS institution, coalesce(a.kind, 'unknown') AS kind, a.region AS region
ORDER BY id
