/**
 * A setting: everything about a cell but its seed. What it consists of stands in one place,
 * {@link dev.escapement.setting.SettingSchema}; cell ids, columns and the order of rows follow from there. A group is a setting
 * without its dimension.
 */
package dev.escapement.setting;
