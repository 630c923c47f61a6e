/** The gateway alone, with the behaviour that the public test suites of Engine.IO and Socket.IO expect. */
@NullMarked
package dev.causerie.server.conformance;

import org.jspecify.annotations.NullMarked;
