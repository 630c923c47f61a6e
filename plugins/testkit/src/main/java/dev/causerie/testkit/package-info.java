/**
 * A host in memory for unit tests of plugins. {@link dev.causerie.testkit.FakeHost} is where a test begins; it keeps the
 * promises of the plugin API's Javadoc on a real database, without a network and without threads.
 */
@NullMarked
package dev.causerie.testkit;

import org.jspecify.annotations.NullMarked;
