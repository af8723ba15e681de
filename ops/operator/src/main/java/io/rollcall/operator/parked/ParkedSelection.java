// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.ParkedDocument;
import io.rollcall.projection.shared.ParkedRegister;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Some of what is parked.
 *
 * @param readModel only there; {@code null}: everywhere
 * @param type of the event only; {@code null}: any
 */
record ParkedSelection(@Nullable String readModel, @Nullable String type) {

    static ParkedSelection of(JsonNode json) {
        return new ParkedSelection(text(json, "subscription"), text(json, "type"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        var value = json.get(name);
        if (value != null && !value.isNull() && !value.isString()) {
            throw Problem.badRequest("'" + name + "' has to be text.");
        }
        return value == null || value.isNull() || value.asString().isBlank() ? null : value.asString();
    }

    /** @throws Problem 404 where there is no such read model */
    ParkedSelection checked(ParkedRegister register) {
        if (readModel != null && !register.readModels().contains(readModel)) {
            throw Problem.notFound("There is no read model '" + readModel + "'.");
        }
        return this;
    }

    boolean isAll() {
        return readModel == null && type == null;
    }

    /** Those of each read model in turn, page by page, as far as they are asked for. */
    Stream<List<ParkedDocument>> pages(ParkedRegister register, int most) {
        return readModels(register).flatMap(name -> register.pages(name, type, Long.MAX_VALUE, most));
    }

    /**
     * Those of all read models that are behind a place, or so many of each, the newest event first.
     *
     * @param behind whether one is
     */
    List<ParkedDocument> some(ParkedRegister register, long upTo, Predicate<ParkedDocument> behind, int most) {
        return readModels(register)
                .flatMap(name -> some(register.pages(name, type, upTo, most).iterator(), behind, most).stream())
                .toList();
    }

    private static List<ParkedDocument> some(
            Iterator<List<ParkedDocument>> pages, Predicate<ParkedDocument> behind, int most) {
        var found = new ArrayList<ParkedDocument>();
        while (found.size() < most && pages.hasNext()) {
            pages.next().stream().filter(behind).forEach(found::add);
        }
        return found;
    }

    private Stream<String> readModels(ParkedRegister register) {
        return register.readModels().stream().filter(name -> readModel == null || readModel.equals(name));
    }

    /** What it is called as the target of a job. */
    String target() {
        return Optional.ofNullable(readModel).orElse("all")
                + Optional.ofNullable(type).map(it -> " " + it).orElse("");
    }

    TreeMap<String, String> parameters() {
        var all = new TreeMap<String, String>();
        Optional.ofNullable(readModel).ifPresent(it -> all.put("subscription", it));
        Optional.ofNullable(type).ifPresent(it -> all.put("type", it));
        return all;
    }
}
