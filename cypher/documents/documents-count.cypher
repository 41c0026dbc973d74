/**
 * @id       documents-count
 * @title    How many documents a list covers
 * @access   read
 * @param    year       string   Year in the number, with its brackets; null = any
 * @param    from       integer  First moment of that year, for acts without a number; epoch ms
 * @param    to         integer  First moment of the next year
 * @param    issuer     string   Id, code or name of the issuing unit or its region; null = any
 * @param    level      string   Level of government; null = any
 * @param    region     string   Region code of the issuer; null = any
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  total
 * @order    one row
 * @limit    1
 */
MATCH (d:Document) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
WITH d, CASE WHEN d.changedIn > $batch THEN head(COLLECT { MATCH (d)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE d END AS dThen
WHERE dThen IS NOT NULL AND coalesce(dThen.issuedAt, 0) <= $asOf
  AND ($year IS NULL OR d.number CONTAINS $year OR (dThen.surrogate AND dThen.issuedAt >= $from AND dThen.issuedAt < $to)) AND ($level IS NULL OR dThen.level = $level)
WITH d, coalesce(dThen.region, head(split(d.issuer, '|'))) AS region
WHERE ($region IS NULL OR region = $region) AND ($scope IS NULL OR region IN $scope
  OR EXISTS { (d)-[c:CARRIES]->(i:Indicator) WHERE CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.recipientRegion }) ELSE i.recipientRegion END IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) }
  OR EXISTS { (i:Indicator {upperNumber: d.number}) WHERE i.region IN $scope AND coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) }
  OR EXISTS { (i:Indicator)-[:WAS]->(v:Version {upperNumber: d.number}) WHERE i.region IN $scope AND v.addedIn <= $batch AND v.retiredIn > $batch })
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
WITH d WHERE $issuer IS NULL OR $issuer IN [d.issuer, 'unit:' + d.issuer, region, u.code, CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE u.name END, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END]
RETURN count(d) AS total
LIMIT 1
