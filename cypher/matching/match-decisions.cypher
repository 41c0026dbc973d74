/**
 * @id      match-decisions
 * @title   Every decision on a match that holds, those of the batch in progress included
 * @access  read
 * @returns record, others, decision, sequence
 * @order   sequence, record
 * @limit   none: people make them one by one
 */
MATCH (d:MatchDecision)
WHERE d.retiredIn IS NULL
RETURN d.record AS record, d.others AS others, d.decision AS decision, d.addedIn AS sequence
ORDER BY sequence, record
