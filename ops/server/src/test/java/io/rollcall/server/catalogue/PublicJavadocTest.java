// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Public types and methods of all modules say what they promise: what other packages use is understood without its
 * code.
 */
class PublicJavadocTest {

    @Test
    void publicTypesAndMethodsHaveJavadoc() throws IOException {
        try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            var sources = Checkout.files(".java").stream()
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(500);
            assertThat(Undocumented.in(files.getJavaFileObjectsFromPaths(sources)))
                    .as("public types and methods without Javadoc")
                    .isEmpty();
        }
    }

    @Test
    void whatIsPublicIsFound() {
        var found = Undocumented.in(List.of(source("""
                public class Open {
                    public void said() {}
                    /** Said. */
                    public void documented() {}
                    @Override public String toString() { return ""; }
                    public static void main(String[] arguments) {}
                    void internal() {}
                    public interface Inner { void implied(); }
                    private static class Hidden { public void call() {} }
                }
                """), source("""
                /** Documented. */
                class Closed { public void call() {} }
                """)));
        assertThat(found)
                .extracting(place -> place.substring(place.lastIndexOf(' ') + 1))
                .containsExactly("Open", "Open.said", "Inner", "Inner.implied");
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("memory:///Sample.java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
