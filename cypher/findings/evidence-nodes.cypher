/**
 * @id       evidence-nodes
 * @title    Nodes that show a finding, with their values at a data version and the region of each
 * @access   read
 * @param    ids        string[] Node ids
 * @param    batch      integer  Data version
 * @returns  id, kind, properties, region, recipientRegion, holderKind
 * @order    id
 * @limit    none: each is asked for by its id
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
OPTIONAL MATCH (n)-[e:HELD_BY|MEMBER_OF|ABOUT]->(other:Entity)
WHERE (n:Account OR n:Person OR n:Record) AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
WITH n, other, e ORDER BY other:Household DESC, e.from DESC, other.id
WITH n, head(collect(other)) AS other
WITH n, other, CASE WHEN n.changedIn > $batch THEN head(COLLECT { MATCH (n)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE n END AS nThen,
     CASE WHEN other.changedIn > $batch THEN head(COLLECT { MATCH (other)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE other END AS otherThen
WHERE nThen IS NOT NULL
RETURN n.id AS id, head([label IN labels(n) WHERE label <> 'Entity']) AS kind, properties(nThen) AS properties,
       CASE WHEN n:Region THEN n.code WHEN n:Document THEN coalesce(nThen.region, head(split(n.issuer, '|'))) ELSE coalesce(nThen.region, otherThen.region) END AS region,
       nThen.recipientRegion AS recipientRegion, head([label IN labels(other) WHERE label <> 'Entity']) AS holderKind
ORDER BY id
