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
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  id, number, numberAsWritten, title, level, region, regionName, issuerId, issuer, issuedAt, amount, lines, loaded
 * @order    issuedAt (unknown last), number, id
 * @limit    $limit
 */
MATCH (d:Document) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
WITH d, CASE WHEN d.changedIn > $batch THEN head(COLLECT { MATCH (d)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE d END AS dThen
WHERE dThen IS NOT NULL AND coalesce(dThen.issuedAt, 0) <= $asOf
  AND ($year IS NULL OR d.number CONTAINS $year OR (dThen.surrogate AND dThen.issuedAt >= $from AND dThen.issuedAt < $to)) AND ($level IS NULL OR dThen.level = $level)
WITH d, dThen, coalesce(dThen.region, head(split(d.issuer, '|'))) AS region, coalesce(dThen.issuedAt, 9000000000000000) AS at
WHERE ($region IS NULL OR region = $region)
  AND ($after IS NULL OR at > $after.at OR (at = $after.at AND (d.number > $after.number OR (d.number = $after.number AND d.id > $after.id))))
  AND ($scope IS NULL OR region IN $scope
  OR EXISTS { (d)-[c:CARRIES]->(i:Indicator) WHERE CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.recipientRegion }) ELSE i.recipientRegion END IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) }
  OR EXISTS { (i:Indicator {upperNumber: d.number}) WHERE i.region IN $scope AND coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) }
  OR EXISTS { (i:Indicator)-[:WAS]->(v:Version {upperNumber: d.number}) WHERE i.region IN $scope AND v.addedIn <= $batch AND v.retiredIn > $batch })
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
WITH d, dThen, region, at, u.code AS issuerCode, CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE u.name END AS issuer, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END AS regionName
WHERE $issuer IS NULL OR $issuer IN [d.issuer, 'unit:' + d.issuer, region, issuerCode, issuer, regionName]
ORDER BY at, d.number, d.id
LIMIT $limit
CALL (d, dThen, region) {
  // Of a document from outside the scope only the lines given to it count.
  OPTIONAL MATCH (d)-[c:CARRIES]->(line:Indicator) WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  WITH d, dThen, region, line, CASE WHEN line.changedIn > $batch THEN head(COLLECT { MATCH (line)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE line END AS i
  WHERE coalesce(i.issuedAt, dThen.issuedAt, 0) <= $asOf AND ($scope IS NULL OR region IN $scope OR i.recipientRegion IN $scope)
  WITH i, coalesce(i.amount, 0) AS stated,
       COLLECT { MATCH (line)<-[a:ALLOCATED]-(other:Indicator) WHERE a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
                 RETURN {amount: a.amount, at: a.at, kind: a.kind, inside: EXISTS { (d)-[o:CARRIES]->(other) WHERE o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) }} } AS inflows,
       COLLECT { MATCH (line)-[f:ALLOCATED]->(:Indicator) WHERE f.kind IN ['distribution', 'pooling', 'carry-over', 'reissue'] AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN f.at } AS handedOn
  // What one line of the document brought into another counts once; a line without an amount that takes back and then hands on brings what it took back.
  RETURN count(i) AS lines, sum(CASE WHEN stated > 0
    THEN stated - reduce(sum = 0, a IN inflows | sum + CASE WHEN a.inside AND a.kind IN ['distribution', 'pooling', 'carry-over', 'reissue'] THEN a.amount ELSE 0 END)
    ELSE reduce(sum = 0, a IN inflows | sum + CASE WHEN a.kind = 'recall' AND NOT a.inside AND size(handedOn) > 0 AND all(at IN handedOn WHERE at >= a.at) THEN a.amount ELSE 0 END) END) AS amount
}
RETURN d.id AS id, d.number AS number, dThen.numberAsWritten AS numberAsWritten, dThen.title AS title, dThen.level AS level, region, regionName, 'unit:' + d.issuer AS issuerId,
       issuer, dThen.issuedAt AS issuedAt, amount, lines, dThen.stated IS NULL OR size(dThen.stated) > 0 AS loaded
ORDER BY issuedAt, number, id
LIMIT $limit
