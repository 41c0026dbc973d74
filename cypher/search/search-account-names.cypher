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
 * @returns  hits, total, seen
 * @order    one row; within hits: whole names, beginnings, fragments, then short names, then name and id
 * @limit    1, an aggregate
 * @note     An account with a holder is found through its holder.
 */
CALL db.index.fulltext.queryNodes('account_names', $words, {limit: $hitsMax}) YIELD node AS n, score
WITH collect(n) AS nodes
WITH nodes, size(nodes) AS seen
UNWIND nodes AS n
WITH n, seen
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) AND NOT EXISTS { (n)-[h:HELD_BY]->() WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) }
  AND ($scope IS NULL OR n.region IN $scope OR EXISTS {
    (n)<-[p:PAID]-(payer:Account) WHERE coalesce(p.region, payer.region) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) })
OPTIONAL MATCH (r:Region {code: n.region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
WITH n, seen, r, CASE WHEN toLower(n.name) = $typed THEN 0 WHEN toLower(n.name) STARTS WITH $typed THEN 1 ELSE 2 END AS rank
ORDER BY rank, size(n.name), n.name, n.id
WITH collect({id: n.id, label: n.number, detail: n.name, accountKind: n.kind, region: n.region, regionName: r.name, rank: rank}) AS hits, max(seen) AS seen
RETURN hits[..$limit] AS hits, size(hits) AS total, coalesce(seen, 0) AS seen
LIMIT 1
