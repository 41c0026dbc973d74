/**
 * @id       documents-by-number
 * @title    Documents that carry one of these numbers, alone or as one number of a joint document
 * @access   read
 * @param    numbers    string[] Canonical numbers, and the text as it was typed
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  id, number, numberAsWritten, title, level, region, regionName, issuerId, issuerCode, issuer, issuedAt, amount, lines, loaded
 * @order    issuedAt (unknown last), number, id
 * @limit    200: one number has as many documents as issuers
 */
UNWIND $numbers AS wanted
CALL (wanted) {
  MATCH (d:Document {number: wanted}) RETURN d
  UNION
  MATCH (d:Document) WHERE d.number CONTAINS '、' AND d.number CONTAINS wanted AND wanted IN split(d.number, '、') RETURN d
}
WITH DISTINCT d WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
WITH d, CASE WHEN d.changedIn > $batch THEN head(COLLECT { MATCH (d)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE d END AS dThen
WITH d, dThen, coalesce(dThen.region, head(split(d.issuer, '|'))) AS region
WHERE dThen IS NOT NULL AND coalesce(dThen.issuedAt, 0) <= $asOf AND ($scope IS NULL OR region IN $scope
  OR EXISTS { (d)-[c:CARRIES]->(i:Indicator) WHERE CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.recipientRegion }) ELSE i.recipientRegion END IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) }
  OR EXISTS { (i:Indicator {upperNumber: d.number}) WHERE i.region IN $scope AND coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) }
  OR EXISTS { (i:Indicator)-[:WAS]->(v:Version {upperNumber: d.number}) WHERE i.region IN $scope AND v.addedIn <= $batch AND v.retiredIn > $batch })
CALL (d, dThen, region) {
  // Of a document from outside the scope only the lines given to it count.
  OPTIONAL MATCH (d)-[c:CARRIES]->(i:Indicator) WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  WITH dThen, region, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS i
  WHERE coalesce(i.issuedAt, dThen.issuedAt, 0) <= $asOf AND ($scope IS NULL OR region IN $scope OR i.recipientRegion IN $scope)
  RETURN sum(i.amount) AS amount, count(i) AS lines
}
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
RETURN d.id AS id, d.number AS number, dThen.numberAsWritten AS numberAsWritten, dThen.title AS title, dThen.level AS level, region, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END AS regionName, 'unit:' + d.issuer AS issuerId,
       u.code AS issuerCode, CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE u.name END AS issuer, dThen.issuedAt AS issuedAt, amount, lines, dThen.stated IS NULL OR size(dThen.stated) > 0 AS loaded
ORDER BY issuedAt, number, id
LIMIT 200
