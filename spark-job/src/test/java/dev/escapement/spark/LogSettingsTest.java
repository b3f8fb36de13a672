package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.junit.jupiter.api.Test;

/** What {@code log4j2.properties} lets through to the terminal, where the logger's level does. */
class LogSettingsTest {
    @Test
    void theTerminalShowsWhatTheUserAsksForAndNoError() throws Exception {
        URI ours = LogSettingsTest.class.getResource("/log4j2.properties").toURI();
        Configuration settings =
                ConfigurationFactory.getInstance().getConfiguration(new LoggerContext("test"), "test", ours);
        settings.initialize();
        Filter filter = settings.getRootLogger().getAppenderRefs().stream()
                .filter(reference -> reference.getRef().equals("stderr"))
                .map(AppenderRef::getFilter)
                .findFirst()
                .orElseThrow();
        for (Level shown : new Level[] {Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE}) {
            assertThat(filter.filter(event(shown))).as("%s", shown).isNotEqualTo(Filter.Result.DENY);
        }
        assertThat(filter.filter(event(Level.ERROR))).isEqualTo(Filter.Result.DENY);
    }

    private static Log4jLogEvent event(Level level) {
        return Log4jLogEvent.newBuilder().setLevel(level).build();
    }
}
