package dev.escapement.spark.progress;

/**
 * How far the fits, or the drawing of the report, are.
 *
 * @param doing what is being done, such as {@code fitting groups}
 * @param done how many of them
 * @param total of how many; 0 where they are not counted
 * @param wallNanos since the start
 */
public record FitProgress(String doing, int done, int total, long wallNanos) implements Progress {
    @Override
    public double share() {
        return total == 0 ? 0 : (double) done / total;
    }

    @Override
    public boolean ended() {
        return total > 0 && done == total;
    }

    @Override
    public String text() {
        return total == 0 ? doing + ", " + Durations.spell(wallNanos * 1e-9) : counted();
    }

    private String counted() {
        return total == 0 ? doing : doing + ", " + done + "/" + total;
    }

    @Override
    public String line() {
        return counted() + ", " + Durations.spell(wallNanos * 1e-9) + " gone";
    }
}
