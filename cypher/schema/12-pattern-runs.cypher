/**
 * @id     12-pattern-runs
 * @title  Saved runs of analysts' questions and patterns
 * @access schema
 */
CREATE CONSTRAINT pattern_run_id IF NOT EXISTS FOR (n:PatternRun) REQUIRE n.id IS UNIQUE;
