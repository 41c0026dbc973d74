/**
 * @id     await-indexes
 * @title  Wait until every index answers
 * @access schema
 * @note   Run after the files of cypher/schema. The indexes of ten million payments take half a minute on a quiet machine and several on a busy one; an index
 *         that cannot be built makes it fail.
 */
CALL db.awaitIndexes(1800)
