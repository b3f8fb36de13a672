package dev.escapement.spark.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.UserException;
import org.junit.jupiter.api.Test;

/** What a command needs on the class path. */
class RequirementsTest {
    @Test
    void aSparkForAnotherScalaIsNamed() {
        assertThatThrownBy(() -> Requirements.scala("2.12.18"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "this Spark is built for Scala 2.12.18, Escapement for Scala 2.13: use Spark 4, or the download "
                                + "of Spark 3.5 whose name ends in scala2.13");
        assertThatThrownBy(() -> Requirements.scala("3.7.1")).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> Requirements.scala("2.1")).isInstanceOf(UserException.class);
        assertThatCode(() -> Requirements.scala("2.13.18")).doesNotThrowAnyException();
        assertThatCode(Requirements::spark).doesNotThrowAnyException();
    }
}
