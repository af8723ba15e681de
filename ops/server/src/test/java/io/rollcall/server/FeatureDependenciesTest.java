// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A feature builds on another one of its module only where its {@code package-info} names it, with the reason, in a
 * line such as {@code <li>{@code account}: only users that are there give orders}.
 */
@AnalyzeClasses(
        packages = "io.rollcall",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class FeatureDependenciesTest {

    private static final Pattern DECLARED =
            Pattern.compile("<li>\\{@code (\\w+)}:((?:(?!<li>|</ul>|\\*/).)*)", Pattern.DOTALL);
    private static final int SHORTEST_REASON = 20;

    /** That one feature builds on another. */
    private record Dependency(String feature, String on) {}

    private static final Dependency ORDER_ON_ACCOUNT = new Dependency("order", "account");

    @ArchTest
    static void theDomainSaysWhatItsFeaturesBuildOn(JavaClasses classes) {
        check(classes, "command", "command-side/domain");
    }

    @ArchTest
    static void theWebSaysWhatItsFeaturesBuildOn(JavaClasses classes) {
        check(classes, "web", "command-side/web");
    }

    @ArchTest
    static void projectionsSayWhatTheirFeaturesBuildOn(JavaClasses classes) {
        check(classes, "projection", "projections");
    }

    @ArchTest
    static void theQuerySideSaysWhatItsFeaturesBuildOn(JavaClasses classes) {
        check(classes, "query", "query-side");
    }

    private static void check(JavaClasses classes, String side, String module) {
        var root = "io.rollcall." + side + ".";
        var used = classes.stream().flatMap(type -> uses(type, root)).collect(Collectors.toSet());
        check(used, declared(Path.of("..", "..", module, "src", "main", "java", "io", "rollcall", side)));
    }

    private static void check(Set<Dependency> used, Set<Dependency> declared) {
        assertThat(declared)
                .as("dependencies between features, as package-info names them, against those of the classes")
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void whatIsUsedIsDeclared() {
        assertThatThrownBy(() -> check(Set.of(ORDER_ON_ACCOUNT), Set.of()))
                .hasMessageContaining("could not find")
                .hasMessageContaining(ORDER_ON_ACCOUNT.toString());
    }

    @Test
    void whatIsDeclaredIsUsed() {
        assertThatThrownBy(() -> check(Set.of(), Set.of(ORDER_ON_ACCOUNT)))
                .hasMessageContaining("unexpected")
                .hasMessageContaining(ORDER_ON_ACCOUNT.toString());
    }

    @Test
    void whatIsDeclaredHasAReason() {
        assertThat(declared("order", "<li>{@code account}: only users who are there\n * give orders\n * </ul>"))
                .containsExactly(ORDER_ON_ACCOUNT);
        assertThat(declared("order", "<li>{@code account}:\n * <li>{@code login}: why\n * </ul>"))
                .isEmpty();
    }

    private static Stream<Dependency> uses(JavaClass type, String root) {
        return feature(type, root).stream()
                .flatMap(feature -> type.getDirectDependenciesFromSelf().stream()
                        .flatMap(use -> feature(use.getTargetClass().getBaseComponentType(), root).stream())
                        .filter(on -> !on.equals(feature) && !on.equals("shared"))
                        .map(on -> new Dependency(feature, on)));
    }

    private static Optional<String> feature(JavaClass type, String root) {
        var name = type.getPackageName() + ".";
        return name.startsWith(root)
                ? Optional.of(name.substring(root.length(), name.indexOf('.', root.length())))
                : Optional.empty();
    }

    private static Set<Dependency> declared(Path side) {
        try (var features = Files.list(side)) {
            return features.map(folder -> folder.resolve("package-info.java"))
                    .filter(Files::exists)
                    .flatMap(FeatureDependenciesTest::declaredIn)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Dependency> declaredIn(Path packageInfo) {
        try {
            return declared(packageInfo.getParent().getFileName().toString(), Files.readString(packageInfo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is named without a reason is not declared. */
    private static Stream<Dependency> declared(String feature, String source) {
        return DECLARED.matcher(source)
                .results()
                .filter(named -> named.group(2).replaceAll("[\\s*]+", " ").length() > SHORTEST_REASON)
                .map(named -> new Dependency(feature, named.group(1)));
    }
}
