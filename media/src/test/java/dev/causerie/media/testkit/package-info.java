/** A peer in the JVM that speaks STUN, DTLS and SRTP like a browser, for tests against the real server. */
@NullMarked
package dev.causerie.media.testkit;

import org.jspecify.annotations.NullMarked;
