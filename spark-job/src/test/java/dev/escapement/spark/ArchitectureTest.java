package dev.escapement.spark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Locale;

/** The house's rules for the job. */
@AnalyzeClasses(packages = "dev.escapement.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Arrows between packages point one way only; each package is a slice of its own. */
    @ArchTest
    static final ArchRule NO_CIRCLE_OF_PACKAGES =
            slices().matching("dev.escapement.(**)").should().beFreeOfCycles();

    /**
     * Data flows one way: a configuration becomes a plan, a plan cells, cells runs, runs tables, and tables a report. Runs and
     * tables meet in the store alone: what simulates does not know what fits, nor the other way round.
     */
    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("config")
            .definedBy("dev.escapement.spark.config..")
            .layer("store")
            .definedBy("dev.escapement.spark.store..")
            .layer("cluster")
            .definedBy("dev.escapement.spark.cluster..")
            .layer("progress")
            .definedBy("dev.escapement.spark.progress..")
            .layer("job")
            .definedBy("dev.escapement.spark.job..")
            .layer("fit")
            .definedBy("dev.escapement.spark.fit..")
            .layer("report")
            .definedBy("dev.escapement.spark.report..")
            .layer("cli")
            .definedBy("dev.escapement.spark.cli..")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("job", "fit", "report", "cli")
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("job", "fit", "cli")
            .whereLayer("progress")
            .mayOnlyBeAccessedByLayers("job", "cli")
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("fit")
            .mayOnlyBeAccessedByLayers("report", "cli")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    /** The inner rooms of a package are its own; what others need of it stands in front. */
    @ArchTest
    static final ArchRule INNER_ROOMS_OF_REPORT = inner("report", "chart", "figure", "panel");

    @ArchTest
    static final ArchRule INNER_ROOMS_OF_JOB = inner("job", "checkpoint");

    @ArchTest
    static final ArchRule INNER_ROOMS_OF_CONFIG = inner("config", "source");

    private static ArchRule inner(String house, String... rooms) {
        String all = "dev.escapement.spark." + house;
        return noClasses()
                .that()
                .resideOutsideOfPackage(all + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Arrays.stream(rooms).map(room -> all + "." + room).toArray(String[]::new));
    }

    /** A fit hands its pieces to a Spread, and does not know whether it is Spark. */
    @ArchTest
    static final ArchRule FITS_SEE_SPREAD_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.escapement.spark.fit..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.escapement.spark.cluster..")
                    .and(not(nameMatching("dev\\.escapement\\.spark\\.cluster\\.Spread(\\$.*)?"))));

    /** The config format ends at the package that reads it. */
    @ArchTest
    static final ArchRule ONLY_CONFIG_KNOWS_HOCON = noClasses()
            .that()
            .resideOutsideOfPackage("dev.escapement.spark.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.typesafe.config..");

    /** Spark is known where it is started, where tasks are submitted, and where a command opens and closes it. */
    @ArchTest
    static final ArchRule ONLY_CLUSTER_JOB_AND_CLI_KNOW_SPARK = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.escapement.spark.cluster..",
                    "dev.escapement.spark.job..",
                    "dev.escapement.spark.cli..",
                    "dev.escapement.spark.session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..");

    /** The mathematics stays in core. */
    @ArchTest
    static final ArchRule NO_MATHEMATICS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ejml..", "org.hipparchus..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.StrictMath");

    /** Of the inner rooms of inference the job sees what goes in and what comes out; the estimators stay inside. */
    @ArchTest
    static final ArchRule ESTIMATORS_STAY_IN_CORE = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.escapement.inference.*..", "dev.escapement.numeric..")
                    .and(not(nameMatching(
                            "dev\\.escapement\\.(numeric\\.(Decimals|Interval|PowerLaw|SegmentedFit|Sha256)"
                                    + "|inference\\.(survival\\.(Cohort|Cohorts|KaplanMeier|Quantile)|growth\\.(GrowthLaw|Trend)"
                                    + "|aft\\.AftFit|bootstrap\\.GoodnessOfFit))(\\$.*)?"))));

    /** The job asks theory what stands in theory itself; its rooms stay inside. */
    @ArchTest
    static final ArchRule THEORY_IS_ASKED_AT_ITS_DOOR =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.escapement.theory.*..");

    /** The entry class and the commands load where there is no Spark, so that its absence is one clear line. */
    @ArchTest
    static final ArchRule THE_ENTRY_TOUCHES_NO_SPARK = noClasses()
            .that()
            .haveNameMatching(
                    "dev\\.escapement\\.spark\\.cli\\.(Main|RunCommand|PlanCommand|FitCommand|ReportCommand|TheoryCommand|Version|Requirements)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..", "scala..");

    /** Only the commands and the progress display speak to people. */
    @ArchTest
    static final ArchRule ONLY_CLI_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackages("dev.escapement.spark.cli..", "dev.escapement.spark.progress..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /** Work is spread by Parallel, whose threads are those of the pool that asks. */
    @ArchTest
    static final ArchRule NO_PARALLEL_STREAM = noClasses()
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java.util..")))
                    .and(target(nameMatching("parallelStream|parallel"))));

    /** Numbers and words look the same wherever the user lives. */
    @ArchTest
    static final ArchRule NO_LOCALE_BUT_THE_ROOT = noClasses()
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java..")))
                    .and(target(nameMatching("format|formatted|printf|toLowerCase|toUpperCase|ofPattern")))
                    .and(describe(
                            "without a Locale",
                            call -> call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Locale.class)))))
            .orShould()
            .callMethod(Locale.class, "getDefault");
}
