/** Numbers that several rooms share: the normal law's tail, intervals, straight lines, hashes. Knows no escape times. */
package dev.escapement.numeric;
