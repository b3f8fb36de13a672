package dev.escapement;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.ErrorFunction;
import dev.escapement.link.Link;
import java.util.Locale;

/** The house's rules for the mathematics. */
@AnalyzeClasses(packages = "dev.escapement", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** No Spark, no Hadoop, no config format: the mathematics and its libraries alone. */
    @ArchTest
    static final ArchRule DEPENDS_ON_MATHEMATICS_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.escapement..", "java..", "jdk.incubator.vector", "org.ejml..", "org.hipparchus..");

    /** Everything else runs on a JVM without the Vector API. */
    @ArchTest
    static final ArchRule VECTOR_API_IN_THE_VECTOR_KERNELS_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.escapement.simulation.kernel.vector")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector");

    /** Their results differ between JDKs, so none may reach a row. */
    @ArchTest
    static final ArchRule NO_TRANSCENDENTAL_OF_JAVA_LANG_MATH = noClasses()
            .should()
            .callMethodWhere(target(owner(HasName.Predicates.name("java.lang.Math")))
                    .and(target(nameMatching("sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p"
                            + "|pow|cbrt|hypot"))));

    /** No clock, no file, no network, no thread of its own. */
    @ArchTest
    static final ArchRule NO_CLOCK_AND_NO_IO = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..", "java.nio.file..", "java.net..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /** Data flows one way. */
    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.escapement..")
            .layer("numeric")
            .definedBy("dev.escapement.numeric..")
            .layer("formula")
            .definedBy("dev.escapement.formula..")
            .layer("link")
            .definedBy("dev.escapement.link..")
            .layer("algorithm")
            .definedBy("dev.escapement.algorithm..")
            .layer("random")
            .definedBy("dev.escapement.random..")
            .layer("simulation")
            .definedBy("dev.escapement.simulation..")
            .layer("theory")
            .definedBy("dev.escapement.theory..")
            .layer("setting")
            .definedBy("dev.escapement.setting..")
            .layer("sweep")
            .definedBy("dev.escapement.sweep..")
            .layer("inference")
            .definedBy("dev.escapement.inference..")
            .whereLayer("sweep")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("simulation")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("inference")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("setting")
            .mayOnlyBeAccessedByLayers("sweep")
            .whereLayer("theory")
            .mayOnlyBeAccessedByLayers("setting", "sweep")
            .whereLayer("numeric")
            .mayOnlyBeAccessedByLayers(
                    "formula", "link", "algorithm", "random", "theory", "setting", "sweep", "inference")
            .whereLayer("random")
            .mayOnlyBeAccessedByLayers("simulation", "inference")
            .whereLayer("algorithm")
            .mayOnlyBeAccessedByLayers("simulation", "theory", "setting", "sweep")
            .whereLayer("formula")
            .mayOnlyBeAccessedByLayers("link", "algorithm", "theory", "setting", "sweep")
            .whereLayer("link")
            .mayOnlyBeAccessedByLayers("algorithm", "simulation", "theory", "setting", "sweep");

    /** Every package is a room of its own, and no way through them leads back. */
    @ArchTest
    static final ArchRule ROOMS_MAKE_NO_CIRCLE =
            slices().matching("dev.escapement.(**)").should().beFreeOfCycles();

    /** What theory is made of is seen by nobody else in the mathematics. */
    @ArchTest
    static final ArchRule THEORY_IS_ASKED_AT_ITS_DOOR = noClasses()
            .that()
            .resideOutsideOfPackage("dev.escapement.theory..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.escapement.theory.*..");

    /** Theory asks a rule, a link or a start what it is, and knows none by its class. */
    @ArchTest
    static final ArchRule THEORY_KNOWS_NO_MEMBER_BY_ITS_CLASS = noClasses()
            .that()
            .resideInAPackage("dev.escapement.theory..")
            .should()
            .dependOnClassesThat(assignableTo(Algorithm.class)
                    .or(assignableTo(Link.class))
                    .and(not(INTERFACES))
                    .and(not(type(ErrorFunction.class)))
                    .as("rules or links, but for the Gaussian's distribution function"))
            .orShould()
            .accessFieldWhere(JavaFieldAccess.Predicates.target(
                            owner(type(Loss.class).or(type(Geometry.class)).or(type(OverlapMode.class))))
                    .as("a constant of losses, geometries or overlap modes"));

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

    /** A class is called by what it is. */
    @ArchTest
    static final ArchRule NO_UTILS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager)(\\$.*)?")
            .because("such names say nothing");

    /** Used by the rules' readers to see that something was imported at all. */
    @ArchTest
    static void somethingWasImported(com.tngtech.archunit.core.domain.JavaClasses imported) {
        org.assertj.core.api.Assertions.assertThat(imported.stream().map(JavaClass::getPackageName))
                .contains("dev.escapement.link", "dev.escapement.sweep");
    }
}
