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
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
OPTIONAL MATCH (r:Region {code: region}) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
RETURN d.id AS id, d.number AS number, dThen.numberAsWritten AS numberAsWritten, dThen.title AS title, dThen.level AS level, region, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END AS regionName, 'unit:' + d.issuer AS issuerId,
       u.code AS issuerCode, CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE u.name END AS issuer, dThen.issuedAt AS issuedAt, amount, lines, dThen.stated IS NULL OR size(dThen.stated) > 0 AS loaded
ORDER BY issuedAt, number, id
LIMIT 200
