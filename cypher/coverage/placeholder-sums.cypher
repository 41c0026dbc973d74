/**
 * @id       placeholder-sums
 * @title    How many things of each kind are mentioned and never stated, and the money that hangs on them
 * @access   read
 * @param    regions    string[] Region codes; null = all. What has no region is left out where regions are asked for
 * @param    batch      integer  Data version
 * @returns  kind, things, amount
 * @order    kind
 * @limit    50
 */
MATCH (n:Entity)
WHERE size(n.stated) = 0 AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
  AND ($regions IS NULL OR coalesce(n.region, head(split(n.issuer, '|'))) IN $regions OR (n:Region AND n.code IN $regions))
CALL (n) {
  WITH n WHERE n:Indicator
  OPTIONAL MATCH ()-[p:PAID {indicator: n.id}]->()
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH n, sum(p.amount) AS paid, count(p) AS payments
  OPTIONAL MATCH (n)-[a:ALLOCATED]->() WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  WITH n, paid, payments, sum(coalesce(a.amount, 0)) AS moved, count(a) AS moves
  RETURN paid + moved AS amount, payments + moves AS mentions
  UNION ALL
  WITH n WHERE n:Account
  OPTIONAL MATCH (n)-[p:PAID]-()
  WHERE coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH n, sum(p.amount) AS amount, count(p) AS mentions
  RETURN amount, mentions
  UNION ALL
  WITH n WHERE n:Document OR n:Unit OR n:Project OR n:Region
  OPTIONAL MATCH (n)-[e:CARRIES|GIVEN_TO|FOR]-(i:Indicator) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  WITH n, sum(coalesce(i.amount, 0)) AS amount, count(e) AS mentions
  RETURN amount, mentions
  UNION ALL
  WITH n WHERE n:Enterprise OR n:Household OR n:Person
  OPTIONAL MATCH (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-()
  WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH n, sum(p.amount) AS amount, count(p) AS mentions
  RETURN amount, mentions
  UNION ALL
  WITH n WHERE n:PayoutBatch
  OPTIONAL MATCH ()-[p:PAID {batch: n.id}]->()
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH n, sum(p.amount) AS amount, count(p) AS mentions
  RETURN amount, mentions
  UNION ALL
  WITH n WHERE NOT (n:Indicator OR n:Account OR n:Document OR n:Unit OR n:Project OR n:Region OR n:Enterprise OR n:Household OR n:Person OR n:PayoutBatch)
  RETURN 0 AS amount, COUNT { (n)--() } AS mentions
}
WITH n, head([label IN labels(n) WHERE label <> 'Entity']) AS kind, amount, mentions
RETURN kind, count(*) AS things, sum(amount) AS amount
ORDER BY kind
LIMIT 50
