package dev.escapement.spark.cli;

import dev.escapement.spark.cli.process.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Build build = Build.read();
        return new String[] {"escapement " + build.version() + " (" + build.commitText() + ")"};
    }
}
