package io.marketsignals;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom. A rule about a package that does not exist yet holds. */
class ArchitectureTest {
    private static final String ROOT = "io.marketsignals.";
    private static final String STREAMS = "org.apache.kafka.streams.";

    /** The main classes of this module; generated schema classes come from another one and follow no rule here. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/io/marketsignals/schema/"))
            .importPackages("io.marketsignals");

    private static final DescribedPredicate<JavaClass> PURE =
            resideInAnyPackage(packages("model", "ingest", "symbol", "index", "crossmarket", "signal", "alert"));
    private static final DescribedPredicate<JavaClass> TOPOLOGY = resideInAPackage(ROOT + "topology..");
    private static final DescribedPredicate<JavaClass> PROCESSING_PATH =
            or(PURE, TOPOLOGY).as("on the processing path");

    /**
     * The exceptions to "no wall clock": one notices that a source has fallen silent, one measures how long alerts take, and
     * one decides when a commit is asked for, which changes no result.
     */
    private static final Set<String> CLOCKS = Stream.of("WallClockIdle", "WallClockStamp", "ThreadCommits")
            .map(name -> ROOT + "topology." + name)
            .collect(Collectors.toSet());

    private static final DescribedPredicate<JavaClass> CLOCK =
            describe("a class that may ask the wall clock", type -> CLOCKS.contains(outermostName(type)));

    @ParameterizedTest
    @CsvSource({
        "model, ''",
        "ingest, model",
        "symbol, model ingest",
        "index, model ingest symbol",
        "crossmarket, model ingest index",
        "signal, model index crossmarket",
        "alert, model ingest index crossmarket signal"
    })
    void shouldImportJavaAndEarlierPackagesOnlyWhenPure(String name, String earlier) {
        String[] allowed = Stream.concat(
                        Stream.of("", "java..", ROOT + name + ".."), // "": arrays of primitives
                        Stream.of(earlier.split(" ")).filter(s -> !s.isEmpty()).map(s -> ROOT + s + ".."))
                .toArray(String[]::new);

        check(classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed));
    }

    @Test
    void shouldKnowKafkaStreamsInTheTopologyAndAtTheEdgesOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        packages("topology", "app", "cli", "history", "demo", "local", "metrics", "query"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(STREAMS + ".")
                .as("the edges may know the Kafka Streams client and its settings, the other packages nothing of it"));
    }

    @Test
    void shouldBuildProcessorsAndStoresInTheTopologyOnly() {
        DescribedPredicate<JavaClass> insides = describe("processors, stores or builders", type -> Stream.of(
                        "processor.", "state.", "kstream.", "StreamsBuilder", "TopologyDescription")
                .anyMatch(start -> type.getName().startsWith(STREAMS + start)));

        check(noClasses().that(not(TOPOLOGY)).should().dependOnClassesThat(insides));
    }

    @Test
    void shouldPassATopologyThroughTheAppOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages("topology", "app"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(STREAMS + "Topology"));
    }

    @Test
    void shouldTouchTheRelocatedRegistryClientInItsAdapterOnly() {
        DescribedPredicate<JavaClass> adapter =
                describe("the registry's adapter or its embedded stand-in", type -> Set.of(
                                ROOT + "wire.ConfluentSchemaRegistry", ROOT + "local.EmbeddedRegistry")
                        .contains(outermostName(type)));

        check(noClasses().that(not(adapter)).should().dependOnClassesThat().resideInAPackage("org.apache.flink.."));
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        check(slices().matching("io.marketsignals.(*)..").should().beFreeOfCycles());
        check(slices().matching("io.marketsignals.index.(*)..").should().beFreeOfCycles());
    }

    @Test
    void shouldNamePackagesAndClassesByWhatFlowsNeverByRole() {
        check(noClasses()
                .should()
                .haveNameMatching("(.*\\.)?(service|util|utils|manager|helper|impl|common)\\..*")
                .orShould()
                .haveNameMatching("(?i).*(util|utils|manager|helper|impl)[0-9]*(\\$.*)?"));
    }

    @Test
    void shouldNotAskTheClockOnTheProcessingPath() {
        DescribedPredicate<JavaAccess<?>> clock = describe("the clock is asked", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean now = owner.startsWith("java.time.") && name.equals("now");
            boolean clockClass = owner.equals("java.time.Clock") || owner.equals("java.util.Calendar");
            boolean newDate = owner.equals("java.util.Date")
                    && access.getTarget().getFullName().endsWith("<init>()");
            return now
                    || clockClass
                    || newDate
                    || Set.of("currentTimeMillis", "nanoTime", "currentSystemTimeMs")
                            .contains(name);
        });

        check(noClasses().that(PROCESSING_PATH).and(not(CLOCK)).should(accessTargetWhere(clock)));
    }

    /** What they hand on are times of the wall clock: none may become part of a value that is judged. */
    @Test
    void shouldKeepTheClocksApartFromWhatIsJudged() {
        check(noClasses().that(CLOCK).should().dependOnClassesThat(PURE));
        check(noClasses().that(PURE).should().dependOnClassesThat(CLOCK));
    }

    @Test
    void shouldRollNoDiceOnTheProcessingPath() {
        DescribedPredicate<JavaAccess<?>> dice = describe("a random number is drawn", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return owner.startsWith("java.util.random.")
                    || Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
                            .contains(owner)
                    || owner.equals("java.util.concurrent.ThreadLocalRandom")
                    || name.equals("randomUUID")
                    || (owner.equals("java.lang.Math") && name.equals("random"));
        });

        check(noClasses().that(PROCESSING_PATH).should(accessTargetWhere(dice)));
    }

    /** With a STREAM_TIME punctuator, one record near Long.MAX_VALUE hangs a Kafka Streams 4.3.1 thread for ever. */
    @Test
    void shouldNotTellTimeByTheTasksStreamTime() {
        DescribedPredicate<JavaAccess<?>> streamTime = describe(
                "a task's stream time is used",
                access -> Set.of("STREAM_TIME", "currentStreamTimeMs")
                                .contains(access.getTarget().getName())
                        && access.getTargetOwner().getName().startsWith(STREAMS));

        check(noClasses().should(accessTargetWhere(streamTime)));
    }

    @Test
    void shouldSayInEachPackageWhatItIsFor() throws IOException {
        Path sources = Path.of(System.getProperty("basedir", "."), "src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                    .toList();

            assertThat(silent).as("packages without a package-info.java").isEmpty();
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> ROOT + name + "..").toArray(String[]::new);
    }

    private static String outermostName(JavaClass type) {
        int nested = type.getName().indexOf('$');
        return nested < 0 ? type.getName() : type.getName().substring(0, nested);
    }
}
