// SPDX-License-Identifier: Apache-2.0
package peer;

import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import peer.Messages.FindAccount;
import peer.Messages.HidePhone;
import peer.Messages.SignUp;

/** What the meet door's account needs. A change is answered from what was read before it, without a wait. */
@RestController
class AccountController {

    private static final int PREFIX = "Token ".length();
    private static final int ATTEMPTS = 500;

    private final CommandGateway commands;
    private final QueryGateway queries;

    AccountController(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** Returns once the token is good. */
    @PostMapping("/api/auth/users/")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> signUp(@RequestParam String phone, @RequestParam String name) throws InterruptedException {
        var id = UUID.randomUUID().toString();
        commands.sendAndWait(new SignUp(id, phone, name));
        for (int attempt = 0; find(id) == null; attempt++) {
            if (attempt == ATTEMPTS) {
                throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
            }
            Thread.sleep(20);
        }
        return Map.of("user_id", Math.abs(id.hashCode()), "token", id);
    }

    @GetMapping("/api/account/")
    AccountDocument get(@RequestHeader("Authorization") String authorization) {
        return authorized(authorization);
    }

    @PatchMapping("/api/account/")
    AccountDocument change(
            @RequestHeader("Authorization") String authorization, @RequestParam("hidden_phone") boolean hidden) {
        var account = authorized(authorization);
        commands.sendAndWait(new HidePhone(account.id(), hidden));
        return new AccountDocument(account.id(), account.phone(), account.name(), hidden);
    }

    private AccountDocument authorized(String authorization) {
        var account = find(authorization.substring(PREFIX));
        if (account == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return account;
    }

    private AccountDocument find(String token) {
        return queries.query(new FindAccount(token), AccountDocument.class).join();
    }
}
