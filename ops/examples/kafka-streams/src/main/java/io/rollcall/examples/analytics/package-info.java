/** An example of what reads the stream: counts by Kafka Streams, which answer over HTTP. */
@NullMarked
package io.rollcall.examples.analytics;

import org.jspecify.annotations.NullMarked;
