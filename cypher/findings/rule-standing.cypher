/**
 * @id      rule-standing
 * @title   Up to which data version each rule was judged, and where
 * @access  read
 * @returns rule, stands
 * @order   rule
 * @limit   500: there are sixty rules
 */
MATCH (s:RuleStanding)
RETURN s.rule AS rule, s.stands AS stands
ORDER BY rule
LIMIT 500
