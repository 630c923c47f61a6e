/** The certificate that the server shows where TLS ends at itself: the operator's own, or one that it makes. */
@NullMarked
package dev.causerie.server.tls;

import org.jspecify.annotations.NullMarked;
