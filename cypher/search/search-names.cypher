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
 * @param    former     string = "" The same for names that have changed since the data version; an empty text asks it nothing
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  kind, hits, total, seen
 * @order    kind; within hits: whole names, beginnings, fragments, then short ones, then label, date and id
 * @limit    10: one row for each kind
 */
CALL () {
  CALL db.index.fulltext.queryNodes('names', $words, {limit: $hitsMax}) YIELD node
  RETURN node AS n, node AS nThen
  UNION
  WITH $former AS words WHERE words <> ''
  CALL db.index.fulltext.queryNodes('former_names', words, {limit: $hitsMax}) YIELD node
  MATCH (n:Entity)-[:WAS]->(node)
  WHERE NOT n:Account
  RETURN n, node AS nThen
}
WITH collect({n: n, then: nThen}) AS found
WITH found, size(found) AS seen
UNWIND found AS one
WITH one.n AS n, one.then AS nThen, seen
WITH n, nThen, seen, head([label IN labels(n) WHERE label <> 'Entity']) AS kind, coalesce(n.number, nThen.headName, nThen.name) AS label,
     CASE WHEN n:Region THEN n.code WHEN n:Document THEN coalesce(nThen.region, head(split(n.issuer, '|'))) ELSE nThen.region END AS region
WHERE coalesce(nThen.changedIn, nThen.addedIn) <= $batch AND (nThen.retiredIn IS NULL OR nThen.retiredIn > $batch) AND (NOT n:Document OR (coalesce(nThen.issuedAt, 0) <= $asOf AND (nThen.stated IS NULL OR size(nThen.stated) > 0)))
CALL (n, region) {
  WITH region WHERE $scope IS NULL OR region IN $scope OR n:SubsidyItem
  RETURN true AS visible
  UNION
  WITH n WHERE $scope IS NOT NULL AND n:Document
  MATCH (n)-[c:CARRIES]->(i:Indicator)
  WHERE CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.recipientRegion }) ELSE i.recipientRegion END IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  RETURN true AS visible LIMIT 1
  UNION
  WITH n WHERE $scope IS NOT NULL AND n:Document
  MATCH (i:Indicator {upperNumber: n.number})
  WHERE i.region IN $scope AND coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  RETURN true AS visible LIMIT 1
  UNION
  WITH n WHERE $scope IS NOT NULL AND n:Document
  MATCH (i:Indicator)-[:WAS]->(v:Version {upperNumber: n.number})
  WHERE i.region IN $scope AND v.addedIn <= $batch AND v.retiredIn > $batch
  RETURN true AS visible LIMIT 1
  UNION
  WITH n WHERE $scope IS NOT NULL AND (n:Enterprise OR n:Person OR n:Household)
  MATCH (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account)
  WHERE coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  RETURN true AS visible LIMIT 1
}
WITH n, nThen, seen, kind, label, region, [text IN [n.number, nThen.title, nThen.name, nThen.headName] + coalesce(nThen.formerNames, []) WHERE text IS NOT NULL | toLower(text)] AS texts
WITH n, nThen, seen, kind, label, region, CASE WHEN $typed IN texts THEN 0 WHEN any(text IN texts WHERE text STARTS WITH $typed) THEN 1 ELSE 2 END AS rank
ORDER BY rank, size(label), label, nThen.issuedAt, n.id
WITH kind, max(seen) AS seen, count(*) AS total, collect({node: n, then: nThen, label: label, region: region, rank: rank})[..$limit] AS best
UNWIND best AS hit
WITH kind, seen, total, hit, hit.node AS n, hit.then AS nThen
OPTIONAL MATCH (r:Region {code: hit.region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
OPTIONAL MATCH (u:Unit {id: 'unit:' + n.issuer}) WHERE n:Document AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
WITH kind, seen, total, {id: n.id, label: hit.label, region: hit.region, regionName: CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END, rank: hit.rank, issuedAt: nThen.issuedAt,
  detail: CASE kind WHEN 'Document' THEN coalesce(nThen.title, CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE u.name END)
    WHEN 'Project' THEN nThen.category WHEN 'Unit' THEN nThen.kind WHEN 'Region' THEN nThen.level
    WHEN 'Household' THEN nThen.policyLabel WHEN 'Enterprise' THEN nThen.status WHEN 'SubsidyItem' THEN nThen.period END} AS hit
ORDER BY hit.rank, size(hit.label), hit.label, hit.issuedAt, hit.id
RETURN kind, collect(hit) AS hits, total, seen
ORDER BY kind
LIMIT 10
