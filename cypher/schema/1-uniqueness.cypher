/**
 * @id     1-uniqueness
 * @title  One node per id, one batch per sequence; each also gives the index that look-ups start from
 * @access schema
 */
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT batch_id IF NOT EXISTS FOR (n:Batch) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT batch_sequence IF NOT EXISTS FOR (n:Batch) REQUIRE n.sequence IS UNIQUE;
CREATE CONSTRAINT ledger_id IF NOT EXISTS FOR (n:Ledger) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT quarantined_id IF NOT EXISTS FOR (n:Quarantined) REQUIRE n.id IS UNIQUE;
