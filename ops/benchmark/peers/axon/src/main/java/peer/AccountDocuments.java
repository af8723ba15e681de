// SPDX-License-Identifier: Apache-2.0
package peer;

import org.springframework.data.mongodb.repository.MongoRepository;

/** The collection. */
interface AccountDocuments extends MongoRepository<AccountDocument, String> {}
