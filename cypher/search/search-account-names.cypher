/**
 * @id       search-account-names
 * @title    Accounts of payees of whom nothing but the account's name is known
 * @access   read
 * @param    words      string   Query for the full-text index
 * @param    typed      string   The text itself, in lower case
 * @param    limit      integer  Hits
 * @param    hitsMax    integer  Hits of the index looked at
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    former     string = "" The same for names that have changed since the data version; an empty text asks it nothing
 * @returns  hits, total, seen
 * @order    one row; within hits: whole names, beginnings, fragments, then short names, then name and id
 * @limit    1, an aggregate
 * @note     An account with a holder is found through its holder.
 */
CALL () {
  CALL db.index.fulltext.queryNodes('account_names', $words, {limit: $hitsMax}) YIELD node
  RETURN node AS n, node AS nThen
  UNION
  WITH $former AS words WHERE words <> ''
  CALL db.index.fulltext.queryNodes('former_names', words, {limit: $hitsMax}) YIELD node
  MATCH (n:Account)-[:WAS]->(node)
  RETURN n, node AS nThen
}
WITH collect({n: n, then: nThen}) AS found
WITH found, size(found) AS seen
UNWIND found AS one
WITH one.n AS n, one.then AS nThen, seen
WHERE coalesce(nThen.changedIn, nThen.addedIn) <= $batch AND (nThen.retiredIn IS NULL OR nThen.retiredIn > $batch) AND NOT EXISTS { (n)-[h:HELD_BY]->() WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) }
  AND ($scope IS NULL OR nThen.region IN $scope OR EXISTS {
    (n)<-[p:PAID]-(payer:Account) WHERE coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) })
OPTIONAL MATCH (r:Region {code: nThen.region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
WITH n, nThen, seen, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END AS regionName, CASE WHEN toLower(nThen.name) = $typed THEN 0 WHEN toLower(nThen.name) STARTS WITH $typed THEN 1 ELSE 2 END AS rank
ORDER BY rank, size(nThen.name), nThen.name, n.id
WITH collect({id: n.id, label: n.number, detail: nThen.name, accountKind: nThen.kind, region: nThen.region, regionName: regionName, rank: rank}) AS hits, max(seen) AS seen
RETURN hits[..$limit] AS hits, size(hits) AS total, coalesce(seen, 0) AS seen
LIMIT 1
