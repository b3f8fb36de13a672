package dev.escapement.spark.progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live bar: the share of the cost, time gone and to go, cells and how they ended. */
final class Bar implements ProgressDisplay {
    private static final long WHOLE = 1_000;

    private final ProgressBar bar = new ProgressBarBuilder()
            .setTaskName("sweep")
            .setInitialMax(WHOLE)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            .hideEta()
            .build();

    @Override
    public void show(SweepProgress progress) {
        bar.stepTo(Math.round(WHOLE * progress.share()));
        bar.setExtraMessage(String.format(
                " %s left, %d/%d cells: %s",
                Durations.spell(progress.secondsLeft()), progress.cellsEnded(), progress.cells(), progress.endings()));
    }

    @Override
    public void close() {
        bar.close();
    }
}
