/**
 * @id      finding-events
 * @title   What happened to a finding
 * @access  read
 * @param   id      string Finding
 * @returns event
 * @order   seq
 * @limit   1000: a finding changes a few times a year
 */
MATCH (f:Finding {id: $id})-[:HAS_EVENT]->(e:FindingEvent)
RETURN properties(e) AS event
ORDER BY e.seq
LIMIT 1000
