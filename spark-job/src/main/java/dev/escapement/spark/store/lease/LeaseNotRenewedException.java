package dev.escapement.spark.store.lease;

import dev.escapement.spark.store.file.FencedException;
import dev.escapement.spark.store.file.FirstLine;
import java.time.Duration;
import org.apache.hadoop.fs.Path;

/** The output's lease is nearly over and this process cannot renew it, so another driver may soon take it over. */
public final class LeaseNotRenewedException extends FencedException {
    private static final long serialVersionUID = 1;

    LeaseNotRenewedException(Path output, Duration unrenewed, Exception cause) {
        super("the lease of " + output + " could not be renewed for " + unrenewed.toSeconds() + " s ("
                + FirstLine.of(cause) + "); this run stops writing before another driver may take the output over;"
                + " when its file system answers again the same command goes on");
        initCause(cause);
    }
}
