/**
 * @id       start
 * @title    The thing a trace starts from, where it is no document
 * @access   read
 * @param    id         string   Id of an indicator, account, party or project
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  id, label, name, region, kind, inScope
 * @order    id
 * @limit    1
 */
MATCH (n:Entity {id: $id})
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) AND (n:Indicator OR n:Account OR n:Unit OR n:Enterprise OR n:Household OR n:Person OR n:Project)
WITH n, CASE WHEN n.changedIn > $batch THEN head(COLLECT { MATCH (n)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE n END AS nThen
WHERE nThen IS NOT NULL
RETURN n.id AS id, head([label IN labels(n) WHERE label <> 'Entity']) AS label, coalesce(nThen.headName, nThen.name, nThen.number, nThen.code) AS name, nThen.region AS region, nThen.kind AS kind,
       $scope IS NULL OR coalesce(nThen.region, '') IN $scope OR coalesce(nThen.recipientRegion, '') IN $scope AS inScope
ORDER BY id
LIMIT 1
