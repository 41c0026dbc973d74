/**
 * @id      keep-match-decision
 * @title   What a person decided about a record; it takes the place of what was decided about it before
 * @access  write
 * @param   decision map     {id, record, others, decision, note, amount, decidedAt}
 * @param   sequence integer Review batch in progress
 * @returns id
 * @note    Keyed by record ids, so that it holds on when the records are withdrawn and loaded again.
 */
OPTIONAL MATCH (before:MatchDecision {record: $decision.record}) WHERE before.retiredIn IS NULL
WITH collect(before) AS replaced
FOREACH (old IN replaced | SET old.retiredIn = $sequence)
CREATE (d:Decision:MatchDecision)
SET d = $decision, d.addedIn = $sequence
RETURN d.id AS id
