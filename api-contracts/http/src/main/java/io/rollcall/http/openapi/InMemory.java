// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.function.SingletonSupplier;

/** A file of the class path that anybody may ask for: read from its jar once, when first somebody does. */
final class InMemory {

    private final Supplier<Resource> content;

    /** @param path on the class path */
    InMemory(String path) {
        this.content = SingletonSupplier.of(() -> read(new ClassPathResource(path)));
    }

    Resource resource() {
        return content.get();
    }

    private static Resource read(ClassPathResource file) {
        try {
            return new ByteArrayResource(file.getContentAsByteArray()) {
                @Override
                public String getFilename() {
                    return file.getFilename(); // by which Spring tells its type
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
