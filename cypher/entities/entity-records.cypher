/**
 * @id       entity-records
 * @title    Facts of outside registers about one subject and, of a household, about its members
 * @access   read
 * @param    id         string   Node id
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
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
WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND ($scope IS NULL OR r.region IS NULL OR r.region IN $scope OR subject.region IN $scope)
// A record about the household and about a member is one record.
WITH r, subject ORDER BY subject:Household DESC, subject.id
WITH r, head(collect(subject)) AS subject
RETURN r.id AS id, r.kind AS kind, subject.id AS about, head([label IN labels(subject) WHERE label <> 'Entity']) AS aboutKind, coalesce(subject.headName, subject.name, subject.number) AS aboutName,
       r.from AS from, r.to AS to, r.value AS value, r.amount AS amount, r.source AS source
ORDER BY from DESC, id
LIMIT 200
