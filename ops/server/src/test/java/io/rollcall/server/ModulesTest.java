// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rollcall.gateway.limit.LimitConnections;

/** What may depend on what, and why. */
@AnalyzeClasses(
        packages = "io.rollcall",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ModulesTest {

    @ArchTest
    static final ArchRule CONTRACTS_ARE_PLAIN = noClasses()
            .that()
            .resideInAPackage("io.rollcall.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.apache.kafka..", "reactor..")
            .because("a client of Rollcall needs its messages and nothing else");

    @ArchTest
    static final ArchRule THE_PROOF_NEEDS_THE_JDK_ALONE = noClasses()
            .that()
            .resideInAPackage("io.rollcall.proof..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages("io.rollcall.proof..", "java..", "org.jspecify.."))
            .because("an auditor checks with it what the server says, without the server");

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
            .because("what serves, projects or streams builds on it, not the other way round");

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
    static final ArchRule DECISIONS_SPEAK_NO_SQL = noClasses()
            .that()
            .resideInAPackage("io.rollcall.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.jdbc..",
                    "org.springframework.boot.jdbc..",
                    "org.springframework.dao..",
                    "org.springframework.transaction..",
                    "java.sql..",
                    "javax.sql..",
                    "com.zaxxer.hikari..",
                    "org.postgresql..",
                    "org.flywaydb..",
                    "io.github.bucket4j..")
            .because(
                    "aggregates, command handlers and policies know the log alone; what has a table is an interface there,"
                            + " and is one of the gateways");

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
            .because("what has a code sent or an image checked says so to an interface of the domain");

    @ArchTest
    static final ArchRule GATEWAYS_ARE_APART = slices().matching("io.rollcall.gateway.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.rollcall.gateway.outbox"))
            .ignoreDependency(alwaysTrue(), equivalentTo(LimitConnections.class))
            .because("each is the way to another system or table; the outbox is how messages leave by any of them, and"
                    + " all that counts strangers does so by the connections of limits");

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
}
