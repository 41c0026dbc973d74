/**
 * @id      touched-edges
 * @title   Edges, payments aside, that some batches have added or retired
 * @access  read
 * @param   after   integer Data version up to which all was judged
 * @param   batch   integer Data version to come to
 * @returns type, source, target, kind
 * @order   none: each is taken for itself
 * @limit   none: as many as the batches have touched
 * @note    The source of a row is asked for because of the indexes that serve such statements alone (schema/10-following.cypher, 15-touched.cypher).
 */
CALL () {
  MATCH ()-[e:HELD_BY]->() USING INDEX SEEK e:HELD_BY(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:HELD_BY]->() USING INDEX SEEK e:HELD_BY(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:MEMBER_OF]->() USING INDEX SEEK e:MEMBER_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:MEMBER_OF]->() USING INDEX SEEK e:MEMBER_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:ALLOCATED]->() USING INDEX SEEK e:ALLOCATED(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:ALLOCATED]->() USING INDEX SEEK e:ALLOCATED(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:CARRIES]->() USING INDEX SEEK e:CARRIES(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:CARRIES]->() USING INDEX SEEK e:CARRIES(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:GIVEN_TO]->() USING INDEX SEEK e:GIVEN_TO(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:GIVEN_TO]->() USING INDEX SEEK e:GIVEN_TO(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:FOR]->() USING INDEX SEEK e:FOR(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:FOR]->() USING INDEX SEEK e:FOR(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:FUNDED_BY]->() USING INDEX SEEK e:FUNDED_BY(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:FUNDED_BY]->() USING INDEX SEEK e:FUNDED_BY(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:FUNDED_THROUGH]->() USING INDEX SEEK e:FUNDED_THROUGH(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:FUNDED_THROUGH]->() USING INDEX SEEK e:FUNDED_THROUGH(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SUPERVISED_BY]->() USING INDEX SEEK e:SUPERVISED_BY(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SUPERVISED_BY]->() USING INDEX SEEK e:SUPERVISED_BY(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:IN]->() USING INDEX SEEK e:IN(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:IN]->() USING INDEX SEEK e:IN(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:ISSUED_BY]->() USING INDEX SEEK e:ISSUED_BY(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:ISSUED_BY]->() USING INDEX SEEK e:ISSUED_BY(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:REGISTERED]->() USING INDEX SEEK e:REGISTERED(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:REGISTERED]->() USING INDEX SEEK e:REGISTERED(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:PART_OF_TOTAL]->() USING INDEX SEEK e:PART_OF_TOTAL(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:PART_OF_TOTAL]->() USING INDEX SEEK e:PART_OF_TOTAL(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:CARD_OF]->() USING INDEX SEEK e:CARD_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:CARD_OF]->() USING INDEX SEEK e:CARD_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SUCCEEDED_BY]->() USING INDEX SEEK e:SUCCEEDED_BY(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SUCCEEDED_BY]->() USING INDEX SEEK e:SUCCEEDED_BY(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:LEGAL_REP_OF]->() USING INDEX SEEK e:LEGAL_REP_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:LEGAL_REP_OF]->() USING INDEX SEEK e:LEGAL_REP_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SHAREHOLDER_OF]->() USING INDEX SEEK e:SHAREHOLDER_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SHAREHOLDER_OF]->() USING INDEX SEEK e:SHAREHOLDER_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:STAFF_OF]->() USING INDEX SEEK e:STAFF_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:STAFF_OF]->() USING INDEX SEEK e:STAFF_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:KIN_OF]->() USING INDEX SEEK e:KIN_OF(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:KIN_OF]->() USING INDEX SEEK e:KIN_OF(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:USES]->() USING INDEX SEEK e:USES(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:USES]->() USING INDEX SEEK e:USES(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SPLIT_FROM]->() USING INDEX SEEK e:SPLIT_FROM(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:SPLIT_FROM]->() USING INDEX SEEK e:SPLIT_FROM(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:MERGED_INTO]->() USING INDEX SEEK e:MERGED_INTO(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:MERGED_INTO]->() USING INDEX SEEK e:MERGED_INTO(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:BENEFITS_FROM]->() USING INDEX SEEK e:BENEFITS_FROM(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:BENEFITS_FROM]->() USING INDEX SEEK e:BENEFITS_FROM(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:CONTRACTED_FOR]->() USING INDEX SEEK e:CONTRACTED_FOR(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:CONTRACTED_FOR]->() USING INDEX SEEK e:CONTRACTED_FOR(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:BID]->() USING INDEX SEEK e:BID(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:BID]->() USING INDEX SEEK e:BID(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:ABOUT]->() USING INDEX SEEK e:ABOUT(addedIn, source) WHERE e.addedIn > $after AND e.addedIn <= $batch AND e.source IS NOT NULL RETURN e UNION ALL
  MATCH ()-[e:ABOUT]->() USING INDEX SEEK e:ABOUT(retiredIn, source) WHERE e.retiredIn > $after AND e.retiredIn <= $batch AND e.source IS NOT NULL RETURN e
}
RETURN type(e) AS type, startNode(e).id AS source, endNode(e).id AS target, CASE WHEN e:ALLOCATED THEN e.kind END AS kind
