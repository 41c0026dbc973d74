/**
 * @id       look-up-indexes
 * @title    Indexes that only look-up needs: full text over numbers, titles and names, parts of numbers and initials
 * @access   schema
 */
// Accounts are left out on purpose: an account is found by its whole number through its id, never by a part of it.
CREATE FULLTEXT INDEX lookUp IF NOT EXISTS
FOR (n:Document|Region|Unit|Project|SubsidyItem|Enterprise|Household|Person)
ON EACH [n.number, n.title, n.name, n.formerNames, n.headName]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk' } };
CREATE TEXT INDEX document_number_text IF NOT EXISTS FOR (d:Document) ON (d.number);
CREATE TEXT INDEX entity_pinyin_text IF NOT EXISTS FOR (n:Entity) ON (n.pinyin);
