/**
 * @id       entity-links
 * @title    Neighbours of one node by kind of edge, and the accounts of a household's members
 * @access   read
 * @param    id         string   Node id
 * @param    each       integer  Neighbours of each kind of edge and direction
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  relation, outward, total, links
 * @order    relation, outward; within links: newest validity first, then id
 * @limit    100: one row for each kind of edge and direction
 */
MATCH (n:Entity {id: $id})
CALL (n) {
  MATCH (n)-[e:HELD_BY|CARD_OF|SUCCEEDED_BY|MEMBER_OF|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|USES|SPLIT_FROM|MERGED_INTO|SAME_AS|FOR|FUNDED_BY|BENEFITS_FROM|CONTRACTED_FOR|BID|ABOUT|CARRIES|GIVEN_TO|ISSUED_BY|REGISTERED]-(m:Entity)
  WHERE NOT m:Record OR n:Record
  RETURN m, e, startNode(e) = n AS outward, type(e) AS relation
  UNION
  MATCH (n)<-[s:MEMBER_OF]-(:Person)<-[e:HELD_BY]-(m:Account)
  WHERE n:Household AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
  RETURN m, e, false AS outward, 'HELD_BY' AS relation
}
WITH m, e, outward, relation WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) AND coalesce(e.from, e.at, 0) <= $asOf
WITH m, e, outward, relation, CASE WHEN m.changedIn > $batch THEN head(COLLECT { MATCH (m)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE m END AS mThen
WITH m, mThen, e, outward, relation, CASE WHEN m:Region THEN m.code WHEN m:Document THEN coalesce(mThen.region, head(split(m.issuer, '|'))) ELSE mThen.region END AS region
WHERE coalesce(mThen.issuedAt, 0) <= $asOf
  AND ($scope IS NULL OR region IS NULL OR region IN $scope OR mThen.recipientRegion IN $scope OR relation = 'ISSUED_BY' OR (relation = 'CARRIES' AND NOT outward))
OPTIONAL MATCH (m)-[h:HELD_BY]->(holder:Entity)
WHERE m:Account AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH m, mThen, e, outward, relation, holder ORDER BY h.from DESC, holder.id
WITH m, mThen, e, outward, relation, head(collect(holder)) AS holder
WITH m, mThen, e, outward, relation, holder, CASE WHEN holder.changedIn > $batch THEN head(COLLECT { MATCH (holder)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE holder END AS holderThen
ORDER BY coalesce(e.from, e.at, 0) DESC, m.id, e.id
WITH relation, outward, count(DISTINCT m) AS total, collect(DISTINCT {
  id: m.id, kind: head([label IN labels(m) WHERE label <> 'Entity']), label: coalesce(m.number, mThen.headName, mThen.name, m.code, mThen.value), name: mThen.name, accountKind: mThen.kind,
  fiscalYear: mThen.fiscalYear, holderKind: head([label IN labels(holder) WHERE label <> 'Entity']), holderName: coalesce(holderThen.headName, holderThen.name), amount: coalesce(e.amount, mThen.amount),
  detail: coalesce(e.relation, e.role, e.localNumber, mThen.title, mThen.status), share: e.share, from: e.from, to: e.to})[..$each] AS links
RETURN relation, outward, total, links
ORDER BY relation, outward
LIMIT 100
