/** Random streams keyed by cell, and the samplers that read them. */
package dev.escapement.random;
