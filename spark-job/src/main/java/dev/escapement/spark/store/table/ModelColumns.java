package dev.escapement.spark.store.table;

import dev.escapement.spark.store.parquet.Column;
import java.io.Serializable;

/** What is trained, on what and how it is simulated: the part of a setting that is words. */
public record ModelColumns(
        @Column("update rule: online, batch-reuse or alternating")
        String algorithm,

        @Column("the teacher's link") String link,
        @Column("the student's activation, resolved") String activation,
        @Column("correlation or squared") String loss,
        @Column("projected, normalized or euclidean") String geometry,

        @Column("which overlaps count as found: absolute or signed")
        String overlapMode,

        @Column("where runs start: positive, uniform or fixed(m0)")
        String init,

        @Column("reduced or dense") String engine,

        @Column(value = "of the dense engine: mixed or double; null for reduced", nullable = true)
        String precision,

        @Column("what sets gamma: optimal, paper, law or values")
        String gammaPolicy)
        implements Serializable {}
