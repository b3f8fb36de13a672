package dev.escapement.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedCommandTest {
    @Test
    void aShellReadsItAsItWasTyped() {
        assertThat(TypedCommand.of(List.of("run", "my conf/x.conf", "seeds=8", "name=it's", "output=")))
                .isEqualTo("./submit.sh run 'my conf/x.conf' seeds=8 'name=it'\\''s' output=");
        assertThat(TypedCommand.of(List.of("run", ""))).isEqualTo("./submit.sh run ''");
    }

    @Test
    void whatSparkSubmitWasGivenIsPartOfIt() {
        assertThat(TypedCommand.of(List.of("run", "x.conf", "--", "--master", "local[2]", "--conf", "spark.a=b c")))
                .isEqualTo("./submit.sh run x.conf -- --master 'local[2]' --conf 'spark.a=b c'");
    }

    @Test
    void secretsAreNotWrittenOut() {
        assertThat(TypedCommand.of(List.of(
                        "run",
                        "name=secret=1",
                        "--",
                        "spark.hadoop.fs.s3a.secret.key=abc",
                        "--conf=spark.hadoop.fs.s3a.access.key=d=e",
                        "spark.my.Password=x\ny",
                        "spark.app.name=token")))
                .isEqualTo("./submit.sh run name=secret=1 -- 'spark.hadoop.fs.s3a.secret.key=***' "
                        + "'--conf=spark.hadoop.fs.s3a.access.key=***' 'spark.my.Password=***' spark.app.name=token");
    }
}
