/**
 * @id       rows-by-day
 * @title    Rows and their sum for each kind of source, region and day: lines of documents, quota moved into them, registrations, payments by way of paying
 * @access   read
 * @param    regions    string[] Region codes; null = all
 * @param    batch      integer  Data version
 * @returns  source, region, day, rows, amount
 * @order    source, region, day
 * @limit    none: a day counts as silent only if all rows are known
 * @note     Days are counted from 1970-01-01 in Asia/Shanghai. A record that was recognised as another's movement is a row of its own source.
 */
CALL () {
  MATCH (i:Indicator)
  WHERE i.issuedAt IS NOT NULL AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND ($regions IS NULL OR i.region IN $regions)
  RETURN 'ISSUE' AS source, i.region AS region, i.issuedAt AS at, i.amount AS amount
  UNION ALL
  MATCH (:Indicator)-[a:ALLOCATED]->(i:Indicator)
  WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND ($regions IS NULL OR i.region IN $regions)
  RETURN 'ALLOC' AS source, i.region AS region, a.at AS at, a.amount AS amount
  UNION ALL
  MATCH (u)-[r:REGISTERED]->(:Indicator)
  WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) AND ($regions IS NULL OR coalesce(u.region, u.code) IN $regions)
  RETURN 'REGISTER' AS source, coalesce(u.region, u.code) AS region, r.at AS at, r.amount AS amount
  UNION ALL
  MATCH (a:Account)-[p:PAID|OBSERVED]->(:Account)
  WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND ($regions IS NULL OR coalesce(p.region, a.region) IN $regions)
  RETURN CASE p.mode WHEN 'card' THEN 'CARD' WHEN 'special-account' THEN 'SPECIAL' WHEN 'bank' THEN 'FLOW' ELSE 'PAY' END AS source, coalesce(p.region, a.region) AS region, p.at AS at, p.amount AS amount
}
WITH source, region, at, amount
WHERE region IS NOT NULL AND at IS NOT NULL
WITH source, region, (at + 28800000) / 86400000 AS day, count(*) AS rows, sum(coalesce(amount, 0)) AS amount
RETURN source, region, day, rows, amount
ORDER BY source, region, day
