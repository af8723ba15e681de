// SPDX-License-Identifier: Apache-2.0
package peer;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What a GET shows; the id is the token too. */
@Document
public record AccountDocument(@Id String id, String phone, String name, boolean hiddenPhone) {}
