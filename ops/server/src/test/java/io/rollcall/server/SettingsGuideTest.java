// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * The operators' guide lists every setting of ours, with the default that it has in code, and none that is not there.
 */
class SettingsGuideTest {

    private static final Path GUIDE = Path.of("..", "guides", "operators.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(rollcall\\.[^`]+)` \\| ([^|]*) \\|");
    private static final Pattern BRACES = Pattern.compile("(.*)\\{([^{}]*)}(.*)");
    private static final Pattern LETTER_AFTER_ANOTHER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Follow from addresses, and are not to be set. */
    private static final Pattern NOT_FOR_OPERATORS = Pattern.compile("rollcall\\.embedded\\.\\w+\\.enabled");

    @Test
    void everySettingIsInTheGuideAndEveryRowIsASetting() throws IOException {
        assertThat(settings()).hasSizeGreaterThan(80);
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(settings().keySet());
    }

    @Test
    void defaultsAreThoseOfTheCode() throws IOException {
        var rows = rows();
        var compared = new ArrayList<String>();
        settings().forEach((name, parameter) -> {
            var told = rows.getOrDefault(name, "");
            var set = parameter.getAnnotation(DefaultValue.class);
            if (set != null && set.value().length == 1 && !told.isEmpty()) {
                assertThat(value(parameter, told)).as(name).isEqualTo(value(parameter, set.value()[0]));
                compared.add(name);
            }
        });
        assertThat(compared).hasSizeGreaterThan(60);
    }

    /** What binds to a setting, by its name. */
    private static Map<String, Parameter> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var found = new TreeMap<String, Parameter>();
        scanner.findCandidateComponents("io.rollcall").forEach(bean -> {
            var type = ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null);
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            collect(prefix, type, found);
        });
        found.keySet().removeIf(name -> NOT_FOR_OPERATORS.matcher(name).matches());
        return found;
    }

    private static void collect(String prefix, Class<?> type, Map<String, Parameter> found) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var parameters = constructor(type, types).getParameters(); // theirs are the annotations
        for (int i = 0; i < components.length; i++) {
            var name = prefix + "." + kebab(components[i].getName());
            if (types[i].isRecord() && types[i].getEnclosingClass() != null) {
                collect(name, types[i], found);
            } else {
                found.put(name, parameters[i]);
            }
        }
    }

    private static Constructor<?> constructor(Class<?> type, Class<?>[] parameters) {
        try {
            return type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new AssertionError("A record has a constructor of its components", e);
        }
    }

    private static String kebab(String name) {
        return LETTER_AFTER_ANOTHER.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The defaults as the guide tells them, by setting; empty where it tells them in words. */
    private static Map<String, String> rows() throws IOException {
        var rows = new TreeMap<String, String>();
        ROW.matcher(Files.readString(GUIDE)).results().forEach(row -> {
            var names = expanded(row.group(1).replaceAll("\\.<.*", ""));
            var defaults = row.group(2).split(", ");
            for (int i = 0; i < names.size(); i++) {
                var told = defaults.length == names.size() && isValue(defaults[i]) ? defaults[i] : "";
                assertThat(rows.put(names.get(i), told))
                        .as("%s twice", names.get(i))
                        .isNull();
            }
        });
        return rows;
    }

    private static List<String> expanded(String name) {
        var braces = BRACES.matcher(name);
        return braces.matches()
                ? Arrays.stream(braces.group(2).split(","))
                        .flatMap(part -> expanded(braces.group(1) + part + braces.group(3)).stream())
                        .toList()
                : List.of(name);
    }

    private static boolean isValue(String told) {
        return told.matches("-?[0-9]+[A-Za-z]*|true|false|`[^`]+`");
    }

    private static Object value(Parameter setting, String text) {
        var plain = text.replace("`", "");
        if (setting.getType() == Duration.class) {
            return DurationStyle.detectAndParse(plain);
        }
        if (setting.getType() == Path.class) {
            return Path.of(plain).normalize();
        }
        return setting.getType() == DataSize.class ? DataSize.parse(plain) : plain;
    }
}
