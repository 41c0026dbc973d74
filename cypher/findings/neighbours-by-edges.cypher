/**
 * @id      neighbours-by-edges
 * @title   What some things are tied to by edges of some kinds
 * @access  read
 * @param   ids       string[] Things
 * @param   type      string   Kind of edges, PAID not among them
 * @param   direction string   out: edges that go out of the things; in: those that come in
 * @param   kinds     string[] Kinds of ALLOCATED; null = any
 * @param   batch     integer  Data version
 * @returns id, other
 * @order   none: each is taken for itself
 * @limit   none: as many as there are
 * @note    The kinds stand in the statement, so that payments, of which an account may have millions, are not gone through to find its holder.
 *          Edges that are taken back count as well: too much is judged again, never too little.
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[e:HELD_BY|MEMBER_OF|ALLOCATED|CARRIES|GIVEN_TO|FOR|FUNDED_BY|SUPERVISED_BY|IN|ISSUED_BY|REGISTERED|PART_OF_TOTAL|CARD_OF|SUCCEEDED_BY|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|USES|SPLIT_FROM|MERGED_INTO|BENEFITS_FROM|CONTRACTED_FOR|BID|ABOUT]->(o:Entity) WHERE $direction = 'out' AND type(e) = $type AND e.addedIn <= $batch AND ($kinds IS NULL OR e.kind IN $kinds) RETURN o
  UNION
  MATCH (n)<-[e:HELD_BY|MEMBER_OF|ALLOCATED|CARRIES|GIVEN_TO|FOR|FUNDED_BY|SUPERVISED_BY|IN|ISSUED_BY|REGISTERED|PART_OF_TOTAL|CARD_OF|SUCCEEDED_BY|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|USES|SPLIT_FROM|MERGED_INTO|BENEFITS_FROM|CONTRACTED_FOR|BID|ABOUT]-(o:Entity) WHERE $direction = 'in' AND type(e) = $type AND e.addedIn <= $batch AND ($kinds IS NULL OR e.kind IN $kinds) RETURN o
}
RETURN n.id AS id, o.id AS other
