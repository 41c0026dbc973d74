/**
 * @id      open-findings
 * @title   Findings of one rule in some regions that stand, to be held against a new run
 * @access  read
 * @param   rule    string   Rule
 * @param   regions string[] Regions that were judged
 * @returns id, subject, region, state, status, events, recovered, returned
 * @order   id
 * @limit   none: all that stand
 */
MATCH (f:Finding {rule: $rule})
WHERE f.status <> 'gone' AND f.region IN $regions
RETURN f.id AS id, f.subject AS subject, f.region AS region, f.state AS state, f.status AS status, f.events AS events, f.recovered AS recovered, f.returned AS returned
ORDER BY id
