/**
 * The records that are the rows of the tables. What a setting or a group is in columns stands in core, in
 * {@link dev.escapement.setting.SettingSchema}.
 */
package dev.escapement.spark.store.table;
