/**
 * @id      keep-rule-standing
 * @title   Keeps up to which data version a rule was judged, and where
 * @access  write
 * @param   rule   string Rule
 * @param   stands string Data versions, under what was judged, and regions, as JSON
 * @returns rule
 */
MERGE (s:RuleStanding {rule: $rule})
SET s.stands = $stands
RETURN s.rule AS rule
