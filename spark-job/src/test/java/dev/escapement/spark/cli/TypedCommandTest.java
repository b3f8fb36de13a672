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
                        "spark.app.name=token",
                        "spark.hadoop.fs.azure.account.key.x.dfs.core.windows.net=KEY",
                        "spark.hadoop.hadoop.security.credential.provider.path=jceks://x",
                        "hadoop.my_secret=KEY",
                        "spark.driver.extraJavaOptions=-Da=b -Djavax.net.ssl.trustStorePassword=KEY",
                        "--driver-java-options",
                        "-Da=b -Dpassword=KEY",
                        "--conf=spark.executorEnv.AWS_ACCESS_KEY_ID=KEY",
                        "--keytab",
                        "spark.io.encryption.keySizeBits=256")))
                .isEqualTo("./submit.sh run name=secret=1 -- 'spark.hadoop.fs.s3a.secret.key=***' "
                        + "'--conf=spark.hadoop.fs.s3a.access.key=***' 'spark.my.Password=***' 'spark.app.name=***' "
                        + "'spark.hadoop.fs.azure.account.key.x.dfs.core.windows.net=***' "
                        + "'spark.hadoop.hadoop.security.credential.provider.path=***' 'hadoop.my_secret=***' "
                        + "'spark.driver.extraJavaOptions=***' --driver-java-options '-Da=***' "
                        + "'--conf=spark.executorEnv.AWS_ACCESS_KEY_ID=***' --keytab "
                        + "spark.io.encryption.keySizeBits=256");
    }
}
