/**
 * @id      stored-batches
 * @title   Every package that has been loaded, with what is needed to read its rows again
 * @access  read
 * @returns batch, files, covers
 * @order   sequence
 * @limit   none: what counts is decided over all of them
 */
MATCH (b:Batch {status: 'active'})
WHERE b.mode IN ['append', 'correct', 'replace']
RETURN properties(b) AS batch, COLLECT { MATCH (b)-[:READ]->(f:LoadedFile) RETURN properties(f) ORDER BY f.number } AS files,
       COLLECT { MATCH (b)-[:COVERS]->(c:Coverage) RETURN properties(c) ORDER BY c.source, c.region, c.from } AS covers
ORDER BY b.sequence
