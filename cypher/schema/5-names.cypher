/**
 * @id     5-names
 * @title  Search by words and by pinyin initials
 * @access schema
 * @note   The cjk analyser makes bigrams, so any two neighbouring characters of a name are found.
 */
CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Document|Project|SubsidyItem|Unit|Region|Enterprise|Household|Person)
  ON EACH [n.title, n.number, n.name, n.formerNames, n.headName] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX account_names IF NOT EXISTS FOR (n:Account) ON EACH [n.name] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
// Names that were given up, for questions as of an earlier batch.
CREATE FULLTEXT INDEX former_names IF NOT EXISTS FOR (n:Version) ON EACH [n.title, n.number, n.name, n.formerNames, n.headName] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE INDEX region_pinyin IF NOT EXISTS FOR (n:Region) ON (n.pinyin);
CREATE INDEX unit_pinyin IF NOT EXISTS FOR (n:Unit) ON (n.pinyin);
CREATE INDEX project_pinyin IF NOT EXISTS FOR (n:Project) ON (n.pinyin);
CREATE INDEX enterprise_pinyin IF NOT EXISTS FOR (n:Enterprise) ON (n.pinyin);
CREATE INDEX unit_name IF NOT EXISTS FOR (n:Unit) ON (n.name);
CREATE INDEX enterprise_name IF NOT EXISTS FOR (n:Enterprise) ON (n.name);
