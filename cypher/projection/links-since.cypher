/**
 * @id      links-since
 * @title   Allocations and the edges around payments that some batches have added or retired
 * @access  read
 * @param   after   integer Data version that is known already
 * @param   batch   integer Data version to come to
 * @returns link
 * @order   none: each is taken for itself
 * @limit   none: as many as the batches have touched
 * @note    An edge is a list as in edges-by-handle.cypher, its ends as ids.
 */
CALL () {
  MATCH ()-[e:HELD_BY]->() USING INDEX SEEK e:HELD_BY(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:HELD_BY]->() USING INDEX SEEK e:HELD_BY(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:MEMBER_OF]->() USING INDEX SEEK e:MEMBER_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:MEMBER_OF]->() USING INDEX SEEK e:MEMBER_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:ALLOCATED]->() USING INDEX SEEK e:ALLOCATED(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:ALLOCATED]->() USING INDEX SEEK e:ALLOCATED(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:CARRIES]->() USING INDEX SEEK e:CARRIES(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:CARRIES]->() USING INDEX SEEK e:CARRIES(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:GIVEN_TO]->() USING INDEX SEEK e:GIVEN_TO(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:GIVEN_TO]->() USING INDEX SEEK e:GIVEN_TO(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:FOR]->() USING INDEX SEEK e:FOR(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:FOR]->() USING INDEX SEEK e:FOR(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:FUNDED_BY]->() USING INDEX SEEK e:FUNDED_BY(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:FUNDED_BY]->() USING INDEX SEEK e:FUNDED_BY(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:BENEFITS_FROM]->() USING INDEX SEEK e:BENEFITS_FROM(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:BENEFITS_FROM]->() USING INDEX SEEK e:BENEFITS_FROM(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:ABOUT]->() USING INDEX SEEK e:ABOUT(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:ABOUT]->() USING INDEX SEEK e:ABOUT(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:LEGAL_REP_OF]->() USING INDEX SEEK e:LEGAL_REP_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:LEGAL_REP_OF]->() USING INDEX SEEK e:LEGAL_REP_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:SHAREHOLDER_OF]->() USING INDEX SEEK e:SHAREHOLDER_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:SHAREHOLDER_OF]->() USING INDEX SEEK e:SHAREHOLDER_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:STAFF_OF]->() USING INDEX SEEK e:STAFF_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:STAFF_OF]->() USING INDEX SEEK e:STAFF_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:KIN_OF]->() USING INDEX SEEK e:KIN_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:KIN_OF]->() USING INDEX SEEK e:KIN_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:CONTRACTED_FOR]->() USING INDEX SEEK e:CONTRACTED_FOR(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e
  UNION
  MATCH ()-[e:CONTRACTED_FOR]->() USING INDEX SEEK e:CONTRACTED_FOR(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
}
WITH startNode(e) AS a, endNode(e) AS b, type(e) AS type, properties(e) AS p
WHERE p.addedIn <= $batch
  AND CASE type WHEN 'ABOUT' THEN a:Record AND b:Account|Household|Person|Enterprise|Unit WHEN 'BENEFITS_FROM' THEN b:SubsidyItem
    WHEN 'CONTRACTED_FOR' THEN b:Contract AND (a:Contract OR p.role = 'contractor') ELSE true END
WITH CASE type WHEN 'ABOUT' THEN a.kind ELSE a.id END AS source, b.id AS target, CASE WHEN type = 'ABOUT' AND b:Account THEN 'ABOUT_ACCOUNT' WHEN type <> 'CONTRACTED_FOR' THEN type WHEN a:Contract THEN 'PART_OF_CONTRACT' ELSE 'CONTRACTOR_OF' END AS type, p, CASE WHEN p.retiredIn <= $batch THEN p.retiredIn END AS retiredIn
RETURN CASE type WHEN 'ALLOCATED' THEN [source, target, type, p.amount, p.addedIn, retiredIn, p.id, p.at, p.seq, p.kind, p.link, p.timePrecision]
  WHEN 'BENEFITS_FROM' THEN [source, target, type, coalesce(p.approvedAt, 9000000000000000), p.addedIn, retiredIn]
  WHEN 'FUNDED_BY' THEN [source, target, type, p.amount, p.addedIn, retiredIn]
  WHEN 'CONTRACTOR_OF' THEN [source, target, type, 0, p.addedIn, retiredIn]
  ELSE [source, target, type, p.from, p.addedIn, retiredIn] END AS link
