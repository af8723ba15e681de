// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rollcall.contracts.process.Loop;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.Event;
import io.rollcall.http.Endpoint;
import io.rollcall.http.text.NormalForm;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.NullMarked;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** What keeps the sides and the features apart. */
@AnalyzeClasses(
        packages = "io.rollcall",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {

    /** What modules lend to each other's tests. */
    static final class DoNotIncludeTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** Workers and factories of pools, the log's writer (a Loop with an end), what stops a broker, and measurements. */
    private static final String THREADS_OF_THEIR_OWN = "io\\.rollcall\\.(benchmark\\..*|contracts\\.process\\.Loop"
            + "|log\\.subscription\\.(LiveEvents|CheckpointWriter|SubscriptionProcessor)|log\\.append\\.LogWriter|gateway\\.media\\.ImageWork"
            + "|command\\.credential\\.PasswordWork|embedded\\.(KafkaPart|testing\\..*))(\\$.*)?";

    @ArchTest
    static final ArchRule CONTRACTS_ARE_PLAIN = noClasses()
            .that()
            .resideInAPackage("io.rollcall.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.apache.kafka..", "reactor..")
            .because("whoever speaks to Rollcall needs its messages and nothing else");

    @ArchTest
    static final ArchRule THE_LOG_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("io.rollcall.log..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.rollcall..")
                    .and(resideOutsideOfPackages(
                            "io.rollcall.log..",
                            "io.rollcall.contracts.shared",
                            "io.rollcall.contracts.process",
                            "io.rollcall.contracts.privacy")))
            .because("it is an engine of its own, for whatever events it is given");

    @ArchTest
    static final ArchRule THE_LOG_KNOWS_NO_DOORS_AND_NO_OTHER_STORES = noClasses()
            .that()
            .resideInAPackage("io.rollcall.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "io.netty..",
                    "com.mongodb..",
                    "org.bson..",
                    "org.apache.kafka..")
            .because("who serves, projects or streams builds on it, not the other way round");

    @ArchTest
    static final ArchRule THE_LOG_NEEDS_NO_SPRING = noClasses()
            .that()
            .resideInAPackage("io.rollcall.log..")
            .and()
            .resideOutsideOfPackage("io.rollcall.log.spring")
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .and(resideOutsideOfPackages("org.springframework.jdbc..", "org.springframework.dao..")))
            .because("it is put together in one place, and can be without (SQL is spoken by Spring's client of JDBC)");

    @ArchTest
    static final ArchRule THE_LOG_HAS_LAYERS = slices().matching("io.rollcall.log.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each of its packages can be read without those that build on it");

    @ArchTest
    static final ArchRule PRIVACY_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("io.rollcall.privacy..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.rollcall..")
                    .and(resideOutsideOfPackages("io.rollcall.privacy..", "io.rollcall.contracts..")))
            .because("keys and identifiers are told what they are for, and what names look like");

    @ArchTest
    static final ArchRule COMMANDS_SEE_NO_READ_SIDE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.rollcall.command..",
                    "io.rollcall.gateway..",
                    "io.rollcall.log..",
                    "io.rollcall.privacy..",
                    "io.rollcall.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rollcall.projection..", "io.rollcall.query..", "com.mongodb..")
            .because("a decision is made on aggregates, never on a read model");

    @ArchTest
    static final ArchRule NOTHING_SEES_THE_COMMAND_SIDE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.rollcall.projection..", "io.rollcall.query..", "io.rollcall.http..", "io.rollcall.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rollcall.command..", "io.rollcall.privacy..")
            .because("the sides meet in the contracts");

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_DOORS = noClasses()
            .that()
            .resideInAnyPackage("io.rollcall.command..", "io.rollcall.gateway..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.rollcall.http..",
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "reactor.netty..",
                            "io.netty..")
                    .and(resideOutsideOfPackages(
                            "io.rollcall.http.text..", "io.rollcall.http.email..", "io.rollcall.http.phone..")))
            .because("what is decided does not depend on the way that it was asked for; rules of text are plain");

    @ArchTest
    static final ArchRule NOTHING_SEES_THE_WEB = noClasses()
            .that()
            .resideOutsideOfPackages("io.rollcall.web..", "io.rollcall.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rollcall.web..")
            .because("endpoints are where calls come in, and nothing is built on them");

    @ArchTest
    static final ArchRule ENDPOINTS_HAVE_NO_CYCLES = slices().matching("io.rollcall.web.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature can be read without those that build on it");

    @ArchTest
    static final ArchRule NOTHING_SEES_THE_GATEWAYS = noClasses()
            .that()
            .resideOutsideOfPackages("io.rollcall.gateway..", "io.rollcall.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rollcall.gateway..")
            .because("whoever has a code sent or an image checked says so to an interface of the domain");

    @ArchTest
    static final ArchRule GATEWAYS_ARE_APART = slices().matching("io.rollcall.gateway.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each is the way to another system");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_OF_THE_SERVER = noClasses()
            .that()
            .resideOutsideOfPackages("io.rollcall.server..", "io.rollcall.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rollcall.server..")
            .because("it puts together what is there without it; debug mode, too");

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES = slices().matching("io.rollcall.command.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature can be read without those that build on it");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that()
            .resideInAPackage("io.rollcall..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .because("tests and replays must be able to say what time it is");

    @ArchTest
    static final ArchRule TEXT_IS_NORMALISED_IN_ONE_PLACE = noClasses()
            .that()
            .doNotBelongToAnyOf(NormalForm.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Normalizer.class)
            .because("it takes the square of what is not bounded first");

    @ArchTest
    static final ArchRule EVENT_HANDLERS_RETURN_NOTHING = methods()
            .that()
            .areAnnotatedWith(EventHandler.class)
            .should()
            .haveRawReturnType(void.class)
            .because("Axon drops what they return, a Mono too");

    @ArchTest
    static final ArchRule QUERY_HANDLERS_RETURN_NO_MONO = methods()
            .that()
            .areAnnotatedWith(QueryHandler.class)
            .should()
            .notHaveRawReturnType(Mono.class)
            .because("Axon would block on it");

    @ArchTest
    static final ArchRule COMMANDS_ARE_HANDLED_ON_THE_COMMAND_SIDE = methods()
            .that()
            .areAnnotatedWith(CommandHandler.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("io.rollcall.command..");

    @ArchTest
    static final ArchRule ENDPOINTS_ARE_CLOSED = classes()
            .that()
            .implement(Endpoint.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Endpoint");

    @ArchTest
    static final ArchRule MESSAGES_ARE_RECORDS = classes()
            .that()
            .areAssignableTo(Event.class)
            .or()
            .areAssignableTo(Command.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .orShould()
            .beInterfaces();

    @ArchTest
    static final ArchRule LOOPS_ARE_LOOPS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Loop.class.getName())
            .should()
            .callMethodWhere(describe(
                    "scheduleAtFixedRate or scheduleWithFixedDelay",
                    call -> call.getTarget().getName().matches("scheduleAtFixedRate|scheduleWithFixedDelay")))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Scheduled.class)
            .because(
                    "an error ends such a schedule for good, and nobody hears of it: a Loop goes on, and its heart beats");

    @ArchTest
    static final ArchRule THREADS_ARE_LOOPS = noClasses()
            .that()
            .haveNameNotMatching(THREADS_OF_THEIR_OWN)
            .should()
            .callMethod(Thread.class, "ofPlatform")
            .orShould()
            .callConstructorWhere(
                    describe("new Thread", call -> call.getTargetOwner().isEquivalentTo(Thread.class)))
            .because("a thread that must not end is a Loop; one that may is named here");

    @ArchTest
    static final ArchRule NULL_IS_MARKED =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
