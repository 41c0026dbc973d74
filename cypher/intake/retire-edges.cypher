/**
 * @id      retire-edges
 * @title   Edges that this batch supersedes or takes back; earlier data versions still show them
 * @access  write
 * @param   paid       string[] Ids of payments, also of those that observe another one
 * @param   allocated  string[] Ids of ALLOCATED edges
 * @param   registered string[] Ids of REGISTERED edges
 * @param   carries    string[] Ids of CARRIES edges
 * @param   others     map[]    {id, source}: every other kind; few leave one node
 * @param   sequence   integer  Batch in progress
 * @returns retired
 * @note    What this batch has drawn itself stays: a correction draws the new version before or after the old one is retired.
 */
CALL () {
  UNWIND $paid AS id
  MATCH ()-[e:PAID {id: id}]->() USING INDEX SEEK e:PAID(id) WHERE e.retiredIn IS NULL AND e.addedIn < $sequence
  SET e.retiredIn = $sequence
  RETURN count(*) AS retired
  UNION ALL
  UNWIND $paid AS id
  MATCH ()-[e:OBSERVED {id: id}]->() USING INDEX SEEK e:OBSERVED(id) WHERE e.retiredIn IS NULL AND e.addedIn < $sequence
  SET e.retiredIn = $sequence
  RETURN count(*) AS retired
  UNION ALL
  UNWIND $allocated AS id
  MATCH ()-[e:ALLOCATED {id: id}]->() USING INDEX SEEK e:ALLOCATED(id) WHERE e.retiredIn IS NULL AND e.addedIn < $sequence
  SET e.retiredIn = $sequence
  RETURN count(*) AS retired
  UNION ALL
  UNWIND $registered AS id
  MATCH ()-[e:REGISTERED {id: id}]->() USING INDEX SEEK e:REGISTERED(id) WHERE e.retiredIn IS NULL AND e.addedIn < $sequence
  SET e.retiredIn = $sequence
  RETURN count(*) AS retired
  UNION ALL
  UNWIND $carries AS id
  MATCH ()-[e:CARRIES {id: id}]->() USING INDEX SEEK e:CARRIES(id) WHERE e.retiredIn IS NULL AND e.addedIn < $sequence
  SET e.retiredIn = $sequence
  RETURN count(*) AS retired
  UNION ALL
  UNWIND $others AS other
  MATCH (s:Entity {id: other.source})-[e:PART_OF|FUNDED_THROUGH|SUPERVISED_BY|IN|ISSUED_BY|GIVEN_TO|FOR|PART_OF_TOTAL|FUNDED_BY|HELD_BY|CARD_OF|SUCCEEDED_BY|MEMBER_OF|LEGAL_REP_OF|SHAREHOLDER_OF|STAFF_OF|KIN_OF|USES|SPLIT_FROM|MERGED_INTO|BENEFITS_FROM|CONTRACTED_FOR|BID|ABOUT]->()
  USING INDEX SEEK s:Entity(id)
  WHERE e.id = other.id AND e.retiredIn IS NULL AND e.addedIn < $sequence
  SET e.retiredIn = $sequence
  RETURN count(*) AS retired
}
RETURN sum(retired) AS retired
