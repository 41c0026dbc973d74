/**
 * @id       entity
 * @title    One node with its properties and its region
 * @access   read
 * @param    id         string   Node id
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  kind, properties, region, regionName, issuer, holderKind, policyLabel, policyLabelFrom
 * @order    one row
 * @limit    1, the id is unique
 */
MATCH (n:Entity {id: $id})
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
OPTIONAL MATCH (n)-[e:HELD_BY|MEMBER_OF|ABOUT]->(other:Entity)
WHERE (n:Account OR n:Person OR n:Record OR n:Balance) AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) AND coalesce(e.from, 0) <= $asOf
WITH n, other, e ORDER BY other:Household DESC, e.from DESC, other.id
WITH n, head(collect(other)) AS other
WITH n, other, CASE WHEN n.changedIn > $batch THEN head(COLLECT { MATCH (n)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE n END AS nThen, CASE WHEN other.changedIn > $batch THEN head(COLLECT { MATCH (other)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE other END AS otherThen
WHERE nThen IS NOT NULL AND coalesce(nThen.issuedAt, 0) <= $asOf
WITH n, nThen, other, otherThen, CASE WHEN n:Region THEN n.code WHEN n:Document THEN coalesce(nThen.region, head(split(n.issuer, '|'))) ELSE coalesce(nThen.region, otherThen.region) END AS region
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
OPTIONAL MATCH (u:Unit {id: 'unit:' + n.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
RETURN head([label IN labels(n) WHERE label <> 'Entity']) AS kind, properties(nThen) AS properties, region, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END AS regionName, CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE u.name END AS issuer,
       head([label IN labels(other) WHERE label <> 'Entity']) AS holderKind, coalesce(nThen.policyLabel, otherThen.policyLabel) AS policyLabel,
       coalesce(nThen.policyLabelFrom, otherThen.policyLabelFrom) AS policyLabelFrom
LIMIT 1
