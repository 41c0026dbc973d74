/**
 * @id       search-names
 * @title    Documents, regions, units, projects, items, enterprises, households and persons whose number, title or name holds all that was typed
 * @access   read
 * @param    words      string   Query for the full-text index
 * @param    typed      string   The text itself, in lower case, to tell whole names and beginnings from fragments
 * @param    limit      integer  Hits of each kind
 * @param    hitsMax    integer  Hits of the index looked at
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @returns  kind, hits, total, seen
 * @order    kind; within hits: whole names, beginnings, fragments, then short ones, then label, date and id
 * @limit    10: one row for each kind
 */
CALL db.index.fulltext.queryNodes('names', $words, {limit: $hitsMax}) YIELD node AS n, score
WITH collect(n) AS nodes
UNWIND nodes AS n
WITH n, size(nodes) AS seen, head([label IN labels(n) WHERE label <> 'Entity']) AS kind, coalesce(n.number, n.headName, n.name) AS label,
     CASE WHEN n:Region THEN n.code WHEN n:Document THEN coalesce(n.region, head(split(n.issuer, '|'))) ELSE n.region END AS region
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) AND (NOT n:Document OR n.stated IS NULL OR size(n.stated) > 0)
CALL (n, region) {
  WITH region WHERE $scope IS NULL OR region IN $scope OR n:SubsidyItem
  RETURN true AS visible
  UNION
  WITH n WHERE $scope IS NOT NULL AND n:Document
  MATCH (n)-[c:CARRIES]->(i:Indicator)
  WHERE i.recipientRegion IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  RETURN true AS visible LIMIT 1
  UNION
  WITH n WHERE $scope IS NOT NULL AND n:Document
  MATCH (i:Indicator {upperNumber: n.number})
  WHERE i.region IN $scope AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  RETURN true AS visible LIMIT 1
  UNION
  WITH n WHERE $scope IS NOT NULL AND (n:Enterprise OR n:Person OR n:Household)
  MATCH (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account)
  WHERE coalesce(p.region, payer.region) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  RETURN true AS visible LIMIT 1
}
WITH n, seen, kind, label, region, [text IN [n.number, n.title, n.name, n.headName] + coalesce(n.formerNames, []) WHERE text IS NOT NULL | toLower(text)] AS texts
WITH n, seen, kind, label, region, CASE WHEN $typed IN texts THEN 0 WHEN any(text IN texts WHERE text STARTS WITH $typed) THEN 1 ELSE 2 END AS rank
ORDER BY rank, size(label), label, n.issuedAt, n.id
WITH kind, max(seen) AS seen, count(*) AS total, collect({node: n, label: label, region: region, rank: rank})[..$limit] AS best
UNWIND best AS hit
WITH kind, seen, total, hit, hit.node AS n
OPTIONAL MATCH (r:Region {code: hit.region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
OPTIONAL MATCH (u:Unit {id: 'unit:' + n.issuer}) WHERE n:Document AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
WITH kind, seen, total, {id: n.id, label: hit.label, region: hit.region, regionName: r.name, rank: hit.rank, issuedAt: n.issuedAt,
  detail: CASE kind WHEN 'Document' THEN coalesce(n.title, u.name) WHEN 'Project' THEN n.category WHEN 'Unit' THEN n.kind WHEN 'Region' THEN n.level
    WHEN 'Household' THEN n.policyLabel WHEN 'Enterprise' THEN n.status WHEN 'SubsidyItem' THEN n.period END} AS hit
ORDER BY hit.rank, size(hit.label), hit.label, hit.issuedAt, hit.id
RETURN kind, collect(hit) AS hits, total, seen
ORDER BY kind
LIMIT 10
