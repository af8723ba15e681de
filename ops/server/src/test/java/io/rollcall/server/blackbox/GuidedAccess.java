// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rules that the guide for operators has a broker made of, row by row of its table. */
final class GuidedAccess {

    private static final Path GUIDE = Path.of("..", "guides", "operators.md");
    private static final Pattern ROW = Pattern.compile(
            "\\| (the server's|a reader's)? *\\| (topics|transactional ids|groups) (\\S+).* \\| (.+) \\|");

    private GuidedAccess() {}

    /** @param groups what the names of a reader's groups begin with */
    static List<AclBinding> rules(String server, String reader, String groups) {
        var rules = new ArrayList<AclBinding>();
        var account = server;
        for (var line : lines()) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                account = "a reader's".equals(row.group(1)) ? reader : account;
                var type = type(row.group(2));
                var name = type == ResourceType.GROUP ? groups : row.group(3).replace("`", "");
                var resource = new ResourcePattern(type, name, PatternType.PREFIXED);
                for (var operation : row.group(4).split(", ")) {
                    rules.add(new AclBinding(resource, allowed(account, operation)));
                }
            }
        }
        return rules;
    }

    private static AccessControlEntry allowed(String account, String operation) {
        var named = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return new AccessControlEntry("User:" + account, "*", AclOperation.valueOf(named), AclPermissionType.ALLOW);
    }

    private static ResourceType type(String resources) {
        return switch (resources) {
            case "topics" -> ResourceType.TOPIC;
            case "groups" -> ResourceType.GROUP;
            default -> ResourceType.TRANSACTIONAL_ID;
        };
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(GUIDE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
