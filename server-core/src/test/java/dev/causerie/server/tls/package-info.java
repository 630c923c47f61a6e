/** What proves the certificates. */
@NullMarked
package dev.causerie.server.tls;

import org.jspecify.annotations.NullMarked;
