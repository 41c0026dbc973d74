/**
 * @id      open-findings-of
 * @title   Findings of one rule about some subjects that stand, to be held against a new run
 * @access  read
 * @param   rule     string   Rule
 * @param   regions  string[] Regions that were judged
 * @param   subjects string[] Node ids
 * @returns id, subject, region, state, status, events, recovered, returned
 * @order   id
 * @limit   none: all that stand
 */
UNWIND $subjects AS subject
MATCH (f:Finding {subject: subject}) USING INDEX SEEK f:Finding(subject)
WHERE f.rule = $rule AND f.status <> 'gone' AND f.region IN $regions
RETURN f.id AS id, f.subject AS subject, f.region AS region, f.state AS state, f.status AS status, f.events AS events, f.recovered AS recovered, f.returned AS returned
ORDER BY id
