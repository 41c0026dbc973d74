/**
 * @id       evidence-neighbours
 * @title    What some nodes belong to, by the edges of which each has few: holders, documents, lines, projects, members, papers
 * @access   read
 * @param    ids        string[] Node ids
 * @param    each       integer = 60 Edges of one node and kind at most
 * @param    batch      integer  Data version
 * @returns  id, type, source, target, amount, at, precision, kind, detail, rows
 * @order    id
 * @limit    none: a bounded number for each node that is asked for
 * @note     Never outward from where there are many: lines are not sought from a document, accounts of a region not from the region, payments not at all.
 */
UNWIND $ids AS asked
MATCH (n:Entity {id: asked})
CALL (n) {
  MATCH (n)-[e:ALLOCATED|GIVEN_TO|FOR|FUNDED_BY|HELD_BY|CARD_OF|SUCCEEDED_BY|MEMBER_OF|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|USES|CONTRACTED_FOR|BID|ABOUT|BENEFITS_FROM|SPLIT_FROM|MERGED_INTO|SAME_AS]->(m:Entity)
  WHERE NOT n:PayoutBatch OR type(e) = 'FUNDED_BY'
  RETURN e
  UNION
  MATCH (n:Contract|Tender)-[e:ISSUED_BY]->(:Entity) RETURN e
  UNION
  MATCH (n:Indicator)<-[e:CARRIES|REGISTERED|ALLOCATED]-(:Entity) RETURN e
  UNION
  MATCH (n:Household|Person|Enterprise)<-[e:MEMBER_OF|LEGAL_REP_OF|SHAREHOLDER_OF|HELD_BY|KIN_OF]-(:Entity) RETURN e
}
WITH n, e
WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
// Where one has more than are read, those to other nodes that are asked for come first.
WITH n, e, startNode(e).id IN $ids AND endNode(e).id IN $ids AS isInside ORDER BY isInside DESC, e.id
WITH n, type(e) AS type, collect(e)[..$each] AS some
UNWIND some AS e
WITH DISTINCT e
RETURN e.id AS id, type(e) AS type, startNode(e).id AS source, endNode(e).id AS target, e.amount AS amount, coalesce(e.at, e.approvedAt, e.from) AS at, e.timePrecision AS precision, e.kind AS kind,
       coalesce(e.role, e.relation, e.localNumber, e.period) AS detail, e.source AS rows
ORDER BY id
