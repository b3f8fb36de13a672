package dev.escapement.spark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;

/** The house's rules for the job. */
@AnalyzeClasses(packages = "dev.escapement.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Arrows between packages point one way only; each package is a slice of its own. */
    @ArchTest
    static final ArchRule NO_CIRCLE_OF_PACKAGES =
            slices().matching("dev.escapement.(**)").should().beFreeOfCycles();

    /** The config format ends at the package that reads it. */
    @ArchTest
    static final ArchRule ONLY_CONFIG_KNOWS_HOCON = noClasses()
            .that()
            .resideOutsideOfPackage("dev.escapement.spark.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.typesafe.config..");

    /** Spark is known where tasks are submitted, and where the context is opened and closed. */
    @ArchTest
    static final ArchRule ONLY_JOB_AND_CLI_KNOW_SPARK = noClasses()
            .that()
            .resideOutsideOfPackages("dev.escapement.spark.job..", "dev.escapement.spark.cli..")
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
                    .and(not(nameMatching("dev\\.escapement\\.(numeric\\.(Interval|PowerLaw|SegmentedFit)"
                            + "|inference\\.(survival\\.(Cohort|Cohorts|KaplanMeier|Quantile)|growth\\.(GrowthLaw|Trend)"
                            + "|aft\\.AftFit|bootstrap\\.GoodnessOfFit))(\\$.*)?"))));

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

    /** Every package is a room of its own, and no way through them leads back. */
    @ArchTest
    static final ArchRule ROOMS_MAKE_NO_CIRCLE =
            slices().matching("dev.escapement.spark.(**)").should().beFreeOfCycles();

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
