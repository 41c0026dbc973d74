/**
 * @id     11-warnings
 * @title  Runs of the warnings and what they found
 * @access schema
 */
CREATE CONSTRAINT finding_id IF NOT EXISTS FOR (n:Finding) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT warning_run_id IF NOT EXISTS FOR (n:WarningRun) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT warning_lock_id IF NOT EXISTS FOR (n:WarningLock) REQUIRE n.id IS UNIQUE;
CREATE INDEX finding_rule IF NOT EXISTS FOR (n:Finding) ON (n.rule);
CREATE INDEX finding_subject IF NOT EXISTS FOR (n:Finding) ON (n.subject);
CREATE INDEX rule_run_run IF NOT EXISTS FOR (n:RuleRun) ON (n.run);
CREATE CONSTRAINT rule_standing_rule IF NOT EXISTS FOR (n:RuleStanding) REQUIRE n.rule IS UNIQUE;
CREATE CONSTRAINT event_order_id IF NOT EXISTS FOR (n:EventOrder) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT finding_event_id IF NOT EXISTS FOR (n:FindingEvent) REQUIRE n.id IS UNIQUE;
CREATE INDEX finding_event_position IF NOT EXISTS FOR (n:FindingEvent) ON (n.position);
