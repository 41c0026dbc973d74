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
MATCH (n:Entity)
WHERE n.pinyin CONTAINS $initials AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
WITH n, head([label IN labels(n) WHERE label <> 'Entity']) AS kind, CASE WHEN n:Region THEN n.code ELSE n.region END AS region,
     CASE WHEN n.pinyin = $initials THEN 0 WHEN n.pinyin STARTS WITH $initials THEN 1 ELSE 2 END AS rank
WHERE $scope IS NULL OR region IN $scope OR (n:Enterprise AND EXISTS {
  (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account)
  WHERE coalesce(p.region, payer.region) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) })
WITH n, kind, region, rank ORDER BY rank, size(n.name), n.name, n.id
WITH kind, count(*) AS total, collect({node: n, region: region, rank: rank})[..$limit] AS best
UNWIND best AS hit
WITH kind, total, hit, hit.node AS n
OPTIONAL MATCH (r:Region {code: hit.region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
WITH kind, total, {id: n.id, label: n.name, region: hit.region, regionName: r.name, rank: hit.rank,
  detail: CASE kind WHEN 'Project' THEN n.category WHEN 'Unit' THEN n.kind WHEN 'Region' THEN n.level WHEN 'Enterprise' THEN n.status END} AS hit
ORDER BY hit.rank, size(hit.label), hit.label, hit.id
RETURN kind, collect(hit) AS hits, total
ORDER BY kind
LIMIT 10
