/**
 * @id       documents-by-number
 * @title    Documents that carry one of these numbers, alone or as one number of a joint document
 * @access   read
 * @param    numbers    string[] Canonical numbers, and the text as it was typed
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
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
WITH DISTINCT d, coalesce(d.region, head(split(d.issuer, '|'))) AS region
WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND ($scope IS NULL OR region IN $scope
  OR EXISTS { (d)-[c:CARRIES]->(i:Indicator) WHERE i.recipientRegion IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) }
  OR EXISTS { (i:Indicator {upperNumber: d.number}) WHERE i.region IN $scope AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) })
CALL (d, region) {
  // Of a document from outside the scope only the lines given to it count.
  OPTIONAL MATCH (d)-[c:CARRIES]->(i:Indicator)
  WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND ($scope IS NULL OR region IN $scope OR i.recipientRegion IN $scope)
  RETURN sum(i.amount) AS amount, count(i) AS lines
}
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
RETURN d.id AS id, d.number AS number, d.numberAsWritten AS numberAsWritten, d.title AS title, d.level AS level, region, r.name AS regionName, 'unit:' + d.issuer AS issuerId,
       u.code AS issuerCode, u.name AS issuer, d.issuedAt AS issuedAt, amount, lines, d.stated IS NULL OR size(d.stated) > 0 AS loaded
ORDER BY issuedAt, number, id
LIMIT 200
