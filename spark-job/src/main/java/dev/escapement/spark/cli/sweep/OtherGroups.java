package dev.escapement.spark.cli.sweep;

/** Groups that an output holds and a configuration does not ask for, such as those of an earlier run with other keys. */
final class OtherGroups {
    private OtherGroups() {}

    /** Says on standard error that there are such groups; nothing where there are none. */
    static void tell(int count) {
        if (count > 0) {
            System.err.println("escapement: the output also holds " + groups(count)
                    + " that this configuration does not ask for; the tables and the report show "
                    + (count == 1 ? "it" : "them") + " too (report OUTPUT --only CONFIG leaves "
                    + (count == 1 ? "it" : "them") + " out)");
        }
    }

    /** {@code 1 group}, {@code 2 groups}. */
    static String groups(int count) {
        return count + (count == 1 ? " group" : " groups");
    }
}
