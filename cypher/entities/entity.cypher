/**
 * @id       entity
 * @title    One node with its properties, its region, and whether the caller's region reaches it
 * @access   read
 * @param    id         string   Node id
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @returns  kind, properties, region, regionName, issuer, holderKind, policyLabel, policyLabelFrom, inScope
 * @order    one row
 * @limit    1, the id is unique
 */
MATCH (n:Entity {id: $id})
WHERE n.addedIn <= $batch
OPTIONAL MATCH (n)-[e:HELD_BY|MEMBER_OF|ABOUT]->(other:Entity)
WHERE (n:Account OR n:Person OR n:Record OR n:Balance) AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
WITH n, other, e ORDER BY other:Household DESC, e.from DESC, other.id
WITH n, head(collect(other)) AS other
WITH n, other, CASE WHEN n:Region THEN n.code WHEN n:Document THEN coalesce(n.region, head(split(n.issuer, '|'))) ELSE coalesce(n.region, other.region) END AS region
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch
OPTIONAL MATCH (u:Unit {id: 'unit:' + n.issuer}) WHERE u.addedIn <= $batch
WITH n, other, region, r, u, $scope IS NULL OR region IN $scope OR n:SubsidyItem OR n.recipientRegion IN $scope
  OR (n:Document AND (EXISTS { (n)-[c:CARRIES]->(i:Indicator) WHERE i.recipientRegion IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) }
    OR EXISTS { (i:Indicator {upperNumber: n.number}) WHERE i.region IN $scope AND i.addedIn <= $batch }))
  OR EXISTS { (n)<-[p:PAID]-(payer:Account) WHERE coalesce(p.region, payer.region) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
  OR EXISTS { (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account) WHERE (n:Enterprise OR n:Person OR n:Household)
    AND coalesce(p.region, payer.region) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) }
  OR (n:Contact AND EXISTS { (n)<-[s:USES]-(party:Entity) WHERE party.region IN $scope AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) }) AS inScope
RETURN head([label IN labels(n) WHERE label <> 'Entity']) AS kind, properties(n) AS properties, region, r.name AS regionName, u.name AS issuer,
       head([label IN labels(other) WHERE label <> 'Entity']) AS holderKind, coalesce(n.policyLabel, other.policyLabel) AS policyLabel,
       coalesce(n.policyLabelFrom, other.policyLabelFrom) AS policyLabelFrom, coalesce(inScope, false) AS inScope
LIMIT 1
