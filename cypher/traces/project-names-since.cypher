/**
 * @id       project-names-since
 * @title    Names of the projects that some batches have added, changed or retired
 * @access   read
 * @param    after   integer  Data version whose names are known already
 * @param    batch   integer  Data version to come to
 * @returns  id, name
 * @order    id
 * @limit    none: as many as the batches have touched
 * @note     A project that has ended by then has no name. The source is asked for because of the indexes (schema/10-following.cypher).
 */
CALL () {
  MATCH (p:Entity) USING INDEX SEEK p:Entity(addedIn, source) WHERE p.addedIn > $after AND p.addedIn <= $batch AND p.source IS NOT NULL AND p:Project RETURN p
  UNION
  MATCH (p:Entity) USING INDEX SEEK p:Entity(changedIn, source) WHERE p.changedIn > $after AND p.changedIn <= $batch AND p.source IS NOT NULL AND p:Project RETURN p
  UNION
  MATCH (p:Entity) USING INDEX SEEK p:Entity(retiredIn, source) WHERE p.retiredIn > $after AND p.retiredIn <= $batch AND p.source IS NOT NULL AND p:Project RETURN p
}
WITH p, CASE WHEN p.retiredIn <= $batch THEN null WHEN p.changedIn > $batch THEN head(COLLECT { MATCH (p)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE p.name END AS name
RETURN p.id AS id, name
ORDER BY id
