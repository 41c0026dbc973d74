/**
 * @id       identity-decisions
 * @title    What people decided about pairs of things
 * @access   read
 * @param    batch      integer  Data version
 * @returns  id, lesser, fuller, rule, decision, note, decidedAt, sequence, kept
 * @order    sequence, latest first, then id
 * @limit    none: people make them one by one
 * @note     kept is the proposal as it stood, so that a decision can be shown although its things are gone for the time being.
 */
MATCH (d:IdentityDecision)
WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
RETURN d.pair AS id, d.lesser AS lesser, d.fuller AS fuller, d.rule AS rule, d.decision AS decision, d.note AS note, d.decidedAt AS decidedAt, d.addedIn AS sequence, d.kept AS kept
ORDER BY sequence DESC, id
