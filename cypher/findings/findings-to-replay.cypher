/**
 * @id      findings-to-replay
 * @title   Stored findings with all that made them
 * @access  read
 * @param   id      string  One finding; null = all
 * @returns id, seq, rule, subject, state, batch, asOf, sources, settings, version, digest
 * @order   rule, batch, asOf, id
 * @limit   none: a stream
 */
MATCH (f:Finding)
WHERE $id IS NULL OR f.id = $id
RETURN f.id AS id, null AS seq, f.rule AS rule, f.subject AS subject, f.state AS state, f.batch AS batch, f.asOf AS asOf, f.sources AS sources, f.settings AS settings, f.version AS version, f.digest AS digest
ORDER BY rule, batch, asOf, id
