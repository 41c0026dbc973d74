/**
 * @id      batches
 * @title   Active batches with their files and what they cover
 * @access  read
 * @param   id    string  One batch, by its id or its sequence; null = all
 * @param   limit integer = 1000 Batches at most
 * @returns batch, files, covers, total
 * @order   newest first
 * @limit   $limit
 */
CALL { MATCH (b:Batch {status: 'active'}) RETURN count(b) AS total }
MATCH (b:Batch {status: 'active'})
WHERE $id IS NULL OR b.id = $id OR (toString(b.sequence) = $id AND NOT EXISTS { MATCH (named:Batch {id: $id}) })
WITH b, total ORDER BY b.sequence DESC LIMIT $limit
RETURN properties(b) AS batch, COLLECT { MATCH (b)-[:READ]->(f:LoadedFile) RETURN properties(f) ORDER BY f.number } AS files,
       COLLECT { MATCH (b)-[:COVERS]->(c:Coverage) RETURN properties(c) ORDER BY c.source, c.region, c.from } AS covers, total
ORDER BY batch.sequence DESC
