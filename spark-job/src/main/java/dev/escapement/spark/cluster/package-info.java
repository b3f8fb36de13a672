/**
 * The Spark that computes: started with the settings that a sweep depends on, its cores counted, independent work spread over
 * them. It knows nothing of what is computed.
 */
package dev.escapement.spark.cluster;
