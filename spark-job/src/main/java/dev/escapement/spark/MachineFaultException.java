package dev.escapement.spark;

/**
 * A fault of the machine, of a disk or of the cluster: one line that names the cause and what to do about it. It is printed
 * without a stack trace.
 */
public class MachineFaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A fault and its line; line breaks become spaces.
     *
     * @param cause null if there is none
     */
    public MachineFaultException(String line, Throwable cause) {
        super(line.replaceAll("\\p{Cntrl}+", " "), cause);
    }
}
