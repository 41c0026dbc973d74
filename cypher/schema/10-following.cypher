/**
 * @id     10-following
 * @title  What a batch has added, changed or retired: the graph in memory follows each batch by these
 * @access schema
 * @note   Every question asks which batch added a thing, and nearly all of them did: an index on that alone would lure the planner into
 *         reading everything. An index on two properties serves only a statement that asks for both; the source is always there and asked for by no other.
 */
CREATE INDEX entity_added IF NOT EXISTS FOR (n:Entity) ON (n.addedIn, n.source);
CREATE INDEX entity_changed IF NOT EXISTS FOR (n:Entity) ON (n.changedIn, n.source);
CREATE INDEX entity_retired IF NOT EXISTS FOR (n:Entity) ON (n.retiredIn, n.source);
CREATE INDEX paid_added IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.addedIn, e.source);
CREATE INDEX paid_retired IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.retiredIn, e.source);
CREATE INDEX held_by_added IF NOT EXISTS FOR ()-[e:HELD_BY]-() ON (e.addedIn, e.source);
CREATE INDEX held_by_retired IF NOT EXISTS FOR ()-[e:HELD_BY]-() ON (e.retiredIn, e.source);
CREATE INDEX member_of_added IF NOT EXISTS FOR ()-[e:MEMBER_OF]-() ON (e.addedIn, e.source);
CREATE INDEX member_of_retired IF NOT EXISTS FOR ()-[e:MEMBER_OF]-() ON (e.retiredIn, e.source);
CREATE INDEX allocated_added IF NOT EXISTS FOR ()-[e:ALLOCATED]-() ON (e.addedIn, e.source);
CREATE INDEX allocated_retired IF NOT EXISTS FOR ()-[e:ALLOCATED]-() ON (e.retiredIn, e.source);
CREATE INDEX carries_added IF NOT EXISTS FOR ()-[e:CARRIES]-() ON (e.addedIn, e.source);
CREATE INDEX carries_retired IF NOT EXISTS FOR ()-[e:CARRIES]-() ON (e.retiredIn, e.source);
CREATE INDEX given_to_added IF NOT EXISTS FOR ()-[e:GIVEN_TO]-() ON (e.addedIn, e.source);
CREATE INDEX given_to_retired IF NOT EXISTS FOR ()-[e:GIVEN_TO]-() ON (e.retiredIn, e.source);
CREATE INDEX for_added IF NOT EXISTS FOR ()-[e:FOR]-() ON (e.addedIn, e.source);
CREATE INDEX for_retired IF NOT EXISTS FOR ()-[e:FOR]-() ON (e.retiredIn, e.source);
CREATE INDEX funded_by_added IF NOT EXISTS FOR ()-[e:FUNDED_BY]-() ON (e.addedIn, e.source);
CREATE INDEX funded_by_retired IF NOT EXISTS FOR ()-[e:FUNDED_BY]-() ON (e.retiredIn, e.source);
