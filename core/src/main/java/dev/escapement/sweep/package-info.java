/**
 * The grid: axes, settings, cells, cell identity, the plan and its predicted cost. A setting is a point of the grid without
 * its seed; a cell is one (setting, seed).
 */
package dev.escapement.sweep;
