package dev.escapement.spark.fit;

import dev.escapement.inference.Protocol;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.random.StreamKey;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.io.Serializable;
import java.util.List;

/**
 * A group with all that its exponents need.
 *
 * @param settings its rows of escape times
 * @param cohorts its runs, one a dimension; none if all have failed
 * @param key of its random streams
 * @param contradictions how many rows say of a cell something else than the row that counts
 */
record GroupTask(
        SettingGroup group,
        List<EscapeTimeRow> settings,
        List<Cohort> cohorts,
        Protocol protocol,
        StreamKey key,
        int contradictions)
        implements Serializable {}
