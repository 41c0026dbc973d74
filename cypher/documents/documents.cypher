/**
 * @id       documents
 * @title    A page of documents by year, issuer, level and region
 * @access   read
 * @param    year       string   Year in the number, with its brackets; null = any
 * @param    from       integer  First moment of that year, for acts without a number; epoch ms
 * @param    to         integer  First moment of the next year
 * @param    issuer     string   Id, code or name of the issuing unit or its region; null = any
 * @param    level      string   Level of government; null = any
 * @param    region     string   Region code of the issuer; null = any
 * @param    after      map      {at, number, id} of the last document of the page before; null = from the start. An unknown date is 9e15
 * @param    limit      integer  Documents on the page
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  id, number, numberAsWritten, title, level, region, regionName, issuerId, issuer, issuedAt, amount, lines, loaded
 * @order    issuedAt (unknown last), number, id
 * @limit    $limit
 */
MATCH (d:Document)
WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND ($year IS NULL OR d.number CONTAINS $year OR (d.surrogate AND d.issuedAt >= $from AND d.issuedAt < $to)) AND ($level IS NULL OR d.level = $level)
WITH d, coalesce(d.region, head(split(d.issuer, '|'))) AS region, coalesce(d.issuedAt, 9000000000000000) AS at
WHERE ($region IS NULL OR region = $region)
  AND ($after IS NULL OR at > $after.at OR (at = $after.at AND (d.number > $after.number OR (d.number = $after.number AND d.id > $after.id))))
  AND ($scope IS NULL OR region IN $scope
    OR EXISTS { (d)-[c:CARRIES]->(i:Indicator) WHERE i.recipientRegion IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) }
    OR EXISTS { (i:Indicator {upperNumber: d.number}) WHERE i.region IN $scope AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) })
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
WITH d, region, at, u, r
WHERE $issuer IS NULL OR $issuer IN [d.issuer, 'unit:' + d.issuer, region, u.code, u.name, r.name]
ORDER BY at, d.number, d.id
LIMIT $limit
CALL (d, region) {
  // Of a document from outside the scope only the lines given to it count.
  OPTIONAL MATCH (d)-[c:CARRIES]->(i:Indicator)
  WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND ($scope IS NULL OR region IN $scope OR i.recipientRegion IN $scope)
  RETURN sum(i.amount) AS amount, count(i) AS lines
}
RETURN d.id AS id, d.number AS number, d.numberAsWritten AS numberAsWritten, d.title AS title, d.level AS level, region, r.name AS regionName, 'unit:' + d.issuer AS issuerId,
       u.name AS issuer, d.issuedAt AS issuedAt, amount, lines, d.stated IS NULL OR size(d.stated) > 0 AS loaded
ORDER BY issuedAt, number, id
LIMIT $limit
