package dev.escapement.spark.store.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.escapement.spark.LogLines;
import dev.escapement.spark.TroubledDisk;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.Rows;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.file.WholeFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One writer per output. Time is the test's own, and hearts beat by its hand alone. */
class LeaseTest {
    private static final PidSpace SPACE = new PidSpace("8c6e0c1d-boot", "pid:[4026531836]");
    private static final DriverProcess HERE = in(Optional.of(SPACE), DriverProcess.current());
    private static final DriverProcess ELSEWHERE = new DriverProcess("elsewhere", 4711, Rows.NOON, Optional.of(SPACE));
    private static final DriverProcess DEAD = new DriverProcess(HERE.host(), HERE.pid(), Rows.NOON, HERE.space());

    @TempDir
    private Path output;

    private Path file;
    private final List<DriverProcess> waitedFor = new ArrayList<>();
    private final HandClock clock = new HandClock();

    /** A clock that moves when somebody waits; something may happen meanwhile. */
    private static final class HandClock implements LeaseClock {
        private Instant now = Instant.parse("2026-02-03T12:00:00Z");
        private final Thread owner = Thread.currentThread();
        private Duration waited = Duration.ZERO;
        private Meanwhile meanwhile = () -> {};

        private interface Meanwhile {
            void happens() throws IOException;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            if (Thread.currentThread() != owner) {
                // A heart: it is as if the process were suspended.
                LockSupport.park();
                return;
            }
            try {
                now = now.plus(time);
                waited = waited.plus(time);
                meanwhile.happens();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void name() {
        file = output.resolve("_lease");
    }

    @AfterEach
    void mend() {
        TroubledDisk.is(new TroubledDisk.Trouble() {});
    }

    @Test
    void aFreeOutputIsHeldAndGivenBack() throws IOException {
        Lease lease = acquire(HERE);

        assertThat(Files.readString(file)).matches("""
                        \\{
                          "host" : "%s",
                          "pid" : %d,
                          "started_at" : "%s",
                          "boot_id" : "8c6e0c1d-boot",
                          "pid_namespace" : "pid:\\[4026531836\\]",
                          "token" : "[0-9a-f-]{36}",
                          "renewed_at" : "2026-02-03T12:00:00Z",
                          "lease_seconds" : 30
                        \\}
                        """.formatted(HERE.host(), HERE.pid(), HERE.startedAt()));
        lease.check();
        lease.close();
        assertThat(output).isEmptyDirectory();
        lease.renew();
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void aHeartbeatRenewsIt() throws IOException {
        Lease lease = acquire(HERE);
        clock.pause(Duration.ofSeconds(7));
        lease.renew();

        assertThat(file).content().contains("\"renewed_at\" : \"2026-02-03T12:00:07Z\"");
        lease.check();
    }

    @Test
    void aDeadProcessOfThisHostIsFollowedAtOnce() throws IOException {
        // Its number is a living process's, but that one started at another time.
        Lease dead = acquire(DEAD);
        Lease next = acquire(HERE);

        assertThat(clock.waited).isZero();
        next.check();
        assertThatThrownBy(dead::check)
                .isInstanceOf(LeaseLostException.class)
                .hasMessage(Rows.hadoop(output) + " is no longer this process's: process " + HERE.pid() + " on "
                        + HERE.host() + " has taken over its lease, and nothing has been touched since");
    }

    /** Its number says nothing here: it may be alive in another container or on another machine of the same name. */
    @ParameterizedTest
    @MethodSource("otherSpaces")
    void aProcessOfAnotherPidSpaceIsWaitedForWhateverItsHostIsCalled(Optional<PidSpace> space) throws IOException {
        Lease first = acquire(in(space, DEAD));
        clock.meanwhile = () -> {
            if (clock.waited.equals(Duration.ofSeconds(5))) {
                first.renew();
            }
        };

        assertThatThrownBy(() -> acquire(HERE)).isInstanceOf(OutputHeldException.class);
        assertThat(waitedFor).containsExactly(in(space, DEAD));
        first.check();

        clock.meanwhile = () -> {};
        clock.waited = Duration.ZERO;
        acquire(HERE).check();
        assertThat(clock.waited).isEqualTo(Duration.ofSeconds(30));
    }

    static List<Optional<PidSpace>> otherSpaces() {
        return List.of(
                Optional.empty(),
                Optional.of(new PidSpace("another boot", SPACE.namespace())),
                Optional.of(new PidSpace(SPACE.bootId(), "pid:[4026532177]")));
    }

    /** Both of them, which is no proof that they share one. */
    @Test
    void ofTwoThatDoNotKnowTheirPidSpaceNoneIsSurelyDead() {
        DriverProcess dead = in(Optional.empty(), DEAD);
        assertThat(dead.surelyDead(in(Optional.empty(), HERE))).isFalse();
        assertThat(DEAD.surelyDead(HERE)).isTrue();
    }

    @Test
    void aLeaseOfAnEarlierOrLaterVersionIsRead() throws IOException {
        LeaseRecord record = new LeaseRecord(HERE, "mine", Rows.NOON, Duration.ofSeconds(30));
        assertThat(LeaseRecord.parse(record.text())).contains(record);

        String earlier = """
                {
                  "host" : "node",
                  "pid" : 12,
                  "started_at" : "2020-01-01T00:00:00Z",
                  "token" : "theirs",
                  "renewed_at" : "2020-01-01T00:00:05Z",
                  "lease_seconds" : 30
                }
                """;
        LeaseRecord read = LeaseRecord.parse(earlier).orElseThrow();
        assertThat(read.driver())
                .isEqualTo(new DriverProcess("node", 12, Instant.parse("2020-01-01T00:00:00Z"), Optional.empty()));
        assertThat(read.text()).isEqualTo(earlier);
        assertThat(LeaseRecord.parse(earlier.replace("\"pid\"", "\"user\" : \"me\",\n\"pid\"")))
                .contains(read);
        for (int length = 0; length < earlier.lastIndexOf('}'); length++) {
            assertThat(LeaseRecord.parse(earlier.substring(0, length))).isEmpty();
        }
    }

    /** Each of two that find a dead holder at the same moment: one has the lease, the other is told, now or by its next check. */
    @Test
    void ofTwoWhoFollowADeadHolderOneHasIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 50; round++) {
                acquire(DEAD);
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<Optional<Lease>> taker = () -> {
                    together.await();
                    try {
                        return Optional.of(acquire(HERE, Impatient.CLOCK));
                    } catch (OutputHeldException | InterruptedIOException e) {
                        return Optional.empty();
                    }
                };
                int holders = 0;
                for (Future<Optional<Lease>> each : threads.invokeAll(List.of(taker, taker))) {
                    if (each.get().isPresent() && holds(each.get().get())) {
                        holders++;
                    }
                }
                assertThat(holders).as("round " + round).isEqualTo(1);
                Files.delete(file);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static boolean holds(Lease lease) throws IOException {
        try {
            lease.check();
            return true;
        } catch (LeaseLostException e) {
            return false;
        }
    }

    /** Waits for nobody. */
    private enum Impatient implements LeaseClock {
        CLOCK;

        @Override
        public Instant now() {
            return Rows.NOON;
        }

        @Override
        public void pause(Duration time) throws InterruptedIOException {
            throw new InterruptedIOException();
        }
    }

    @Test
    void aProcessIsDeadWhenItHasEnded() throws Exception {
        Process child = new ProcessBuilder("sleep", "600").start();
        DriverProcess process = new DriverProcess(
                HERE.host(), child.pid(), child.info().startInstant().orElseThrow(), HERE.space());
        assertThat(process.surelyDead(HERE)).isFalse();
        child.destroyForcibly().waitFor();
        assertThat(process.surelyDead(HERE)).isTrue();
        assertThat(process.surelyDead(ELSEWHERE)).isFalse();
        assertThat(HERE.surelyDead(HERE)).isFalse();
    }

    @Test
    void aHolderThatGivesASignOfLifeIsLeftAlone() throws IOException {
        Lease first = acquire(ELSEWHERE);
        clock.meanwhile = () -> {
            if (clock.waited.equals(Duration.ofSeconds(5))) {
                first.renew();
                clock.now = clock.now.plusSeconds(1);
            }
        };

        OutputHeldException held = catchThrowableOfType(OutputHeldException.class, () -> acquire(HERE));
        assertThat(held.holder()).isEqualTo(ELSEWHERE);
        assertThat(held.sinceHeartbeat()).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.waited).isEqualTo(Duration.ofSeconds(5));
        assertThat(waitedFor).containsExactly(ELSEWHERE);
        first.check();
    }

    @Test
    void aHolderThatGivesNoneWithinItsTermIsFollowed() throws IOException {
        Lease first = acquire(ELSEWHERE);
        Lease second = acquire(HERE);

        assertThat(clock.waited).isEqualTo(Duration.ofSeconds(30));
        second.check();
        String text = Files.readString(file);
        first.renew();
        first.close();
        assertThat(file).hasContent(text);
    }

    @Test
    void aHolderThatEndsWhileItIsWatchedIsFollowed() throws IOException {
        Lease first = acquire(ELSEWHERE);
        clock.meanwhile = () -> {
            if (clock.waited.equals(Duration.ofSeconds(3))) {
                first.close();
            }
        };

        acquire(HERE).check();
        assertThat(clock.waited).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aLeaseThatCannotBeReadIsRespectedForATerm() throws IOException {
        Files.writeString(file, "{ \"host\" : 3");

        acquire(HERE).check();
        assertThat(clock.waited).isEqualTo(Duration.ofSeconds(30));
        assertThat(waitedFor).isEmpty();
    }

    @Test
    void whoHasBeenSuspendedPastItsTermTouchesNothing() throws IOException {
        OutputDirectory suspended = directory();
        RunStore runs = suspended.writableRuns(Map.of(), (bad, where) -> {});
        suspended.hold(ELSEWHERE, clock, waitedFor::add);
        runs.append(List.of(Rows.escaped(1, 1000)));
        runs.append(List.of(Rows.escaped(2, 1000)));
        OutputDirectory next = directory();
        Lease taken = next.hold(HERE, clock, waitedFor::add);
        Files.write(output.resolve("runs/torn.parquet"), new byte[5]);
        List<String> before = tree();

        assertThatThrownBy(() -> runs.append(List.of(Rows.escaped(3, 1000)))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(runs::compact).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> runs.forEachRow(row -> {})).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> suspended.writeText("manifest.json", "{}")).isInstanceOf(LeaseLostException.class);
        assertThat(tree()).isEqualTo(before);

        next.writableRuns(Map.of(), (bad, where) -> {}).compact();
        taken.close();
        assertThat(tree()).hasSize(2).anyMatch(name -> name.matches("runs/merged-.*\\.parquet"));
    }

    @Test
    void whoCannotRenewItsLeaseStopsWritingBeforeAnotherMayTakeIt() throws IOException {
        OutputDirectory directory = new OutputDirectory(troubled(output), configuration());
        RunStore runs = directory.writableRuns(Map.of(), (bad, where) -> {});
        directory.hold(HERE, clock, waitedFor::add);
        fullFor("_lease");
        clock.pause(Duration.ofSeconds(19));
        runs.append(List.of(Rows.escaped(1, 1000)));
        List<String> before = tree();

        clock.pause(Duration.ofSeconds(1));
        assertThatThrownBy(() -> runs.append(List.of(Rows.escaped(2, 1000))))
                .isInstanceOf(LeaseNotRenewedException.class)
                .hasMessageMatching(
                        "the lease of troubled:\\S+ could not be renewed for 20 s \\(\\S+_lease could not be"
                                + " written: No space left on device\\); this run stops writing before another driver may take"
                                + " the output over; when its file system answers again the same command goes on");
        assertThatThrownBy(() -> directory.writeText("manifest.json", "{}"))
                .isInstanceOf(LeaseNotRenewedException.class);
        assertThat(tree()).isEqualTo(before);

        TroubledDisk.is(new TroubledDisk.Trouble() {});
        runs.append(List.of(Rows.escaped(2, 1000)));
        assertThat(file).content().contains("\"renewed_at\" : \"2026-02-03T12:00:20Z\"");
    }

    @Test
    void theFirstHeartbeatThatFailsIsLoggedAndTheFirstThatSucceedsAgain() throws IOException {
        Lease lease = LeaseAcquisition.acquire(
                troubled(output),
                new LeaseFile(new WholeFiles(troubled(output), configuration()), troubled(file)),
                HERE,
                clock,
                waitedFor::add);
        try (LogLines log = LogLines.of(Lease.class)) {
            lease.heartbeat();
            assertThat(log.lines()).isEmpty();
            fullFor("_lease");
            lease.heartbeat();
            lease.heartbeat();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .matches("WARN the lease of troubled:\\S+ could not be renewed \\(\\S+_lease could not be written:"
                            + " No space left on device\\); trying again");
            TroubledDisk.is(new TroubledDisk.Trouble() {});
            lease.heartbeat();
            lease.heartbeat();
            assertThat(log.lines())
                    .hasSize(2)
                    .last()
                    .isEqualTo("WARN the lease of " + troubled(output) + " is renewed again");
            fullFor("_lease");
            lease.heartbeat();
            assertThat(log.lines()).hasSize(3);
        }
    }

    /** A disk that has no room for files of this name. */
    private static void fullFor(String name) {
        TroubledDisk.is(new TroubledDisk.Trouble() {
            @Override
            public void creating(Path file) throws IOException {
                if (file.getFileName().toString().contains(name)) {
                    throw new IOException("No space left on device");
                }
            }
        });
    }

    private static org.apache.hadoop.fs.Path troubled(Path path) {
        return new org.apache.hadoop.fs.Path("troubled:" + path);
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set("fs.troubled.impl", TroubledDisk.class.getName());
        return configuration;
    }

    @Test
    void whoFindsOutWhileItWritesLeavesNothing() throws IOException {
        WholeFiles files = new WholeFiles(Rows.hadoop(output), new Configuration());
        int[] checks = {0};
        WholeFiles fenced = files.behind(() -> {
            if (++checks[0] == 2) {
                throw new LeaseLostException(Rows.hadoop(output), null);
            }
        });

        assertThatThrownBy(() -> fenced.writeText(Rows.hadoop(output.resolve("t")), "text"))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageEndingWith("its lease has been deleted, and nothing has been touched since");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void whatADeadWriterLeftHalfWrittenIsRemoved() throws IOException {
        Files.createDirectories(output.resolve("runs"));
        Files.writeString(output.resolve("runs/_batch-000001-x.parquet-y.tmp"), "half");
        Files.writeString(output.resolve("_manifest.json-y.tmp"), "half");
        Files.writeString(output.resolve("runs/notes.tmp"), "theirs");

        directory().hold(HERE, clock, waitedFor::add).close();
        assertThat(tree()).containsExactly("runs/notes.tmp");
    }

    private static DriverProcess in(Optional<PidSpace> space, DriverProcess process) {
        return new DriverProcess(process.host(), process.pid(), process.startedAt(), space);
    }

    private Lease acquire(DriverProcess me) throws IOException {
        return acquire(me, clock);
    }

    private Lease acquire(DriverProcess me, LeaseClock time) throws IOException {
        LeaseFile lease = new LeaseFile(new WholeFiles(Rows.hadoop(output), new Configuration()), Rows.hadoop(file));
        return LeaseAcquisition.acquire(Rows.hadoop(output), lease, me, time, waitedFor::add);
    }

    private OutputDirectory directory() throws IOException {
        return new OutputDirectory(Rows.hadoop(output), new Configuration());
    }

    /** All files, without the lease: its heart may be beating. */
    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> output.relativize(path).toString())
                    .filter(name -> !name.contains("_lease"))
                    .sorted()
                    .toList();
        }
    }
}
