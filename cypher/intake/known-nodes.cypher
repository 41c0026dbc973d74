/**
 * @id      known-nodes
 * @title   Nodes as they will be once the load in progress is active
 * @access  read
 * @param   ids string[] Node ids
 * @returns id, values, pending
 * @order   none: the caller looks them up by id
 * @limit   none: at most one row for each id asked for
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
OPTIONAL MATCH (n)-[:BECOMES]->(p:Pending)
RETURN id, properties(n) AS values, properties(p) AS pending
