/**
 * @id      open-findings
 * @title   Findings of one rule in some regions that stand, to be held against a new run
 * @access  read
 * @param   rule    string   Rule
 * @param   regions string[] Regions that were judged
 * @returns id, subject, state, events
 * @order   id
 * @limit   none: all that stand
 */
MATCH (f:Finding {rule: $rule})
WHERE f.status <> 'gone' AND f.region IN $regions
RETURN f.id AS id, f.subject AS subject, f.state AS state, f.events AS events
ORDER BY id
