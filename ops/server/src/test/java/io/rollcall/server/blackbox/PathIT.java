// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** G-1, G-8 to G-10 and G-30: paths and methods, at the meet door. */
class PathIT {

    private static final String NEEDS_A_TOKEN = "{'detail':'Authentication credentials were not provided.'}";
    private static final List<String> PATHS = List.of(
            "/api/auth/code",
            "/api/auth/users",
            "/api/account",
            "/api/users",
            "/api/users/0",
            "/api/blacklist",
            "/api/contacts",
            "/api/meetings",
            "/api/meetings/0",
            "/api/meetings/0/users");

    private final Meet meet = Meet.at(Server.base());

    @Test
    void g01_theTrailingSlashMakesNoDifference() {
        var user = meet.as(meet.signUp());
        for (var path : PATHS) {
            for (var method : List.of("GET", "POST", "PUT", "PATCH", "OPTIONS")) {
                sameWithSlash(user, method, path);
            }
            sameWithSlash(meet.client(), "DELETE", path);
        }
    }

    private static void sameWithSlash(Client client, String method, String path) {
        var without = client.send(method, path, SentBody.json("{}"));
        var with = client.send(method, path + "/", SentBody.json("{}"));
        assertThat(without.status() / 100).as("%s", without).isNotEqualTo(3);
        assertThat(without.status()).as("%s", without).isEqualTo(with.status());
        assertThat(without.text()).as("%s", without).isEqualTo(with.text());
    }

    @Test
    void g08_anotherMethodIsNotAllowedOnAPublicPath() {
        var answer = meet.client().get(CODE).is(405, "detail", "Method \"GET\" not allowed.");
        assertThat(answer.header("Allow").orElse("none")).contains("POST").doesNotContain("GET");
    }

    @Test
    void g09_onAProtectedPathTheTokenIsLookedAtFirst() {
        meet.client().post(ACCOUNT, SentBody.none()).is(401, NEEDS_A_TOKEN);
        var answer = meet.as(meet.signUp()).post(ACCOUNT, SentBody.none());
        answer.is(405, "detail", "Method \"POST\" not allowed.");
        assertThat(answer.header("Allow").orElse("none")).contains("GET").contains("PATCH");
    }

    @Test
    void g10_anUnknownPathIsNotFound() {
        meet.client().get("/api/nothing/").is(404, "{'detail':'Not found.'}");
        meet.client().get("/nothing").is(404, "{'detail':'Not found.'}");
    }

    @Test
    void g30_optionsDescribeThePath() {
        var answer = meet.client().send("OPTIONS", CODE, SentBody.none()).is(200);
        assertThat(answer.json().propertyNames()).contains("name", "description", "renders", "parses");
        assertThat(answer.header("Allow").orElse("none")).contains("POST").contains("OPTIONS");
        meet.client().send("OPTIONS", ACCOUNT, SentBody.none()).is(401, NEEDS_A_TOKEN);
        meet.as(meet.signUp()).send("OPTIONS", ACCOUNT, SentBody.none()).is(200);
    }
}
