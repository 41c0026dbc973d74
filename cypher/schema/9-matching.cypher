/**
 * @id     9-matching
 * @title  What waits for a person, and what was decided
 * @access schema
 * @note   Only records in doubt have `unconfirmed`: the indexes cost nothing where there are none.
 */
CREATE INDEX paid_unconfirmed IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.unconfirmed);
CREATE INDEX observed_unconfirmed IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.unconfirmed);
CREATE INDEX match_decision_record IF NOT EXISTS FOR (n:MatchDecision) ON (n.record);
