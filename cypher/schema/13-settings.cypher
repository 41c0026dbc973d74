/**
 * @id     13-settings
 * @title  Settings of the warnings, and the values that findings were made with
 * @access schema
 */
CREATE CONSTRAINT rule_setting_id IF NOT EXISTS FOR (n:RuleSetting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT settings_version_id IF NOT EXISTS FOR (n:SettingsVersion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT setting_value_id IF NOT EXISTS FOR (n:SettingValue) REQUIRE n.id IS UNIQUE;
