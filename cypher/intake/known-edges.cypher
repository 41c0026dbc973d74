/**
 * @id      known-edges
 * @title   Current edges among those a chunk of rows would draw
 * @access  read
 * @param   paid       string[] Ids of payments, also of those that observe another one
 * @param   allocated  string[] Ids of ALLOCATED edges
 * @param   registered string[] Ids of REGISTERED edges
 * @param   carries    string[] Ids of CARRIES edges
 * @param   others     map[]    {id, source}: every other kind; few leave one node
 * @returns id, type, source, target, values
 * @order   none: the caller looks them up by id
 * @limit   none: at most one row for each id asked for
 * @note    The hints matter, SEEK with them: planned on an empty graph the statement would scan, be it the index, and the plan is kept while the graph grows.
 */
UNWIND $paid AS id
MATCH (s)-[e:PAID {id: id}]->(t) USING INDEX SEEK e:PAID(id) WHERE e.retiredIn IS NULL
RETURN id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $paid AS id
MATCH (s)-[e:OBSERVED {id: id}]->(t) USING INDEX SEEK e:OBSERVED(id) WHERE e.retiredIn IS NULL
RETURN id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $allocated AS id
MATCH (s)-[e:ALLOCATED {id: id}]->(t) USING INDEX SEEK e:ALLOCATED(id) WHERE e.retiredIn IS NULL
RETURN id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $registered AS id
MATCH (s)-[e:REGISTERED {id: id}]->(t) USING INDEX SEEK e:REGISTERED(id) WHERE e.retiredIn IS NULL
RETURN id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $carries AS id
MATCH (s)-[e:CARRIES {id: id}]->(t) USING INDEX SEEK e:CARRIES(id) WHERE e.retiredIn IS NULL
RETURN id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
UNION ALL
UNWIND $others AS other
MATCH (s:Entity {id: other.source})-[e:PART_OF|FUNDED_THROUGH|SUPERVISED_BY|IN|ISSUED_BY|GIVEN_TO|FOR|PART_OF_TOTAL|FUNDED_BY|HELD_BY|CARD_OF|SUCCEEDED_BY|MEMBER_OF|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|USES|SPLIT_FROM|MERGED_INTO|BENEFITS_FROM|CONTRACTED_FOR|BID|ABOUT]->(t)
USING INDEX SEEK s:Entity(id)
WHERE e.id = other.id AND e.retiredIn IS NULL
RETURN other.id AS id, type(e) AS type, s.id AS source, t.id AS target, properties(e) AS values
