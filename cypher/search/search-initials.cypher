/**
 * @id       search-initials
 * @title    Regions, units, projects and enterprises by the pinyin initials of their names, or a part of these
 * @access   read
 * @param    initials   string   Lower-case letters and digits
 * @param    limit      integer  Hits of each kind
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  kind, hits, total
 * @order    kind; within hits: the whole initials, beginnings, parts, then short names, then name and id
 * @limit    10: one row for each kind
 */
CALL () {
  MATCH (n:Entity)
  WHERE n.pinyin CONTAINS $initials AND coalesce(n.changedIn, n.addedIn) <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
  RETURN n, n AS nThen
  UNION ALL
  MATCH (v:Version)
  WHERE v.pinyin CONTAINS $initials AND v.addedIn <= $batch AND v.retiredIn > $batch
  MATCH (n:Entity)-[:WAS]->(v)
  RETURN n, v AS nThen
}
WITH n, nThen, head([label IN labels(n) WHERE label <> 'Entity']) AS kind, CASE WHEN n:Region THEN n.code ELSE nThen.region END AS region,
     CASE WHEN nThen.pinyin = $initials THEN 0 WHEN nThen.pinyin STARTS WITH $initials THEN 1 ELSE 2 END AS rank
WHERE $scope IS NULL OR region IN $scope OR (n:Enterprise AND EXISTS {
  (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account)
  WHERE coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) })
WITH n, nThen, kind, region, rank ORDER BY rank, size(nThen.name), nThen.name, n.id
WITH kind, count(*) AS total, collect({id: n.id, then: nThen, region: region, rank: rank})[..$limit] AS best
UNWIND best AS hit
WITH kind, total, hit, hit.then AS nThen
OPTIONAL MATCH (r:Region {code: hit.region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
WITH kind, total, {id: hit.id, label: nThen.name, region: hit.region, regionName: CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END, rank: hit.rank,
  detail: CASE kind WHEN 'Project' THEN nThen.category WHEN 'Unit' THEN nThen.kind WHEN 'Region' THEN nThen.level WHEN 'Enterprise' THEN nThen.status END} AS hit
ORDER BY hit.rank, size(hit.label), hit.label, hit.id
RETURN kind, collect(hit) AS hits, total
ORDER BY kind
LIMIT 10
