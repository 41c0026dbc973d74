/**
 * @id      digest-edges
 * @title   Every edge with its ends, for a digest of the whole graph
 * @access  read
 * @returns type, source, target, values
 * @order   none: the digest does not depend on it
 * @limit   none: everything is meant
 * @plan    AllNodesScan: everything is meant
 */
MATCH (s)-[e]->(t)
RETURN type(e) AS type, coalesce(s.id, s.path, s.source) AS source, coalesce(t.id, t.path, t.source) AS target, properties(e) AS values
