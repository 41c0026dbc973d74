/**
 * @id      states-to-replay
 * @title   Every state that findings were in, as the event that brought it tells it, with all that made it
 * @access  read
 * @param   id      string  One finding; null = all
 * @returns id, seq, rule, subject, state, batch, asOf, sources, settings, version, digest
 * @order   rule, batch, asOf, id, seq
 * @limit   none: a stream
 * @note    A finding that is gone was in no state: that event made nothing.
 */
MATCH (f:Finding)-[:HAS_EVENT]->(e:FindingEvent)
WHERE ($id IS NULL OR f.id = $id) AND e.digest IS NOT NULL
RETURN f.id AS id, e.seq AS seq, f.rule AS rule, f.subject AS subject, e.state AS state, e.batch AS batch, e.asOf AS asOf, e.sources AS sources, e.settings AS settings, e.version AS version, e.digest AS digest
ORDER BY rule, batch, asOf, id, seq
