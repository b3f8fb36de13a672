/** The mean map of one step and the time it takes along a path of overlaps. */
package dev.escapement.theory.meanmap;
