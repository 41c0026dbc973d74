/**
 * @id       documents-near
 * @title    Documents whose number or title resembles what was typed: same agency and year, or words in common
 * @access   read
 * @param    prefixes   string[] Beginnings of numbers: agency and year
 * @param    words      string   Query for the full-text index; an empty text asks it nothing
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
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
  WITH node AS d, score WHERE d:Document
  RETURN d ORDER BY score DESC, d.id LIMIT 200
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
// What was only mentioned and carries nothing helps nobody.
WITH d, amount, lines WHERE lines > 0 OR d.stated IS NULL OR size(d.stated) > 0
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
RETURN d.id AS id, d.number AS number, d.title AS title, 'unit:' + d.issuer AS issuerId, u.name AS issuer, d.issuedAt AS issuedAt, amount
ORDER BY number, id
LIMIT 600
