/**
 * @id      touched-count
 * @title   How many payments and things some batches have added: whether it pays to ask what they concern
 * @access  read
 * @param   after   integer Data version up to which all was judged
 * @param   batch   integer Data version to come to
 * @param   most    integer Counted no further
 * @returns count
 * @order   one row
 * @limit   1, an aggregate
 */
CALL () {
  MATCH ()-[p:PAID]->() USING INDEX SEEK p:PAID(addedIn, source) WHERE p.addedIn > $after AND p.addedIn <= $batch AND p.source IS NOT NULL WITH p LIMIT $most RETURN p.id AS id
  UNION ALL
  MATCH ()-[p:PAID]->() USING INDEX SEEK p:PAID(retiredIn, source) WHERE p.retiredIn > $after AND p.retiredIn <= $batch AND p.source IS NOT NULL WITH p LIMIT $most RETURN p.id AS id
  UNION ALL
  MATCH (n:Entity) USING INDEX SEEK n:Entity(addedIn, source) WHERE n.addedIn > $after AND n.addedIn <= $batch AND n.source IS NOT NULL WITH n LIMIT $most RETURN n.id AS id
}
RETURN count(id) AS count
