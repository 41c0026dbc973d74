/**
 * @id      keep-identity-decision
 * @title   What a person decided about a pair; it takes the place of what was decided before
 * @access  write
 * @param   decision map     {id, pair, lesser, fuller, rule, decision, note, decidedAt, kept}
 * @param   sequence integer Review batch in progress
 * @returns id
 * @note    Keyed by the ids of both, so that it holds on when they are withdrawn and loaded again.
 */
OPTIONAL MATCH (before:IdentityDecision {pair: $decision.pair}) WHERE before.retiredIn IS NULL
WITH collect(before) AS replaced
FOREACH (old IN replaced | SET old.retiredIn = $sequence)
CREATE (d:Decision:IdentityDecision)
SET d = $decision, d.addedIn = $sequence
RETURN d.id AS id
