/** The grid: a product of axes, the plan of its cells and their predicted cost. A cell is one setting with one seed. */
package dev.escapement.sweep;
