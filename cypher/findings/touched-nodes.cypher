/**
 * @id      touched-nodes
 * @title   Things that some batches have added, changed or retired
 * @access  read
 * @param   after   integer Data version up to which all was judged
 * @param   batch   integer Data version to come to
 * @returns id, label, isNew
 * @order   none: each is taken for itself
 * @limit   none: as many as the batches have touched
 * @note    A thing may come twice. The source of a row is asked for because of the indexes that serve such statements alone (schema/10-following.cypher).
 */
CALL () {
  MATCH (n:Entity) USING INDEX SEEK n:Entity(addedIn, source) WHERE n.addedIn > $after AND n.addedIn <= $batch AND n.source IS NOT NULL RETURN n, true AS isNew
  UNION ALL
  MATCH (n:Entity) USING INDEX SEEK n:Entity(changedIn, source) WHERE n.changedIn > $after AND n.changedIn <= $batch AND n.source IS NOT NULL RETURN n, false AS isNew
  UNION ALL
  MATCH (n:Entity) USING INDEX SEEK n:Entity(retiredIn, source) WHERE n.retiredIn > $after AND n.retiredIn <= $batch AND n.source IS NOT NULL RETURN n, false AS isNew
}
RETURN n.id AS id, head([label IN labels(n) WHERE label <> 'Entity']) AS label, isNew
