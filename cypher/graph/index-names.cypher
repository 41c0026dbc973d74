/**
 * @id     index-names
 * @title  Indexes that are there already; a constraint's has its name
 * @access schema
 * @note   Asked before the files of cypher/schema are applied: each of their statements would wait for a lock of its own only to change nothing.
 */
SHOW INDEXES YIELD name RETURN name
