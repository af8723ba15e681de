// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.timetravel;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.timetravel.DoorAnswer;
import io.rollcall.operator.timetravel.DoorQueries;
import io.rollcall.operator.timetravel.DoorQuestion;
import io.rollcall.projection.shared.PastReadModels;
import java.util.Map;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers GETs of the doors over documents of the past, by the endpoints and the queries of this version. The caller is
 * the viewer that the operator names: no credential is looked at, and no budget is spent.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class DoorsOfThePast implements DoorQueries {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final QueryCode code;

    DoorsOfThePast(QueryCode code) {
        this.code = code;
    }

    @Override
    public void addTo(AnnotationConfigApplicationContext past) {
        code.addTo(past);
    }

    @Override
    public DoorAnswer answer(PastReadModels past, DoorQuestion question) {
        var asked = PathContainer.parsePath(withoutSlash(question.path()));
        var endpoint = past.all(Endpoint.class).stream()
                .filter(candidate -> candidate.route().method().equals(HttpMethod.GET))
                .filter(candidate -> matches(candidate.route(), asked))
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("No door answers GET " + question.path() + " from its read models."));
        if (question.viewer() == null && endpoint.route().access() == Route.Access.FOR_USERS) {
            throw Problem.badRequest("This is answered to a user: name one by 'viewer'.");
        }
        return answer(endpoint, call(endpoint.route(), asked, question));
    }

    private static DoorAnswer answer(Endpoint endpoint, Call call) {
        try {
            return answer(
                    Mono.defer(() -> endpoint.handle(call)).blockOptional().orElseThrow());
        } catch (Refusal refused) {
            return answer(refused.answer());
        } catch (CallerLeft left) {
            throw Problem.notFound("There was no such viewer at that position.");
        } catch (NoHandlerForCommandException writes) {
            throw Problem.conflict(
                    "The door would have written something before it answered, which a look into the past"
                            + " does not.");
        }
    }

    private static DoorAnswer answer(Answer said) {
        var json = said.json();
        return new DoorAnswer(said.status(), json.length == 0 ? null : JSON.readValue(json, Object.class));
    }

    private static Call call(Route route, PathContainer asked, DoorQuestion question) {
        var match = PathPatternParser.defaultInstance
                .parse(withoutSlash(route.path()))
                .matchAndExtract(asked);
        var variables = match == null ? Map.<String, String>of() : match.getUriVariables();
        var viewer = question.viewer() == null ? null : new UserId(question.viewer());
        return new Call(Body.empty(), variables, question.query(), viewer, question.base());
    }

    private static boolean matches(Route route, PathContainer asked) {
        return PathPatternParser.defaultInstance
                .parse(withoutSlash(route.path()))
                .matches(asked);
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
