/**
 * @id       documents-near
 * @title    Documents whose number or title resembles what was typed: same agency and year, or words in common
 * @access   read
 * @param    prefixes   string[] Beginnings of numbers: agency and year
 * @param    words      string   Query for the full-text index; an empty text asks it nothing
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  id, number, title, issuerId, issuer, issuedAt, amount
 * @order    number, id
 * @limit    600: the nearest are picked from these by their edit distance
 */
CALL () {
  UNWIND $prefixes AS prefix
  CALL (prefix) {
    MATCH (d:Document) WHERE d.number STARTS WITH prefix
    RETURN d ORDER BY d.number, d.id LIMIT 200
  }
  RETURN d
  UNION
  WITH $words AS words WHERE words <> ''
  CALL db.index.fulltext.queryNodes('names', words, {limit: 400}) YIELD node, score
  WITH node AS d, score WHERE d:Document AND coalesce(d.changedIn, d.addedIn) <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
  RETURN d ORDER BY score DESC, d.id LIMIT 200
  UNION
  WITH $words AS words WHERE words <> ''
  CALL db.index.fulltext.queryNodes('former_names', words, {limit: 400}) YIELD node AS v, score
  WITH v, score WHERE v.addedIn <= $batch AND v.retiredIn > $batch
  MATCH (d:Document)-[:WAS]->(v)
  RETURN d ORDER BY score DESC, d.id LIMIT 200
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
// What was only mentioned and carries nothing helps nobody.
WITH d, dThen, amount, lines WHERE lines > 0 OR dThen.stated IS NULL OR size(dThen.stated) > 0
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
RETURN d.id AS id, d.number AS number, dThen.title AS title, 'unit:' + d.issuer AS issuerId, CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE u.name END AS issuer, dThen.issuedAt AS issuedAt, amount
ORDER BY number, id
LIMIT 600
