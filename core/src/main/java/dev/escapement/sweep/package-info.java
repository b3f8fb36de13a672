/**
 * The grid: axes, settings, cells, cell identity, the plan and its predicted cost. A setting is a point of the grid without
 * its seed; a cell is one (setting, seed); a group is a setting without its dimension. What a setting consists of stands in
 * one place, {@link dev.escapement.sweep.SettingSchema}.
 */
package dev.escapement.sweep;
