/**
 * @id       entity
 * @title    One node with its properties and its region
 * @access   read
 * @param    id         string   Node id
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @returns  kind, properties, region, regionName, issuer, holderKind, policyLabel, policyLabelFrom
 * @order    one row
 * @limit    1, the id is unique
 */
MATCH (n:Entity {id: $id})
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
OPTIONAL MATCH (n)-[e:HELD_BY|MEMBER_OF|ABOUT]->(other:Entity)
WHERE (n:Account OR n:Person OR n:Record OR n:Balance) AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
WITH n, other, e ORDER BY other:Household DESC, e.from DESC, other.id
WITH n, head(collect(other)) AS other
WITH n, other, CASE WHEN n:Region THEN n.code WHEN n:Document THEN coalesce(n.region, head(split(n.issuer, '|'))) ELSE coalesce(n.region, other.region) END AS region
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
OPTIONAL MATCH (u:Unit {id: 'unit:' + n.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
RETURN head([label IN labels(n) WHERE label <> 'Entity']) AS kind, properties(n) AS properties, region, r.name AS regionName, u.name AS issuer,
       head([label IN labels(other) WHERE label <> 'Entity']) AS holderKind, coalesce(n.policyLabel, other.policyLabel) AS policyLabel,
       coalesce(n.policyLabelFrom, other.policyLabelFrom) AS policyLabelFrom
LIMIT 1
