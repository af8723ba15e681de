// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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

/** What all code keeps to, and why. What may depend on what says {@link ModulesTest}. */
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
            + "|cli\\.(JobWatch|ImportCommand)|log\\.subscription\\.(LiveEvents|CheckpointWriter|SubscriptionProcessor)|log\\.append\\.LogWriter|gateway\\.media\\.ImageWork"
            + "|command\\.credential\\.PasswordWork|operator\\.timetravel\\.PastWork|embedded\\.(KafkaPart|testing\\..*))(\\$.*)?";

    /** What has queries answered and work done, waits for positions and for budgets. */
    private static final String FUTURES_OF_THEIR_OWN = "io\\.rollcall\\.(query\\.shared\\.DirectQueries"
            + "|web\\.shared\\.BlockingExecutor|log\\.subscription\\.(CoalescedLookup|PositionWaiters)"
            + "|web\\.limit\\.BudgetedLookUpLimit)";

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
    static final ArchRule QUERIES_ARE_ASKED_IN_ONE_WAY = noClasses()
            .that()
            .haveNameNotMatching(FUTURES_OF_THEIR_OWN)
            .should()
            .callMethodWhere(describe(
                    "Mono.fromFuture",
                    call -> call.getTargetOwner().isEquivalentTo(Mono.class)
                            && call.getTarget().getName().equals("fromFuture")))
            .because("a query says by what it is answered: ask Queries, and blocking work by BlockingExecutor");

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
