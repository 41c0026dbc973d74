/**
 * @id      handles
 * @title   The greatest handles of nodes and edges
 * @access  read
 * @returns nodes, edges
 * @order   one row
 * @limit   1, aggregates
 * @plan    CartesianProduct: of the one row about nodes with the few about edges
 * @note    A handle is a whole number that stands for a node or an edge while one graph in memory is being built, and is thrown away with the
 *          last of its rows: the ids of both ends of every payment would be most of what is sent. It is never kept and never leaves the service.
 */
CALL () { MATCH (n:Entity) RETURN coalesce(max(id(n)), -1) AS nodes }
CALL () {
  MATCH ()-[e:PAID]->() USING SCAN e:PAID RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:ALLOCATED]->() USING SCAN e:ALLOCATED RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:HELD_BY]->() USING SCAN e:HELD_BY RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:MEMBER_OF]->() USING SCAN e:MEMBER_OF RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:CARRIES]->() USING SCAN e:CARRIES RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:GIVEN_TO]->() USING SCAN e:GIVEN_TO RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:FOR]->() USING SCAN e:FOR RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:FUNDED_BY]->() USING SCAN e:FUNDED_BY RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:BENEFITS_FROM]->() USING SCAN e:BENEFITS_FROM RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:ABOUT]->() USING SCAN e:ABOUT RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:LEGAL_REP_OF]->() USING SCAN e:LEGAL_REP_OF RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:SHAREHOLDER_OF]->() USING SCAN e:SHAREHOLDER_OF RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:STAFF_OF]->() USING SCAN e:STAFF_OF RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:KIN_OF]->() USING SCAN e:KIN_OF RETURN max(id(e)) AS greatest
  UNION ALL
  MATCH ()-[e:CONTRACTED_FOR]->() USING SCAN e:CONTRACTED_FOR RETURN max(id(e)) AS greatest
}
RETURN nodes, coalesce(max(greatest), -1) AS edges
