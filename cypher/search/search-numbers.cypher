/**
 * @id       search-numbers
 * @title    The account, person, enterprise, region or project that carries exactly this number or code
 * @access   read
 * @param    number     string   Account number, resident ID, credit code, region or project code: the whole of it
 * @param    limit      integer  Hits
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  kind, id, label, detail, region, regionName, accountKind, holderKind
 * @order    kind, label, id
 * @limit    $limit
 * @note     An account or a person is found by the whole number only, never by a part of it.
 */
CALL () {
  MATCH (n:Account {number: $number}) RETURN n
  UNION
  MATCH (n:Person {idNumber: $number}) RETURN n
  UNION
  MATCH (n:Enterprise {uscc: $number}) RETURN n
  UNION
  MATCH (n:Region {code: $number}) RETURN n
  UNION
  MATCH (n:Project {code: $number}) RETURN n
}
WITH n WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
OPTIONAL MATCH (n)-[h:HELD_BY]->(holder:Entity)
WHERE n:Account AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH n, holder ORDER BY h.from DESC, holder.id
WITH n, head(collect(holder)) AS holder
WITH n, holder, CASE WHEN n.changedIn > $batch THEN head(COLLECT { MATCH (n)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE n END AS nThen, CASE WHEN holder.changedIn > $batch THEN head(COLLECT { MATCH (holder)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE holder END AS holderThen
WITH n, nThen, holder, holderThen, CASE WHEN n:Region THEN n.code ELSE coalesce(nThen.region, holderThen.region) END AS region
WHERE nThen IS NOT NULL AND ($scope IS NULL OR region IN $scope OR EXISTS {
  (n)<-[p:PAID]-(payer:Account) WHERE coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
  OR EXISTS { (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account)
    WHERE coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) })
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
RETURN head([label IN labels(n) WHERE label <> 'Entity']) AS kind, n.id AS id, coalesce(n.number, nThen.name) AS label,
       coalesce(holderThen.headName, holderThen.name, n.institution, nThen.level, nThen.category, nThen.status) AS detail,
       region, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END AS regionName, nThen.kind AS accountKind, head([label IN labels(holder) WHERE label <> 'Entity']) AS holderKind
ORDER BY kind, label, id
LIMIT $limit
