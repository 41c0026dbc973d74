/**
 * @id     await-indexes
 * @title  Wait until every index answers
 * @access schema
 * @note   Run after the files of cypher/schema. Five minutes are enough for the indexes of ten million payments (measured: 29 s); an index
 *         that cannot be built makes it fail.
 */
CALL db.awaitIndexes(300)
