/**
 * @id       entity-records
 * @title    Facts of outside registers about one subject and, of a household, about its members
 * @access   read
 * @param    id         string   Node id
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  id, kind, about, aboutKind, aboutName, from, to, value, amount, source
 * @order    from (newest first), id
 * @limit    200
 */
MATCH (n:Entity {id: $id})
CALL (n) {
  RETURN n AS subject
  UNION
  MATCH (n:Household)<-[m:MEMBER_OF]-(p:Person)
  WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch)
  RETURN p AS subject
}
MATCH (subject)<-[a:ABOUT]-(r:Record)
WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH r, subject, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE r END AS rThen, CASE WHEN subject.changedIn > $batch THEN head(COLLECT { MATCH (subject)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE subject END AS subjectThen
WHERE coalesce(rThen.from, 0) <= $asOf AND ($scope IS NULL OR rThen.region IS NULL OR rThen.region IN $scope OR subjectThen.region IN $scope)
// A record about the household and about a member is one record.
WITH r, rThen, subject, subjectThen ORDER BY subject:Household DESC, subject.id
WITH r, rThen, head(collect({node: subject, then: subjectThen})) AS about
RETURN r.id AS id, r.kind AS kind, about.node.id AS about, head([label IN labels(about.node) WHERE label <> 'Entity']) AS aboutKind,
       coalesce(about.then.headName, about.then.name, about.node.number) AS aboutName,
       rThen.from AS from, rThen.to AS to, rThen.value AS value, rThen.amount AS amount, rThen.source AS source
ORDER BY from DESC, id
LIMIT 200
